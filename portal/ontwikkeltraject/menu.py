"""What people find in the menu about ontwikkeltrajecten."""

from portal.toegang.navigatie import Menuonderdeel

MENU: tuple[Menuonderdeel, ...] = ()
