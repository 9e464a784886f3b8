"""Signalen of the own zorgkantoor: the list by key, one of them, and the counts of a period."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import defer

from portal.monitoring.models import Signaalmelding
from portal.platform.database import db
from portal.platform.paging import Bladzijde, Orde, Plaats
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

ALLE_VORMEN = "alle"


class Signaalstand(StrEnum):
    """Which signalen are asked for."""

    OPEN = "open"
    AFGEHANDELD = "afgehandeld"
    ALLES = "alles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaalvraag:
    """Which part of the list is asked for; empty is all.

    Attributes:
        van: First day.
        tot: Last day.
        leveringsvorm: A code, empty for not known, `alle` for all.
        na: Rows after this one, as day and id; the list goes back in time.
        terug: Rows before this one; wins from `na`.
    """

    stand: Signaalstand = Signaalstand.OPEN
    van: date | None = None
    tot: date | None = None
    thema: str = ""
    van_wie: str = ""
    leveringsvorm: str = ALLE_VORMEN
    na: Plaats | None = None
    terug: Plaats | None = None


def signalen_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which a signaal is in view: it is of the own zorgkantoor."""
    return Signaalmelding.zorgkantoor_id == voor.organisatie_id


def get_signaal(signaal_id: uuid.UUID, *, voor: Gebruiker) -> Signaalmelding:
    """Give one signaal in view.

    Raises:
        NotFound: There is none, or it is of another zorgkantoor.
    """
    vraag = sa.select(Signaalmelding).where(Signaalmelding.id == signaal_id, signalen_voor(voor))
    return een_of_404(vraag)


def list_signalen(vraag: Signaalvraag, *, voor: Gebruiker) -> Bladzijde[Signaalmelding]:
    """Give one page, the newest day first; nothing is decrypted."""
    select = (
        sa.select(Signaalmelding)
        .where(signalen_voor(voor), *_filters(vraag))
        .options(defer(Signaalmelding.omschrijving_v), defer(Signaalmelding.afhandeling_v))
    )
    orde = Orde(
        op=Signaalmelding.dag, id=Signaalmelding.id, na=vraag.na, tot=vraag.terug, omlaag=True
    )
    return orde.blader(select)


def tel_signalen(vraag: Signaalvraag, *, voor: Gebruiker) -> Mapping[tuple[str, str], int]:
    """Count what the filters choose, by theme and by who it came from.

    Bron: [processen] D1.
    """
    groep = (Signaalmelding.thema, Signaalmelding.van_wie)
    select = (
        sa.select(*groep, sa.func.count())
        .where(signalen_voor(voor), *_filters(vraag))
        .group_by(*groep)
    )
    return {(thema, wie): aantal for thema, wie, aantal in db.session.execute(select)}


def _filters(vraag: Signaalvraag) -> list[Voorwaarde]:
    gevonden: list[Voorwaarde] = []
    if vraag.stand is not Signaalstand.ALLES:
        open_ = Signaalmelding.afgehandeld_op.is_(None)
        gevonden.append(open_ if vraag.stand is Signaalstand.OPEN else sa.not_(open_))
    if vraag.van is not None:
        gevonden.append(Signaalmelding.dag >= vraag.van)
    if vraag.tot is not None:
        gevonden.append(Signaalmelding.dag <= vraag.tot)
    if vraag.thema:
        gevonden.append(Signaalmelding.thema == vraag.thema)
    if vraag.van_wie:
        gevonden.append(Signaalmelding.van_wie == vraag.van_wie)
    if vraag.leveringsvorm != ALLE_VORMEN:
        gevonden.append(Signaalmelding.leveringsvorm == vraag.leveringsvorm)
    return gevonden
