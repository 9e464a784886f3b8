"""Who is away when, in the own organisation."""

import uuid
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.berichten.models import Afwezigheid
from portal.domain.bevoegdheid import Handeling, Rol, mag
from portal.platform.database import db
from portal.toegang.models import Gebruiker, RolToekenning

LEIDT = {
    Rol.MANAGER: frozenset({Rol.BEGELEIDER, Rol.BEHANDELAAR, Rol.MANAGER}),
    Rol.TEAMLEIDER: frozenset({Rol.BEOORDELAAR, Rol.TEAMLEIDER, Rol.BEZWAARBEHANDELAAR}),
}
"""For whom besides oneself an absence may be recorded, by role."""


def list_mensen(*, voor: Gebruiker) -> Sequence[Gebruiker]:
    """Give for whom this user may record an absence: oneself, and the people one leads."""
    rollen = frozenset[Rol]().union(*(LEIDT.get(rol, frozenset()) for rol in voor.rol_set))
    if not mag(voor.rol_set, Handeling.AFWEZIGHEID_BEHEREN):
        rollen = frozenset()
    return _collegas(voor, rollen, ook=voor.id)


def list_vervangers_voor(*, voor: Gebruiker) -> Sequence[Gebruiker]:
    """Give the colleagues who may stand in for somebody that this user may record."""
    rollen = frozenset[Rol]().union(*(mens.rol_set for mens in list_mensen(voor=voor)))
    return _collegas(voor, rollen)


def list_afwezigheid(*, voor: Gebruiker, vanaf: date) -> Sequence[Afwezigheid]:
    """Give the absences from a day on, of those for whom this user may record them."""
    mensen = [mens.id for mens in list_mensen(voor=voor)]
    return db.session.scalars(
        sa.select(Afwezigheid)
        .where(Afwezigheid.gebruiker_id.in_(mensen), Afwezigheid.tot_en_met >= vanaf)
        .options(joinedload(Afwezigheid.gebruiker), joinedload(Afwezigheid.vervanger))
        .order_by(Afwezigheid.van, Afwezigheid.id)
    ).all()


def get_afwezigheid(afwezigheid_id: uuid.UUID, *, voor: Gebruiker) -> Afwezigheid:
    """Give one absence that this user may change.

    Raises:
        NotFound: It does not exist, or is of somebody else.
    """
    rij = db.session.get(Afwezigheid, afwezigheid_id)
    if rij is None or rij.gebruiker_id not in {mens.id for mens in list_mensen(voor=voor)}:
        raise NotFound
    return rij


def list_van(gebruiker_id: uuid.UUID) -> Sequence[Afwezigheid]:
    """Give every absence of one person."""
    vraag = sa.select(Afwezigheid).where(Afwezigheid.gebruiker_id == gebruiker_id)
    return db.session.scalars(vraag.order_by(Afwezigheid.van, Afwezigheid.id)).all()


def _collegas(
    voor: Gebruiker, rollen: frozenset[Rol], *, ook: uuid.UUID | None = None
) -> Sequence[Gebruiker]:
    """Give those with one of some roles in the own organisation, by name."""
    met_rol = sa.exists().where(
        RolToekenning.gebruiker_id == Gebruiker.id, RolToekenning.rol.in_(rollen)
    )
    return db.session.scalars(
        sa.select(Gebruiker)
        .where(
            Gebruiker.organisatie_id == voor.organisatie_id,
            Gebruiker.geblokkeerd_op.is_(None),
            sa.or_(met_rol, Gebruiker.id == ook),
        )
        .order_by(Gebruiker.naam, Gebruiker.id)
    ).all()
