"""What is followed while a toekenning runs: the plan that is confirmed, and tussenmetingen."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.aanvraag.queries.weergave.lezen import als_deel, als_rijen, als_tekst
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import is_van_kracht
from portal.domain.procedure import (
    Herkomst,
    ToekenningToestand,
    bevestiging_uiterlijk,
    tussenstand_op,
)
from portal.domain.procedure.levensloop import VAN_KRACHT
from portal.platform import clock
from portal.platform.calendar_data import load_volgregels
from portal.platform.database import db
from portal.toekenning.models import Planbevestiging, Tussenmeting
from portal.toekenning.queries.toegekend import PREVENTIEF
from portal.toekenning.queries.toekenning import toestand_op

CONTEXTMIDDELEN, BEHANDELUREN = "contextmiddelen", "behandeluren"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planstand:
    """Whether the aanbieder confirmed that the agreements stand in the plan of the client.

    Attributes:
        uiterlijk: Last day to do so.
        bevestiging: What was confirmed, None when nothing was.
        is_te_laat: The last day went by without it, or it came later; never when that day lies
            before the toekenning was registered in the portal.
        kan_nog: It can still be confirmed.
    """

    uiterlijk: date
    bevestiging: Planbevestiging | None
    is_te_laat: bool
    kan_nog: bool


@dataclass(frozen=True, slots=True)
class Meetstand:
    """How one goal stood."""

    naam: str
    stand: str
    gemeten: str


@dataclass(frozen=True, slots=True)
class Meting:
    """One tussenmeting as people read it."""

    rij: Tussenmeting
    standen: Sequence[Meetstand]


@dataclass(frozen=True, slots=True, kw_only=True)
class Volgbeeld:
    """Everything that is followed of one toekenning on a day.

    Attributes:
        tussenstand: Day half-way on which a preventieve toekenning asks for one; else None.
        tussenstand_gemist: That day is here, and no tussenmeting was recorded.
    """

    plan: Planstand
    metingen: Sequence[Meting]
    tussenstand: date | None
    tussenstand_gemist: bool
    loopt: bool


def get_planstand(toekenning: Toekenning, op: date) -> Planstand:
    """Say whether the plan was confirmed of a toekenning in view."""
    bevestiging = db.session.scalar(
        sa.select(Planbevestiging)
        .where(Planbevestiging.toekenning_id == toekenning.id)
        .options(joinedload(Planbevestiging.door))
    )
    uiterlijk = bevestiging_uiterlijk(toekenning.ingang, load_volgregels(op))
    gedaan = clock.local_day(bevestiging.op) if bevestiging else op
    kon_op_tijd = (
        toekenning.herkomst is not Herkomst.VOORAF
        or clock.local_day(toekenning.geregistreerd_op) <= uiterlijk
    )
    return Planstand(
        uiterlijk=uiterlijk,
        bevestiging=bevestiging,
        is_te_laat=kon_op_tijd and gedaan > uiterlijk,
        kan_nog=bevestiging is None and toestand_op(toekenning, op) in VAN_KRACHT,
    )


def count_onbevestigd(aanbieder_id: uuid.UUID, zorgkantoor_id: uuid.UUID, op: date) -> int:
    """Count what runs of a pair, of which nobody confirmed in time that it stands in the plan.

    What was granted before the portal counts as long after it was registered here.

    Bron: [processen] A29.
    """
    grens = op - timedelta(days=load_volgregels(op).bevestiging_na_ingang)
    bevestigd = sa.exists().where(Planbevestiging.toekenning_id == Toekenning.id)
    pas_hier = sa.and_(
        Toekenning.herkomst == Herkomst.VOORAF,
        Toekenning.geregistreerd_op >= clock.begin_of_day(grens),
    )
    vraag = sa.select(sa.func.count(Toekenning.id)).where(
        Toekenning.aanbieder_id == aanbieder_id,
        Toekenning.zorgkantoor_id == zorgkantoor_id,
        is_van_kracht(op),
        Toekenning.ingang < grens,
        sa.not_(pas_hier),
        sa.not_(bevestigd),
    )
    return db.session.scalars(vraag).one()


def list_planpunten(toekenning: Toekenning) -> tuple[str, ...]:
    """Give what has to stand in the plan: contextmiddelen and behandeluren only where granted.

    Bron: [processen] A29.
    """
    invoer = als_deel(als_deel(toekenning.invoer).get("invoer"))

    def toegekend(naam: str) -> bool:
        return not invoer or als_tekst(invoer.get(naam)) not in {"", "0", "0/1"}

    punten = ["doelen", "afspraken"]
    if toegekend("context_totaal"):
        punten.append(CONTEXTMIDDELEN)
    if toegekend("behandelaren"):
        punten.append(BEHANDELUREN)
    return tuple(punten)


def list_metingen(toekenning: Toekenning) -> Sequence[Meting]:
    """Give the tussenmetingen of a toekenning in view, newest first."""
    rijen = db.session.scalars(
        sa.select(Tussenmeting)
        .where(Tussenmeting.toekenning_id == toekenning.id)
        .options(joinedload(Tussenmeting.door))
        .order_by(Tussenmeting.dag.desc(), Tussenmeting.nr.desc())
    )
    return [Meting(rij, _standen(rij)) for rij in rijen]


def _standen(rij: Tussenmeting) -> Sequence[Meetstand]:
    return [
        Meetstand(*(als_tekst(doel.get(deel)) for deel in ("naam", "stand", "gemeten")))
        for doel in als_rijen(rij.standen)
    ]


def get_volgbeeld(toekenning: Toekenning, op: date) -> Volgbeeld:
    """Give what is followed of a toekenning in view."""
    metingen, tussenstand = list_metingen(toekenning), None
    if toekenning.soort == PREVENTIEF:
        tussenstand = tussenstand_op(toekenning.ingang, toekenning.laatste_dag)
    loopt = toestand_op(toekenning, op) is ToekenningToestand.LOPEND
    return Volgbeeld(
        plan=get_planstand(toekenning, op),
        metingen=metingen,
        tussenstand=tussenstand,
        tussenstand_gemist=loopt and bool(tussenstand and tussenstand <= op) and not metingen,
        loopt=loopt,
    )
