"""May this aanvraag start, on which gronden, and along which route?"""

from portal.domain.check_vooraf.berekend import Checkfeiten, Volumetoets
from portal.domain.check_vooraf.doorlopen import (
    Antwoord,
    Ontbreekt,
    Stap,
    Voortgang,
    doorloop,
    mogelijke_keuzes,
)
from portal.domain.check_vooraf.groep import antwoorden_van_lid
from portal.domain.check_vooraf.gronden import (
    Grond,
    Grondfeiten,
    Kenmerken,
    bepaal_gronden,
    leeftijd_op,
    mogelijke_gronden,
    vinkjes,
    volumetoets_van_toepassing,
)
from portal.domain.check_vooraf.pad import Beslispad, Keuze, Knoop, Soort, Uitgang
from portal.domain.check_vooraf.zet import Zet

__all__ = [
    "Antwoord",
    "Beslispad",
    "Checkfeiten",
    "Grond",
    "Grondfeiten",
    "Kenmerken",
    "Keuze",
    "Knoop",
    "Ontbreekt",
    "Soort",
    "Stap",
    "Uitgang",
    "Volumetoets",
    "Voortgang",
    "Zet",
    "antwoorden_van_lid",
    "bepaal_gronden",
    "doorloop",
    "leeftijd_op",
    "mogelijke_gronden",
    "mogelijke_keuzes",
    "vinkjes",
    "volumetoets_van_toepassing",
]
