"""When the last ontwikkeltraject of a person was finished, also at another aanbieder."""

import uuid
from collections.abc import Collection, Mapping
from datetime import date

import sqlalchemy as sa

from portal.clienten.models import Client
from portal.ontwikkeltraject.models import Trajectlid
from portal.platform.database import db
from portal.toekenning.queries.verhuisd import eerdere_clienten


def laatste_trajecten(client_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, date]:
    """Give by client when the last traject was finished; who has none is left out.

    Counts what was finished before a move with a verhuisformulier, and for the same person at
    another aanbieder where one zorgkantoor granted both meerzorg. The day is all that is told.

    Bron: [processen] G1 and G5.
    """
    eigen = sa.select(Client.id.label("client_id"), Client.id.label("ook_id"))
    ook = sa.select(eerdere_clienten(client_ids, zonder_formulier=True))
    wie = eigen.where(Client.id.in_(client_ids)).union_all(ook).subquery()
    rijen = db.session.execute(
        sa.select(wie.c.client_id, sa.func.max(Trajectlid.afgerond_op))
        .join(Trajectlid, Trajectlid.client_id == wie.c.ook_id)
        .group_by(wie.c.client_id)
    )
    return dict(rijen.all())
