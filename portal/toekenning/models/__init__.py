"""Tables of what happens to a toekenning after it came into being."""

from portal.toekenning.models.brief import Toekenningsbrief
from portal.toekenning.models.einde import Eindebesluit, Eindemelding
from portal.toekenning.models.evaluatie import Evaluatie, Planbevestiging, Tussenmeting
from portal.toekenning.models.mutatie import Mutatie, Mutatielid
from portal.toekenning.models.verhuizing import Verhuishandtekening, Verhuizing

__all__ = [
    "Eindebesluit",
    "Eindemelding",
    "Evaluatie",
    "Mutatie",
    "Mutatielid",
    "Planbevestiging",
    "Toekenningsbrief",
    "Tussenmeting",
    "Verhuishandtekening",
    "Verhuizing",
]
