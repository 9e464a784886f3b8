"""What people find in the menu about goede voorbeelden."""

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.toegang.navigatie import Menuonderdeel

MENU = (
    Menuonderdeel(
        46,
        "Goede voorbeelden",
        "voorbeelden.lijst",
        Handeling.VOORBEELD_LEZEN,
        frozenset({OrganisatieSoort.CCE}),
    ),
)
