"""A submitted aanvraag that was scored and can be decided on."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from portal.aanvraag.actions.indienen import indienen
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import find_laatste_versie
from portal.aanvraag.queries.versie import lees_versie
from portal.beoordeling.models import Oordeel, Toekenningsvoorstel
from portal.beoordeling.queries.toetsing import Toetsstand, bepaal_toetsing
from portal.clienten.models import Client
from portal.domain.bevoegdheid import Handeling, Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.aanvraag import S01, Wens, maak_volledige_aanvraag, stand_van
from tests.factories.beoordeling import maak_ingediende_aanvraag
from tests.factories.wereld import Wereld

INGEDIEND = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
BESLUIT_OP = datetime(2026, 4, 15, 9, 0, tzinfo=UTC)


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
    if client_id is None:
        aanvraag = maak_ingediende_aanvraag(wereld, wens, op=op)
    else:
        aanvraag = _dien_in_voor(wereld, wens, db.session.get_one(Client, client_id), op)
    beoordelaar = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
    aanvraag.behandelaar_id = beoordelaar.id
    stap = Stap(handeling=Handeling.DOSSIER_VOLLEDIG_VERKLAREN, door=beoordelaar, op=op)
    voer_uit(aanvraag, stap)
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


def _dien_in_voor(wereld: Wereld, wens: Wens, client: Client, op: datetime) -> Aanvraag:
    aanvraag = maak_volledige_aanvraag(wereld, wens, client=client, op=op)
    manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
    with clock.freeze(op):
        digest = stand_van(aanvraag).digest
        indienen(aanvraag, getoonde_digest=digest, door=manager, op=op)
    return aanvraag


def stand_van_toetsing(aanvraag: Aanvraag) -> Toetsstand:
    """Compute the toetsing of the newest version today."""
    rij = find_laatste_versie(aanvraag)
    assert rij is not None
    return bepaal_toetsing(aanvraag, lees_versie(rij), clock.today())
