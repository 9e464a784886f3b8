"""What an aanbieder finds in the menu about clients and groups.

A zorgkantoor reads them in its dossiers.
"""

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.toegang.navigatie import Menuonderdeel

MENU = (
    Menuonderdeel(
        30,
        "Cliënten",
        "clienten.lijst",
        Handeling.CLIENT_LEZEN,
        frozenset({OrganisatieSoort.AANBIEDER}),
    ),
    Menuonderdeel(
        31,
        "Groepen",
        "clienten.groepen",
        Handeling.GROEP_LEZEN,
        frozenset({OrganisatieSoort.AANBIEDER}),
    ),
)
