"""The first entry of everybody's menu."""

from portal.domain.bevoegdheid import Handeling
from portal.toegang.navigatie import Menuonderdeel

MENU = (Menuonderdeel(10, "Overzicht", "overzicht.begin", Handeling.OVERZICHT_LEZEN),)
