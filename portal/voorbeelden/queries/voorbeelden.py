"""One goed voorbeeld, and those of the own organisation with their stand."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.procedure.volgen import Voorbeeldstand
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker
from portal.voorbeelden.models import GoedVoorbeeld

HOOGSTENS_EIGEN = 200


def goedgekeurd_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which everybody who may read voorbeelden reads one."""
    if not mag(voor.rol_set, Handeling.VOORBEELD_LEZEN):
        return sa.false()
    return GoedVoorbeeld.stand == Voorbeeldstand.GOEDGEKEURD


def eigen_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which one is of the own organisation, in whatever stand."""
    if not mag(voor.rol_set, Handeling.VOORBEELD_VOORDRAGEN):
        return sa.false()
    return GoedVoorbeeld.organisatie_id == voor.organisatie_id


def leesbaar_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which one is in view: approved, or of the own organisation."""
    return sa.or_(goedgekeurd_voor(voor), eigen_voor(voor))


def get_voorbeeld(voorbeeld_id: uuid.UUID, *, voor: Gebruiker) -> GoedVoorbeeld:
    """Give one that is approved, or of the own organisation.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    return _een(voorbeeld_id, leesbaar_voor(voor))


def get_eigen(voorbeeld_id: uuid.UUID, *, voor: Gebruiker) -> GoedVoorbeeld:
    """Give one of the own organisation.

    Raises:
        NotFound: It does not exist or is of another organisation; the two look the same.
    """
    return _een(voorbeeld_id, eigen_voor(voor))


def list_eigen(*, voor: Gebruiker) -> Sequence[GoedVoorbeeld]:
    """Give those of the own organisation, the newest first, at most two hundred."""
    vraag = (
        sa.select(GoedVoorbeeld)
        .where(eigen_voor(voor))
        .options(joinedload(GoedVoorbeeld.voorgedragen_door))
        .order_by(GoedVoorbeeld.voorgedragen_op.desc(), GoedVoorbeeld.id)
        .limit(HOOGSTENS_EIGEN)
    )
    return db.session.scalars(vraag).all()


def _een(voorbeeld_id: uuid.UUID, waar: Voorwaarde) -> GoedVoorbeeld:
    vraag = (
        sa.select(GoedVoorbeeld)
        .where(GoedVoorbeeld.id == voorbeeld_id, waar)
        .options(joinedload(GoedVoorbeeld.voorgedragen_door))
    )
    return een_of_404(vraag)
