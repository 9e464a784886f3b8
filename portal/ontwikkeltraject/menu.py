"""What people find in the menu about ontwikkeltrajecten."""

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.toegang.navigatie import Menuonderdeel

ELDERS = ("/trajectverslagen", "/trajectacties")
MENU = (
    Menuonderdeel(
        27,
        "Agenda",
        "ontwikkeltraject.agenda",
        Handeling.TRAJECT_AGENDA,
        frozenset({OrganisatieSoort.CCE}),
    ),
    Menuonderdeel(
        28,
        "Trajecten",
        "ontwikkeltraject.lijst",
        Handeling.TRAJECT_LEZEN,
        frozenset({OrganisatieSoort.CCE}),
        ook=ELDERS,
    ),
)
