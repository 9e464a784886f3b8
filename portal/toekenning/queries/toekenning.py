"""One toekenning with what it replaced, what replaced it, and how many of its group still run."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit, Toekenning
from portal.beoordeling.queries.evaluatie import duur_van
from portal.beoordeling.queries.toekenningen import (
    GEHEIM,
    is_bevestigd,
    is_van_kracht,
    toekenningen_voor,
)
from portal.domain.procedure import ToekenningToestand, bepaal_toekenning_toestand
from portal.domain.procedure.mutatie import is_te_klein
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Toekenningsbrief


@dataclass(frozen=True, slots=True, kw_only=True)
class Toekenningbeeld:
    """One toekenning as its page shows it.

    Attributes:
        toestand: Where it stands on the day.
        aanvraag_id: Of the aanvraag that it came from; None for one from before the portal.
        aanvraagnummer: Number of that aanvraag, empty without one.
        vervangen: What it replaced.
        vervanger: What replaced it.
        brieven: Letters about it after it came into being, oldest first.
        alleen: It is the last of its group that runs.
    """

    toekenning: Toekenning
    toestand: ToekenningToestand
    aanvraag_id: uuid.UUID | None
    aanvraagnummer: str
    vervangen: Sequence[Toekenning]
    vervanger: Toekenning | None
    brieven: Sequence[Toekenningsbrief]
    alleen: bool


def toestand_op(toekenning: Toekenning, dag: date) -> ToekenningToestand:
    """Say where a toekenning stands on a day."""
    return bepaal_toekenning_toestand(duur_van(toekenning), dag)


def get_toekenning(toekenning_id: uuid.UUID, *, voor: Gebruiker) -> Toekenning:
    """Give one toekenning in view with its parties; one that waits to be confirmed is not.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    return een_of_404(
        sa.select(Toekenning)
        .where(Toekenning.id == toekenning_id, toekenningen_voor(voor), is_bevestigd())
        .options(
            joinedload(Toekenning.locatie),
            joinedload(Toekenning.aanbieder),
            joinedload(Toekenning.zorgkantoor),
            joinedload(Toekenning.groep),
        )
    )


def get_beeld(toekenning_id: uuid.UUID, *, voor: Gebruiker, op: date) -> Toekenningbeeld:
    """Give a toekenning in view with what belongs to it.

    Raises:
        NotFound: It does not exist or is not in view.
    """
    toekenning = get_toekenning(toekenning_id, voor=voor)
    aanvraag_id, nummer = _aanvraag(toekenning)
    return Toekenningbeeld(
        toekenning=toekenning,
        toestand=toestand_op(toekenning, op),
        aanvraag_id=aanvraag_id,
        aanvraagnummer=nummer,
        vervangen=_list(Toekenning.vervangen_door_id == toekenning.id, voor),
        vervanger=next(iter(_list(Toekenning.id == toekenning.vervangen_door_id, voor)), None),
        brieven=_brieven(toekenning),
        alleen=_is_alleen(toekenning, op),
    )


def _aanvraag(toekenning: Toekenning) -> tuple[uuid.UUID | None, str]:
    """Give the aanvraag as a whole that a toekenning came from."""
    if toekenning.besluit_id is None:
        return None, ""
    deel = aliased(Aanvraag)
    aanvraag = db.session.scalars(
        sa.select(Aanvraag)
        .join(deel, Aanvraag.id == sa.func.coalesce(deel.groepsaanvraag_id, deel.id))
        .join(Besluit, Besluit.aanvraag_id == deel.id)
        .where(Besluit.id == toekenning.besluit_id)
    ).one()
    return aanvraag.id, aanvraag.nummer


def _list(waar: sa.ColumnElement[bool], voor: Gebruiker) -> Sequence[Toekenning]:
    """Give toekenningen in view: what lies at another aanbieder stays unnamed."""
    vraag = sa.select(Toekenning).where(waar, toekenningen_voor(voor)).options(*GEHEIM)
    return db.session.scalars(vraag.order_by(Toekenning.ingang, Toekenning.id)).all()


def _brieven(toekenning: Toekenning) -> Sequence[Toekenningsbrief]:
    return db.session.scalars(
        sa.select(Toekenningsbrief)
        .where(Toekenningsbrief.toekenning_id == toekenning.id)
        .options(sa.orm.defer(Toekenningsbrief.brief_v), sa.orm.defer(Toekenningsbrief.pdf_v))
        .order_by(Toekenningsbrief.nr)
    ).all()


def _is_alleen(toekenning: Toekenning, op: date) -> bool:
    """Say whether a running member of a group has no other running member beside it.

    Bron: [processen] H4.
    """
    if toekenning.groep_id is None or not toekenning.ingang <= op <= toekenning.einde:
        return False
    lopend = db.session.scalar(
        sa.select(sa.func.count()).where(
            Toekenning.groep_id == toekenning.groep_id, is_van_kracht(op)
        )
    )
    return is_te_klein(lopend or 0)
