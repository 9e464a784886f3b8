"""What people find in the menu about meerzorgplan and meerzorgdialoog."""

from portal.domain.bevoegdheid import Handeling
from portal.toegang.navigatie import Menuonderdeel

MENU: tuple[Menuonderdeel, ...] = (
    Menuonderdeel(40, "Meerzorgplan", "dialoog.plannen", Handeling.MEERZORGPLAN_LEZEN),
)
