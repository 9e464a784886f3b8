"""What the beslisdatum of a bezwaar would become, for the page on which somebody moves it."""

from datetime import date

from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.verloop import lees_verloop, termijn_van
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Bezwaarfeit, Bezwaargebeurd


def beslisdatum_na(bezwaar: Bezwaar, soort: Bezwaarfeit, dag: date) -> date | None:
    """Give the beslisdatum after one more event today; None when the term refuses it."""
    verloop = lees_verloop(bezwaar.id)
    erbij = Bezwaargebeurd(nr=len(verloop) + 1, soort=soort, dag=dag, gegevens={})
    try:
        return termijn_van(bezwaar, (*verloop, erbij)).beslisdatum
    except DomeinFout:
        return None
