"""What is under way to end a toekenning: the report of the aanbieder, and the besluit on it."""

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import toekenningen_voor
from portal.domain.procedure.einde import Eindestand, Meldingstand
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Eindebesluit, Eindemelding

MAKEN = (Eindestand.CONCEPT, Eindestand.TER_CONTROLE)


def is_open_melding() -> Voorwaarde:
    """Give the condition of a report that the zorgkantoor has not dealt with."""
    return Eindemelding.stand == Meldingstand.OPEN


def is_in_de_maak(*, alleen_ter_controle: bool = False) -> Voorwaarde:
    """Give the condition of a besluit that is being prepared, or waits for the second person."""
    if alleen_ter_controle:
        return Eindebesluit.stand == Eindestand.TER_CONTROLE
    return Eindebesluit.stand.in_(MAKEN)


def find_melding(toekenning: Toekenning) -> Eindemelding | None:
    """Give the open report on a toekenning in view."""
    return db.session.scalar(
        sa.select(Eindemelding)
        .where(Eindemelding.toekenning_id == toekenning.id, is_open_melding())
        .options(joinedload(Eindemelding.gemeld_door))
    )


def find_laatste_melding(toekenning: Toekenning) -> Eindemelding | None:
    """Give the newest report on a toekenning in view, with what came of it."""
    return db.session.scalar(
        sa.select(Eindemelding)
        .where(Eindemelding.toekenning_id == toekenning.id)
        .options(joinedload(Eindemelding.gemeld_door))
        .order_by(Eindemelding.gemeld_op.desc(), Eindemelding.id)
        .limit(1)
    )


def find_besluit(toekenning: Toekenning) -> Eindebesluit | None:
    """Give the besluit on the end of a toekenning in view that is being made."""
    return db.session.scalar(
        sa.select(Eindebesluit)
        .where(Eindebesluit.toekenning_id == toekenning.id, is_in_de_maak())
        .options(joinedload(Eindebesluit.voorbereid_door))
    )


def tel_open(*, voor: Gebruiker) -> tuple[int, int]:
    """Count the reports to deal with and the besluiten to check, in view of a zorgkantoor."""
    meldingen = _tel(Eindemelding.toekenning_id, is_open_melding(), voor)
    besluiten = _tel(Eindebesluit.toekenning_id, is_in_de_maak(alleen_ter_controle=True), voor)
    rij = db.session.execute(sa.select(meldingen, besluiten)).one()
    return int(rij[0]), int(rij[1])


def _tel(
    kolom: sa.orm.InstrumentedAttribute[uuid.UUID], waar: Voorwaarde, voor: Gebruiker
) -> sa.ScalarSelect[int]:
    vraag = (
        sa.select(sa.func.count())
        .select_from(Toekenning)
        .join(kolom.class_, kolom == Toekenning.id)
    )
    return vraag.where(waar, toekenningen_voor(voor)).scalar_subquery()
