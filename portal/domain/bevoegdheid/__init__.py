"""Who may do what: roles, handelingen, mandaat and vier ogen."""

from portal.domain.bevoegdheid.besluiten import (
    Besluitkenmerken,
    Mandaat,
    Vaststelling,
    VierOgenReden,
    VierOgenRegels,
    controleer_tweede_persoon,
    controleer_vaststelling,
    mandaat_dekt,
    vier_ogen_nodig,
    vier_ogen_redenen,
)
from portal.domain.bevoegdheid.bevoegdheden import (
    BEVOEGDHEDEN,
    OPENBAAR,
    benodigde_rollen,
    mag,
)
from portal.domain.bevoegdheid.handelingen import Handeling
from portal.domain.bevoegdheid.rollen import (
    DRIEHOEK,
    ROLLEN_PER_SOORT,
    OrganisatieSoort,
    Rol,
    bestaat_bij,
)
from portal.domain.uitkomst import Uitkomst

__all__ = [
    "BEVOEGDHEDEN",
    "DRIEHOEK",
    "OPENBAAR",
    "ROLLEN_PER_SOORT",
    "Besluitkenmerken",
    "Handeling",
    "Mandaat",
    "OrganisatieSoort",
    "Rol",
    "Uitkomst",
    "Vaststelling",
    "VierOgenReden",
    "VierOgenRegels",
    "benodigde_rollen",
    "bestaat_bij",
    "controleer_tweede_persoon",
    "controleer_vaststelling",
    "mag",
    "mandaat_dekt",
    "vier_ogen_nodig",
    "vier_ogen_redenen",
]
