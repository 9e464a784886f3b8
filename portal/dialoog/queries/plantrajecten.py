"""The trajecten of the clients of a plan and since when they have meerzorg, also before a move.

As the list of who is due for a traject (`Trajectbeurt`); one statement for all clients each.
"""

import uuid
from datetime import date

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import is_bevestigd
from portal.clienten.models import Client
from portal.domain.meerzorgplan import Eerderrij, Trajectrij
from portal.ontwikkeltraject.models import Trajectlid
from portal.platform.database import db
from portal.toekenning.queries.verhuisd import eerdere_clienten


def lees_eerder(clienten: sa.Select[uuid.UUID]) -> tuple[Eerderrij, ...]:
    """Give the days of meerzorg at aanbieders that some clients moved away from.

    Bron: [processen] G1.
    """
    wie = eerdere_clienten(clienten)
    vraag = (
        sa.select(wie.c.client_id, Toekenning.ingang, Toekenning.einde)
        .join(Toekenning, Toekenning.client_id == wie.c.eerder_id)
        .where(Toekenning.einde >= Toekenning.ingang, is_bevestigd())
        .order_by(Toekenning.ingang, Toekenning.id)
    )
    return tuple(Eerderrij(*rij) for rij in db.session.execute(vraag))


def lees_trajecten(clienten: sa.Select[uuid.UUID], tot: date) -> tuple[Trajectrij, ...]:
    """Give what was finished up to a day for some clients, whoever they were then.

    Bron: [processen] G1 and G5.
    """
    eigen = sa.select(Client.id.label("client_id"), Client.id.label("ook_id"))
    ook = sa.select(eerdere_clienten(clienten, zonder_formulier=True))
    wie = eigen.where(Client.id.in_(clienten)).union_all(ook).subquery()
    vraag = (
        sa.select(wie.c.client_id, Trajectlid.afgerond_op)
        .join(Trajectlid, Trajectlid.client_id == wie.c.ook_id)
        .where(Trajectlid.afgerond_op <= tot)
        .order_by(Trajectlid.afgerond_op, Trajectlid.id)
    )
    return tuple(Trajectrij(*rij) for rij in db.session.execute(vraag))
