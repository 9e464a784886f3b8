"""Keep beside a toekenning on which days its goals are to be measured."""

from portal.beoordeling.models import Doeldatum, Toekenning
from portal.beoordeling.queries.doeldatums import doeldagen
from portal.platform.database import db


def leg_doeldatums_vast(toekenning: Toekenning) -> None:
    """Write the days of the goals of a toekenning that was just made; they never change after.

    Bron: [berichten] N20.
    """
    dagen = sorted(doeldagen(toekenning.doelen))
    db.session.add_all(Doeldatum(toekenning_id=toekenning.id, dag=dag) for dag in dagen)
