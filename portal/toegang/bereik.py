"""What a user may see: the tenancy condition that every query on dossiers carries."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.toegang.models import Gebruiker, Locatie

Kolom: TypeAlias = InstrumentedAttribute[uuid.UUID]
Voorwaarde: TypeAlias = sa.ColumnElement[bool]

ZORGTEAM = frozenset({Rol.BEGELEIDER, Rol.BEHANDELAAR})
BEOORDELING = frozenset({Rol.BEOORDELAAR, Rol.TEAMLEIDER, Rol.BEZWAARBEHANDELAAR})


@dataclass(frozen=True, slots=True)
class Bereik:
    """The part of the dossiers that a user may see.

    Args:
        soort: On which side the user stands; None sees no dossier at all.
        organisatie_id: The own tenant.
        locaties: At an aanbieder the only locations in view; None means all.
        regios: At a zorgkantoor the only regions in view; None means all.
    """

    soort: OrganisatieSoort | None
    organisatie_id: uuid.UUID
    locaties: frozenset[uuid.UUID] | None = None
    regios: frozenset[uuid.UUID] | None = None


@dataclass(frozen=True, slots=True)
class Tenantkolommen:
    """The columns by which one table of dossiers is kept apart."""

    aanbieder_id: Kolom
    locatie_id: Kolom
    zorgkantoor_id: Kolom
    regio_id: Kolom


def bepaal_bereik(gebruiker: Gebruiker) -> Bereik:
    """Decide what a user may see from organisation, roles, locations and regions.

    Bron: [procedure] §9 points 4 and 5, §10.
    """
    soort = gebruiker.organisatie.soort
    if soort is OrganisatieSoort.AANBIEDER and gebruiker.rol_set & (ZORGTEAM | {Rol.MANAGER}):
        eigen = frozenset(locatie.id for locatie in gebruiker.locaties)
        alles = Rol.MANAGER in gebruiker.rol_set and not eigen
        return Bereik(soort, gebruiker.organisatie_id, locaties=None if alles else eigen)
    if soort is OrganisatieSoort.ZORGKANTOOR and gebruiker.rol_set & BEOORDELING:
        regios = frozenset(regio.id for regio in gebruiker.regios)
        return Bereik(soort, gebruiker.organisatie_id, regios=regios or None)
    return Bereik(None, gebruiker.organisatie_id)


def dossiers_voor(
    bereik: Bereik, kolommen: Tenantkolommen, *, ook: Voorwaarde | None = None
) -> Voorwaarde:
    """Give the condition under which a row is in view.

    Args:
        bereik: What the user may see.
        kolommen: Tenancy columns of the table.
        ook: Rows of the own aanbieder that are in view outside the own locations, such as the
            dossiers of one's own driehoek.
    """
    if bereik.soort is OrganisatieSoort.AANBIEDER:
        return sa.and_(
            kolommen.aanbieder_id == bereik.organisatie_id,
            _of_ook(beperkt_tot(kolommen.locatie_id, bereik.locaties), ook),
        )
    if bereik.soort is OrganisatieSoort.ZORGKANTOOR:
        return sa.and_(
            kolommen.zorgkantoor_id == bereik.organisatie_id,
            beperkt_tot(kolommen.regio_id, bereik.regios),
        )
    return sa.false()


def op_locatie(
    bereik: Bereik, aanbieder_id: Kolom, zorgkantoor_id: Kolom, locatie_id: Kolom
) -> Voorwaarde:
    """Give the condition under which a row that has a location, and no region itself, is in view.

    At the aanbieder: own locations. At the zorgkantoor: locations in the own regions.
    """
    if bereik.soort is OrganisatieSoort.AANBIEDER:
        eigen = aanbieder_id == bereik.organisatie_id
        return sa.and_(eigen, beperkt_tot(locatie_id, bereik.locaties))
    if bereik.soort is OrganisatieSoort.ZORGKANTOOR:
        eigen = zorgkantoor_id == bereik.organisatie_id
        if bereik.regios is None:
            return eigen
        plek = sa.select(Locatie.id).where(beperkt_tot(Locatie.regio_id, bereik.regios))
        return sa.and_(eigen, locatie_id.in_(plek))
    return sa.false()


def beperkt_tot(kolom: Kolom, ids: Collection[uuid.UUID] | None) -> Voorwaarde:
    """Give the condition that a column is one of some ids; None is no limit, empty is nothing."""
    if ids is None:
        return sa.true()
    return kolom.in_(sorted(ids)) if ids else sa.false()


def _of_ook(voorwaarde: Voorwaarde, ook: Voorwaarde | None) -> Voorwaarde:
    return voorwaarde if ook is None else sa.or_(voorwaarde, ook)
