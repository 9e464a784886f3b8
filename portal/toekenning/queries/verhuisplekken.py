"""Find places to move to: names of locations are no secret."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.beoordeling.models import Toekenning
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.models import Gebruiker, Locatie, Organisatie, Regio

HOOGSTENS = 20


def zoek_locaties(tekst: str, *, toekenning: Toekenning) -> Sequence[Locatie]:
    """Give places to move to: of the own aanbieder, or by name or NZa-nummer; at most twenty.

    Names of locations are no secret. Where the client lives now is no place to move to.
    """
    zoek = tekst.strip()
    eigen = Locatie.aanbieder_id == toekenning.aanbieder_id
    gevonden = sa.or_(
        Locatie.nza_nummer.startswith(zoek, autoescape=True),
        Locatie.naam.icontains(zoek, autoescape=True),
        Locatie.plaats.icontains(zoek, autoescape=True),
        Organisatie.naam.icontains(zoek, autoescape=True),
    )
    vraag = (
        sa.select(Locatie)
        .join(Locatie.aanbieder)
        .where(
            Locatie.id != toekenning.locatie_id,
            Locatie.gesloten_op.is_(None),
            Organisatie.demo == toekenning.aanbieder.demo,
            gevonden if zoek else eigen,
        )
        .options(
            joinedload(Locatie.aanbieder), joinedload(Locatie.regio).joinedload(Regio.zorgkantoor)
        )
        .order_by(Organisatie.naam, Locatie.naam, Locatie.id)
        .limit(HOOGSTENS)
    )
    return db.session.scalars(vraag).all()


def list_eigen_plekken(*, toekenning: Toekenning, voor: Gebruiker) -> Sequence[Locatie]:
    """Give the open places of the own aanbieder to move to, by name."""
    return db.session.scalars(
        sa.select(Locatie)
        .where(
            Locatie.aanbieder_id == voor.organisatie_id,
            Locatie.id != toekenning.locatie_id,
            Locatie.gesloten_op.is_(None),
        )
        .options(
            joinedload(Locatie.aanbieder), joinedload(Locatie.regio).joinedload(Regio.zorgkantoor)
        )
        .order_by(Locatie.naam, Locatie.id)
    ).all()


def get_verhuislocatie(locatie_id: uuid.UUID, *, toekenning: Toekenning) -> Locatie:
    """Give an open place to move to, of any aanbieder.

    Raises:
        NotFound: There is none, it is closed, or the client lives there now.
    """
    return een_of_404(
        sa.select(Locatie).where(
            Locatie.id == locatie_id,
            Locatie.id != toekenning.locatie_id,
            Locatie.gesloten_op.is_(None),
        )
    )
