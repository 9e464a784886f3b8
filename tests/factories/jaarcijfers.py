"""A year of toekenningen and besluiten at enough aanbieders to compare, as rows without content.

Every function adds rows to the session and flushes them; the caller commits. The rows follow a fixed
pattern, so that a test that counts them by itself always counts the same.
"""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count

from portal.aanvraag.models import Aanvraag, AanvraagVersie, Voorganger
from portal.beoordeling.models import Besluit, Toekenning
from portal.clienten.models import Client
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import BesluitToestand, Herkomst, Toestand
from portal.domain.uitkomst import Uitkomst
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Locatie, Organisatie, Regio
from tests.factories.beoordeling import maak_gebeurtenis
from tests.factories.besluit import TEKSTEN
from tests.factories.clienten import BSN
from tests.factories.toegang import maak_locatie, maak_organisatie, maak_samenwerking
from tests.factories.wereld import Wereld

JAAR = 2025
WIE = (0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 0, 1, 0)
"""Which aanbieder each next client has: the first ones have more than the last."""
PROFIELEN = ("VG7", "VG7", "VG7", "VG8", "VG7", "VG5", "VG7", "VG8", "VG7", "4GGZ-wonen", "VG7")
SOORTEN = ("individueel", "individueel", "groep", "individueel", "preventief")
VORMEN = ("verblijf", "verblijf", "vpt", "verblijf", "mpt", "verblijf", "")
UITKOMSTEN = (
    (Uitkomst.TOEKENNEN, False),
    (Uitkomst.TOEKENNEN, False),
    (Uitkomst.TOEKENNEN, True),
    (Uitkomst.AFWIJZEN, False),
    (Uitkomst.TOEKENNEN, False),
    (Uitkomst.BIJSTELLEN, False),
    (Uitkomst.TOEKENNEN, False),
    (Uitkomst.BUITEN_BEHANDELING, False),
)
STAND = {
    Uitkomst.TOEKENNEN: Toestand.TOEGEKEND,
    Uitkomst.AFWIJZEN: Toestand.AFGEWEZEN,
    Uitkomst.BIJSTELLEN: Toestand.BIJSTELLEN_GEVRAAGD,
    Uitkomst.BUITEN_BEHANDELING: Toestand.BUITEN_BEHANDELING,
}
_nummer = count(80_001)


@dataclass(frozen=True)
class Plaats:
    """Where a client lives, and who decides."""

    locatie: Locatie
    regio: Regio
    door_id: uuid.UUID


def maak_jaarcijfers(wereld: Wereld, aantal: int = 170, jaar: int = JAAR) -> None:
    """Make clients with a besluit in the year: at the own aanbieder and at five others."""
    plaatsen = maak_plaatsen(wereld)
    for nr in range(aantal):
        maak_zaak(plaatsen[WIE[nr % len(WIE)]], nr, jaar)
    _bijzonder(plaatsen[0], jaar)
    for plaats in plaatsen:
        maak_vaker(plaats, jaar, zorgprofiel="LVG5")
    db.session.flush()


def maak_plaatsen(wereld: Wereld) -> list[Plaats]:
    """Give a place at the own aanbieder, and at five new ones of the two zorgkantoren."""
    door = wereld.gebruiker(Rol.BEOORDELAAR), wereld.gebruiker(Rol.BEOORDELAAR, "ander")
    eigen = db.session.get_one(Locatie, wereld["locatie"])
    plaatsen = [Plaats(eigen, eigen.regio, door[0])]
    for nr in range(1, 6):
        kant = nr % 2
        regio = db.session.get_one(Regio, wereld["regio_ander" if kant else "regio"])
        aanbieder = maak_organisatie(naam=f"Voorbeeldzorg {nr}")
        kantoor = db.session.get_one(Organisatie, regio.zorgkantoor_id)
        maak_samenwerking(aanbieder, kantoor)
        plaatsen.append(Plaats(maak_locatie(aanbieder, regio), regio, door[kant]))
    return plaatsen


