"""What people find in the menu about goede voorbeelden."""

from portal.domain.bevoegdheid import Handeling
from portal.toegang.navigatie import Menuonderdeel

MENU = (Menuonderdeel(46, "Goede voorbeelden", "voorbeelden.lijst", Handeling.VOORBEELD_LEZEN),)
