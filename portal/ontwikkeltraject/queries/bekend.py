"""Which trajecten were finished for clients, for the slices below."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from portal.aanvraag.trajecten import BekendTraject
from portal.clienten.models import Client
from portal.domain.procedure.volgen import Trajecttoestand
from portal.ontwikkeltraject.models import Bijeenkomst, Traject, Trajectlid
from portal.ontwikkeltraject.queries.laatste import laatste_trajecten
from portal.platform.database import db
from portal.platform.traject_data import load_trajectregels
from portal.toekenning.queries.verhuisd import eerdere_clienten


class AfgerondeTrajecten:
    """Says which trajecten were finished, see `portal.aanvraag.trajecten`."""

    def laatste(self, client_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, date]:
        """Give by client when the last one was finished."""
        return laatste_trajecten(client_ids)

    def afgerond(
        self, client_ids: Collection[uuid.UUID]
    ) -> Mapping[uuid.UUID, Sequence[BekendTraject]]:
        """Give by client what was finished, newest first, in one query.

        Of what was finished before the client moved from another aanbieder: days only.
        """
        eigen = sa.select(Client.id.label("client_id"), Client.id.label("ook_id"))
        eerder = sa.select(eerdere_clienten(client_ids))
        wie = eigen.where(Client.id.in_(client_ids)).union_all(eerder).subquery()
        rijen = db.session.execute(
            sa.select(
                wie.c.client_id,
                (Trajectlid.client_id == wie.c.client_id).label("eigen"),
                Client.clientcode.label("code_nu"),
                Trajectlid.afgerond_op,
                Traject.id,
                Traject.clientcode,
                Traject.themas,
                Bijeenkomst.dag,
            )
            .join(Traject, Traject.id == Trajectlid.traject_id)
            .join(wie, wie.c.ook_id == Trajectlid.client_id)
            .join(Client, Client.id == wie.c.client_id)
            .outerjoin(Bijeenkomst, Bijeenkomst.traject_id == Traject.id)
            .where(Traject.toestand == Trajecttoestand.AFGEROND)
            .order_by(Trajectlid.afgerond_op.desc(), Traject.id, wie.c.client_id, Bijeenkomst.nr)
        )
        uit = defaultdict[uuid.UUID, list[BekendTraject]](list)
        for (_, client_id), groep in groupby(rijen, lambda rij: (rij.id, rij.client_id)):
            uit[client_id].append(_traject(list(groep)))
        return dict(uit)


def _traject(rijen: Sequence[Any]) -> BekendTraject:
    """Make one traject of its bijeenkomsten."""
    rij, namen = rijen[0], load_trajectregels().themas
    return BekendTraject(
        id=rij.id,
        clientcode=rij.clientcode if rij.eigen else rij.code_nu,
        afgerond_op=rij.afgerond_op,
        bijeenkomsten=[een.dag for een in rijen if een.dag],
        themas=[namen.get(thema, thema) for thema in rij.themas] if rij.eigen else [],
    )
