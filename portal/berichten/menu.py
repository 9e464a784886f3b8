"""What people find in the menu about messages."""

from portal.berichten.queries.berichten import tel_ongelezen
from portal.domain.bevoegdheid import Handeling
from portal.toegang.navigatie import Menuonderdeel

MENU = (
    Menuonderdeel(
        50, "Berichten", "berichten.lijst", Handeling.BERICHT_LEZEN, teller=tel_ongelezen
    ),
    Menuonderdeel(49, "Aandacht", "berichten.aandacht", Handeling.BERICHT_AANDACHT),
    Menuonderdeel(51, "Taken", "berichten.taken", Handeling.TAAK_AFHANDELEN),
    Menuonderdeel(
        62, "Bereikbaarheid", "berichten.bereikbaarheid", Handeling.BEREIKBAARHEID_BEHEREN
    ),
    Menuonderdeel(67, "Storingen", "berichten.storingen", Handeling.STORING_BEHEREN),
    Menuonderdeel(69, "Berichten per rol", "berichten.rollen", Handeling.ROLVOORKEUR_BEHEREN),
)
