"""Which roles exist, and at which kind of organisation."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class OrganisatieSoort(StrEnum):
    """Kind of organisation a user belongs to."""

    AANBIEDER = "aanbieder"
    ZORGKANTOOR = "zorgkantoor"
    CCE = "cce"
    PORTAAL = "portaal"


class Rol(StrEnum):
    """Role of a user within the own organisation."""

    BEGELEIDER = "begeleider"
    BEHANDELAAR = "behandelaar"
    MANAGER = "manager"
    BEHEERDER_AANBIEDER = "beheerder_aanbieder"
    BEOORDELAAR = "beoordelaar"
    TEAMLEIDER = "teamleider"
    BEZWAARBEHANDELAAR = "bezwaarbehandelaar"
    BEHEERDER_ZORGKANTOOR = "beheerder_zorgkantoor"
    CCE_COORDINATOR = "cce_coordinator"
    CCE_BEHEERDER = "cce_beheerder"
    FUNCTIONEEL_BEHEERDER = "functioneel_beheerder"
    MONITORBEHEERDER = "monitorbeheerder"
    AUDITOR = "auditor"


DRIEHOEK = (Rol.MANAGER, Rol.BEHANDELAAR, Rol.BEGELEIDER)

ROLLEN_PER_SOORT: Mapping[OrganisatieSoort, tuple[Rol, ...]] = MappingProxyType(
    {
        OrganisatieSoort.AANBIEDER: (
            Rol.BEGELEIDER,
            Rol.BEHANDELAAR,
            Rol.MANAGER,
            Rol.BEHEERDER_AANBIEDER,
            Rol.AUDITOR,
        ),
        OrganisatieSoort.ZORGKANTOOR: (
            Rol.BEOORDELAAR,
            Rol.TEAMLEIDER,
            Rol.BEZWAARBEHANDELAAR,
            Rol.BEHEERDER_ZORGKANTOOR,
            Rol.AUDITOR,
        ),
        OrganisatieSoort.CCE: (Rol.CCE_COORDINATOR, Rol.CCE_BEHEERDER),
        OrganisatieSoort.PORTAAL: (
            Rol.FUNCTIONEEL_BEHEERDER,
            Rol.MONITORBEHEERDER,
            Rol.AUDITOR,
        ),
    }
)


def bestaat_bij(rol: Rol, soort: OrganisatieSoort) -> bool:
    """Say whether a role may be given at a kind of organisation.

    Bron: [procedure] §10.
    """
    return rol in ROLLEN_PER_SOORT[soort]