def maak_zaak(plaats: Plaats, nr: int, jaar: int = JAAR) -> None:
    """Make one client with an aanvraag, its besluit, and what was granted before and after."""
    uitkomst, deels = UITKOMSTEN[nr % len(UITKOMSTEN)]
    client = _client(plaats)
    aanvraag = _aanvraag(plaats, client, nr, jaar, STAND[uitkomst])
    verzonden = date(jaar, 1 + nr * 5 % 12, 1 + nr * 7 % 28)
    besluit = _besluit(plaats, aanvraag, uitkomst, verzonden, deels=deels)
    if nr % 3 == 0:
        _vraag_aanvulling(aanvraag, 3 + nr % 5)
    if nr % 2 == 0:
        aanvraag.herkomst = "heraanvraag"
        oud = _toekenning(plaats, aanvraag, None, nr + 1, date(jaar - 2, 1, 1), date(jaar, 5, 31))
        db.session.add(Voorganger(aanvraag_id=aanvraag.id, toekenning_id=oud.id, gegevens={}))
    if uitkomst is Uitkomst.TOEKENNEN:
        ingang = verzonden - timedelta(days=20)
        einde = ingang + timedelta(days=120 if nr % 11 == 0 else 900)
        _toekenning(plaats, aanvraag, besluit, nr, ingang, einde)
    db.session.flush()


def maak_vaker(
    plaats: Plaats,
    jaar: int = JAAR,
    clienten: int = 2,
    keer: int = 2,
    *,
    stil: bool = True,
    **kolommen: str,
) -> None:
    """Make clients who are refused more than once: there are more besluiten than clients.

    Args:
        plaats: Where they live.
        jaar: In which year.
        clienten: How many.
        keer: How many besluiten each of them has.
        stil: The term stood still.
        kolommen: Of the aanvragen.
    """
    for _ in range(clienten):
        client = _client(plaats)
        for nr in range(keer):
            aanvraag = _aanvraag(plaats, client, 0, jaar, Toestand.AFGEWEZEN)
            for naam, waarde in kolommen.items():
                setattr(aanvraag, naam, waarde)
            if stil:
                _vraag_aanvulling(aanvraag, 6)
            _besluit(plaats, aanvraag, Uitkomst.AFWIJZEN, date(jaar, 4 + nr, 1), deels=False)


def _vraag_aanvulling(aanvraag: Aanvraag, dagen: int) -> None:
    """Let the term stand still from the fourth day for so many days, before anything is decided."""
    assert aanvraag.ontvangen_op
    gevraagd = aanvraag.ontvangen_op + timedelta(days=3)
    hersteldatum = (clock.local_day(gevraagd) + timedelta(days=14)).isoformat()
    gegevens = {"hersteldatum": hersteldatum}
    maak_gebeurtenis(aanvraag, 2, "aanvulling_gevraagd", op=gevraagd, gegevens=gegevens)
    maak_gebeurtenis(aanvraag, 3, "aangevuld", op=gevraagd + timedelta(days=dagen + 1))


def _bijzonder(plaats: Plaats, jaar: int) -> None:
    """Add a besluit that repairs another, and two groups with one besluit on the whole."""
    dag = date(jaar, 9, 1)
    aanvraag = _aanvraag(plaats, _client(plaats), 0, jaar, Toestand.TOEGEKEND)
    eerste = _besluit(plaats, aanvraag, Uitkomst.AFWIJZEN, dag, deels=False)
    eerste.stand = BesluitToestand.HERSTELD
    herstel = _besluit(plaats, aanvraag, Uitkomst.TOEKENNEN, dag, deels=False, nr=2)
    herstel.herstelt_id = eerste.id
    for uitkomst in (Uitkomst.BIJSTELLEN, Uitkomst.BUITEN_BEHANDELING):
        hoofd = _aanvraag(plaats, None, 0, jaar, STAND[uitkomst])
        for lidnr in (1, 2, 3):
            deel = _aanvraag(plaats, _client(plaats), lidnr, jaar, STAND[uitkomst])
            deel.soort, deel.groepsaanvraag_id, deel.lidnr = "groep", hoofd.id, lidnr
        deel.toestand = Toestand.VERVALLEN
        _besluit(plaats, hoofd, uitkomst, dag, deels=False)


def _client(plaats: Plaats) -> Client:
    client = Client(
        aanbieder_id=plaats.locatie.aanbieder_id,
        clientcode=f"J-{next(_nummer)}",
        bsn=BSN,
        voornamen="Voorbeeld",
        tussenvoegsel="",
        achternaam="Beuk",
        geboortedatum="1985-02-03",
        geslacht="x",
        aangemaakt_op=datetime(2024, 1, 2, tzinfo=UTC),
    )
    db.session.add(client)
    db.session.flush()
    return client


