"""The list of dialogen, and the next one of somebody."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.dialoog.models import Dialoog
from portal.dialoog.queries.dialogen import GEHEIM, dialogen_voor
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.platform.database import db
from portal.platform.paging import Bladzijde, Orde, Plaats
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker, Organisatie

T = Dialoogtoestand


class Dialoogstapel(StrEnum):
    """Which dialogen are asked for."""

    KOMT = "komt"
    VERSLAG = "verslag"
    GEREED = "gereed"
    ALLES = "alles"


TOESTANDEN = {
    Dialoogstapel.KOMT: (T.GEPLAND,),
    Dialoogstapel.VERSLAG: (T.GEHOUDEN, T.TER_BEVESTIGING),
    Dialoogstapel.GEREED: (T.GEREED,),
    Dialoogstapel.ALLES: tuple(T),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialoogvraag:
    """Which part of the list is asked for.

    Attributes:
        plek: An aanbieder; None for all.
        na: Rows after this one, as `Dialoog.dag` and id.
        tot: Rows before this one; wins from `na`.
    """

    stapel: Dialoogstapel = Dialoogstapel.ALLES
    plek: uuid.UUID | None = None
    na: Plaats | None = None
    tot: Plaats | None = None


def list_bladzijde(vraag: Dialoogvraag, *, voor: Gebruiker) -> Bladzijde[Dialoog]:
    """Give one page of the dialogen in view, the newest day first; what comes, the first first."""
    select = (
        sa.select(Dialoog)
        .where(dialogen_voor(voor), Dialoog.toestand.in_(TOESTANDEN[vraag.stapel]), _plek(vraag))
        .options(
            *GEHEIM,
            joinedload(Dialoog.aanbieder),
            joinedload(Dialoog.zorgkantoor),
            joinedload(Dialoog.voorzitter),
        )
    )
    orde = Orde(
        op=Dialoog.dag,
        id=Dialoog.id,
        na=vraag.na,
        tot=vraag.tot,
        omlaag=vraag.stapel is not Dialoogstapel.KOMT,
    )
    return orde.blader(select)


def list_aanbieders(*, voor: Gebruiker) -> Sequence[tuple[uuid.UUID, str]]:
    """Give the aanbieders of the dialogen in view, by name."""
    zichtbaar = sa.exists().where(dialogen_voor(voor), Dialoog.aanbieder_id == Organisatie.id)
    vraag = sa.select(Organisatie.id, Organisatie.naam).where(zichtbaar).order_by(Organisatie.naam)
    return [(rij.id, rij.naam) for rij in db.session.execute(vraag)]


def list_open(*, voor: Gebruiker, hoogstens: int) -> Sequence[Dialoog]:
    """Give the dialogen that somebody has something to do with now, the first day first.

    What is planned, what was held without a verslag, and what waits to be confirmed.
    """
    return db.session.scalars(
        sa.select(Dialoog)
        .where(
            dialogen_voor(voor), Dialoog.toestand.in_((T.GEPLAND, T.GEHOUDEN, T.TER_BEVESTIGING))
        )
        .options(*GEHEIM, joinedload(Dialoog.aanbieder), joinedload(Dialoog.zorgkantoor))
        .order_by(Dialoog.dag, Dialoog.id)
        .limit(hoogstens)
    ).all()


def _plek(vraag: Dialoogvraag) -> Voorwaarde:
    return sa.true() if vraag.plek is None else Dialoog.aanbieder_id == vraag.plek
