"""What does the portal point out to the reviewer, and on which numbers does it rest?"""

from portal.domain.toetsingskader.signalen.feiten import (
    Aanvraagfeiten,
    Benchmark,
    Contextfeiten,
    Contextpost,
    Dagprogrammafeiten,
    Geschiedenis,
    Groepfeiten,
    Invoerfeiten,
    Lvhcfeiten,
    Rechtfeiten,
    Rekenfeiten,
    Signaalfeiten,
    VorigeToekenning,
)
from portal.domain.toetsingskader.signalen.signaal import Bevinding, Getoond, Signaal, Stand
from portal.domain.toetsingskader.signalen.tabel import REGELS, bereken_signalen

__all__ = [
    "REGELS",
    "Aanvraagfeiten",
    "Benchmark",
    "Bevinding",
    "Contextfeiten",
    "Contextpost",
    "Dagprogrammafeiten",
    "Geschiedenis",
    "Getoond",
    "Groepfeiten",
    "Invoerfeiten",
    "Lvhcfeiten",
    "Rechtfeiten",
    "Rekenfeiten",
    "Signaal",
    "Signaalfeiten",
    "Stand",
    "VorigeToekenning",
    "bereken_signalen",
]
