"""Who had a hand in the besluit that a bezwaar is against: never who handles or decides it."""

import uuid

import sqlalchemy as sa

from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import list_betrokkenen
from portal.bezwaar.models import Bezwaar
from portal.platform.audit import AuditRegel
from portal.platform.audit import Uitkomst as Uitslag
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.models import (
    Eindebesluit,
    Mutatie,
    Mutatielid,
    Toekenningsbrief,
    Verhuishandtekening,
    Verhuizing,
)

VOORBEREIDEND = (
    "toekenning.beeindigen",
    "toekenning.intrekken",
    "toekenning.controleren",
)
"""Codes in the log of who prepared or checked a besluit that ends a toekenning."""


def is_betrokken(bezwaar: Bezwaar, gebruiker: Gebruiker) -> bool:
    """Say whether somebody scored, prepared, checked, fixed or handled the besluit.

    Bron: [procedure] §4; [awb] art. 7:5, 10:3 lid 3.
    """
    return gebruiker.id in list_betrokken(bezwaar)


def list_betrokken(bezwaar: Bezwaar) -> frozenset[uuid.UUID]:
    """Give everybody who may not handle, hear or decide a bezwaar.

    Bron: [procedure] §4; [awb] art. 7:5, 10:3 lid 3.
    """
    if bezwaar.besluit is not None:
        return _bij_besluit(bezwaar.besluit)
    assert bezwaar.toekenningsbrief is not None
    return _bij_brief(bezwaar.toekenningsbrief)


def _bij_besluit(besluit: Besluit) -> frozenset[uuid.UUID]:
    """Count who decided on the group as a whole as well, and on what a herstelbesluit repairs."""
    samen = [besluit]
    if besluit.groepsbesluit is not None:
        samen.append(besluit.groepsbesluit)
    if besluit.hersteld_besluit is not None:
        samen.append(besluit.hersteld_besluit)
    mensen: set[uuid.UUID] = set()
    for rij in samen:
        mensen |= list_betrokkenen(rij.aanvraag, rij)
        mensen |= _zonder_niemand(rij.vastgesteld_door_id)
    return frozenset(mensen)


def _bij_brief(brief: Toekenningsbrief) -> frozenset[uuid.UUID]:
    """Ask every kind of besluit on a toekenning; rows know who wrote last, the log who before."""
    toekenning = brief.toekenning
    bij_mutatie = sa.or_(
        Mutatielid.toekenning_id == toekenning.id, Mutatielid.nieuwe_toekenning_id == toekenning.id
    )
    bij_verhuizing = sa.or_(
        Verhuizing.toekenning_id == toekenning.id, Verhuizing.nieuwe_toekenning_id == toekenning.id
    )
    einden = sa.select(Eindebesluit.id).where(Eindebesluit.brief_id == brief.id)
    mutaties = (
        sa.select(Mutatie.id)
        .join(Mutatielid, Mutatielid.mutatie_id == Mutatie.id)
        .where(bij_mutatie)
    )
    verhuizingen = sa.select(Verhuizing.id).where(bij_verhuizing)
    vragen = (
        sa.select(Eindebesluit.voorbereid_door_id).where(Eindebesluit.id.in_(einden)),
        sa.select(Eindebesluit.vastgesteld_door_id).where(Eindebesluit.id.in_(einden)),
        sa.select(Mutatie.behandeld_door_id).where(Mutatie.id.in_(mutaties)),
        sa.select(Verhuishandtekening.gebruiker_id).where(
            Verhuishandtekening.verhuizing_id.in_(verhuizingen)
        ),
        sa.select(AuditRegel.gebruiker_id).where(
            AuditRegel.keten == toekenning.zorgkantoor_id,
            AuditRegel.client_id == toekenning.client_id,
            sa.or_(AuditRegel.object_id == toekenning.id, AuditRegel.object_id.in_(einden)),
            AuditRegel.code.in_(VOORBEREIDEND),
            AuditRegel.uitkomst == Uitslag.GELUKT,
        ),
    )
    return _zonder_niemand(brief.door_id, *db.session.scalars(sa.union(*vragen)))


def _zonder_niemand(*mensen: uuid.UUID | None) -> frozenset[uuid.UUID]:
    return frozenset(wie for wie in mensen if wie is not None)
