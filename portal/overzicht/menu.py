"""The first entry of everybody's menu, and handing over work."""

from portal.domain.bevoegdheid import Handeling
from portal.toegang.navigatie import Menuonderdeel

MENU = (
    Menuonderdeel(10, "Overzicht", "overzicht.begin", Handeling.OVERZICHT_LEZEN),
    Menuonderdeel(52, "Werk overdragen", "overzicht.werk", Handeling.WERK_OVERDRAGEN),
)
