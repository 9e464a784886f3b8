"""What happened to a bezwaar, in words, for the zorgkantoor."""

from collections.abc import Sequence

from portal.bezwaar.models import Bezwaar, Bezwaargebeurtenis
from portal.bezwaar.queries.teksten import bezwaartekst
from portal.domain.procedure import Bezwaarfeit
from portal.toegang.tijdlijn import Gebeurd, list_gebeurd


def list_gebeurtenissen(bezwaar: Bezwaar) -> Sequence[Gebeurd]:
    """Give what happened to a bezwaar, newest first."""
    return list_gebeurd(Bezwaargebeurtenis, Bezwaargebeurtenis.bezwaar_id == bezwaar.id, _titel)


def _titel(rij: Bezwaargebeurtenis) -> str:
    """Name an event; planning a hearing is one kind, also when it is put off."""
    if rij.soort == Bezwaarfeit.HOORZITTING_GEPLAND:
        return bezwaartekst("zitting", str(rij.gegevens["stap"]))
    return bezwaartekst("gebeurtenis", rij.soort)
