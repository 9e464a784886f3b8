"""What a list can be narrowed to: a location at the aanbieder, an aanbieder at the zorgkantoor."""

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
    soort: Any = Organisatie if is_zorgkantoor(voor) else Locatie
    kolom = aanbieder if is_zorgkantoor(voor) else locatie
    vraag = sa.select(soort.id, soort.naam).where(zichtbaar.where(kolom == soort.id))
    return [(rij.id, rij.naam) for rij in db.session.execute(vraag.order_by(soort.naam))]


def op_plek(plek: uuid.UUID, aanbieder: Kolom, locatie: Kolom, *, voor: Gebruiker) -> Voorwaarde:
    """Give the condition that a row is at a chosen place."""
    return (aanbieder if is_zorgkantoor(voor) else locatie) == plek


def is_zorgkantoor(gebruiker: Gebruiker) -> bool:
    """Say whether somebody works at a zorgkantoor."""
    return gebruiker.organisatie.soort is OrganisatieSoort.ZORGKANTOOR
