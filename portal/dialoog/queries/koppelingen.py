"""What an afspraak can hang on: an item of the plan, a goed voorbeeld, a traject, the mirror."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from portal.dialoog.models import Afspraak, Dialoog
from portal.dialoog.queries.agenda import kader_van_dialoog
from portal.dialoog.queries.context import find_spiegeljaar, list_trajecten, list_voorbeelden
from portal.dialoog.queries.teksten import dialoogtekst
from portal.ontwikkeltraject.models import Traject
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker
from portal.voorbeelden.models import GoedVoorbeeld
from portal.voorbeelden.queries.voorbeelden import leesbaar_voor

PLANITEM, VOORBEELD, TRAJECT, SPIEGEL = "planitem", "voorbeeld", "traject", "spiegel"


def list_koppelingen(
    dialoog: Dialoog, afspraak: Afspraak | None = None, *, voor: Gebruiker
) -> Sequence[tuple[str, str]]:
    """Give what an afspraak of a dialoog can hang on, as `soort.id` and words.

    Args:
        dialoog: The dialoog.
        afspraak: One that is changed: what it hangs on now is one of them, also when it would no
            longer be offered, such as a traject that stopped.
        voor: Who writes it.

    Bron: [meerzorgplan] dialoog; [processen] F7.
    """
    jaar, labels = find_spiegeljaar(dialoog.jaar), kader_van_dialoog(dialoog).labels
    paren = [(SPIEGEL, str(jaar), f"over {jaar}")] if jaar else []
    paren += [(VOORBEELD, nr, titel) for nr, titel in list_voorbeelden(voor=voor)]
    paren += [(TRAJECT, rij.id, rij.code) for rij in list_trajecten(dialoog, voor=voor)]
    paren += [(PLANITEM, item, label) for item, label in labels.items()]
    aanbod = {
        f"{soort}.{nr}": f"{dialoogtekst('koppeling', soort)}: {naam}" for soort, nr, naam in paren
    }
    if afspraak is not None and afspraak.gekoppeld_soort:
        nu = f"{afspraak.gekoppeld_soort}.{afspraak.gekoppeld_aan}"
        aanbod.setdefault(nu, naam_van_koppeling(afspraak, voor=voor))
    return list(aanbod.items())


def naam_van_koppeling(afspraak: Afspraak, *, voor: Gebruiker) -> str:
    """Say in words what an afspraak hangs on, empty for nothing.

    The title of a goed voorbeeld that was withdrawn is shown to its own organisation only.
    """
    soort, aan = afspraak.gekoppeld_soort, afspraak.gekoppeld_aan
    if not soort:
        return ""
    namen = {
        SPIEGEL: lambda: f"over {aan}",
        PLANITEM: lambda: kader_van_dialoog(afspraak.dialoog).labels.get(aan, aan),
        VOORBEELD: lambda: _lees(
            GoedVoorbeeld.titel, GoedVoorbeeld.id == uuid.UUID(aan), leesbaar_voor(voor)
        ),
        TRAJECT: lambda: _lees(Traject.clientcode, Traject.id == uuid.UUID(aan)),
    }
    return f"{dialoogtekst('koppeling', soort)}: {namen[soort]()}"


def _lees(kolom: InstrumentedAttribute[str], *waar: Voorwaarde) -> str:
    return db.session.scalar(sa.select(kolom).where(*waar)) or "niet meer te vinden"
