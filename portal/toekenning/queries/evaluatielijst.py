"""Which toekenningen wait for their eindevaluatie, the longest waiting first."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.evaluatie import heeft_terugblik
from portal.beoordeling.queries.toekenningen import GEHEIM, is_bevestigd, toekenningen_voor
from portal.domain.procedure import (
    ZONDER_EVALUATIE,
    Eindereden,
    Herkomst,
    evaluatie_herinnering,
)
from portal.platform.calendar_data import load_volgregels
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Evaluatie

RIJEN = 25
NIET_GEVRAAGD = sorted(reden.value for reden in (*ZONDER_EVALUATIE, Eindereden.OVERLIJDEN))


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where a page of the list begins: after this toekenning."""

    einde: date
    id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluatieregel:
    """One toekenning in the list.

    Attributes:
        herinnering: Day from which it is late.
        is_te_laat: That day is here.
        is_begonnen: Somebody is filling it in.
    """

    toekenning: Toekenning
    herinnering: date
    is_te_laat: bool
    is_begonnen: bool


@dataclass(frozen=True, slots=True)
class Evaluatiebladzijde:
    """A page of the list; `volgende` is None on the last."""

    regels: Sequence[Evaluatieregel]
    volgende: Plaats | None


@dataclass(frozen=True, slots=True)
class Evaluatietelling:
    """How many eindevaluaties are asked and not fixed, and how many of these are late."""

    open: int
    te_laat: int


def is_gevraagd(op: date) -> Voorwaarde:
    """Give the condition of a toekenning whose eindevaluatie is open on a day, late or not.

    The same rule as `bepaal_evaluatiestand`, for a list.

    Bron: [procedure] §3 K09; [processen] A25.
    """
    vanaf = op + timedelta(days=load_volgregels(op).evaluatie_voor_einde)
    voor_portaal = sa.and_(
        Toekenning.herkomst == Herkomst.VOORAF,
        Toekenning.einde < sa.func.date(Toekenning.geregistreerd_op),
    )
    return sa.and_(
        is_bevestigd(),
        Toekenning.ingang <= op,
        Toekenning.einde >= Toekenning.ingang,
        sa.or_(Toekenning.einde <= vanaf, Toekenning.einde_reden != ""),
        Toekenning.einde_reden.not_in(NIET_GEVRAAGD),
        sa.not_(voor_portaal),
        Toekenning.geevalueerd_op.is_(None),
        sa.not_(heeft_terugblik()),
    )


def list_evaluaties(
    *, voor: Gebruiker, op: date, na: Plaats | None = None, hoogstens: int = RIJEN
) -> Evaluatiebladzijde:
    """List the toekenningen in view whose eindevaluatie is open, by last day."""
    vraag = (
        sa.select(Toekenning, _begonnen())
        .where(toekenningen_voor(voor), is_gevraagd(op))
        .options(*GEHEIM, joinedload(Toekenning.locatie), joinedload(Toekenning.aanbieder))
        .order_by(Toekenning.einde, Toekenning.id)
        .limit(hoogstens + 1)
    )
    if na is not None:
        zelfde_dag = sa.and_(Toekenning.einde == na.einde, Toekenning.id > na.id)
        verder = sa.or_(Toekenning.einde > na.einde, zelfde_dag)
        vraag = vraag.where(verder)
    rijen = db.session.execute(vraag).all()
    regels = [_regel(rij, begonnen, op) for rij, begonnen in rijen[:hoogstens]]
    laatste = regels[-1].toekenning if len(rijen) > hoogstens else None
    return Evaluatiebladzijde(regels, Plaats(laatste.einde, laatste.id) if laatste else None)


def tel_open(*, voor: Gebruiker, op: date) -> Evaluatietelling:
    """Count the eindevaluaties in view that are asked and not fixed, in one query."""
    grens = op - timedelta(days=load_volgregels(op).herinnering_na_einde)
    geteld = db.session.execute(
        sa.select(sa.func.count(), sa.func.count().filter(Toekenning.einde <= grens)).where(
            toekenningen_voor(voor), is_gevraagd(op)
        )
    ).one()
    return Evaluatietelling(*geteld)


def _begonnen() -> sa.ColumnElement[bool]:
    return sa.exists().where(Evaluatie.toekenning_id == Toekenning.id)


def _regel(toekenning: Toekenning, begonnen: bool, op: date) -> Evaluatieregel:
    herinnering = evaluatie_herinnering(toekenning.einde, load_volgregels(op))
    return Evaluatieregel(
        toekenning=toekenning,
        herinnering=herinnering,
        is_te_laat=op >= herinnering,
        is_begonnen=begonnen,
    )
