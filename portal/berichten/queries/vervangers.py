"""Who stands in for somebody: while away, and later for who does not react."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.berichten.models import Afwezigheid
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker


def met_vervangers(
    mensen: Collection[Gebruiker], dag: date
) -> list[tuple[Gebruiker, uuid.UUID | None]]:
    """Give some people, and who stands in for those of them who are away on a day.

    Returns:
        Who is told, with whose work it is: None for the own. Who is told himself stands in for
        nobody.

    Bron: [berichten] Ladder bij geen reactie; absence is a choice of the portal.
    """
    eigen = {mens.id for mens in mensen}
    weg = _afwezigheden(mensen, Afwezigheid.van <= dag, Afwezigheid.tot_en_met >= dag)
    erbij = {
        rij.vervanger.id: (rij.vervanger, rij.gebruiker_id)
        for rij in weg
        if rij.vervanger is not None and rij.vervanger.id not in eigen
    }
    return [*((mens, None) for mens in mensen), *erbij.values()]


def list_vervangers(mensen: Collection[Gebruiker]) -> list[Gebruiker]:
    """Give who stands in for some people by the last absence that names anybody.

    Bron: [berichten] Ladder bij geen reactie.
    """
    laatste = {rij.gebruiker_id: rij.vervanger for rij in _afwezigheden(mensen)}
    return [mens for mens in laatste.values() if mens is not None]


def _afwezigheden(mensen: Iterable[Gebruiker], *waar: Voorwaarde) -> Sequence[Afwezigheid]:
    """Give absences with a vervanger whose account is in use, in order of their days."""
    return db.session.scalars(
        sa.select(Afwezigheid)
        .join(Gebruiker, Gebruiker.id == Afwezigheid.vervanger_id)
        .where(
            Afwezigheid.gebruiker_id.in_([mens.id for mens in mensen]),
            Gebruiker.geblokkeerd_op.is_(None),
            Gebruiker.organisatie_id == Afwezigheid.organisatie_id,
            *waar,
        )
        .options(joinedload(Afwezigheid.vervanger))
        .order_by(Afwezigheid.van, Afwezigheid.id)
    ).all()
