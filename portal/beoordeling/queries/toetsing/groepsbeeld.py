"""One group of criteria as the reviewer sees it, and the way to the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.voorganger import HA_DOELEN
from portal.aanvraag.queries.weergave import Item, Tabcode, Weergave
from portal.beoordeling.models import Oordeel as Oordeelrij
from portal.beoordeling.queries.toetsing.cijfers import cijfer
from portal.beoordeling.queries.toetsing.signaalbeeld import Signaalbeeld, maak_signaalbeeld
from portal.beoordeling.queries.toetsing.stand import Toetsstand
from portal.beoordeling.queries.toetsing.teksten import woord
from portal.beoordeling.queries.toetsing.vorige import (
    DOELEN,
    VorigeToetsing,
    find_doelen,
    find_vorige_doelen,
)
from portal.domain.toetsingskader import Blokkeert, Criterium, Criteriumgroep, Herkomst

TERUGBLIK = "groep-heraanvraag"
CHECK_DOOR_ZORGKANTOOR = frozenset({"CA", "CZ"})


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A place in the aanvraag that a criterium is about."""

    tekst: str
    tab: str
    anker: str


@dataclass(frozen=True, slots=True)
class Eerder:
    """The oordeel on the version before, and the names of what changed since."""

    nr: int
    rij: Oordeelrij
    veranderd: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteriumbeeld:
    """One criterium with everything that stands beside it.

    Attributes:
        rij: The stored oordeel, None while there is none.
        eerder: What was found on the version before, None when that was not scored.
        signalen: Active signals.
        knopen: Answers of the check vooraf, to be confirmed or corrected here.
        verwijzingen: Answers that it is about.
        cijfers: Numbers of the rekentool, name and value.
        gevouwen: It stands folded with the others of its group.
        algemeen: Of one client in a group, what was found on the group as a whole.
        uitzonderingen: Of a group, the clients for whom something else was found.
        lidsignalen: Of a group, active signals of its clients.
    """

    criterium: Criterium
    rij: Oordeelrij | None
    eerder: Eerder | None
    signalen: tuple[Signaalbeeld, ...]
    knopen: tuple[Item, ...]
    verwijzingen: tuple[Verwijzing, ...]
    cijfers: tuple[tuple[str, str], ...]
    gevouwen: bool
    algemeen: Oordeelrij | None = None
    uitzonderingen: tuple[tuple[Aanvraag, Oordeelrij], ...] = ()
    lidsignalen: tuple[tuple[Aanvraag, Signaalbeeld], ...] = ()

    @property
    def vraagt_motivering(self) -> bool:
        """Toekennen may need an own motivering here."""
        deel = self.criterium
        return deel.blokkeert is Blokkeert.MOTIVERING or bool(deel.motivering_bij_signaal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepstand:
    """How far one group is."""

    groep: Criteriumgroep
    klaar: int
    totaal: int

    @property
    def is_klaar(self) -> bool:
        """Every criterium of the group is scored."""
        return self.klaar == self.totaal


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepsbeeld:
    """The group on the page, and the others around it."""

    nu: Groepstand
    alle: tuple[Groepstand, ...]
    criteria: tuple[Criteriumbeeld, ...]
    onder_knop: tuple[Criterium, ...]

    @property
    def open(self) -> tuple[Criteriumbeeld, ...]:
        """Give the criteria that are scored one by one."""
        return tuple(beeld for beeld in self.criteria if not beeld.gevouwen)

    @property
    def gevouwen(self) -> tuple[Criteriumbeeld, ...]:
        """Give the criteria that stand folded."""
        return tuple(beeld for beeld in self.criteria if beeld.gevouwen)

    def is_fout_gevouwen(self, velden: Iterable[str]) -> bool:
        """Say whether a field with a message belongs to a folded criterium."""
        gevouwen = tuple(f"{beeld.criterium.id}-" for beeld in self.gevouwen)
        return any(veld.startswith(gevouwen) for veld in velden)

    @property
    def gescoord(self) -> int:
        """Give how many criteria of the whole toetsing are scored."""
        return sum(stand.klaar for stand in self.alle)

    @property
    def totaal(self) -> int:
        """Give how many criteria the whole toetsing has."""
        return sum(stand.totaal for stand in self.alle)

    def naast(self, stap: int) -> Criteriumgroep | None:
        """Give the group before (-1) or after (1) this one, None at the end."""
        plek = self.alle.index(self.nu) + stap
        return self.alle[plek].groep if 0 <= plek < len(self.alle) else None


def groepstanden(stand: Toetsstand) -> tuple[Groepstand, ...]:
    """Give how far every group is, in order."""
    return tuple(
        Groepstand(
            groep=groep,
            klaar=sum(map(stand.is_gescoord, criteria)),
            totaal=len(criteria),
        )
        for groep in stand.groepen
        if (criteria := stand.criteria_van(groep.id))
    )


def maak_groepsbeeld(
    stand: Toetsstand, groep_id: str, weergave: Weergave, vorige: VorigeToetsing | None = None
) -> Groepsbeeld:
    """Put one group on a page, with the version before beside it; it has a visible criterium."""
    alle = groepstanden(stand)
    return Groepsbeeld(
        nu=next(deel for deel in alle if deel.groep.id == groep_id),
        alle=alle,
        criteria=tuple(
            _criteriumbeeld(stand, criterium, weergave, _eerder(vorige, criterium))
            for criterium in stand.criteria_van(groep_id)
        ),
        onder_knop=stand.onder_knop(groep_id),
    )


def _eerder(vorige: VorigeToetsing | None, criterium: Criterium) -> Eerder | None:
    if vorige is None or criterium.id not in vorige.veranderd:
        return None
    rij = vorige.stand.rijen[criterium.id]
    return Eerder(vorige.nr, rij, vorige.veranderd[criterium.id])


def _criteriumbeeld(
    stand: Toetsstand, criterium: Criterium, weergave: Weergave, eerder: Eerder | None
) -> Criteriumbeeld:
    signalen = stand.signalen_van(criterium)
    van_leden = _lidsignalen(stand, criterium)
    rij = stand.rijen.get(criterium.id)
    bij_check = criterium.groep_id in CHECK_DOOR_ZORGKANTOOR
    knopen = [gevonden[1] for knoop in criterium.check if (gevonden := weergave.find_item(knoop))]
    vragen = criterium.vragen if bij_check else (*criterium.check, *criterium.vragen)
    return Criteriumbeeld(
        criterium=criterium,
        rij=rij,
        eerder=eerder,
        signalen=tuple(maak_signaalbeeld(stand, signaal) for signaal in signalen),
        knopen=tuple(knopen) if bij_check else (),
        verwijzingen=tuple(
            plek for vraag in vragen if (plek := _verwijzing(weergave, vraag)) is not None
        ),
        cijfers=_cijfers(stand, criterium),
        gevouwen=not (
            criterium.kern
            or _staat_apart(rij, eerder)
            or any(signaal.vraagt_aandacht for signaal in signalen)
            or van_leden
        ),
        algemeen=stand.algemeen.get(criterium.id),
        uitzonderingen=tuple(
            (lid.aanvraag, uitzondering) for lid, uitzondering in stand.uitzonderingen(criterium)
        ),
        lidsignalen=van_leden,
    )


def _lidsignalen(
    stand: Toetsstand, criterium: Criterium
) -> tuple[tuple[Aanvraag, Signaalbeeld], ...]:
    """Give the active signals of clients of a group that ask a look at a criterium."""
    return tuple(
        (lid.aanvraag, maak_signaalbeeld(lid, signaal))
        for lid in stand.leden
        for signaal in lid.signalen_van(criterium)
        if signaal.vraagt_aandacht
    )


def _staat_apart(rij: Oordeelrij | None, eerder: Eerder | None) -> bool:
    """Say whether an oordeel was given apart, or the one on the version before needs a look."""
    if rij is None:
        return eerder is not None and bool(eerder.veranderd)
    return rij.herkomst == Herkomst.ZELF or bool(rij.toelichting)


def _verwijzing(weergave: Weergave, vraag_id: str) -> Verwijzing | None:
    gevonden = weergave.find_item(vraag_id)
    if gevonden is not None:
        return Verwijzing(gevonden[1].kop, gevonden[0].code.value, vraag_id)
    if vraag_id == HA_DOELEN and find_vorige_doelen(weergave):
        return Verwijzing(woord("verwijzing", "vorige_doelen"), Tabcode.TERUGBLIK.value, TERUGBLIK)
    doelen = find_doelen(weergave) if vraag_id == DOELEN else None
    if doelen is None:
        return None
    return Verwijzing(doelen.titel, Tabcode.GEWENST.value, f"groep-{doelen.id}")


def _cijfers(stand: Toetsstand, criterium: Criterium) -> tuple[tuple[str, str], ...]:
    return tuple(
        (regel, tekst) for regel in criterium.rekenregels if (tekst := cijfer(stand.bron, regel))
    )
