"""What people find in the menu about monitoring."""

from portal.domain.bevoegdheid import Handeling
from portal.toegang.navigatie import Menuonderdeel

MENU: tuple[Menuonderdeel, ...] = (
    Menuonderdeel(45, "Signalen", "monitoring.signalen", Handeling.SIGNAALMELDING_LEZEN),
    Menuonderdeel(60, "Monitor", "monitoring.landelijk", Handeling.MONITOR_LANDELIJK),
)
