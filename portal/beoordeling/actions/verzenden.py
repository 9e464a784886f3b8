"""Keep a letter that is no besluit, exactly as the aanbieder gets it."""

import hashlib
from datetime import datetime

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Poststuk
from portal.platform.database import db
from portal.platform.pdf import Document, canonieke_json, maak_pdf
from portal.platform.rows import volgend_nr
from portal.toegang.models import Gebruiker


def verzend(
    aanvraag: Aanvraag, document: Document, soort: str, *, door: Gebruiker, op: datetime
) -> Poststuk:
    """Keep content and bytes of a letter."""
    pdf = maak_pdf(document)
    poststuk = Poststuk(
        aanvraag_id=aanvraag.id,
        nr=volgend_nr(Poststuk.nr, Poststuk.aanvraag_id == aanvraag.id),
        soort=soort,
        brief=canonieke_json(document),
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        door_id=door.id,
        op=op,
    )
    db.session.add(poststuk)
    db.session.flush()
    return poststuk
