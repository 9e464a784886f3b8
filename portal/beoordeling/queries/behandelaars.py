"""Who at a zorgkantoor may get a dossier: beoordelaars, and the regions they are limited to."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from portal.toegang.models import Gebruiker, GebruikerRegio, RolToekenning


@dataclass(frozen=True, slots=True)
class Behandelaar:
    """Somebody who may handle dossiers; no regions means all of them."""

    id: uuid.UUID
    naam: str
    regios: frozenset[uuid.UUID]

    def past_bij(self, regio_id: uuid.UUID) -> bool:
        """Say whether a dossier of a region is in view for this person."""
        return not self.regios or regio_id in self.regios


def list_behandelaars(*, voor: Gebruiker) -> Sequence[Behandelaar]:
    """List the beoordelaars of the own zorgkantoor who are not blocked, by name, in one query."""
    vraag = (
        sa.select(Gebruiker.id, Gebruiker.naam, GebruikerRegio.regio_id)
        .join(RolToekenning, RolToekenning.gebruiker_id == Gebruiker.id)
        .outerjoin(GebruikerRegio, GebruikerRegio.gebruiker_id == Gebruiker.id)
        .where(
            Gebruiker.organisatie_id == voor.organisatie_id,
            Gebruiker.geblokkeerd_op.is_(None),
            RolToekenning.rol == Rol.BEOORDELAAR,
        )
        .order_by(Gebruiker.naam, Gebruiker.id)
    )
    regios: dict[tuple[uuid.UUID, str], set[uuid.UUID]] = {}
    for id_, naam, regio_id in db.session.execute(vraag):
        regios.setdefault((id_, naam), set()).update({regio_id} - {None})
    return [Behandelaar(id_, naam, frozenset(eigen)) for (id_, naam), eigen in regios.items()]
