"""The first entry of everybody's menu, what follows and teaches, and handing over work."""

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.toegang.navigatie import Menuonderdeel

VOLGEN = (
    "/meerzorgplannen",
    "/dialogen",
    "/afspraken",
    "/dialoogbrieven",
    "/ontwikkeltrajecten",
    "/trajectverslagen",
    "/trajectacties",
    "/spiegelinformatie",
    "/goede-voorbeelden",
    "/proeftuinen",
)
"""Where the pages are to which Volgen en leren leads."""
MENU = (
    Menuonderdeel(10, "Overzicht", "overzicht.begin", Handeling.OVERZICHT_LEZEN),
    Menuonderdeel(
        27,
        "Volgen en leren",
        "overzicht.volgen",
        Handeling.TRAJECT_LEZEN,
        frozenset({OrganisatieSoort.AANBIEDER, OrganisatieSoort.ZORGKANTOOR}),
        ook=VOLGEN,
    ),
    Menuonderdeel(52, "Werk overdragen", "overzicht.werk", Handeling.WERK_OVERDRAGEN),
)
