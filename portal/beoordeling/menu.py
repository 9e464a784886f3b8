"""What the people of a zorgkantoor find in the menu."""

from portal.domain.bevoegdheid import Handeling
from portal.toegang.navigatie import Menuonderdeel

MENU = (
    Menuonderdeel(10, "Werkvoorraad", "beoordeling.werkvoorraad", Handeling.WERKVOORRAAD_LEZEN),
    Menuonderdeel(20, "Dossiers", "beoordeling.dossiers", Handeling.WERKVOORRAAD_LEZEN),
)
