"""A step in a course that has its own table of toestanden: who does it, and with which role."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from portal.domain.bevoegdheid import Handeling, Rol, benodigde_rollen
from portal.domain.fouten import DomeinFout
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """Something that somebody does to a bezwaar or a traject.

    Attributes:
        handeling: What is done.
        door: Who does it.
        op: The moment, UTC.
        gegevens: Codes, ids and ISO dates that the event keeps; never free text.
    """

    handeling: Handeling
    door: Gebruiker
    op: datetime
    gegevens: Mapping[str, object] = field(default_factory=dict)


def eis_rol(stap: Stap) -> Rol:
    """Give the role with which somebody does a step.

    Raises:
        DomeinFout: `rol_ontbreekt`.
    """
    rollen = benodigde_rollen(stap.handeling)
    passend = rollen & stap.door.rol_set
    if not passend:
        raise DomeinFout("rol_ontbreekt", rollen=sorted(rollen))
    return next(rol for rol in Rol if rol in passend)
