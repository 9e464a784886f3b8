"""What people find in the menu about monitoring."""

from portal.toegang.navigatie import Menuonderdeel

MENU: tuple[Menuonderdeel, ...] = ()
