"""What the beheerders and the auditor find in the menu."""

from portal.domain.bevoegdheid import Handeling
from portal.toegang.navigatie import Menuonderdeel

MENU = (
    Menuonderdeel(60, "Gebruikers", "beheer.gebruikers", Handeling.GEBRUIKERS_BEHEREN),
    Menuonderdeel(61, "Locaties", "beheer.locaties", Handeling.LOCATIE_BEHEREN),
    Menuonderdeel(62, "Briefhoofd", "beheer.briefhoofd", Handeling.BRIEFHOOFD_BEHEREN),
    Menuonderdeel(63, "Mandaten", "beheer.mandaten", Handeling.MANDATEN_BEHEREN),
    Menuonderdeel(64, "Tarieven", "beheer.tarieven", Handeling.TARIEFPERCENTAGE_BEHEREN),
    Menuonderdeel(65, "Instellingen", "beheer.instellingen", Handeling.INSTELLINGEN_BEHEREN),
    Menuonderdeel(66, "Organisaties", "beheer.organisaties", Handeling.ORGANISATIES_BEHEREN),
    Menuonderdeel(
        67, "Referentietabellen", "beheer.referentie", Handeling.REFERENTIETABELLEN_BEHEREN
    ),
    Menuonderdeel(68, "Logboek", "beheer.logboek", Handeling.LOGBOEK_LEZEN),
)
