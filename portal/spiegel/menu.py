"""What people find in the menu about spiegelinformatie."""

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.toegang.navigatie import Menuonderdeel

MENU = (
    Menuonderdeel(
        48,
        "Spiegelinformatie",
        "spiegel.spiegel",
        Handeling.SPIEGEL_LEZEN,
        frozenset({OrganisatieSoort.AANBIEDER, OrganisatieSoort.ZORGKANTOOR}),
    ),
)
