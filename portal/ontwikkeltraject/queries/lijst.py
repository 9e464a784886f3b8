"""The list of trajecten and the agenda: by key, without decrypting."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, defer, joinedload, selectinload

from portal.domain.maanden import plus_maanden
from portal.domain.procedure.volgen import Trajecttoestand
from portal.ontwikkeltraject.models import Bijeenkomst, Traject
from portal.ontwikkeltraject.queries.trajecten import GEHEIM, is_open, trajecten_voor
from portal.platform.database import db
from portal.platform.paging import Bladzijde, Orde
from portal.toegang import plekken
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

PER_BLADZIJDE = 50
BIJEENKOMST_GEHEIM = tuple(defer(getattr(Bijeenkomst, naam)) for naam in Bijeenkomst.geheimen())
Plaats = tuple[str, uuid.UUID]
"""Where a row stands in the list: its code, and its id for rows with one code."""


class Stand(StrEnum):
    """Which trajecten are asked for."""

    OPEN = "open"
    GEVRAAGD = "gevraagd"
    VAN_MIJ = "van_mij"
    AFGEROND = "afgerond"
    ALLES = "alles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijstvraag:
    """Which part of the list is asked for.

    Attributes:
        zoek: The start of a code.
        plek: A location at the aanbieder, an aanbieder elsewhere; None for all.
        na: Rows after this one.
        tot: Rows before this one; wins from `na`.
    """

    stand: Stand = Stand.OPEN
    zoek: str = ""
    plek: uuid.UUID | None = None
    na: Plaats | None = None
    tot: Plaats | None = None


def list_bladzijde(vraag: Lijstvraag, *, voor: Gebruiker) -> Bladzijde[Traject]:
    """Give one page of the trajecten in view, by code."""
    select = (
        sa.select(Traject)
        .where(trajecten_voor(voor), *_filters(vraag, voor))
        .options(
            *GEHEIM,
            joinedload(Traject.aanbieder),
            joinedload(Traject.coordinator),
            joinedload(Traject.locatie),
            selectinload(Traject.bijeenkomsten).options(*BIJEENKOMST_GEHEIM),
        )
    )
    orde = Orde(op=Traject.clientcode, id=Traject.id, na=vraag.na, tot=vraag.tot)
    return orde.blader(select, PER_BLADZIJDE)


def list_plekken(*, voor: Gebruiker) -> Sequence[tuple[uuid.UUID, str]]:
    """Give what the list can be narrowed to: locations, or elsewhere the aanbieders."""
    zichtbaar = sa.exists().where(trajecten_voor(voor))
    return plekken.list_plekken(zichtbaar, Traject.aanbieder_id, Traject.locatie_id, voor=voor)


def list_agenda(maand: date, *, voor: Gebruiker) -> Sequence[Bijeenkomst]:
    """Give the bijeenkomsten of a month in view, by day and time, with their trajecten.

    Args:
        maand: First day of the month.
        voor: Who asks.
    """
    return _bijeenkomsten(voor, Bijeenkomst.dag >= maand, Bijeenkomst.dag < plus_maanden(maand, 1))


def list_komend(
    aantal: int, *, voor: Gebruiker, vanaf: date | None = None, tot: date | None = None
) -> Sequence[Bijeenkomst]:
    """Give bijeenkomsten that were not recorded, the first ones first.

    Args:
        aantal: At most so many.
        voor: Who asks.
        vanaf: Not before this day.
        tot: Before this day.
    """
    waar = [Bijeenkomst.vastgelegd_op.is_(None), is_open()]
    waar += [] if vanaf is None else [Bijeenkomst.dag >= vanaf]
    waar += [] if tot is None else [Bijeenkomst.dag < tot]
    return _bijeenkomsten(voor, *waar, aantal=aantal)


def tel_open(*, voor: Gebruiker) -> Sequence[tuple[str, int]]:
    """Count the open trajecten in view, those that wait to be planned, and the own ones."""
    standen = (Stand.OPEN, Stand.GEVRAAGD, Stand.VAN_MIJ)
    tellingen = [sa.func.count().filter(_stand(stand, voor)) for stand in standen]
    rij = db.session.execute(sa.select(*tellingen).where(trajecten_voor(voor), is_open())).one()
    return [(stand.value, aantal) for stand, aantal in zip(standen, rij, strict=True)]


def _bijeenkomsten(
    voor: Gebruiker, *waar: Voorwaarde, aantal: int | None = None
) -> Sequence[Bijeenkomst]:
    return db.session.scalars(
        sa.select(Bijeenkomst)
        .join(Bijeenkomst.traject)
        .join(Traject.aanbieder)
        .join(Traject.locatie)
        .where(trajecten_voor(voor), Traject.toestand != Trajecttoestand.GESTOPT, *waar)
        .options(
            *BIJEENKOMST_GEHEIM,
            contains_eager(Bijeenkomst.traject).options(
                *GEHEIM, contains_eager(Traject.aanbieder), contains_eager(Traject.locatie)
            ),
        )
        .order_by(Bijeenkomst.dag, Bijeenkomst.begin, Traject.clientcode, Bijeenkomst.id)
        .limit(aantal)
    ).all()


def _filters(vraag: Lijstvraag, voor: Gebruiker) -> list[Voorwaarde]:
    gevonden = [_stand(vraag.stand, voor)]
    if vraag.plek is not None:
        plek = plekken.op_plek(vraag.plek, Traject.aanbieder_id, Traject.locatie_id, voor=voor)
        gevonden.append(plek)
    if vraag.zoek:
        gevonden.append(Traject.clientcode.startswith(vraag.zoek.upper(), autoescape=True))
    return gevonden


def _stand(stand: Stand, voor: Gebruiker) -> Voorwaarde:
    extra: dict[Stand, Voorwaarde] = {
        Stand.OPEN: is_open(),
        Stand.GEVRAAGD: Traject.toestand == Trajecttoestand.GEVRAAGD,
        Stand.VAN_MIJ: sa.and_(is_open(), Traject.coordinator_id == voor.id),
        Stand.ALLES: sa.true(),
    }
    return extra.get(stand, Traject.toestand == Trajecttoestand.AFGEROND)
