"""Two versions of a meerzorgplan side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template

from portal.dialoog.queries.planverschil import get_versie_ervoor, vergelijk_versies
from portal.dialoog.routes.blauwdruk import bp
from portal.dialoog.routes.planstap import open_plan
from portal.domain.bevoegdheid import Handeling
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue


@bp.get("/meerzorgplannen/<uuid:plan_id>/verschil")
@vereist(Handeling.MEERZORGPLAN_LEZEN)
def plan_verschil(plan_id: uuid.UUID) -> ResponseReturnValue:
    """Show what a version changed in the one before it."""
    rij = open_plan(plan_id, "verschil")
    ervoor = get_versie_ervoor(rij, voor=huidige_gebruiker())
    return render_template(
        "dialoog/plan/verschil.html",
        plan=rij,
        nr=rij.nr,
        verschillen=vergelijk_versies(ervoor, rij),
    )
