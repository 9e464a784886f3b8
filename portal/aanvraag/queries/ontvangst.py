"""What is confirmed to the aanbieder after submitting."""

from dataclasses import dataclass
from datetime import date

from portal.aanvraag.models import Aanvraag, AanvraagVersie
from portal.aanvraag.queries.dossiers import find_laatste_versie
from portal.aanvraag.queries.verloop import lees_gebeurtenissen
from portal.domain.procedure import GebeurtenisSoort, beslistermijn_uit
from portal.platform import clock
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.toegang.models import Briefhoofd
from portal.toegang.queries import find_briefhoofd


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontvangst:
    """What was received and what follows from it.

    Attributes:
        versie: The newest submitted version.
        ontvangen: Dutch calendar day of the first submission; it never moves.
        beslisdatum: Last day to decide, as it follows from the events up to this version.
        hoofd: Letterhead of the zorgkantoor, None while it has none.
    """

    aanvraag: Aanvraag
    versie: AanvraagVersie
    ontvangen: date
    beslisdatum: date
    hoofd: Briefhoofd | None

    @property
    def dag(self) -> date:
        """Give the Dutch calendar day on which this version came in."""
        return clock.local_day(self.versie.op)


def find_ontvangst(aanvraag: Aanvraag) -> Ontvangst | None:
    """Give the receipt of the newest version, None while nothing was submitted."""
    versie = find_laatste_versie(aanvraag)
    if versie is None or aanvraag.ontvangen_op is None:
        return None
    ontvangen = clock.local_day(aanvraag.ontvangen_op)
    termijn = beslistermijn_uit(
        [
            gebeurtenis
            for gebeurtenis in lees_gebeurtenissen(aanvraag.id)
            if gebeurtenis.op <= versie.op or gebeurtenis.soort is GebeurtenisSoort.INGEDIEND
        ],
        regels=load_termijnregels(ontvangen),
        kalender=load_kalender(),
        peildag=clock.local_day(versie.op),
    )
    assert termijn is not None
    return Ontvangst(
        aanvraag=aanvraag,
        versie=versie,
        ontvangen=ontvangen,
        beslisdatum=termijn.beslisdatum,
        hoofd=find_briefhoofd(aanvraag.zorgkantoor_id),
    )
