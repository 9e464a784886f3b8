"""How much time a dossier has left, for lists and exports."""

import uuid
from dataclasses import dataclass, replace
from datetime import date

from portal.beoordeling.queries.werkvoorraad.regel import Regel
from portal.beoordeling.queries.woorden import woord
from portal.domain.procedure import IN_BEHANDELING, Toestand
from portal.domain.termijnen import werkdagen_tussen
from portal.platform import clock
from portal.platform.calendar_data import load_kalender
from portal.platform.web import texts
from portal.toegang.instellingen import get_getal

PREVENTIEF = "preventief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resttermijn:
    """How much time is left.

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
    def component(self) -> dict[str, object]:
        """Give what the component *termijn* asks."""
        return {
            "op": self.datum,
            "werkdagen": self.werkdagen,
            "voorbij": self.voorbij,
            "stil": self.stil,
            "toelichting": woord("termijn", "wacht") if self.stil else "",
        }

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


def bepaal_resttermijn(toestand: Toestand, beslisdatum: date | None, *, op: date) -> Resttermijn:
    """Give how much time a dossier has left on a Dutch calendar day."""
    if toestand not in IN_BEHANDELING or beslisdatum is None:
        return Resttermijn(datum=None)
    if toestand is Toestand.AANVULLING_GEVRAAGD:
        return Resttermijn(datum=beslisdatum, stil=True)
    werkdagen = werkdagen_tussen(load_kalender(), op, beslisdatum)
    return Resttermijn(datum=beslisdatum, werkdagen=werkdagen, voorbij=beslisdatum < op)


def bepaal_regeltermijn(regel: Regel, *, zorgkantoor_id: uuid.UUID, op: date) -> Resttermijn:
    """Give how much time a row has left, with the day to aim at when it is preventief.

    Args:
        regel: A dossier of a list.
        zorgkantoor_id: Whose setting holds for the streefdatum.
        op: The Dutch calendar day.
    """
    rest = bepaal_resttermijn(regel.toestand, regel.beslisdatum, op=op)
    if rest.datum is None or regel.soort != PREVENTIEF or regel.ontvangen_op is None:
        return rest
    dagen = get_getal("preventief_streef_werkdagen", zorgkantoor_id, op)
    ontvangst = clock.local_day(regel.ontvangen_op)
    return replace(rest, streefdatum=load_kalender().na_werkdagen(ontvangst, dagen))
