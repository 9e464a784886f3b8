"""What people find in the menu about meerzorgplan and meerzorgdialoog."""

from portal.toegang.navigatie import Menuonderdeel

MENU: tuple[Menuonderdeel, ...] = ()
