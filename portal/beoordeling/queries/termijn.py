"""How much time a dossier has left, for lists and exports."""

import uuid
from dataclasses import dataclass
from datetime import date

from portal.beoordeling.queries.werkvoorraad.regel import Regel
from portal.beoordeling.queries.woorden import woord
from portal.domain.procedure import IN_BEHANDELING
from portal.domain.termijnen import werkdagen_tussen
from portal.platform import clock
from portal.platform.calendar_data import load_kalender
from portal.platform.web import texts
from portal.toegang.instellingen import get_getal

PREVENTIEF = "preventief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resttermijn:
    """What the column *termijn* shows.

    Attributes:
        datum: Last day to decide; None when nothing runs any more.
        werkdagen: Working days left, negative when past; None when the term stands still.
        voorbij: The date is past, even when no working day came after it yet.
        stil: The term waits for the aanbieder.
        streefdatum: Earlier day to aim at, of a preventieve aanvraag that is still open.
    """

    datum: date | None
    werkdagen: int | None = None
    voorbij: bool = False
    stil: bool = False
    streefdatum: date | None = None

    @property
    def woorden(self) -> str:
        """Write what is left in words."""
        if self.stil:
            return woord("termijn", "stil")
        if self.werkdagen is None:
            return woord("termijn", "geen")
        if self.werkdagen == 0:
            return woord("termijn", "voorbij" if self.voorbij else "vandaag")
        aantal = texts.aantal(abs(self.werkdagen), "werkdag", "werkdagen")
        return woord("termijn", "nog" if self.werkdagen > 0 else "te_laat", {"aantal": aantal})


def bepaal_resttermijn(regel: Regel, *, zorgkantoor_id: uuid.UUID, op: date) -> Resttermijn:
    """Give how much time is left on a day.

    Args:
        regel: A dossier of a list.
        zorgkantoor_id: Whose setting holds for the streefdatum.
        op: The Dutch calendar day.
    """
    if regel.toestand not in IN_BEHANDELING or regel.beslisdatum is None:
        return Resttermijn(datum=None)
    kalender, streefdatum = load_kalender(), None
    if regel.soort == PREVENTIEF and regel.ontvangen_op is not None:
        dagen = get_getal("preventief_streef_werkdagen", zorgkantoor_id, op)
        streefdatum = kalender.na_werkdagen(clock.local_day(regel.ontvangen_op), dagen)
    if regel.staat_stil:
        return Resttermijn(datum=regel.beslisdatum, stil=True, streefdatum=streefdatum)
    return Resttermijn(
        datum=regel.beslisdatum,
        werkdagen=werkdagen_tussen(kalender, op, regel.beslisdatum),
        voorbij=regel.beslisdatum < op,
        streefdatum=streefdatum,
    )
