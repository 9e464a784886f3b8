"""Read spiegelinformatie: the own figures of one aanbieder beside the anonymous group."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from werkzeug.exceptions import NotFound

from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.spiegel import Dimensie, Maat, Plek, Sleutel
from portal.platform.database import db
from portal.spiegel.models import Spiegelcel, Spiegeleigen, Spiegelpublicatie
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker, Organisatie


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijfers:
    """The figures of one cell: exact for the own ones, rounded for the group.

    Attributes:
        aantal: How many; None where it is not shown.
        delen: Of each part how many; a part that is not there is not shown, or has none.
        q1: A quarter lies at or below this; only of a median.
    """

    aantal: int | None = None
    delen: Mapping[str, int] = field(default_factory=dict)
    q1: int | None = None
    mediaan: int | None = None
    q3: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spiegelbeeld:
    """What one aanbieder and one zorgkantoor see of a year; a cell that is not there is hidden."""

    publicatie: Spiegelpublicatie
    plek: Plek
    eigen: Mapping[Sleutel, Cijfers]
    groep: Mapping[Sleutel, Cijfers]


def list_plekken(*, voor: Gebruiker) -> Sequence[tuple[Plek, str]]:
    """Give the pairs whose spiegelinformatie a user may see, each with the name of the other."""
    ander = aliased(Organisatie)
    kant = (
        AanbiederZorgkantoor.zorgkantoor_id
        if voor.organisatie.soort is OrganisatieSoort.AANBIEDER
        else AanbiederZorgkantoor.aanbieder_id
    )
    vraag = (
        sa.select(AanbiederZorgkantoor.aanbieder_id, AanbiederZorgkantoor.zorgkantoor_id, ander)
        .join(ander, ander.id == kant)
        .where(_in_beeld(voor))
        .order_by(ander.naam, ander.id)
    )
    return [
        (Plek(aanbieder, kantoor), rij.naam)
        for aanbieder, kantoor, rij in db.session.execute(vraag)
    ]


def list_publicaties() -> Sequence[Spiegelpublicatie]:
    """List the years that have spiegelinformatie, newest first."""
    vraag = sa.select(Spiegelpublicatie).order_by(Spiegelpublicatie.jaar.desc())
    return db.session.scalars(vraag).all()


def lees_spiegel(
    aanbieder_id: uuid.UUID, zorgkantoor_id: uuid.UUID, jaar: int, *, voor: Gebruiker
) -> Spiegelbeeld | None:
    """Give the spiegelinformatie of a year, None when that year has none (yet).

    Raises:
        NotFound: The two do not work together, or the user belongs to neither.
    """
    samen = sa.exists().where(
        AanbiederZorgkantoor.aanbieder_id == aanbieder_id,
        AanbiederZorgkantoor.zorgkantoor_id == zorgkantoor_id,
        _in_beeld(voor),
    )
    if not db.session.scalar(sa.select(samen)):
        raise NotFound
    publicatie = db.session.scalar(
        sa.select(Spiegelpublicatie).where(Spiegelpublicatie.jaar == jaar)
    )
    if publicatie is None:
        return None
    return _beeld(publicatie, Plek(aanbieder_id, zorgkantoor_id))


def _in_beeld(voor: Gebruiker) -> Voorwaarde:
    """Give the condition: the own aanbieder, or an aanbieder of the own zorgkantoor."""
    eigen = voor.organisatie_id
    if voor.organisatie.soort is OrganisatieSoort.AANBIEDER:
        return AanbiederZorgkantoor.aanbieder_id == eigen
    return AanbiederZorgkantoor.zorgkantoor_id == eigen


def _beeld(publicatie: Spiegelpublicatie, plek: Plek) -> Spiegelbeeld:
    groep = sa.select(Spiegelcel).where(Spiegelcel.publicatie_id == publicatie.id)
    eigen = sa.select(Spiegeleigen).where(
        Spiegeleigen.publicatie_id == publicatie.id,
        Spiegeleigen.aanbieder_id == plek.aanbieder_id,
        Spiegeleigen.zorgkantoor_id == plek.zorgkantoor_id,
    )
    return Spiegelbeeld(
        publicatie=publicatie,
        plek=plek,
        eigen={_sleutel(rij): _cijfers(rij.cijfers) for rij in db.session.scalars(eigen)},
        groep={_sleutel(rij): _cijfers(rij.getoond or {}) for rij in db.session.scalars(groep)},
    )


def _sleutel(rij: Spiegelcel | Spiegeleigen) -> Sleutel:
    return Sleutel(Maat(rij.maat), Dimensie(rij.dimensie), rij.waarde)


def _cijfers(data: Mapping[str, object]) -> Cijfers:
    delen = data.get("delen")
    getallen = {
        naam: getal
        for naam in ("aantal", "q1", "mediaan", "q3")
        if isinstance(getal := data.get(naam), int)
    }
    return Cijfers(delen=delen if isinstance(delen, dict) else {}, **getallen)
