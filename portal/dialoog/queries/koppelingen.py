"""What an afspraak can hang on: an item of the plan, a goed voorbeeld, a traject, the mirror."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from portal.dialoog.models import Afspraak, Dialoog
from portal.dialoog.queries.agenda import planitems
from portal.dialoog.queries.context import find_spiegeljaar, list_trajecten, list_voorbeelden
from portal.dialoog.queries.teksten import dialoogtekst
from portal.ontwikkeltraject.models import Traject
from portal.platform.database import db
from portal.voorbeelden.models import GoedVoorbeeld

PLANITEM, VOORBEELD, TRAJECT, SPIEGEL = "planitem", "voorbeeld", "traject", "spiegel"


def list_koppelingen(dialoog: Dialoog) -> Sequence[tuple[str, str]]:
    """Give what an afspraak of a dialoog can hang on, as `soort.id` and words.

    Bron: [meerzorgplan] dialoog; [processen] F7.
    """
    jaar = find_spiegeljaar(dialoog)
    paren = [(SPIEGEL, str(jaar), f"over {jaar}")] if jaar else []
    paren += [(VOORBEELD, nr, titel) for nr, titel in list_voorbeelden()]
    paren += [(TRAJECT, rij.id, rij.code) for rij in list_trajecten(dialoog)]
    paren += [(PLANITEM, item, label) for item, label in planitems().items()]
    return [
        (f"{soort}.{nr}", f"{dialoogtekst('koppeling', soort)}: {naam}")
        for soort, nr, naam in paren
    ]


def naam_van_koppeling(afspraak: Afspraak) -> str:
    """Say in words what an afspraak hangs on, empty for nothing."""
    soort, aan = afspraak.gekoppeld_soort, afspraak.gekoppeld_aan
    if not soort:
        return ""
    namen = {
        SPIEGEL: lambda: f"over {aan}",
        PLANITEM: lambda: planitems().get(aan, aan),
        VOORBEELD: lambda: _lees(GoedVoorbeeld.titel, GoedVoorbeeld.id, aan),
        TRAJECT: lambda: _lees(Traject.clientcode, Traject.id, aan),
    }
    return f"{dialoogtekst('koppeling', soort)}: {namen[soort]()}"


def _lees(
    kolom: InstrumentedAttribute[str],
    sleutel: InstrumentedAttribute[uuid.UUID],
    nr: str,
) -> str:
    gevonden = db.session.scalar(sa.select(kolom).where(sleutel == uuid.UUID(nr)))
    return gevonden or "niet meer te vinden"
