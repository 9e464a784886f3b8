"""The leveringsvorm of an aanvraag in a list; that of a group is of its clients."""

import uuid
from collections.abc import Collection, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal.aanvraag.models import Aanvraag
from portal.clienten.vormen import VERSCHILT, opgeslagen
from portal.domain.procedure import Toestand
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde

_LID = aliased(Aanvraag)
_LAAGSTE, _HOOGSTE = sa.func.min(_LID.leveringsvorm), sa.func.max(_LID.leveringsvorm)
_VAN_LEDEN = (
    sa.select(sa.case((_LAAGSTE == _HOOGSTE, _LAAGSTE), (_LAAGSTE.is_(None), ""), else_=VERSCHILT))
    .where(_LID.groepsaanvraag_id == Aanvraag.id, _LID.toestand != Toestand.VERVALLEN)
    .correlate(Aanvraag)
    .scalar_subquery()
)
VORM = sa.case((Aanvraag.client_id.is_(None), _VAN_LEDEN), else_=Aanvraag.leveringsvorm)
"""As it was submitted; `verschilt` for a group whose clients have different ones."""


def heeft_vorm(vorm: str) -> Voorwaarde:
    """Give the condition of a leveringsvorm that was chosen; a group has those of its clients."""
    lid, gekozen = aliased(Aanvraag), opgeslagen(vorm)
    van_lid = sa.exists().where(
        lid.groepsaanvraag_id == Aanvraag.id,
        lid.leveringsvorm == gekozen,
        lid.toestand != Toestand.VERVALLEN,
    )
    alleen = sa.and_(Aanvraag.client_id.is_not(None), Aanvraag.leveringsvorm == gekozen)
    return sa.or_(alleen, sa.and_(Aanvraag.client_id.is_(None), van_lid))


def lees_vormen(ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, str]:
    """Give the leveringsvorm of each of these aanvragen; one query."""
    vraag = sa.select(Aanvraag.id, VORM).where(Aanvraag.id.in_(ids))
    return dict(db.session.execute(vraag).all())