def _partijen(plaats: Plaats) -> dict[str, object]:
    return {
        "aanbieder_id": plaats.locatie.aanbieder_id,
        "zorgkantoor_id": plaats.regio.zorgkantoor_id,
        "regio_id": plaats.regio.id,
        "locatie_id": plaats.locatie.id,
    }


def _aanvraag(
    plaats: Plaats, client: Client | None, nr: int, jaar: int, stand: Toestand
) -> Aanvraag:
    ontvangen = datetime(jaar, 1, 1, 22, 30, tzinfo=UTC) - timedelta(days=nr * 13 % 60)
    soort = SOORTEN[nr % len(SOORTEN)]
    aanvraag = Aanvraag(
        jaar=jaar,
        volgnummer=next(_nummer),
        soort=("individueel" if soort == "groep" else soort) if client else "groep",
        **_partijen(plaats),
        client_id=client.id if client else None,
        clientcode=client.clientcode if client else "GROEP-J",
        zorgprofiel=PROFIELEN[nr % len(PROFIELEN)],
        leveringsvorm=VORMEN[nr % len(VORMEN)],
        toestand=stand,
        gestart_door_id=plaats.door_id,
        gestart_op=ontvangen,
        gewijzigd_op=ontvangen,
        ontvangen_op=ontvangen,
    )
    db.session.add(aanvraag)
    db.session.flush()
    return aanvraag


def _besluit(
    plaats: Plaats,
    aanvraag: Aanvraag,
    uitkomst: Uitkomst,
    verzonden: date,
    *,
    deels: bool,
    nr: int = 1,
) -> Besluit:
    op = datetime.combine(verzonden, datetime.min.time(), UTC)
    besluit = Besluit(
        aanvraag_id=aanvraag.id,
        versie_id=_versie(plaats, aanvraag, nr, op).id,
        aanbieder_id=aanvraag.aanbieder_id,
        zorgkantoor_id=aanvraag.zorgkantoor_id,
        nr=nr,
        uitkomst=uitkomst,
        deels=deels,
        stand=BesluitToestand.VASTGESTELD,
        **dict.fromkeys(TEKSTEN, ""),
        verzenddatum=verzonden,
        voorbereid_door_id=plaats.door_id,
        voorbereid_op=op,
        vastgesteld_op=op,
    )
    db.session.add(besluit)
    db.session.flush()
    return besluit


def _versie(plaats: Plaats, aanvraag: Aanvraag, nr: int, op: datetime) -> AanvraagVersie:
    versie = AanvraagVersie(
        aanvraag_id=aanvraag.id,
        nr=nr,
        soort="ingediend",
        json=b"{}",
        sha256="",
        tabelversie="2026.01",
        vragenlijstversie="2026-1",
        door_id=plaats.door_id,
        op=op,
    )
    db.session.add(versie)
    db.session.flush()
    return versie


def _toekenning(
    plaats: Plaats,
    aanvraag: Aanvraag,
    besluit: Besluit | None,
    nr: int,
    ingang: date,
    einde: date,
) -> Toekenning:
    op = datetime.combine(ingang, datetime.min.time(), UTC)
    toekenning = Toekenning(
        jaar=ingang.year,
        volgnummer=next(_nummer),
        **_partijen(plaats),
        client_id=aanvraag.client_id,
        clientcode=aanvraag.clientcode,
        besluit_id=besluit.id if besluit else None,
        herkomst=Herkomst.BESLUIT if besluit else Herkomst.VOORAF,
        kenmerk=f"K-{next(_nummer)}",
        soort=SOORTEN[nr % len(SOORTEN)],
        leveringsvorm=aanvraag.leveringsvorm,
        zorgprofiel=aanvraag.zorgprofiel,
        ingang=ingang,
        maanden=24,
        laatste_dag=einde,
        einde=einde,
        meerzorgprofiel=f"Meerzorgprofiel {1 + nr % 4}",
        meerzorguren="" if nr % 17 == 0 else f"{40 + nr * 37 % 90}/{1 + nr % 3}",
        jaarbedrag_cent=2_000_000 + nr * 123_457 % 9_000_000,
        etmaalbedrag_cent=10_000,
        prijspeil=ingang.year,
        **dict.fromkeys(("perspectief", "afspraken", "voorwaarden"), ""),
        doelen=[],
        geregistreerd_door_id=plaats.door_id,
        geregistreerd_op=op,
        bevestigd_op=None if besluit is None and nr % 13 == 0 else op,
    )
    db.session.add(toekenning)
    db.session.flush()
    return toekenning
