"""A submitted aanvraag that was scored and can be decided on."""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime

from portal.aanvraag.models import Aanvraag, AanvraagVersie
from portal.aanvraag.queries.dossiers import find_laatste_versie
from portal.aanvraag.queries.versie import lees_versie, sha256
from portal.beoordeling.models import Besluit, Oordeel, Toekenningsvoorstel
from portal.beoordeling.queries.toetsing import Toetsstand, bepaal_toetsing
from portal.clienten.models import Client
from portal.domain.bevoegdheid import Uitkomst
from portal.domain.procedure import BesluitToestand, Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.aanvraag import S01, Wens
from tests.factories.toetsing import maak_in_toetsing
from tests.factories.wereld import Wereld

INGEDIEND = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
BESLUIT_OP = datetime(2026, 4, 15, 9, 0, tzinfo=UTC)
VASTGESTELD = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
TEKSTEN = (
    "onderbouwing",
    "perspectief",
    "voorwaarden",
    "afspraken",
    "termijnreden",
    "andere_hulp",
    "afbouwpad",
    "open_punten",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Toetswens:
    """How an aanvraag was assessed.

    Attributes:
        oordelen: Other oordelen than voldoet: (oordeel, toelichting) by criterium.
        voorstel: Changed lines of the toekenning: {waarde, reden} by line.
    """

    oordelen: dict[str, tuple[str, str]]
    voorstel: dict[str, dict[str, str]]


ALLES_VOLDOET = Toetswens(oordelen={}, voorstel={})


def maak_getoetste_aanvraag(
    wereld: Wereld,
    wens: Wens = S01,
    toets: Toetswens = ALLES_VOLDOET,
    *,
    client_id: uuid.UUID | None = None,
    op: datetime = INGEDIEND,
) -> Aanvraag:
    """Submit, take, declare complete and score everything."""
    client = db.session.get_one(Client, client_id) if client_id else None
    aanvraag = maak_in_toetsing(wereld, wens, client=client, op=op)
    beoordelaar = db.session.get_one(Gebruiker, aanvraag.behandelaar_id)
    score(aanvraag, toets, door=beoordelaar, op=op)
    return aanvraag


def score(aanvraag: Aanvraag, toets: Toetswens, *, door: Gebruiker, op: datetime) -> None:
    """Give every visible criterium of the newest version an oordeel, and store a voorstel."""
    stand = stand_van_toetsing(aanvraag)
    for criterium in stand.criteria:
        oordeel, tekst = toets.oordelen.get(criterium.id, ("voldoet", ""))
        db.session.add(
            Oordeel(
                zorgkantoor_id=aanvraag.zorgkantoor_id,
                aanvraag_id=aanvraag.id,
                versie_id=stand.versie.rij.id,
                criterium=criterium.id,
                oordeel=oordeel,
                toelichting=tekst,
                motivering=f"Toch toekennen kan. {tekst}" if tekst else "",
                meekijken=next(iter(criterium.meekijken), ""),
                door_id=door.id,
                op=op,
            )
        )
    if toets.voorstel:
        db.session.add(
            Toekenningsvoorstel(
                zorgkantoor_id=aanvraag.zorgkantoor_id,
                versie_id=stand.versie.rij.id,
                regels=toets.voorstel,
                door_id=door.id,
                op=op,
            )
        )
    db.session.flush()


def maak_besluit(
    aanvraag: Aanvraag,
    *,
    laatste_dag: date = date(2028, 4, 30),
    bezwaar_tot: date = date(2026, 12, 30),
) -> Besluit:
    """Make a toekenning that was sent on 18 November 2026, as lists need it: without content."""
    besluit = Besluit(
        aanvraag_id=aanvraag.id,
        versie_id=(find_laatste_versie(aanvraag) or _maak_versie(aanvraag)).id,
        aanbieder_id=aanvraag.aanbieder_id,
        zorgkantoor_id=aanvraag.zorgkantoor_id,
        nr=1,
        uitkomst=Uitkomst.TOEKENNEN,
        stand=BesluitToestand.VASTGESTELD,
        **dict.fromkeys(TEKSTEN, ""),
        ingangsdatum=date(2026, 5, 1),
        maanden=24,
        laatste_dag=laatste_dag,
        meerzorgprofiel="Meerzorgprofiel 4",
        jaarbedrag_cent=10_487_817,
        verzenddatum=clock.local_day(VASTGESTELD),
        bezwaar_tot=bezwaar_tot,
        voorbereid_door_id=aanvraag.gestart_door_id,
        voorbereid_op=VASTGESTELD,
        vastgesteld_op=VASTGESTELD,
    )
    db.session.add(besluit)
    aanvraag.toestand = Toestand.TOEGEKEND
    db.session.flush()
    return besluit


def _maak_versie(aanvraag: Aanvraag) -> AanvraagVersie:
    """Make the submitted version that a besluit rests on."""
    versie = AanvraagVersie(
        aanvraag_id=aanvraag.id,
        nr=1,
        soort="ingediend",
        json=b"{}",
        sha256=sha256(b"{}"),
        tabelversie="2026.01",
        vragenlijstversie="2026-1",
        door_id=aanvraag.gestart_door_id,
        op=VASTGESTELD,
    )
    db.session.add(versie)
    db.session.flush()
    return versie


def stand_van_toetsing(aanvraag: Aanvraag) -> Toetsstand:
    """Compute the toetsing of the newest version today."""
    rij = find_laatste_versie(aanvraag)
    assert rij is not None
    return bepaal_toetsing(aanvraag, lees_versie(rij), clock.today())
