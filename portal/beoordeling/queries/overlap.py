"""Which toekenningen of a client a new one ends, and which stand in its way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit, Toekenning
from portal.beoordeling.queries.toekenningen import list_van_persoon
from portal.domain.fouten import DomeinFout
from portal.domain.termijnen import Looptijd, eindigt_door

PREVENTIEF = "preventief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vervanging:
    """A toekenning that ends because a new one begins.

    Attributes:
        toekenning: The one that ends.
        looptijd: Days that it had until now.
        nieuwe_laatste_dag: Last day from now on; before its ingang when it never gets in force.
    """

    toekenning: Toekenning
    looptijd: Looptijd
    nieuwe_laatste_dag: date

    @property
    def kenmerk(self) -> str:
        """Give the number of its besluit."""
        return self.toekenning.kenmerk

    @property
    def soort(self) -> str:
        """Give its kind."""
        return self.toekenning.soort

    @property
    def vervalt(self) -> bool:
        """No day of it is left."""
        return self.nieuwe_laatste_dag < self.looptijd.ingang


@dataclass(frozen=True, slots=True, kw_only=True)
class Verloop:
    """The toekenningen of one person beside the one that is being replaced, if any.

    Attributes:
        hersteld: The toekenning of the besluit that is repaired or, after bezwaar, replaced.
        wijkt: It gives way as a whole, so that what it ended gets its days back.
        looptijden: Days of each other one, as if `hersteld` had never been there when it `wijkt`.
        vervangers: By which toekenning the days of one are cut off now, where that is one.
        later: What was granted after the besluit on which bezwaar was made: that stays.
    """

    hersteld: Toekenning | None
    wijkt: bool
    looptijden: Mapping[Toekenning, Looptijd]
    vervangers: Mapping[Toekenning, Toekenning]
    later: tuple[Toekenning, ...] = ()


def lees_verloop(
    aanvraag: Aanvraag, *, behalve: Besluit | None, na_bezwaar_vanaf: date | None = None
) -> Verloop:
    """Read what one person had and has, also at another aanbieder, in a constant number of queries.

    Args:
        aanvraag: The aanvraag on which is decided, in view.
        behalve: The besluit that is replaced: what it ended gets its days back.
        na_bezwaar_vanaf: First day of what is granted after bezwaar: the old one keeps the days
            before, and what was granted later stays. None at any other besluit.

    Bron: [procedure] §3.1, §4 Z12.
    """
    rijen = list_van_persoon(aanvraag)
    hersteld = next((rij for rij in rijen if behalve and rij.besluit_id == behalve.id), None)
    vanaf = na_bezwaar_vanaf
    later = _later_dan(behalve, rijen, hersteld) if behalve and vanaf else ()
    wijkt = hersteld is not None and (vanaf is None or vanaf <= hersteld.ingang)
    looptijden: dict[Toekenning, Looptijd] = {}
    vervangers: dict[Toekenning, Toekenning] = {}
    for nr, rij in enumerate(rijen):
        if rij is hersteld or rij in later:
            continue
        looptijden[rij] = Looptijd(rij.ingang, rij.einde)
        if wijkt and hersteld is not None and rij.vervangen_door_id == hersteld.id:
            daarna = [ander for ander in rijen[nr + 1 :] if ander is not hersteld]
            looptijden[rij] = _terug(rij, daarna, vervangers)
    return Verloop(
        hersteld=hersteld, wijkt=wijkt, looptijden=looptijden, vervangers=vervangers, later=later
    )


def verloop_voor(aanvraag: Aanvraag, besluit: Besluit | None, ingang: date) -> Verloop:
    """Read the same for a besluit in the making that grants from a day.

    Bron: [procedure] §3.1, §4 Z12.
    """
    if besluit is None:
        return lees_verloop(aanvraag, behalve=None)
    vanaf = ingang if besluit.na_bezwaar else None
    return lees_verloop(aanvraag, behalve=besluit.hersteld_besluit, na_bezwaar_vanaf=vanaf)


def eis_dagen_vrij(verloop: Verloop, nieuw: Looptijd) -> None:
    """Refuse after bezwaar what would have no day: a later one or an end stands in its way.

    Raises:
        DomeinFout: `later_toegekend` or `toekenning_al_geeindigd`.
    """
    for rij in verloop.later:
        if rij.ingang <= nieuw.ingang <= rij.einde:
            raise DomeinFout("later_toegekend", nummer=rij.nummer, ingang=rij.ingang)
    oud = verloop.hersteld
    if oud is not None and not verloop.wijkt and oud.einde_reden and oud.einde < nieuw.ingang:
        raise DomeinFout("toekenning_al_geeindigd", nummer=oud.nummer, einde=oud.einde)


def _later_dan(
    oud: Besluit, rijen: Sequence[Toekenning], hersteld: Toekenning | None
) -> tuple[Toekenning, ...]:
    """Give what was granted after a besluit and is in force on some day."""
    assert oud.vastgesteld_op is not None
    return tuple(
        rij
        for rij in rijen
        if rij is not hersteld
        and rij.geregistreerd_op > oud.vastgesteld_op
        and Looptijd(rij.ingang, rij.einde).is_van_kracht
    )


def list_vervangen(verloop: Verloop, nieuw: Looptijd) -> tuple[Vervanging, ...]:
    """Give the toekenningen that a new one ends, in the order they were fixed.

    What replaced the repaired one goes on replacing: it is not ended by the repair.

    Args:
        verloop: What the person had and has.
        nieuw: Days of what is being granted.

    Bron: [procedure] §3.1.
    """
    later = verloop.hersteld.vervangen_door_id if verloop.hersteld else None
    return tuple(
        Vervanging(toekenning=rij, looptijd=looptijd, nieuwe_laatste_dag=einde)
        for rij, looptijd in verloop.looptijden.items()
        if rij.id != later
        and looptijd.is_van_kracht
        and (einde := eindigt_door(looptijd, nieuw)) is not None
    )


def eis_niet_elders(gevonden: Iterable[Vervanging], aanvraag: Aanvraag) -> None:
    """Refuse what another aanbieder has: a besluit on this aanvraag cannot end it.

    Raises:
        DomeinFout: `loopt_elders`.
    """
    for deel in gevonden:
        if deel.toekenning.aanbieder_id != aanvraag.aanbieder_id:
            einde = deel.looptijd.laatste_dag
            raise DomeinFout("loopt_elders", nummer=deel.toekenning.nummer, einde=einde)


def _terug(
    rij: Toekenning, later: Sequence[Toekenning], vervangers: dict[Toekenning, Toekenning]
) -> Looptijd:
    """Give the days of one when what ended it falls away; those fixed after it still count."""
    looptijd = Looptijd(rij.ingang, rij.laatste_dag)
    for ander in later:
        nieuwer = Looptijd(ander.ingang, ander.einde)
        einde = eindigt_door(looptijd, nieuwer) if nieuwer.is_van_kracht else None
        if einde is not None and looptijd.is_van_kracht:
            looptijd, vervangers[rij] = Looptijd(rij.ingang, einde), ander
    return looptijd
