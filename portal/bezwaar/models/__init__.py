"""Tables of bezwaar: the case, its events, hearings, advice, decision and letters."""

from portal.bezwaar.models.beslissing import Bezwaarbeslissing
from portal.bezwaar.models.bezwaar import Bezwaar, Bezwaargebeurtenis, BezwaarReeks
from portal.bezwaar.models.brief import Bezwaarbrief
from portal.bezwaar.models.onderzoek import Hoorzitting, Zinadvies

__all__ = [
    "Bezwaar",
    "BezwaarReeks",
    "Bezwaarbeslissing",
    "Bezwaarbrief",
    "Bezwaargebeurtenis",
    "Hoorzitting",
    "Zinadvies",
]
