"""Who is working on an aanvraag at this moment."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, WerktNu
from portal.platform.database import db

KORT_GELEDEN = timedelta(minutes=10)


def list_werkt_nu(aanvraag: Aanvraag, *, op: datetime) -> Sequence[WerktNu]:
    """List who saved something a short while ago, latest first."""
    vraag = (
        sa.select(WerktNu)
        .where(WerktNu.aanvraag_id == aanvraag.id, WerktNu.op > op - KORT_GELEDEN)
        .order_by(WerktNu.op.desc(), WerktNu.gebruiker_id)
    )
    return db.session.scalars(vraag).all()
