"""Z08: verdagen once, and uitstel with consent to a day that is named."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.bezwaar.actions.bevoegd import eis_onbetrokken
from portal.bezwaar.actions.verloop import Stap, voer_uit
from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.verloop import lees_stand
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure.bezwaaruitstel import Instemming, controleer_uitstel
from portal.platform import clock
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Afspraak:
    """Until which day the decision may wait, who agreed, and on which day."""

    tot: date
    instemming: Instemming
    ingestemd_op: date


def verdaag(bezwaar: Bezwaar, *, door: Gebruiker, op: datetime) -> date:
    """Put the decision off by the six weeks of the law; the letter says why.

    Returns:
        The beslisdatum before it.

    Raises:
        DomeinFout: `betrokken_bij_besluit`, `al_verdaagd`, `niet_boven_21_weken`,
            `verdagen_te_laat`, or as `voer_uit`.
    """
    eis_onbetrokken(bezwaar, door)
    was = bezwaar.beslisdatum
    voer_uit(bezwaar, Stap(handeling=Handeling.BEZWAAR_VERDAGEN, door=door, op=op))
    return was


def stel_uit(bezwaar: Bezwaar, afspraak: Afspraak, *, door: Gebruiker, op: datetime) -> None:
    """Put the decision off to a day that was agreed on; the letter confirms it.

    Raises:
        DomeinFout: `betrokken_bij_besluit`, as `controleer_uitstel`, `uitstel_niet_later`, or as
            `voer_uit`.
    """
    eis_onbetrokken(bezwaar, door)
    controleer_uitstel(
        afspraak.tot,
        ingestemd_op=afspraak.ingestemd_op,
        advies_gevraagd=lees_stand(bezwaar).advies_gevraagd,
        vandaag=clock.local_day(op),
    )
    gegevens = {
        "tot": afspraak.tot.isoformat(),
        "instemming": afspraak.instemming.value,
        "ingestemd_op": afspraak.ingestemd_op.isoformat(),
    }
    stap = Stap(handeling=Handeling.BEZWAAR_UITSTELLEN, door=door, op=op, gegevens=gegevens)
    voer_uit(bezwaar, stap)
