"""Audit lines in the name of a user: organisation, person and role filled in."""

import uuid

from flask import g

from portal.domain.bevoegdheid import Handeling, mag
from portal.platform.audit import AuditRegelInvoer, Uitkomst
from portal.platform.database import RijMetId
from portal.toegang.models import Gebruiker


def audit_regel(
    code: str,
    *,
    door: Gebruiker,
    over: RijMetId | None = None,
    client_id: uuid.UUID | None = None,
    kenmerk: str | None = None,
    gelukt: bool = True,
) -> AuditRegelInvoer:
    """Make a line for the chain of the user's own organisation, on whose behalf everybody acts.

    Args:
        code: What happened, such as `gebruiker.geblokkeerd`.
        door: Who did it.
        over: The row it is about.
        client_id: The client it is about.
        kenmerk: A code that the event needs more.
        gelukt: False when it was refused.
    """
    return AuditRegelInvoer(
        keten=door.organisatie_id,
        code=code,
        gebruiker_id=door.id,
        rol=_rol(door),
        namens=door.organisatie_id,
        uitkomst=Uitkomst.GELUKT if gelukt else Uitkomst.GEWEIGERD,
        client_id=client_id,
        object_soort=over.__tablename__ if over is not None else None,
        object_id=over.id if over is not None else None,
        kenmerk=kenmerk,
    )


def _rol(gebruiker: Gebruiker) -> str | None:
    """Give the roles that allow what is being done now, or all roles outside a guarded page."""
    handeling: Handeling | None = g.get("handeling")
    rollen = sorted(gebruiker.rol_set)
    gebruikt = [rol for rol in rollen if handeling is None or mag({rol}, handeling)]
    return ":".join(gebruikt or rollen)[:80].rstrip(":") or None
