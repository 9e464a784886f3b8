"""What aanbieder and zorgkantoor find in the menu about bezwaar."""

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.toegang.navigatie import Menuonderdeel

MENU = (
    Menuonderdeel(
        26,
        "Bezwaren",
        "bezwaar.lijst",
        Handeling.BEZWAAR_LEZEN,
        frozenset({OrganisatieSoort.AANBIEDER}),
        ook=("/bezwaarbrieven",),
    ),
    Menuonderdeel(
        26,
        "Bezwaren",
        "bezwaar.werkvoorraad",
        Handeling.BEZWAAR_WERKVOORRAAD,
        frozenset({OrganisatieSoort.ZORGKANTOOR}),
        ook=("/bezwaren", "/bezwaarbrieven"),
    ),
)
