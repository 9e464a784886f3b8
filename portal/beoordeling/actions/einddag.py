"""Change the last day of a toekenning: the only place that does, so that every change is kept."""

import uuid
from datetime import date, datetime

from portal.beoordeling.models import Eindewijziging, Toekenning
from portal.platform.database import db
from portal.platform.transactions import invoeging


def zet_einde(
    toekenning: Toekenning,
    einde: date,
    reden: str,
    *,
    op: datetime,
    vervangen_door_id: uuid.UUID | None = None,
) -> None:
    """Give a toekenning that is stored another last day, and keep when that became known.

    Of several changes at one moment the last one holds.

    Args:
        toekenning: Flushed.
        einde: Last day from now on.
        reden: Why that is before its laatste dag; empty when it is not.
        op: The moment, UTC.
        vervangen_door_id: What takes its place.
    """
    toekenning.einde, toekenning.einde_reden = einde, reden
    toekenning.vervangen_door_id = vervangen_door_id
    waarden = {"einde": einde, "reden": reden}
    vraag = invoeging(db.engine.dialect.name, Eindewijziging.__table__).values(
        toekenning_id=toekenning.id, op=op, **waarden
    )
    sleutel = ["toekenning_id", "op"]
    db.session.execute(vraag.on_conflict_do_update(index_elements=sleutel, set_=waarden))
