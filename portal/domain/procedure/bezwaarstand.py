"""What happened to a bezwaar, and the toestand, choices and term that follow from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from portal.domain.fouten import DomeinFout
from portal.domain.procedure.bezwaar import Bezwaartoestand, Bezwaaruitkomst
from portal.domain.procedure.bezwaar_overgangen import BEZWAAROVERGANGEN, Bezwaarfeit
from portal.domain.termijnen import (
    AdviesGevraagd,
    Beslistermijn,
    Bezwaarregels,
    Bezwaartermijn,
    Kalender,
    TermijnfeitBezwaar,
    Uitgesteld,
    Verdaagd,
    VerzuimAfgesloten,
    VerzuimGevraagd,
    bepaal_bezwaartermijn,
)

EERSTE_STAP = frozenset(
    {
        Bezwaarfeit.IN_BEHANDELING_GENOMEN,
        Bezwaarfeit.HERSTEL_GEVRAAGD,
        Bezwaarfeit.REDEN_GEVRAAGD,
    }
)
"""Events that name whether a commissie advises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaargebeurd:
    """One line of the append-only record of a bezwaar.

    Args:
        nr: Place in the record, from 1, without gaps.
        soort: What happened.
        dag: Dutch calendar day.
        gegevens: Codes, ids and ISO dates. Read here: `hersteldatum` at herstel_gevraagd and
            reden_gevraagd, `met_commissie` at the first step, `ontvangen` (day of an answer on
            paper) at antwoord_verwerkt, `tot` at uitgesteld.
    """

    nr: int
    soort: Bezwaarfeit
    dag: date
    gegevens: Mapping[str, object]

    def datum(self, sleutel: str) -> date:
        """Read a date from the data of the event."""
        return date.fromisoformat(str(self.gegevens[sleutel]))


@dataclass(frozen=True, slots=True)
class Bezwaarstand:
    """Where a bezwaar is after its events.

    Args:
        toestand: Present toestand.
        om_reden_gevraagd: A verzuim could be restored or a reason for lateness given, and that
            answer was dealt with: only then niet-ontvankelijk can be chosen.
        verzuim_open: Day until which a verzuim or reason is awaited; None when nothing is.
        beantwoord: The bezwaarmaker answered what was asked.
        verdaagd: It was put off once already.
        advies_gevraagd: The Zorginstituut was asked, whatever came of it.
    """

    toestand: Bezwaartoestand
    om_reden_gevraagd: bool = False
    verzuim_open: date | None = None
    beantwoord: bool = False
    verdaagd: bool = False
    advies_gevraagd: bool = False


def bezwaarstand_uit(verloop: Iterable[Bezwaargebeurd]) -> Bezwaarstand:
    """Return where the bezwaar is after all its events.

    Args:
        verloop: The whole record, in order of `nr`.

    Raises:
        DomeinFout: `geen_gebeurtenissen` for an empty record; `gebeurtenis_ontbreekt` at a gap in
            the numbers; `gebeurtenis_past_niet` for an event that the table does not have there.

    Bron: [procedure] §0 and §4.
    """
    stand: Bezwaarstand | None = None
    for verwacht, gebeurd in enumerate(verloop, start=1):
        if gebeurd.nr != verwacht:
            raise DomeinFout("gebeurtenis_ontbreekt", verwacht=verwacht, gevonden=gebeurd.nr)
        stand = bezwaarstand_na(stand, gebeurd)
    if stand is None:
        raise DomeinFout("geen_gebeurtenissen")
    return stand


def bezwaarstand_na(stand: Bezwaarstand | None, gebeurd: Bezwaargebeurd) -> Bezwaarstand:
    """Return where the bezwaar is after one more event.

    Raises:
        DomeinFout: `gebeurtenis_past_niet` when the table does not have it in this toestand.

    Bron: [procedure] §4.
    """
    toestand = _nieuwe_toestand(stand.toestand if stand else None, gebeurd.soort)
    if stand is None:
        return Bezwaarstand(toestand)
    stand = replace(stand, toestand=toestand)
    match gebeurd.soort:
        case Bezwaarfeit.HERSTEL_GEVRAAGD | Bezwaarfeit.REDEN_GEVRAAGD:
            stand = replace(stand, verzuim_open=gebeurd.datum("hersteldatum"), beantwoord=False)
        case Bezwaarfeit.BEANTWOORD:
            stand = replace(stand, beantwoord=True)
        case Bezwaarfeit.ANTWOORD_VERWERKT:
            stand = replace(stand, om_reden_gevraagd=True, verzuim_open=None)
        case Bezwaarfeit.VERDAAGD:
            stand = replace(stand, verdaagd=True)
        case Bezwaarfeit.ADVIES_GEVRAAGD:
            stand = replace(stand, advies_gevraagd=True)
    return stand


