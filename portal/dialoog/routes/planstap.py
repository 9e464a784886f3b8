"""What every page of a plan starts with: the version that may be seen, and a line that it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from portal.dialoog.queries.plan import get_plan
from portal.domain.bevoegdheid import Handeling
from portal.platform.audit import leg_lezen_vast
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker

if TYPE_CHECKING:
    import uuid

    from portal.dialoog.models import Meerzorgplan


def open_plan(plan_id: uuid.UUID, gelezen: str = "versie") -> Meerzorgplan:
    """Give a plan in view, and write down that it was read: the version, or `verschil` for two.

    Raises:
        NotFound: It does not exist or is not in view.
    """
    gebruiker = huidige_gebruiker()
    rij = get_plan(plan_id, voor=gebruiker)
    if request.method == "GET":
        code = Handeling.MEERZORGPLAN_LEZEN.value
        leg_lezen_vast(audit_regel(code, door=gebruiker, over=rij, kenmerk=f"{gelezen}-{rij.nr}"))
    return rij
