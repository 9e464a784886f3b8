"""Which toekenningen ended by themselves and still have to be told so."""

import uuid
from collections.abc import Sequence
from datetime import date, timedelta

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import GEHEIM, is_bevestigd
from portal.clienten.models import Client
from portal.domain.termijnen import EEN_DAG
from portal.platform.database import db
from portal.toekenning.models import Toekenningsbrief

AFLOOP = "afloop"


def find_vervolg(toekenning: Toekenning) -> Toekenning | None:
    """Give the toekenning of the same client that begins the day after this one ends."""
    return db.session.scalar(
        sa.select(Toekenning)
        .where(
            Toekenning.client_id == toekenning.client_id,
            Toekenning.ingang == toekenning.einde + EEN_DAG,
            Toekenning.einde >= Toekenning.ingang,
            is_bevestigd(),
        )
        .options(*GEHEIM)
        .order_by(Toekenning.id)
        .limit(1)
    )


def list_overleden(op: date) -> Sequence[uuid.UUID]:
    """Give toekenningen that outlive their client, as the page of the client knows it."""
    return db.session.scalars(
        sa.select(Toekenning.id)
        .join(Client, Client.id == Toekenning.client_id)
        .where(
            Client.overleden_op.is_not(None),
            Client.overleden_op <= op,
            Toekenning.einde > Client.overleden_op,
            Toekenning.einde >= Toekenning.ingang,
            is_bevestigd(),
        )
        .order_by(Toekenning.id)
    ).all()


def list_afgelopen(op: date, *, dagen: int) -> Sequence[uuid.UUID]:
    """Give toekenningen whose looptijd is over and of which nobody was told.

    Args:
        op: The Dutch calendar day; one that ends on it still runs.
        dagen: How long ago it ended at most: what ended before the portal told anybody is not
            told afterwards.
    """
    verteld = sa.exists().where(
        Toekenningsbrief.toekenning_id == Toekenning.id, Toekenningsbrief.soort == AFLOOP
    )
    return db.session.scalars(
        sa.select(Toekenning.id)
        .where(
            Toekenning.einde < op,
            Toekenning.einde >= op - timedelta(days=dagen),
            Toekenning.einde_reden == "",
            is_bevestigd(),
            sa.not_(verteld),
        )
        .order_by(Toekenning.id)
    ).all()
