"""The guard that every step on a bezwaar shares: nobody who had a hand in the besluit."""

from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.betrokken import is_betrokken
from portal.domain.fouten import DomeinFout
from portal.toegang.models import Gebruiker


def eis_onbetrokken(bezwaar: Bezwaar, door: Gebruiker) -> None:
    """Refuse who scored, prepared, checked, fixed or handled the besluit.

    Raises:
        DomeinFout: `betrokken_bij_besluit`.

    Bron: [procedure] §4; [awb] art. 7:5, 10:3 lid 3.
    """
    if is_betrokken(bezwaar, door):
        raise DomeinFout("betrokken_bij_besluit")
