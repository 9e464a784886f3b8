"""The dagprogramma of a week: who is with the client when, and how many hours that makes."""

from portal.domain.dagprogramma.regels import Dagprogramma, Functie, Regel
from portal.domain.dagprogramma.uren import Weekuren, bereken_regeluren, bereken_weekuren

__all__ = [
    "Dagprogramma",
    "Functie",
    "Regel",
    "Weekuren",
    "bereken_regeluren",
    "bereken_weekuren",
]
