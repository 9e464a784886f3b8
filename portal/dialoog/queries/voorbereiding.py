"""What stands at the points beforehand: texts of the plan, and who is due for a traject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.dialoog.models import Dialoog, Meerzorgplan
from portal.dialoog.queries.plancijfers import kader_van
from portal.dialoog.queries.planteksten import lees_teksten
from portal.ontwikkeltraject.models import Trajectbeurt
from portal.ontwikkeltraject.queries.beurt import is_aan_de_beurt
from portal.platform.database import db
from portal.toegang.models import Gebruiker

BIJ_PUNT: Mapping[int, Sequence[str]] = {
    1: ("mp-client-merken", "mp-niet-bereikt"),
    4: ("mp-spiegel",),
    5: ("mp-resultaatafspraken",),
}
"""Texts of the plan by the point at which they are talked about.

Bron: [meerzorgplan] agenda.
"""
HOOGSTENS = 20
Gevraagd = tuple[str, str]
"""A question of the plan, and what was written."""


def list_uit_plan(plan: Meerzorgplan | None) -> Mapping[int, Sequence[Gevraagd]]:
    """Give what a submitted plan says by point; nothing without one."""
    if plan is None or plan.ingediend_op is None:
        return {}
    teksten, labels = lees_teksten(plan.id), kader_van(plan).labels
    return {
        nr: [(labels[item], teksten[item]) for item in items if item in teksten]
        for nr, items in BIJ_PUNT.items()
    }


@dataclass(frozen=True, slots=True)
class Beurtlijst:
    """Who is due, by code and with the first day of the month, and how many more there are."""

    rijen: Sequence[tuple[str, date]]
    meer: int


def list_aan_de_beurt(dialoog: Dialoog, *, voor: Gebruiker) -> Beurtlijst:
    """Give who of a pair is due for a traject before the year of the dialoog ends, the first first.

    By code and month: more the CCE does not know.

    Bron: [meerzorgplan] agenda point 3; [procedure] §10.
    """
    tot = date(dialoog.jaar, 12, 31)
    vraag = (
        sa.select(Trajectbeurt.clientcode, Trajectbeurt.dag, sa.func.count().over())
        .where(is_aan_de_beurt(dialoog.aanbieder_id, dialoog.zorgkantoor_id, tot, voor=voor))
        .order_by(Trajectbeurt.dag, Trajectbeurt.client_id)
        .limit(HOOGSTENS)
    )
    rijen = db.session.execute(vraag).all()
    meer = rijen[0][2] - len(rijen) if rijen else 0
    return Beurtlijst([(code, dag.replace(day=1)) for code, dag, _ in rijen], meer)
