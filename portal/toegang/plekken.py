"""What a list can be narrowed to: a location at the aanbieder, elsewhere an aanbieder."""

import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from portal.domain.bevoegdheid import OrganisatieSoort
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker, Locatie, Organisatie

Kolom = InstrumentedAttribute[uuid.UUID]


def list_plekken(
    zichtbaar: sa.Exists, aanbieder: Kolom, locatie: Kolom, *, voor: Gebruiker
) -> Sequence[tuple[uuid.UUID, str]]:
    """Give the places of the rows that somebody sees, by name.

    Args:
        zichtbaar: That there is a row in view.
        aanbieder: The aanbieder of a row.
        locatie: The location of a row.
        voor: Who reads the list.
    """
    soort: Any = Locatie if _is_aanbieder(voor) else Organisatie
    kolom = locatie if _is_aanbieder(voor) else aanbieder
    vraag = sa.select(soort.id, soort.naam).where(zichtbaar.where(kolom == soort.id))
    return [(rij.id, rij.naam) for rij in db.session.execute(vraag.order_by(soort.naam))]


def op_plek(plek: uuid.UUID, aanbieder: Kolom, locatie: Kolom, *, voor: Gebruiker) -> Voorwaarde:
    """Give the condition that a row is at a chosen place."""
    return (locatie if _is_aanbieder(voor) else aanbieder) == plek


def _is_aanbieder(gebruiker: Gebruiker) -> bool:
    return gebruiker.organisatie.soort is OrganisatieSoort.AANBIEDER
