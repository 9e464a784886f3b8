"""Give the team of a zorgkantoor, or a beheerder, something to do about a message."""

from portal.berichten.models import Taak
from portal.platform.database import db
from portal.platform.transactions import invoeging

PER_BRIEF, NIET_AFGELEVERD, BEREIKBAARHEID = "per_brief", "niet_afgeleverd", "bereikbaarheid"


def vraag_taak(taak: Taak) -> bool:
    """Write a task, once: who asks for the same one again changes nothing."""
    waarden = {
        kolom.name: getattr(taak, kolom.name)
        for kolom in Taak.__table__.columns
        if getattr(taak, kolom.name) is not None
    }
    vraag = (
        invoeging(db.engine.dialect.name, Taak.__table__)
        .values(**waarden)
        .on_conflict_do_nothing(index_elements=["sleutel"])
        .returning(Taak.id)
    )
    return db.session.scalar(vraag) is not None
