"""Take a bezwaar of a demonstration further: a hearing that is planned, or advice that is asked."""

from datetime import datetime, time, timedelta

from portal.bezwaar.actions.advies import leg_voornemen_vast, vraag_advies
from portal.bezwaar.actions.hoorzitting import Planning, plan_zitting, zie_van_horen_af
from portal.bezwaar.letters.onderzoek_versturen import verstuur_adviesvraag, verstuur_uitnodiging
from portal.bezwaar.models import Bezwaar
from portal.domain.gegevens import Lezer
from portal.domain.procedure.bezwaar import Bezwaaruitkomst
from portal.domain.procedure.bezwaaradvies import Voornemen
from portal.domain.procedure.hoorzitting import Afzienreden
from portal.platform import clock
from portal.toegang.models import Gebruiker

UUR = time(10, 30)
OVER_DRIE_WEKEN = timedelta(days=21)


def onderzoek(deel: Lezer, bezwaar: Bezwaar, *, door: Gebruiker, op: datetime) -> None:
    """Do what the file says under `onderzoek`: `zitting`, `advies`, or nothing."""
    match deel.tekst("onderzoek", ""):
        case "zitting":
            _plan(deel, bezwaar, door, op)
        case "advies":
            _vraag(deel, bezwaar, door, op)


def _plan(deel: Lezer, bezwaar: Bezwaar, door: Gebruiker, op: datetime) -> None:
    dag = clock.local_day(op) + OVER_DRIE_WEKEN
    planning = Planning(
        op=datetime.combine(dag, UUR, clock.AMSTERDAM),
        plaats=deel.tekst("plaats"),
        hoorder_id=door.id,
    )
    gepland = plan_zitting(bezwaar, planning, door=door, op=op)
    verstuur_uitnodiging(bezwaar, gepland, door=door, op=op)


def _vraag(deel: Lezer, bezwaar: Bezwaar, door: Gebruiker, op: datetime) -> None:
    """Nobody wants to be heard; what is meant is to refuse, so that advice is needed."""
    zie_van_horen_af(bezwaar, Afzienreden.WIL_NIET, deel.tekst("afzien"), door=door, op=op)
    voornemen = Voornemen(uitkomst=Bezwaaruitkomst.ONGEGROND)
    leg_voornemen_vast(bezwaar, voornemen, deel.tekst("voornemen"), door=door, op=op)
    gevraagd = vraag_advies(bezwaar, clock.local_day(op), door=door, op=op)
    verstuur_adviesvraag(bezwaar, gevraagd, door=door, op=op)
