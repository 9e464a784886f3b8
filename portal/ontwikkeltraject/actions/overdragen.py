"""Let what was asked for go along when an aanbieder works with another CCE."""

import uuid
from datetime import datetime

import sqlalchemy as sa

from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure.volgen import Trajecttoestand
from portal.ontwikkeltraject.actions.verloop import Stap, voer_uit
from portal.ontwikkeltraject.models import Traject
from portal.platform.database import db
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker


def draag_gevraagde_over(
    paar: AanbiederZorgkantoor, cce_id: uuid.UUID, *, door: Gebruiker, op: datetime
) -> None:
    """Give every traject of a pair that was only asked for to the CCE it works with now.

    What was planned stays with the CCE that planned it.

    Raises:
        DomeinFout: As `voer_uit`.
    """
    gevraagd = sa.select(Traject).where(
        Traject.aanbieder_id == paar.aanbieder_id,
        Traject.zorgkantoor_id == paar.zorgkantoor_id,
        Traject.toestand == Trajecttoestand.GEVRAAGD,
        Traject.cce_id != cce_id,
    )
    for traject in db.session.scalars(gevraagd.order_by(Traject.id)).all():
        traject.cce_id = cce_id
        voer_uit(traject, Stap(handeling=Handeling.SAMENWERKING_BEHEREN, door=door, op=op))
