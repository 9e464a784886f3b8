"""What people find in the menu about spiegelinformatie."""

from portal.toegang.navigatie import Menuonderdeel

MENU: tuple[Menuonderdeel, ...] = ()
