"""Z12: fix the beslissing op bezwaar; what it does to besluit and toekenning goes along."""

from dataclasses import dataclass
from datetime import datetime

from portal.beoordeling.actions import na_bezwaar
from portal.beoordeling.actions.besluitinhoud import Voorbereiding
from portal.beoordeling.actions.vaststellen import (
    Verzending,
    bepaal_bezwaar_tot,
    kies_verzenddatum,
)
from portal.beoordeling.models import Besluit
from portal.bezwaar.actions.beslissing import eis_beslisser, eis_vrij
from portal.bezwaar.actions.brieven import Brief, bewaar_brief
from portal.bezwaar.actions.melden import meld_beslissing
from portal.bezwaar.actions.verloop import Stap, voer_uit
from portal.bezwaar.models import Bezwaarbeslissing
from portal.bezwaar.queries.beslissing import find_geldend, gevolg_van, lees_beslisbeeld
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure.bezwaar import Beslisstand
from portal.domain.procedure.bezwaarbeslissing import Bezwaargevolg, pas_toe_op_beslissing
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.actions.bevoegd import eis_mandaat
from portal.toekenning.actions.terugdraaien import bepaal_terug, draai_terug


@dataclass(frozen=True, slots=True)
class Nieuw:
    """The new besluit that goes along: from what, and its letter."""

    voorbereiding: Voorbereiding
    verzending: Verzending


def controleer_beslissing(
    beslissing: Bezwaarbeslissing, nieuw: Voorbereiding | None, *, door: Gebruiker, op: datetime
) -> str:
    """Check that this user may fix this beslissing now, and that it can still be taken.

    Args:
        beslissing: What was offered.
        nieuw: What its new besluit is made from, None without one.
        door: The second person.
        op: The moment, UTC.

    Returns:
        The functietitel under which this user signs: of the mandaat where money is granted.

    Raises:
        DomeinFout: as `eis_beslisser`, `pas_toe_op_beslissing`, `eis_vrij`, `kies_verzenddatum`,
            `controleer_na_bezwaar`, `eis_mandaat`, `eis_herroepbaar` and `bepaal_terug`.

    Bron: [procedure] §2.3, §4 Z12.
    """
    bezwaar, dag = beslissing.bezwaar, clock.local_day(op)
    eis_beslisser(beslissing, door)
    pas_toe_op_beslissing(beslissing.stand, Handeling.BEZWAAR_BESLISSEN)
    eis_vrij(lees_beslisbeeld(bezwaar, op=dag), beslissing.uitkomst, dag)
    kies_verzenddatum(beslissing.verzenddatum, bezwaar.zorgkantoor_id, op)
    if beslissing.nieuw_besluit is not None:
        assert nieuw is not None
        return na_bezwaar.controleer_na_bezwaar(beslissing.nieuw_besluit, nieuw, door=door, op=op)
    if gevolg_van(beslissing) is Bezwaargevolg.HERROEPEN:
        geldend = find_geldend(bezwaar)
        if geldend is not None:
            na_bezwaar.eis_herroepbaar(geldend)
        else:
            assert bezwaar.toekenningsbrief is not None
            terug = bepaal_terug(bezwaar.toekenningsbrief)
            return eis_mandaat(terug.toekenning, door=door, op=op)
    return door.functietitel


def stel_beslissing_vast(
    beslissing: Bezwaarbeslissing,
    brief: Brief,
    nieuw: Nieuw | None,
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Fix a beslissing: its letter, the event, the besluit and the toekenning stand or fall as one.

    Call `controleer_beslissing` first: it names who signs.

    Raises:
        DomeinFout: as `voer_uit`, `stel_na_bezwaar_vast`, `herroep` and `draai_terug`.

    Bron: [procedure] §4 Z12; [awb] art. 7:11 and 7:12.
    """
    bezwaar, besluit = beslissing.bezwaar, beslissing.nieuw_besluit
    geldend, gevolg = find_geldend(bezwaar), gevolg_van(beslissing)
    gegevens = {"uitkomst": beslissing.uitkomst.value, "gevolg": gevolg.value}
    stap = Stap(handeling=Handeling.BEZWAAR_BESLISSEN, door=door, op=op, gegevens=gegevens)
    gebeurtenis = voer_uit(bezwaar, stap)
    beslissing.stand = Beslisstand.VASTGESTELD
    beslissing.vastgesteld_door_id, beslissing.vastgesteld_op = door.id, op
    beslissing.verzenddatum = brief.verzonden
    beslissing.beroep_tot = bepaal_bezwaar_tot(brief.verzonden)
    if besluit is not None:
        assert nieuw is not None
        na_bezwaar.stel_na_bezwaar_vast(
            besluit, nieuw.voorbereiding, nieuw.verzending, door=door, op=op
        )
    elif gevolg is Bezwaargevolg.HERROEPEN:
        _herroep(beslissing, geldend, door=door, op=op)
    bewaar_brief(bezwaar, brief, door=door, op=op)
    meld_beslissing(bezwaar, gebeurtenis, op=op)
    db.session.flush()


def _herroep(
    beslissing: Bezwaarbeslissing, geldend: Besluit | None, *, door: Gebruiker, op: datetime
) -> None:
    brief = beslissing.bezwaar.toekenningsbrief
    if geldend is not None:
        na_bezwaar.herroep(geldend, door=door, op=op)
    else:
        assert brief is not None
        draai_terug(brief, door=door, op=op)
