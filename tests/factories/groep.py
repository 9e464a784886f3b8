"""Groups with their aanvraag for tests; the standard one is the group of scenario S10.

The rows are written directly where the individual factories do so; starting, submitting and what
comes after go through the real actions. The caller gives an application context and commits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import cycle

from portal.aanvraag.actions.antwoord import bewaar_antwoord
from portal.aanvraag.actions.gegevens import VRAAG as TERMIJN
from portal.aanvraag.actions.groep import Groepsstart, start_groepsaanvraag
from portal.aanvraag.actions.indienen import indienen
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import (
    Aanvraag,
    Afstemming,
    Antwoord,
    Doel,
    Rekenblok,
    Verklaring,
)
from portal.aanvraag.queries.stand import Stand, verklaringen_van
from portal.aanvraag.queries.stand.groep import GEKOZEN, LIDDOELEN
from portal.clienten.models import Groep
from portal.demo.check import PADEN
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.waarden import voldoet_elfproef
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from tests.factories.aanvraag import (
    INGANG,
    OP,
    TEKST,
    maak_check,
    maak_doel,
    onderteken,
    stand_van,
    voorbeeldantwoord,
    vul_driehoek,
    zet_tarief,
)
from tests.factories.aanvraag import Wens as Clientwens
from tests.factories.clienten import Zorg, maak_client, maak_kale_groep
from tests.factories.wereld import Wereld

DAG = date(2026, 3, 2)
GROEPSCHECK: Mapping[str, str] = {**PADEN["gewoon"], "k17": "ja, in totaal twee of meer"}
EERSTE_BSN = 999_992_000
"""The demonstration stays below it: in one database nobody is somebody else by accident."""
_bsn = cycle(str(nr) for nr in range(EERSTE_BSN, 10**9) if voldoet_elfproef(str(nr)))


def nieuw_bsn() -> str:
    """Give the test number of nobody yet."""
    return next(_bsn)


@dataclass(frozen=True, kw_only=True)
class Lidwens:
    """One client: indicatie, and hours per week as typed."""

    zorg: Zorg = field(default_factory=Zorg)
    wonen: str = "48"
    dagbesteding: str = "12"
    nachtzorg: str = "4"
    behandelaren: str = "1,5"
    min_uren: str = "0"

    @property
    def blokken(self) -> dict[str, dict[str, object]]:
        """Give the blocks of the rekentool of this client."""
        zorg = {
            "bron": "totaal",
            "wonen": self.wonen,
            "dagbesteding": self.dagbesteding,
            "nachtzorg": self.nachtzorg,
            "min_uren": self.min_uren,
            "verzorging": "",
            "verpleging": "",
        }
        return {"zorg": {**zorg}, "behandelaars": {"gedragsdeskundige": self.behandelaren}}


S10_LEDEN = (
    Lidwens(),
    Lidwens(zorg=Zorg("8VG", "VG8"), wonen="40", dagbesteding="7", nachtzorg="3", behandelaren="1"),
    Lidwens(
        zorg=Zorg(behandeling=False),
        wonen="34",
        dagbesteding="11",
        nachtzorg="2",
        behandelaren="0",
        min_uren="1,5",
    ),
    Lidwens(
        zorg=Zorg("5LVG", "LVG5"), wonen="45", dagbesteding="8", nachtzorg="2", behandelaren="2"
    ),
)


@dataclass(frozen=True, kw_only=True)
class Groepswens:
    """What a group asks; the default is S10."""

    leden: Sequence[Lidwens] = S10_LEDEN
    maanden: int = 36
    ingang: date = INGANG
    tarief: str = "0.97"
    context_uren: str = "208"
    context_euro: str = "30000"
    check: Mapping[str, str] = field(default_factory=lambda: GROEPSCHECK)
    geldt_voor: str = "cliënt"


S10 = Groepswens()


def maak_groep(wereld: Wereld, wens: Groepswens = S10, *, code: str = "") -> Groep:
    """Make a group at the own location with its clients, each with a BSN of his own."""
    locatie = db.session.get_one(Locatie, wereld["locatie"])
    leden = [maak_client(locatie, lid.zorg, bsn=nieuw_bsn()) for lid in wens.leden]
    return maak_kale_groep(locatie, *leden, code=code)


def start_groep(
    wereld: Wereld, wens: Groepswens = S10, *, groep: Groep | None = None, op: datetime = OP
) -> Aanvraag:
    """Start the aanvraag of a group with all its clients, with nothing filled in."""
    groep = groep or maak_groep(wereld, wens)
    start = Groepsstart(
        groep_id=groep.id,
        client_ids=tuple(lid.client_id for lid in groep.leden),
        maanden=wens.maanden,
        ingang=wens.ingang,
    )
    with clock.freeze(op):
        return start_groepsaanvraag(start, door=_manager(wereld), op=op)


def maak_groepsaanvraag(
    wereld: Wereld, wens: Groepswens = S10, *, groep: Groep | None = None, op: datetime = OP
) -> Aanvraag:
    """Make an aanvraag of a group that is complete and signed; only submitting is left.

    Returns:
        The aanvraag of the group; its `leden` are the parts, in the order of the wens.
    """
    aanvraag = start_groep(wereld, wens, groep=groep, op=op)
    vul_groepsaanvraag(aanvraag, wereld, wens, op=op)
    return aanvraag


def vul_groepsaanvraag(
    aanvraag: Aanvraag, wereld: Wereld, wens: Groepswens, *, op: datetime = OP
) -> None:
    """Fill in and sign everything of an aanvraag of a group that was started."""
    manager = _manager(wereld)
    with clock.freeze(op):
        zet_tarief(aanvraag, Clientwens(tarief=wens.tarief, ingang=wens.ingang))
        vul_driehoek(aanvraag, wereld, op=op)
        bewaar_antwoord(aanvraag, TERMIJN, {"uitleg": TEKST}, door=manager, op=op)
        doel = maak_doel(aanvraag, manager, op=op, geldt_voor=wens.geldt_voor)
        _vul_rekentool(aanvraag, wens, doel, manager, op)
        maak_check(aanvraag, wens.check, manager, op=op)
        vul_leden(aanvraag, doel, manager, op)
        vul_groepsvragen(aanvraag, manager, op=op)
        verklaar(aanvraag, manager, op)
        onderteken(aanvraag, op=op)


def maak_ingediende_groepsaanvraag(
    wereld: Wereld, wens: Groepswens = S10, *, groep: Groep | None = None, op: datetime = OP
) -> Aanvraag:
    """Let the manager submit a complete aanvraag of a group."""
    aanvraag = maak_groepsaanvraag(wereld, wens, groep=groep, op=op)
    dien_groep_in(aanvraag, wereld, op=op)
    return aanvraag


def maak_groep_in_toetsing(
    wereld: Wereld, wens: Groepswens = S10, *, groep: Groep | None = None, op: datetime = OP
) -> Aanvraag:
    """Submit, hand to the beoordelaar of the own zorgkantoor, and declare complete."""
    aanvraag = maak_ingediende_groepsaanvraag(wereld, wens, groep=groep, op=op)
    neem_groep_in_toetsing(aanvraag, wereld, op=op)
    return aanvraag


def neem_groep_in_toetsing(aanvraag: Aanvraag, wereld: Wereld, *, op: datetime = OP) -> None:
    """Hand a submitted aanvraag to the beoordelaar of the own zorgkantoor; it is complete."""
    beoordelaar = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
    aanvraag.behandelaar_id = beoordelaar.id
    stap = Stap(handeling=Handeling.DOSSIER_VOLLEDIG_VERKLAREN, door=beoordelaar, op=op)
    voer_uit(aanvraag, stap)
    db.session.flush()


def dien_groep_in(aanvraag: Aanvraag, wereld: Wereld, *, op: datetime = OP) -> None:
    """Let the manager submit what stands there now."""
    with clock.freeze(op):
        digest = stand_van(aanvraag).digest
        indienen(aanvraag, getoonde_digest=digest, door=_manager(wereld), op=op)
    db.session.flush()


def vul_groepsvragen(aanvraag: Aanvraag, door: Gebruiker, *, op: datetime = OP) -> None:
    """Answer every required question of the group and of each of its clients."""
    while True:
        stand = stand_van(aanvraag)
        nieuw = [rij for deel in (stand, *stand.leden) for rij in _antwoorden(deel, door, op)]
        if not nieuw:
            return
        db.session.add_all(nieuw)


def _antwoorden(stand: Stand, door: Gebruiker, op: datetime) -> list[Antwoord]:
    vragen = {
        rij.vraag_id: stand.kader.vragenlijst.vragen[rij.vraag_id] for rij in stand.ontbrekend
    }
    return [
        Antwoord(
            aanvraag_id=stand.dossier.aanvraag.id,
            vraag_id=vraag.id,
            waarde=voorbeeldantwoord(vraag),
            door_id=door.id,
            op=op,
        )
        for vraag in vragen.values()
        if vraag.gevuld_uit is None and vraag.id not in {"dl-doelen", LIDDOELEN}
    ]


def _vul_rekentool(
    aanvraag: Aanvraag, wens: Groepswens, doel: Doel, door: Gebruiker, op: datetime
) -> None:
    post = {
        "onderwerp": "geluidwerende wand",
        "soort": "inventaris",
        "bedrag": wens.context_euro,
        "doel_id": str(doel.doel_id),
        "andere_betaling": "geen",
    }
    context = {"context_uren": wens.context_uren, "posten": [post] if wens.context_euro else []}
    db.session.add(
        Rekenblok(aanvraag_id=aanvraag.id, blok="context", ruw=context, door_id=door.id, op=op)
    )
    for lid, lidwens in zip(aanvraag.leden, wens.leden, strict=True):
        db.session.add_all(
            Rekenblok(aanvraag_id=lid.id, blok=naam, ruw=ruw, door_id=door.id, op=op)
            for naam, ruw in lidwens.blokken.items()
        )
    db.session.flush()


def vul_leden(aanvraag: Aanvraag, doel: Doel, door: Gebruiker, op: datetime) -> None:
    """Link the goal of the group, record the talk and the declarations of every client."""
    stand = stand_van(aanvraag)
    for lid in aanvraag.leden:
        gekozen = {GEKOZEN: [str(doel.doel_id)], "toelichting": TEKST}
        db.session.add(
            Antwoord(aanvraag_id=lid.id, vraag_id=LIDDOELEN, waarde=gekozen, door_id=door.id, op=op)
        )
        db.session.add(
            Afstemming(
                aanvraag_id=lid.id,
                met_wie="de mentor",
                hoe="in een gesprek op de locatie",
                datum=DAG,
                machtiging_datum=DAG,
                getekend_datum=DAG,
            )
        )
        _vink_aan(lid, stand, door, op)


def verklaar(aanvraag: Aanvraag, door: Gebruiker, op: datetime) -> None:
    _vink_aan(aanvraag, stand_van(aanvraag), door, op)
    db.session.flush()


def _vink_aan(aanvraag: Aanvraag, stand: Stand, door: Gebruiker, op: datetime) -> None:
    teksten = stand.kader.verklaringen
    db.session.add_all(
        Verklaring(
            aanvraag_id=aanvraag.id,
            verklaring_id=verklaring.id,
            tekstversie=teksten.versie,
            door_id=door.id,
            functie="manager",
            op=op,
        )
        for verklaring in verklaringen_van(teksten, aanvraag)
    )


def _manager(wereld: Wereld) -> Gebruiker:
    return db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
