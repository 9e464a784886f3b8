"""What people find in the menu about monitoring."""

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.toegang.navigatie import Menuonderdeel

MENU: tuple[Menuonderdeel, ...] = (
    Menuonderdeel(60, "Monitor", "monitoring.landelijk", Handeling.MONITOR_LANDELIJK),
    Menuonderdeel(
        45,
        "Stuurinformatie",
        "monitoring.stuurinformatie",
        Handeling.STUURINFORMATIE_LEZEN,
        frozenset({OrganisatieSoort.ZORGKANTOOR}),
        ook=("/signalen-van-clienten", "/monitor/eigen", "/monitor/opgaven", "/proeftuinen"),
    ),
    Menuonderdeel(
        48,
        "Proeftuinen",
        "monitoring.proeftuinen",
        Handeling.PROEFTUIN_LEZEN,
        frozenset({OrganisatieSoort.CCE}),
    ),
)
