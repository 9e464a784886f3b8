"""The events of an aanvraag as the rules read them."""

import uuid
from collections.abc import Iterable

import sqlalchemy as sa

from portal.aanvraag.models import Gebeurtenis as Rij
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Gebeurtenis, GebeurtenisSoort
from portal.platform.database import db


def lees_gebeurtenissen(aanvraag_id: uuid.UUID) -> tuple[Gebeurtenis, ...]:
    """Read the whole record of an aanvraag that is in view, in order."""
    vraag = sa.select(Rij).where(Rij.aanvraag_id == aanvraag_id).order_by(Rij.nr)
    return als_domein(db.session.scalars(vraag))


def als_domein(rijen: Iterable[Rij]) -> tuple[Gebeurtenis, ...]:
    """Turn rows into values of the domain."""
    return tuple(
        Gebeurtenis(
            nr=rij.nr,
            soort=GebeurtenisSoort(rij.soort),
            op=rij.op,
            dag=rij.dag,
            door=rij.door_id,
            rol=Rol(rij.rol) if rij.door_id else None,
            gegevens={
                naam: waarde
                for naam, waarde in rij.gegevens.items()
                if isinstance(waarde, str | int)
            },
        )
        for rij in rijen
    )
