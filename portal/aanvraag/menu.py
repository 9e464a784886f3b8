"""What an aanbieder finds in the menu about aanvragen."""

from portal.domain.bevoegdheid import Handeling
from portal.toegang.navigatie import Menuonderdeel

MENU = (Menuonderdeel(20, "Aanvragen", "aanvraag.lijst", Handeling.AANVRAAG_LEZEN),)
