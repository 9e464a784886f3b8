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
    """The toekenningen of one person beside the one that is being repaired, if any.

    Attributes:
        hersteld: The toekenning that gives way as a whole, None when nothing is repaired.
        looptijden: Days of each other one, as if `hersteld` had never been there.
        vervangers: By which toekenning the days of one are cut off now, where that is one.
    """

    hersteld: Toekenning | None
    looptijden: Mapping[Toekenning, Looptijd]
    vervangers: Mapping[Toekenning, Toekenning]


def lees_verloop(aanvraag: Aanvraag, *, behalve: Besluit | None) -> Verloop:
    """Read what one person had and has, also at another aanbieder, in a constant number of queries.

    Args:
        aanvraag: The aanvraag on which is decided, in view.
        behalve: The besluit that is repaired: what it ended gets its days back.

    Bron: [procedure] §3.1.
    """
    rijen = list_van_persoon(aanvraag)
    hersteld = next((rij for rij in rijen if behalve and rij.besluit_id == behalve.id), None)
    looptijden: dict[Toekenning, Looptijd] = {}
    vervangers: dict[Toekenning, Toekenning] = {}
    for nr, rij in enumerate(rijen):
        if rij is hersteld:
            continue
        looptijden[rij] = Looptijd(rij.ingang, rij.einde)
        if hersteld is not None and rij.vervangen_door_id == hersteld.id:
            later = [ander for ander in rijen[nr + 1 :] if ander is not hersteld]
            looptijden[rij] = _terug(rij, later, vervangers)
    return Verloop(hersteld=hersteld, looptijden=looptijden, vervangers=vervangers)


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
