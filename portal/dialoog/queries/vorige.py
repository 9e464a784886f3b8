"""The afspraken of earlier dialogen that return as point 1, with their stand."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.dialoog.models import Afspraak, Dialoog
from portal.dialoog.queries.dialogen import GEHEIM
from portal.domain.procedure.dialoogbereik import Eerder, list_terug
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.platform.database import db


def list_vorige(dialoog: Dialoog) -> Sequence[Afspraak]:
    """Give what returns in a dialoog, the oldest year first.

    Bron: [processen] F4.
    """
    rijen = db.session.scalars(
        sa.select(Afspraak)
        .join(Afspraak.dialoog)
        .where(
            Dialoog.aanbieder_id == dialoog.aanbieder_id,
            Dialoog.zorgkantoor_id == dialoog.zorgkantoor_id,
            Dialoog.toestand == Dialoogtoestand.GEREED,
            Dialoog.jaar < dialoog.jaar,
        )
        .options(joinedload(Afspraak.dialoog).options(*GEHEIM))
    ).all()
    per_id = {rij.id: rij for rij in rijen}
    eerder = (Eerder(rij.id, rij.dialoog.jaar, rij.nr, rij.stand) for rij in rijen)
    return [per_id[rij.id] for rij in list_terug(eerder)]
