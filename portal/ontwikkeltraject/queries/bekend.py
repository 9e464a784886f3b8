"""Which trajecten were finished for clients, for the slices below."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from portal.aanvraag.trajecten import BekendTraject
from portal.domain.procedure.volgen import Trajecttoestand
from portal.ontwikkeltraject.models import Bijeenkomst, Traject, Trajectlid
from portal.platform.database import db
from portal.platform.traject_data import load_trajectregels


class AfgerondeTrajecten:
    """Says which trajecten were finished, see `portal.aanvraag.trajecten`."""

    def afgerond(
        self, client_ids: Collection[uuid.UUID]
    ) -> Mapping[uuid.UUID, Sequence[BekendTraject]]:
        """Give by client what was finished, newest first, in one query."""
        namen = load_trajectregels().themas
        rijen = db.session.execute(
            sa.select(
                Trajectlid.client_id,
                Trajectlid.afgerond_op,
                Traject.id,
                Traject.clientcode,
                Traject.themas,
                Bijeenkomst.dag,
            )
            .join(Traject, Traject.id == Trajectlid.traject_id)
            .outerjoin(Bijeenkomst, Bijeenkomst.traject_id == Traject.id)
            .where(
                Trajectlid.client_id.in_(client_ids), Traject.toestand == Trajecttoestand.AFGEROND
            )
            .order_by(Trajectlid.afgerond_op.desc(), Traject.id, Bijeenkomst.nr)
        )
        uit: dict[uuid.UUID, dict[uuid.UUID, BekendTraject]] = defaultdict(dict)
        dagen = defaultdict[tuple[uuid.UUID, uuid.UUID], list[date]](list)
        for client_id, op, traject_id, code, themas, dag in rijen:
            van = dagen[client_id, traject_id]
            van.extend(filter(None, [dag]))
            uit[client_id][traject_id] = BekendTraject(
                id=traject_id,
                clientcode=code,
                afgerond_op=op,
                bijeenkomsten=van,
                themas=[namen.get(thema, thema) for thema in themas],
            )
        return {client_id: list(trajecten.values()) for client_id, trajecten in uit.items()}
