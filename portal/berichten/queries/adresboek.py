"""Who in an organisation can be told something: by role, location and region."""

import uuid
from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from portal.toegang.models import Gebruiker


class Adresboek:
    """The accounts in use of organisations, each organisation read once, when it is first asked."""

    def __init__(self) -> None:
        self._mensen: dict[uuid.UUID, Sequence[Gebruiker]] = {}

    def met_rol(
        self,
        organisatie_id: uuid.UUID,
        *rollen: Rol,
        locatie_id: uuid.UUID | None = None,
        regio_id: uuid.UUID | None = None,
    ) -> list[Gebruiker]:
        """Give who has one of some roles, and sees the location or the region.

        Args:
            organisatie_id: The organisation.
            rollen: One of these is enough.
            locatie_id: A location that must be in view; a manager without locations sees all.
            regio_id: A region that must be in view; somebody without regions sees all.
        """
        return [
            mens
            for mens in self._van(organisatie_id)
            if mens.rol_set.intersection(rollen)
            and _ziet(locatie_id, [rij.id for rij in mens.locaties], mens, rollen)
            and (regio_id is None or not mens.regios or regio_id in {r.id for r in mens.regios})
        ]

    def met_id(self, organisatie_id: uuid.UUID, ids: Iterable[uuid.UUID | None]) -> list[Gebruiker]:
        """Give those of some people whose account is in use."""
        gezocht = set(ids)
        return [mens for mens in self._van(organisatie_id) if mens.id in gezocht]

    def _van(self, organisatie_id: uuid.UUID) -> Sequence[Gebruiker]:
        if organisatie_id not in self._mensen:
            self._mensen[organisatie_id] = db.session.scalars(
                sa.select(Gebruiker)
                .where(
                    Gebruiker.organisatie_id == organisatie_id,
                    Gebruiker.geblokkeerd_op.is_(None),
                )
                .options(selectinload(Gebruiker.locaties), selectinload(Gebruiker.regios))
                .order_by(Gebruiker.naam, Gebruiker.id)
            ).all()
        return self._mensen[organisatie_id]


def _ziet(
    locatie_id: uuid.UUID | None,
    eigen: Sequence[uuid.UUID],
    mens: Gebruiker,
    rollen: Iterable[Rol],
) -> bool:
    if locatie_id is None or locatie_id in eigen:
        return True
    return not eigen and Rol.MANAGER in rollen and Rol.MANAGER in mens.rol_set
