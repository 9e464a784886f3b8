"""What does the zorgkantoor look at, what does the portal point out, and can it decide?"""

from portal.domain.toetsingskader.besluit import (
    GEEN_MET_REDEN,
    Belemmering,
    Besluitconcept,
    Toetsing,
    belemmeringen,
)
from portal.domain.toetsingskader.drempels import Drempels
from portal.domain.toetsingskader.kader import (
    Blokkeert,
    Criterium,
    Criteriumgroep,
    Ernst,
    Signaalregel,
    Toetsingskader,
)
from portal.domain.toetsingskader.overnemen import (
    Inhoudsoort,
    Toetsinhoud,
    Verandering,
    bepaal_veranderingen,
)
from portal.domain.toetsingskader.signalen import Signaal, Signaalfeiten, Stand, bereken_signalen
from portal.domain.toetsingskader.toetsing import (
    Herkomst,
    Oordeel,
    Oordeelwaarde,
    geen_bijzonderheden,
    zichtbare_criteria,
)

__all__ = [
    "GEEN_MET_REDEN",
    "Belemmering",
    "Besluitconcept",
    "Blokkeert",
    "Criterium",
    "Criteriumgroep",
    "Drempels",
    "Ernst",
    "Herkomst",
    "Inhoudsoort",
    "Oordeel",
    "Oordeelwaarde",
    "Signaal",
    "Signaalfeiten",
    "Signaalregel",
    "Stand",
    "Toetsing",
    "Toetsingskader",
    "Toetsinhoud",
    "Verandering",
    "belemmeringen",
    "bepaal_veranderingen",
    "bereken_signalen",
    "geen_bijzonderheden",
    "zichtbare_criteria",
]
