"""What happened to an aanvraag, and the toestand and terms that follow from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from portal.domain.bevoegdheid import Rol, Uitkomst
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.overgangen import OVERGANGEN, GebeurtenisSoort, bestemming
from portal.domain.procedure.toestanden import Kenmerk, Toestand
from portal.domain.termijnen import (
    AanvullingAfgesloten,
    AanvullingGevraagd,
    Beslistermijn,
    Kalender,
    TermijnGebeurtenis,
    Termijnregels,
    TermijnVerlengd,
    UitstelIngestemd,
    bepaal_beslistermijn,
)

ERBIJ = {
    GebeurtenisSoort.HERSTEL_VERSTREKEN: Kenmerk.AANVULLING_UITGEBLEVEN,
    GebeurtenisSoort.BESLUIT_GEVRAAGD: Kenmerk.BESLUIT_GEVRAAGD,
    GebeurtenisSoort.ANTWOORD_VERSTREKEN: Kenmerk.BESLUIT_GEVRAAGD,
}
# A new request gives a new chance: the earlier silence no longer counts.
ERAF = {GebeurtenisSoort.AANVULLING_GEVRAAGD: Kenmerk.AANVULLING_UITGEBLEVEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebeurtenis:
    """One line of the append-only record of an aanvraag.

    Args:
        nr: Place in the record, from 1, without gaps.
        soort: What happened.
        op: Moment in UTC.
        dag: Dutch calendar day of that moment.
        door: User who did it; None for the system.
        rol: Role in which he did it; None for the system.
        gegevens: Codes, ids and ISO dates, never free text. Read here: `uitkomst`,
            `hersteldatum`, `van`, `tot_en_met` and `nieuwe_datum`.
    """

    nr: int
    soort: GebeurtenisSoort
    op: datetime
    dag: date
    door: UUID | None
    rol: Rol | None
    gegevens: Mapping[str, str | int]

    def datum(self, sleutel: str) -> date:
        """Read a date from the data of the event."""
        return date.fromisoformat(str(self.gegevens[sleutel]))

    @property
    def uitkomst(self) -> Uitkomst | None:
        """Return the outcome that the event names, if any."""
        code = self.gegevens.get("uitkomst")
        return None if code is None else Uitkomst(str(code))


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an aanvraag is after its events.

    Args:
        toestand: Present toestand.
        voor_aanvulling: Toestand to return to; None when no aanvulverzoek is open.
        kenmerken: Marks that open or close a later choice.
        bijstellingen: How often bijstellen was the outcome.
    """

    toestand: Toestand
    voor_aanvulling: Toestand | None = None
    kenmerken: frozenset[Kenmerk] = frozenset()
    bijstellingen: int = 0


def stand_uit(gebeurtenissen: Iterable[Gebeurtenis]) -> Stand:
    """Return where the aanvraag is after all its events.

    Args:
        gebeurtenissen: The whole record, in order of `nr`.

    Raises:
        DomeinFout: `geen_gebeurtenissen` for an empty record; `gebeurtenis_ontbreekt` at a gap in
            the numbers; `gebeurtenis_past_niet` for an event that the table does not have there.

    Bron: [procedure] §0 and §1.
    """
    stand: Stand | None = None
    for verwacht, gebeurtenis in enumerate(gebeurtenissen, start=1):
        if gebeurtenis.nr != verwacht:
            raise DomeinFout("gebeurtenis_ontbreekt", verwacht=verwacht, gevonden=gebeurtenis.nr)
        stand = stand_na(stand, gebeurtenis)
    if stand is None:
        raise DomeinFout("geen_gebeurtenissen")
    return stand