def kiesbare_uitkomsten(stand: Bezwaarstand, *, kennelijk: bool) -> tuple[Bezwaaruitkomst, ...]:
    """Return what may be meant or decided: niet-ontvankelijk only where the law leaves room.

    Args:
        stand: Where the bezwaar is; one that is late never gets past the question why, so what is
            in behandeling without that question is in time and complete.
        kennelijk: It is kennelijk niet-ontvankelijk for another reason, as of somebody without an
            interest of his own.

    Bron: [procedure] §4 Z06 and Z09; [awb] art. 6:6, 6:11 and 7:3.
    """
    mag = stand.om_reden_gevraagd or kennelijk
    return tuple(u for u in Bezwaaruitkomst if mag or u is not Bezwaaruitkomst.NIET_ONTVANKELIJK)


def controleer_antwoord_verwerken(stand: Bezwaarstand, dag: date, *, antwoord: bool) -> None:
    """Refuse to go on while an answer may still come.

    Args:
        stand: Where the bezwaar is.
        dag: The Dutch calendar day.
        antwoord: An answer came outside the portal and is registered now.

    Raises:
        DomeinFout: `antwoord_kan_nog_komen` with the last day.

    Bron: [procedure] §4 Z06.
    """
    wacht = stand.verzuim_open is not None and dag <= stand.verzuim_open
    if wacht and not (stand.beantwoord or antwoord):
        raise DomeinFout("antwoord_kan_nog_komen", uiterlijk=stand.verzuim_open)


def bezwaartermijn_uit(
    verloop: Sequence[Bezwaargebeurd],
    *,
    laatste_dag: date,
    regels: Bezwaarregels,
    kalender: Kalender,
    peildag: date | None = None,
) -> Beslistermijn:
    """Return the day on which must be decided on a bezwaar at the latest, and why.

    Args:
        verloop: The whole record, in order.
        laatste_dag: Last day of the bezwaartermijn of the besluit (E).
        regels: Terms in force on that day.
        kalender: Working days.
        peildag: As in `bepaal_bezwaartermijn`.

    Raises:
        DomeinFout: As `bepaal_bezwaartermijn`.

    Bron: [awb] art. 7:10; [wlz] art. 10.3.1 lid 5.
    """
    termijn = Bezwaartermijn(
        laatste_dag=laatste_dag,
        met_commissie=any(
            bool(rij.gegevens.get("met_commissie")) for rij in verloop if rij.soort in EERSTE_STAP
        ),
        feiten=termijnfeiten(verloop),
    )
    return bepaal_bezwaartermijn(termijn, regels=regels, kalender=kalender, peildag=peildag)


def termijnfeiten(verloop: Iterable[Bezwaargebeurd]) -> tuple[TermijnfeitBezwaar, ...]:
    """Return what the events mean for the term, in order; other events are left out.

    The first answer after the request ends the stilstand, also when it turns out to be too little.

    Bron: [awb] art. 7:10 lid 2-4; [procedure] §4.
    """
    feiten: list[TermijnfeitBezwaar] = []
    open_verzuim = False
    for rij in verloop:
        match rij.soort:
            case Bezwaarfeit.HERSTEL_GEVRAAGD:
                feiten.append(VerzuimGevraagd(rij.dag, rij.datum("hersteldatum")))
                open_verzuim = True
            case Bezwaarfeit.BEANTWOORD | Bezwaarfeit.ANTWOORD_VERWERKT if open_verzuim:
                feiten.append(VerzuimAfgesloten(_antwoorddag(rij)))
                open_verzuim = False
            case Bezwaarfeit.VERDAAGD:
                feiten.append(Verdaagd(rij.dag))
            case Bezwaarfeit.UITGESTELD:
                feiten.append(Uitgesteld(rij.dag, rij.datum("tot")))
            case Bezwaarfeit.ADVIES_GEVRAAGD:
                feiten.append(AdviesGevraagd(rij.dag))
            case _:
                pass
    return tuple(feiten)


def _antwoorddag(rij: Bezwaargebeurd) -> date:
    """Give the day of an answer: on paper it may have come before it was registered."""
    return rij.datum("ontvangen") if rij.gegevens.get("ontvangen") else rij.dag


def _nieuwe_toestand(toestand: Bezwaartoestand | None, soort: Bezwaarfeit) -> Bezwaartoestand:
    for overgang in BEZWAAROVERGANGEN:
        naar = overgang.naar or toestand
        if overgang.soort is soort and overgang.past(toestand) and naar is not None:
            return naar
    raise DomeinFout("gebeurtenis_past_niet", toestand=toestand, soort=soort)
