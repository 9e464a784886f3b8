"""The list of clients: by code, page by page, without decrypting anything."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal.clienten.models import Client, Indicatie, Plaatsing
from portal.clienten.queries.clienten import zichtbaar_voor
from portal.platform.database import db
from portal.platform.paging import PER_BLADZIJDE, Bladzijde, knip
from portal.toegang.models import Gebruiker, Locatie

HOOGSTENS_GEVONDEN = 50

Keuze = sa.Select[uuid.UUID, str, str, str, str, str, date | None]


@dataclass(frozen=True, slots=True)
class Clientrij:
    """One client as lists show it; what is not recorded yet is None."""

    id: uuid.UUID
    clientcode: str
    locatie: str | None
    leveringsvorm: str | None
    zorgprofiel: str | None
    zzp: str | None
    overleden_op: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Venster:
    """Which part of the list is asked for.

    Attributes:
        begin: The codes start with this text; empty for all.
        na: Only codes after this one; empty from the first.
        tot: Only codes before this one, the last of them; wins from `na`.
    """

    begin: str = ""
    na: str = ""
    tot: str = ""


def blader(
    venster: Venster, *, voor: Gebruiker, op: date, aantal: int = PER_BLADZIJDE
) -> Bladzijde[Clientrij]:
    """Give one page of the clients in view, by code.

    Args:
        venster: Which part.
        voor: Who looks.
        op: Day on which location and indicatie hold.
        aantal: Rows of a page.
    """
    vraag = _rijen(op).where(
        zichtbaar_voor(voor, op=op), Client.clientcode.startswith(venster.begin, autoescape=True)
    )
    terug = bool(venster.tot)
    if terug:
        vraag = vraag.where(Client.clientcode < venster.tot).order_by(Client.clientcode.desc())
    else:
        vraag = vraag.where(Client.clientcode > venster.na).order_by(Client.clientcode)
    gevonden = [Clientrij(*rij) for rij in db.session.execute(vraag.limit(aantal + 1))]
    return knip(gevonden, aantal, terug=terug, ervoor=bool(venster.na))


def list_gevonden(
    client_ids: Collection[uuid.UUID], *, voor: Gebruiker, op: date
) -> Sequence[Clientrij]:
    """Give the clients in view among some that were found, by code, at most fifty."""
    vraag = (
        _rijen(op)
        .where(zichtbaar_voor(voor, op=op), Client.id.in_(client_ids))
        .order_by(Client.clientcode)
        .limit(HOOGSTENS_GEVONDEN)
    )
    return [Clientrij(*rij) for rij in db.session.execute(vraag)]


def _rijen(op: date) -> Keuze:
    """Select clients with the placement of a day and the newest indicatie that began by then."""
    plek, besluit = aliased(Plaatsing), aliased(Indicatie)
    plaatsing = (
        sa.select(plek.id)
        .where(
            plek.client_id == Client.id,
            plek.van <= op,
            sa.or_(plek.tot.is_(None), plek.tot >= op),
        )
        .order_by(plek.van.desc(), plek.id)
        .limit(1)
        .scalar_subquery()
    )
    indicatie = (
        sa.select(besluit.id)
        .where(besluit.client_id == Client.id, besluit.besluit_van <= op)
        .order_by(besluit.besluit_van.desc(), besluit.id)
        .limit(1)
        .scalar_subquery()
    )
    return (
        sa.select(
            Client.id,
            Client.clientcode,
            Locatie.naam,
            Plaatsing.leveringsvorm,
            Indicatie.zorgprofiel,
            Indicatie.zzp,
            Client.overleden_op,
        )
        .select_from(Client)
        .outerjoin(Plaatsing, Plaatsing.id == plaatsing)
        .outerjoin(Locatie, Locatie.id == Plaatsing.locatie_id)
        .outerjoin(Indicatie, Indicatie.id == indicatie)
    )
