"""Store what was typed in the rekentool, block by block, beside the work of others."""

from collections.abc import Mapping
from datetime import datetime

from portal.aanvraag.actions.antwoord import BEVESTIGD, GETYPT, GEWIJZIGD, OVERGENOMEN
from portal.aanvraag.actions.bewerken import bewerk, eis_bewerker
from portal.aanvraag.models import Rekenblok
from portal.aanvraag.queries.dossier import Dossier
from portal.aanvraag.queries.rekenen import (
    Botsing,
    Ingevuld,
    is_getypt,
    opgeslagen_blok,
    schoon,
    voeg_samen,
)
from portal.aanvraag.queries.taken import REKENTOOL
from portal.domain.procedure.mutatie import eis_eigen_context
from portal.platform.database import db
from portal.platform.encrypted import JsonWaarde
from portal.toegang.models import Gebruiker

CONTEXT = "context"
CONTEXTDELEN = ("context_uren", "posten")


def bewaar_blokken(
    dossier: Dossier,
    ingevuld: Mapping[str, Ingevuld],
    *,
    door: Gebruiker,
    op: datetime,
    bevestig: bool = False,
) -> tuple[Botsing, ...]:
    """Store what a page sent; text that is no number is kept as typed.

    Args:
        dossier: The working copy, with the blocks as they are stored.
        ingevuld: Each block of the page.
        door: Who typed it.
        op: The moment, UTC.
        bevestig: The user saved the page as it stands: what was carried over is confirmed.

    Returns:
        The fields that somebody else changed meanwhile; those keep what was stored.

    Raises:
        DomeinFout: `niet_in_driehoek`, `instroom_zonder_context`, or as `voer_uit` when the
            aanvraag is not open for work.
    """
    eis_bewerker(dossier.aanvraag, door=door)
    botsingen, gewijzigd = schrijf_blokken(dossier, ingevuld, door=door, op=op, bevestig=bevestig)
    if gewijzigd:
        bewerk(dossier.aanvraag, REKENTOOL, door=door, op=op)
    return botsingen


def schrijf_blokken(
    dossier: Dossier,
    ingevuld: Mapping[str, Ingevuld],
    *,
    door: Gebruiker,
    op: datetime,
    bevestig: bool = False,
) -> tuple[tuple[Botsing, ...], bool]:
    """Do what `bewaar_blokken` does, for who records the work; say besides whether any changed."""
    eis_eigen_context(dossier.aanvraag.herkomst, heeft_context=_heeft_context(ingevuld))
    botsingen: list[Botsing] = []
    gewijzigd = False
    for naam, nieuw in ingevuld.items():
        rij = dossier.blokken.get(naam)
        versie, opgeslagen = (rij.versie if rij else 0), opgeslagen_blok(dossier, naam)
        samen = voeg_samen(naam, nieuw, versie=versie, opgeslagen=opgeslagen)
        botsingen += samen.botsingen
        if samen.blok != schoon(naam, opgeslagen):
            schrijf_blok(dossier, naam, dict(samen.blok), door=door, op=op)
            gewijzigd = True
        elif bevestig and rij is not None and rij.herkomst == OVERGENOMEN:
            rij.herkomst, rij.door_id, rij.op = BEVESTIGD, door.id, op
            gewijzigd = True
    return tuple(botsingen), gewijzigd


def _heeft_context(ingevuld: Mapping[str, Ingevuld]) -> bool:
    """Say whether hours or means are asked; the tarief in the same block is none of them."""
    context = ingevuld.get(CONTEXT)
    return context is not None and any(is_getypt(context.blok.get(deel)) for deel in CONTEXTDELEN)


def schrijf_blok(
    dossier: Dossier, naam: str, ruw: JsonWaarde, *, door: Gebruiker, op: datetime
) -> None:
    """Write one block as typed."""
    rij = dossier.blokken.get(naam)
    if rij is None:
        rij = Rekenblok(aanvraag_id=dossier.aanvraag.id, blok=naam)
        db.session.add(rij)
    elif rij.herkomst != GETYPT:
        rij.herkomst = GEWIJZIGD
    rij.ruw, rij.door_id, rij.op = ruw, door.id, op
