"""The list of groups, page by page, and the clients who can come into one."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.clienten.models import Client, Groep, Groepslid, Plaatsing
from portal.clienten.queries.clienten import zichtbaar_voor
from portal.clienten.queries.groepen import is_lid_op, zichtbare_groepen, zorgprofiel_op
from portal.platform.database import db
from portal.platform.paging import PER_BLADZIJDE, Bladzijde, knip
from portal.toegang.models import Gebruiker, Locatie


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepenvenster:
    """Which part of the list is asked for.

    Attributes:
        locatie_id: Only at this location; None for all.
        opgeheven: Groups that ended, too.
        na: Only codes after this one; empty from the first.
        tot: Only codes before this one, the last of them; wins from `na`.
    """

    locatie_id: uuid.UUID | None = None
    opgeheven: bool = False
    na: str = ""
    tot: str = ""


@dataclass(frozen=True, slots=True)
class Groeprij:
    """One group as the list shows it; `leden` counts who is in it now."""

    id: uuid.UUID
    code: str
    naam: str
    locatie: str
    opgeheven_op: date | None
    leden: int


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """A client who can come into a group."""

    id: uuid.UUID
    clientcode: str
    zorgprofiel: str | None


def blader_groepen(
    venster: Groepenvenster, *, voor: Gebruiker, op: date, aantal: int = PER_BLADZIJDE
) -> Bladzijde[Groeprij]:
    """Give one page of the groups in view, by code, with who is in them on a day."""
    vraag = _groepen(op).where(zichtbare_groepen(voor))
    if venster.locatie_id is not None:
        vraag = vraag.where(Groep.locatie_id == venster.locatie_id)
    if not venster.opgeheven:
        vraag = vraag.where(sa.or_(Groep.opgeheven_op.is_(None), Groep.opgeheven_op >= op))
    terug = bool(venster.tot)
    if terug:
        vraag = vraag.where(Groep.code < venster.tot).order_by(Groep.code.desc())
    else:
        vraag = vraag.where(Groep.code > venster.na).order_by(Groep.code)
    gevonden = [Groeprij(*rij) for rij in db.session.execute(vraag.limit(aantal + 1))]
    return knip(gevonden, aantal, terug=terug, ervoor=bool(venster.na))


def list_kandidaten(groep: Groep, *, voor: Gebruiker, op: date) -> Sequence[Kandidaat]:
    """Give the clients in view at the location of a group who can come into one, by code.

    Who is in a group without a last day cannot; who leaves one can be planned for the day after.
    """
    woont_hier = sa.exists().where(
        Plaatsing.client_id == Client.id,
        Plaatsing.locatie_id == groep.locatie_id,
        sa.or_(Plaatsing.tot.is_(None), Plaatsing.tot >= op),
    )
    zonder_einde = sa.exists().where(Groepslid.client_id == Client.id, Groepslid.tot.is_(None))
    vraag = (
        sa.select(Client.id, Client.clientcode, zorgprofiel_op(op))
        .where(
            zichtbaar_voor(voor, op=op),
            Client.overleden_op.is_(None),
            woont_hier,
            sa.not_(zonder_einde),
        )
        .order_by(Client.clientcode)
    )
    return [Kandidaat(*rij) for rij in db.session.execute(vraag)]


def _groepen(op: date) -> sa.Select[uuid.UUID, str, str, str, date | None, int]:
    leden = (
        sa.select(sa.func.count())
        .where(
            Groepslid.groep_id == Groep.id,
            is_lid_op(op),
        )
        .correlate(Groep)
        .scalar_subquery()
    )
    return sa.select(
        Groep.id, Groep.code, Groep.naam, Locatie.naam, Groep.opgeheven_op, leden
    ).join(Locatie, Locatie.id == Groep.locatie_id)
