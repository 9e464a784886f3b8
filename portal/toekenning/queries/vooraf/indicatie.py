"""The indicatie that the portal knows, beside what an old beschikking says."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.clienten.models import Indicatie
from portal.platform.database import db
from portal.toekenning.queries.vooraf.velden import lees_velden


def find_indicatie(rij: Toekenning) -> Indicatie | None:
    """Find the indicatie of the client on the first day of a toekenning."""
    return db.session.scalars(
        sa.select(Indicatie)
        .where(Indicatie.client_id == rij.client_id, Indicatie.besluit_van <= rij.ingang)
        .order_by(Indicatie.besluit_van.desc(), Indicatie.id)
        .limit(1)
    ).first()


def is_anders_geindiceerd(rij: Toekenning, velden: Mapping[str, str]) -> bool:
    """Say whether a row names another behandeling or dagbesteding than the portal knows.

    Args:
        rij: What was registered from the row; the indicatie of a known client stays as it was.
        velden: Text per column, all of it readable.
    """
    bekend, (vooraf, _) = find_indicatie(rij), lees_velden(velden)
    return bekend is not None and (bekend.behandeling, bekend.dagbesteding) != (
        vooraf.behandeling,
        vooraf.dagbesteding,
    )