def stand_na(stand: Stand | None, gebeurtenis: Gebeurtenis) -> Stand:
    """Return where the aanvraag is after one more event.

    Args:
        stand: Before the event; None when there is no aanvraag yet.
        gebeurtenis: What happened.

    Raises:
        DomeinFout: `gebeurtenis_past_niet` when the table does not have it in this toestand.

    Bron: [procedure] §1.
    """
    oud = stand.toestand if stand else None
    nieuw = _nieuwe_toestand(stand, gebeurtenis)
    if nieuw is None:
        raise DomeinFout("gebeurtenis_past_niet", toestand=oud, soort=gebeurtenis.soort)
    if stand is None:
        return Stand(nieuw)
    gevraagd = nieuw is Toestand.AANVULLING_GEVRAAGD
    # While the request is open other events, such as an extension, keep what to return to.
    terug = (stand.voor_aanvulling or oud) if gevraagd else None
    bijgesteld = gebeurtenis.uitkomst is Uitkomst.BIJSTELLEN
    vastgesteld = gebeurtenis.soort is GebeurtenisSoort.VASTGESTELD
    return replace(
        stand,
        toestand=nieuw,
        voor_aanvulling=terug,
        kenmerken=_kenmerken(stand.kenmerken, gebeurtenis.soort),
        bijstellingen=stand.bijstellingen + (bijgesteld and vastgesteld),
    )


def beslistermijn_uit(
    gebeurtenissen: Sequence[Gebeurtenis],
    *,
    regels: Termijnregels,
    kalender: Kalender,
    peildag: date | None = None,
) -> Beslistermijn | None:
    """Return the beslistermijn of an aanvraag; None as long as it is not submitted.

    Args:
        gebeurtenissen: The whole record, in order.
        regels: Terms in force on the day of indienen.
        kalender: Working days.
        peildag: As in `bepaal_beslistermijn`.

    Bron: [procedure] §9.2.
    """
    for gebeurtenis in gebeurtenissen:
        if gebeurtenis.soort is GebeurtenisSoort.INGEDIEND:
            return bepaal_beslistermijn(
                ontvangst=gebeurtenis.dag,
                gebeurtenissen=termijngebeurtenissen(gebeurtenissen),
                regels=regels,
                kalender=kalender,
                peildag=peildag,
            )
    return None


def termijngebeurtenissen(
    gebeurtenissen: Iterable[Gebeurtenis],
) -> tuple[TermijnGebeurtenis, ...]:
    """Return what the events mean for the beslistermijn, in order; other events are left out.

    Bron: [procedure] §1 T12-T15, T28 and T29.
    """
    gevonden = map(_termijngebeurtenis, gebeurtenissen)
    return tuple(gebeurtenis for gebeurtenis in gevonden if gebeurtenis is not None)


def _termijngebeurtenis(gebeurtenis: Gebeurtenis) -> TermijnGebeurtenis | None:
    match gebeurtenis.soort:
        case GebeurtenisSoort.AANVULLING_GEVRAAGD:
            return AanvullingGevraagd(gebeurtenis.dag, gebeurtenis.datum("hersteldatum"))
        case (
            GebeurtenisSoort.AANGEVULD
            | GebeurtenisSoort.AANVULVERZOEK_INGETROKKEN
            | GebeurtenisSoort.HERSTEL_VERSTREKEN
        ):
            return AanvullingAfgesloten(gebeurtenis.dag)
        case GebeurtenisSoort.UITSTEL_INGESTEMD:
            return UitstelIngestemd(gebeurtenis.datum("van"), gebeurtenis.datum("tot_en_met"))
        case GebeurtenisSoort.TERMIJN_VERLENGD:
            return TermijnVerlengd(gebeurtenis.datum("nieuwe_datum"))
        case _:
            return None


def _nieuwe_toestand(stand: Stand | None, gebeurtenis: Gebeurtenis) -> Toestand | None:
    toestand = stand.toestand if stand else None
    for overgang in OVERGANGEN:
        if overgang.soort is gebeurtenis.soort and overgang.past(toestand, gebeurtenis.uitkomst):
            return bestemming(
                overgang,
                toestand=toestand,
                uitkomst=gebeurtenis.uitkomst,
                vorige=stand.voor_aanvulling if stand else None,
            )
    return None


def _kenmerken(kenmerken: frozenset[Kenmerk], soort: GebeurtenisSoort) -> frozenset[Kenmerk]:
    erbij = {ERBIJ[soort]} if soort in ERBIJ else set()
    eraf = {ERAF[soort]} if soort in ERAF else set()
    return (kenmerken | erbij) - eraf
