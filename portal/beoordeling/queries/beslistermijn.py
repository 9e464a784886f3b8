"""The beslisdatum as it would be after an extension."""

from datetime import date

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.verloop import lees_gebeurtenissen
from portal.domain.procedure import termijngebeurtenissen
from portal.domain.termijnen import TermijnVerlengd, bepaal_beslistermijn
from portal.platform import clock
from portal.platform.calendar_data import load_kalender, load_termijnregels


def beslisdatum_na_verlenging(aanvraag: Aanvraag, nieuwe_datum: date, *, dag: date) -> date:
    """Give the beslisdatum when this day is named, with everything that happened before.

    Raises:
        DomeinFout: `verlenging_niet_later` when the day is not after the end of the term.
    """
    assert aanvraag.ontvangen_op is not None
    ontvangst = clock.local_day(aanvraag.ontvangen_op)
    verloop = termijngebeurtenissen(lees_gebeurtenissen(aanvraag.id))
    return bepaal_beslistermijn(
        ontvangst=ontvangst,
        gebeurtenissen=(*verloop, TermijnVerlengd(nieuwe_datum)),
        regels=load_termijnregels(ontvangst),
        kalender=load_kalender(),
        peildag=dag,
    ).beslisdatum
