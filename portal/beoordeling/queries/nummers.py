"""The number of the next thing of an aanvraag."""

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Aanvulverzoek
from portal.beoordeling.models import Besluit, Poststuk
from portal.platform.database import db


def volgend_nr(soort: type[Aanvulverzoek | Besluit | Poststuk], aanvraag: Aanvraag) -> int:
    """Give the number for the next one of a kind, from 1."""
    hoogste = sa.select(sa.func.max(soort.nr)).where(soort.aanvraag_id == aanvraag.id)
    return (db.session.scalar(hoogste) or 0) + 1
