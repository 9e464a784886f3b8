"""What people find in the menu about goede voorbeelden."""

from portal.toegang.navigatie import Menuonderdeel

MENU: tuple[Menuonderdeel, ...] = ()
