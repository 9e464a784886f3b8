"""Aanvragen for tests, made by the real actions as far as they exist.

The caller gives an application context and commits. `maak_volledige_aanvraag` is the aanvraag of
scenario S01, ready to be submitted by the manager.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from portal.aanvraag.actions.check import Checkinvoer, beantwoord
from portal.aanvraag.actions.driehoek import Driehoek, bewaar_driehoek
from portal.aanvraag.actions.gegevens import Termijn, bewaar_termijn
from portal.aanvraag.actions.indienen import indienen
from portal.aanvraag.actions.starten import Start, start_aanvraag
from portal.aanvraag.models import (
    Aanvraag,
    Afstemming,
    Antwoord,
    CheckPad,
    CheckStap,
    Doel,
    Ondertekening,
    Rekenblok,
    Verklaring,
)
from portal.aanvraag.queries.dossier import laad_dossier
from portal.aanvraag.queries.stand import Stand, bepaal_stand, laad_kader
from portal.aanvraag.queries.stand.check import loop_check
from portal.clienten.models import Client
from portal.demo.check import PADEN
from portal.domain.bevoegdheid import DRIEHOEK, Rol
from portal.domain.vragenlijst import Subveld, Veldtype, Vraag, Vraagtype
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie, Tariefafspraak
from portal.toegang.queries import find_tariefafspraak
from tests.factories.clienten import VG7, Zorg, maak_client
from tests.factories.wereld import EIGEN, Wereld

OP = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
INGANG = date(2026, 5, 1)
TEKST = "Een voorbeeld van een antwoord, voor een verzonnen client."
CHECK = PADEN["gewoon"]
BLOKKEN: Mapping[str, Mapping[str, object]] = {
    "zorg": {
        "bron": "totaal",
        "wonen": "60",
        "dagbesteding": "14",
        "nachtzorg": "4",
        "min_uren": "0",
        "verzorging": "",
        "verpleging": "",
    },
    "behandelaars": {"gedragsdeskundige": "2,5"},
    "context": {"context_uren": "52"},
}


@dataclass(frozen=True, kw_only=True)
class Wens:
    """What differs from S01."""

    soort: str = "individueel"
    maanden: int = 36
    ingang: date = INGANG
    tarief: str = "0.96"
    zorg: Zorg = VG7
    check: Mapping[str, str] = field(default_factory=lambda: CHECK)
    blokken: Mapping[str, Mapping[str, object]] = field(default_factory=lambda: BLOKKEN)
    context_euro: str = "6000"


S01 = Wens()


def maak_aanvraag(
    client: Client, door: Gebruiker, *, soort: str = "individueel", op: datetime = OP
) -> Aanvraag:
    """Start an aanvraag for a client, with nothing filled in."""
    start = Start(soort=soort, client_id=client.id, maanden=None, ingang=None)
    with clock.freeze(op):
        return start_aanvraag(start, door=door, op=op)


def maak_volledige_aanvraag(
    wereld: Wereld, wens: Wens = S01, *, client: Client | None = None, op: datetime = OP
) -> Aanvraag:
    """Make an aanvraag that is complete and signed; only submitting is left."""
    manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
    if client is None:
        client = maak_client(db.session.get_one(Locatie, wereld["locatie"]), wens.zorg)
    with clock.freeze(op):
        aanvraag = maak_aanvraag(client, manager, soort=wens.soort, op=op)
        zet_tarief(aanvraag, wens)
        vul_driehoek(aanvraag, wereld, op=op)
        termijn = Termijn(maanden=wens.maanden, ingang=wens.ingang, uitleg=TEKST)
        bewaar_termijn(aanvraag, termijn, stand_van(aanvraag).looptijdgrens, door=manager, op=op)
        doel = maak_doel(aanvraag, manager, op=op)
        vul_rekentool(aanvraag, wens, doel, manager, op=op)
        maak_check(aanvraag, wens.check, manager, op=op)
        vul_vragen(aanvraag, manager, op=op)
        vul_afstemming(aanvraag, manager, op=op)
        onderteken(aanvraag, op=op)
    return aanvraag


def dien_in(aanvraag: Aanvraag, wereld: Wereld, *, op: datetime = OP) -> None:
    """Let the manager submit what stands there now."""
    manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
    with clock.freeze(op):
        indienen(aanvraag, getoonde_digest=stand_van(aanvraag).digest, door=manager, op=op)
    db.session.flush()


def stand_van(aanvraag: Aanvraag) -> Stand:
    """Compute where an aanvraag stands today."""
    db.session.flush()
    return bepaal_stand(laad_dossier(aanvraag), laad_kader(aanvraag, op=clock.today()))


def zet_tarief(aanvraag: Aanvraag, wens: Wens) -> None:
    """Agree on the tariefpercentage of the year of the ingang."""
    jaar = wens.ingang.year
    afspraak = find_tariefafspraak(aanvraag.aanbieder_id, aanvraag.zorgkantoor_id, jaar)
    if afspraak is None:
        afspraak = Tariefafspraak(
            aanbieder_id=aanvraag.aanbieder_id, zorgkantoor_id=aanvraag.zorgkantoor_id, jaar=jaar
        )
        db.session.add(afspraak)
    afspraak.fractie = wens.tarief
    db.session.flush()


def vul_driehoek(aanvraag: Aanvraag, wereld: Wereld, *, op: datetime = OP) -> None:
    """Put the three people of the own organisation in the driehoek."""
    leden = {rol: wereld.gebruiker(rol, EIGEN) for rol in DRIEHOEK}
    manager = db.session.get_one(Gebruiker, leden[Rol.MANAGER])
    driehoek = Driehoek(leden=leden, telefoon="0900 0001")
    bewaar_driehoek(aanvraag, driehoek, door=manager, op=op)


def vul_check(
    aanvraag: Aanvraag, antwoorden: Mapping[str, str], door: Gebruiker, *, op: datetime = OP
) -> Stand:
    """Answer the open node of the check, with a toelichting, as long as there is an answer."""
    stand = stand_van(aanvraag)
    while stand.check.huidige_knoop is not None and stand.check.huidige_knoop.id in antwoorden:
        knoop = stand.check.huidige_knoop.id
        waarde = antwoorden[knoop]
        invoer = Checkinvoer(waarden=(waarde,) if waarde else (), toelichting=TEKST)
        beantwoord(stand, knoop, invoer, door=door, op=op)
        stand = stand_van(aanvraag)
    return stand


def maak_check(
    aanvraag: Aanvraag, antwoorden: Mapping[str, str], door: Gebruiker, *, op: datetime = OP
) -> None:
    """Leave the walk of `vul_check`, with one action instead of one per node."""
    stand = stand_van(aanvraag)
    pad = CheckPad(
        aanvraag_id=aanvraag.id, nr=1, configversie=stand.kader.check.versie, begonnen_op=op
    )
    stand.dossier.paden.append(pad)
    check = stand.check
    while check.huidige_knoop is not None and check.huidige_knoop.id in antwoorden:
        knoop = check.huidige_knoop.id
        waarden = [antwoorden[knoop]] if antwoorden[knoop] else []
        stap = CheckStap(
            knoop=knoop, antwoorden=waarden, velden={}, toelichting=TEKST, door_id=door.id, op=op
        )
        pad.stappen.append(stap)
        check = loop_check(stand.dossier, stand.kader, stand.rekenen)
    laatste = pad.stappen.pop()
    db.session.add(pad)
    invoer = Checkinvoer(waarden=tuple(laatste.antwoorden), toelichting=TEKST)
    beantwoord(stand_van(aanvraag), laatste.knoop, invoer, door=door, op=op)


def maak_doel(
    aanvraag: Aanvraag, door: Gebruiker, *, op: datetime = OP, geldt_voor: str = "cliënt"
) -> Doel:
    """Add one complete goal within the asked period."""
    velden = {
        "korte_naam": "rustige ochtend",
        "thema": "dagstructuur",
        "richting": "verbeteren",
        "specifiek": TEKST,
        "aanpak": TEKST,
        "meetwijze": "telling per week",
        "beginstand": "5 keer per week, gemeten op 1 maart 2026",
        "streefstand": "1 keer per week",
        "haalbaar": TEKST,
        "einddatum": "2026-07-31",
        "tussenmeting": "2026-06-15",
        "uren_minder_bij_behalen": "2",
        "geldt_voor": geldt_voor,
    }
    doel = Doel(
        aanvraag_id=aanvraag.id,
        doel_id=uuid.uuid4(),
        volgnummer=1,
        velden=velden,
        door_id=door.id,
        op=op,
    )
    db.session.add(doel)
    db.session.flush()
    return doel


def vul_rekentool(
    aanvraag: Aanvraag, wens: Wens, doel: Doel, door: Gebruiker, *, op: datetime = OP
) -> None:
    """Type the blocks of the rekentool; the context post serves the goal."""
    post = {
        "onderwerp": "geluidwerende wand",
        "soort": "inventaris",
        "bedrag": wens.context_euro,
        "doel_id": str(doel.doel_id),
        "andere_betaling": "geen",
    }
    for naam, ruw in wens.blokken.items():
        extra = {"posten": [post]} if naam == "context" and wens.context_euro else {}
        blok = Rekenblok(
            aanvraag_id=aanvraag.id, blok=naam, ruw={**ruw, **extra}, door_id=door.id, op=op
        )
        db.session.add(blok)
    db.session.flush()


def vul_vragen(aanvraag: Aanvraag, door: Gebruiker, *, op: datetime = OP) -> None:
    """Answer every required question that is visible, also those that appear by an answer."""
    while True:
        stand = stand_van(aanvraag)
        vragen = {
            rij.vraag_id: stand.kader.vragenlijst.vragen[rij.vraag_id] for rij in stand.ontbrekend
        }
        te_doen = [v for v in vragen.values() if v.gevuld_uit is None and v.id != "dl-doelen"]
        if not te_doen:
            return
        for vraag in te_doen:
            antwoord = Antwoord(
                aanvraag_id=aanvraag.id,
                vraag_id=vraag.id,
                waarde=voorbeeldantwoord(vraag),
                door_id=door.id,
                op=op,
            )
            db.session.add(antwoord)


def voorbeeldantwoord(vraag: Vraag) -> object:
    """Give a complete answer to a question that does not stop the aanvraag."""
    if vraag.type is Vraagtype.TEKST and not vraag.subvelden:
        return TEKST
    antwoord: dict[str, object] = {
        deel.id: _voorbeelddeel(deel) for deel in vraag.subvelden if not deel.berekend
    }
    if vraag.met_keuze:
        keuze = next(optie for optie in vraag.opties if optie != vraag.stop_bij)
        antwoord |= {"keuze": keuze, "toelichting": TEKST}
    return antwoord


def _voorbeelddeel(deel: Subveld) -> object:
    if deel.type is Veldtype.KEUZE:
        return deel.opties[0]
    if deel.type is Veldtype.RIJEN:
        return [{kolom.id: _voorbeelddeel(kolom) for kolom in deel.kolommen}]
    voorbeelden = {
        Veldtype.GETAL: "2",
        Veldtype.BEDRAG: "100",
        Veldtype.DATUM: "2026-02-02",
        Veldtype.TELEFOON: "0900 0001",
        Veldtype.EMAIL: "voorbeeld@zorghuis.example",
    }
    return voorbeelden.get(deel.type, TEKST)


def vul_afstemming(aanvraag: Aanvraag, door: Gebruiker, *, op: datetime = OP) -> None:
    """Record the talk with the vertegenwoordiger and every declaration."""
    dag = date(2026, 3, 2)
    afstemming = Afstemming(
        aanvraag_id=aanvraag.id,
        met_wie="de mentor",
        hoe="in een gesprek op de locatie",
        datum=dag,
        machtiging_datum=dag,
        getekend_datum=dag,
    )
    db.session.add(afstemming)
    verklaringen = stand_van(aanvraag).kader.verklaringen
    for verklaring in verklaringen.voor("aanvraag"):
        rij = Verklaring(
            aanvraag_id=aanvraag.id,
            verklaring_id=verklaring.id,
            tekstversie=verklaringen.versie,
            door_id=door.id,
            functie="manager",
            op=op,
        )
        db.session.add(rij)
    db.session.flush()


def onderteken(aanvraag: Aanvraag, *, op: datetime = OP) -> None:
    """Let all three sign what stands there now."""
    stand = stand_van(aanvraag)
    for functie, lid in stand.dossier.driehoek.items():
        rij = Ondertekening(
            aanvraag_id=aanvraag.id,
            functie=functie,
            gebruiker_id=lid.gebruiker_id,
            digests={naam.value: digest for naam, digest in stand.digests.items()},
            op=op,
        )
        db.session.add(rij)
    db.session.flush()
