"""What people find in the menu about meerzorgplan and meerzorgdialoog."""

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.toegang.navigatie import Menuonderdeel

MENU: tuple[Menuonderdeel, ...] = (
    Menuonderdeel(
        40,
        "Meerzorgplan",
        "dialoog.plannen",
        Handeling.MEERZORGPLAN_LEZEN,
        frozenset({OrganisatieSoort.CCE}),
    ),
    Menuonderdeel(
        28,
        "Dialogen",
        "dialoog.dialogen",
        Handeling.DIALOOG_LEZEN,
        frozenset({OrganisatieSoort.CCE}),
        ook=("/afspraken", "/dialoogbrieven"),
    ),
    Menuonderdeel(64, "Samenwerking", "dialoog.samenwerkingen", Handeling.SAMENWERKING_BEHEREN),
)
