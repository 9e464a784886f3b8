"""What aanbieder and zorgkantoor find in the menu about toekenningen."""

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.toegang.navigatie import Menuonderdeel

MENU = (
    Menuonderdeel(
        25,
        "Toekenningen",
        "toekenning.lijst",
        Handeling.TOEKENNING_LEZEN,
        frozenset({OrganisatieSoort.AANBIEDER, OrganisatieSoort.ZORGKANTOOR}),
        ook=("/mutaties", "/verhuizingen", "/evaluaties", "/toekenningsbrieven"),
    ),
    Menuonderdeel(
        66,
        "Toekenningen inlezen",
        "toekenning.inlezen",
        Handeling.TOEKENNING_INLEZEN,
        frozenset({OrganisatieSoort.ZORGKANTOOR}),
    ),
)
