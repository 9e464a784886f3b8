"""What people find in the menu about meerzorgplan and meerzorgdialoog."""

from portal.domain.bevoegdheid import Handeling
from portal.toegang.navigatie import Menuonderdeel

MENU: tuple[Menuonderdeel, ...] = (
    Menuonderdeel(40, "Meerzorgplan", "dialoog.plannen", Handeling.MEERZORGPLAN_LEZEN),
    Menuonderdeel(
        28,
        "Dialogen",
        "dialoog.dialogen",
        Handeling.DIALOOG_LEZEN,
        ook=("/afspraken", "/dialoogbrieven"),
    ),
    Menuonderdeel(64, "Samenwerking", "dialoog.samenwerkingen", Handeling.SAMENWERKING_BEHEREN),
)
