"""The lists of bezwaren: by the day to decide on, page by page, without decrypting."""

import re
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.vormen import VORM, heeft_vorm
from portal.beoordeling.models import Besluit, Toekenning
from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.bezwaren import GEHEIM, bezwaren_voor, is_open
from portal.clienten.vormen import opgeslagen
from portal.domain.procedure.bezwaar import Bezwaartoestand
from portal.platform.database import db
from portal.platform.paging import Bladzijde, Orde, Plaats
from portal.toegang import plekken
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Toekenningsbrief

NUMMER = re.compile(r"BZ-(\d{4})-(\d{1,9})", re.IGNORECASE)


class Stand(StrEnum):
    """Which bezwaren are asked for."""

    OPEN = "open"
    NIEUW = "nieuw"
    VAN_MIJ = "van_mij"
    TE_LAAT = "te_laat"
    AFGEROND = "afgerond"
    ALLES = "alles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijstvraag:
    """Which part of the list is asked for.

    Attributes:
        zoek: The start of a clientcode, or a whole number of a bezwaar.
        plek: A location at the aanbieder, an aanbieder at the zorgkantoor; None for all.
        leveringsvorm: A code, or `onbekend`; empty for all.
        na: Rows after this one, as `Bezwaar.beslisdatum` and id.
        tot: Rows before this one; wins from `na`.
    """

    stand: Stand = Stand.OPEN
    zoek: str = ""
    plek: uuid.UUID | None = None
    leveringsvorm: str = ""
    na: Plaats | None = None
    tot: Plaats | None = None


def list_bladzijde(vraag: Lijstvraag, *, voor: Gebruiker) -> Bladzijde[Bezwaar]:
    """Give one page of the bezwaren in view; what is done is listed newest first."""
    select = (
        sa.select(Bezwaar)
        .where(bezwaren_voor(voor), *_filters(vraag, voor))
        .options(*GEHEIM, joinedload(Bezwaar.aanbieder), joinedload(Bezwaar.behandelaar))
    )
    orde = Orde(
        op=Bezwaar.beslisdatum,
        id=Bezwaar.id,
        na=vraag.na,
        tot=vraag.tot,
        omlaag=vraag.stand is Stand.AFGEROND,
    )
    return orde.blader(select)


def list_plekken(*, voor: Gebruiker) -> Sequence[tuple[uuid.UUID, str]]:
    """Give what the list can be narrowed to: locations, or at a zorgkantoor the aanbieders."""
    zichtbaar = sa.exists().where(bezwaren_voor(voor))
    return plekken.list_plekken(zichtbaar, Bezwaar.aanbieder_id, Bezwaar.locatie_id, voor=voor)


def lees_vormen(ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, str]:
    """Give the leveringsvorm that each of these bezwaren is about; one query."""
    vraag = (
        sa.select(Bezwaar.id, sa.func.coalesce(Toekenning.leveringsvorm, VORM, ""))
        .outerjoin(Besluit, Besluit.id == Bezwaar.besluit_id)
        .outerjoin(Aanvraag, Aanvraag.id == Besluit.aanvraag_id)
        .outerjoin(Toekenningsbrief, Toekenningsbrief.id == Bezwaar.toekenningsbrief_id)
        .outerjoin(Toekenning, Toekenning.id == Toekenningsbrief.toekenning_id)
        .where(Bezwaar.id.in_(ids))
    )
    return dict(db.session.execute(vraag).all())


def _heeft_vorm(vorm: str) -> Voorwaarde:
    op_besluit = sa.exists().where(
        Besluit.id == Bezwaar.besluit_id, Aanvraag.id == Besluit.aanvraag_id, heeft_vorm(vorm)
    )
    op_brief = sa.exists().where(
        Toekenningsbrief.id == Bezwaar.toekenningsbrief_id,
        Toekenning.id == Toekenningsbrief.toekenning_id,
        Toekenning.leveringsvorm == opgeslagen(vorm),
    )
    return sa.or_(op_besluit, op_brief)


def _filters(vraag: Lijstvraag, voor: Gebruiker) -> list[Voorwaarde]:
    gevonden = [_stand(vraag.stand, voor)]
    if vraag.plek is not None:
        plek = plekken.op_plek(vraag.plek, Bezwaar.aanbieder_id, Bezwaar.locatie_id, voor=voor)
        gevonden.append(plek)
    if vraag.leveringsvorm:
        gevonden.append(_heeft_vorm(vraag.leveringsvorm))
    if vraag.zoek:
        gevonden.append(_zoek(vraag.zoek))
    return gevonden


def _stand(stand: Stand, voor: Gebruiker) -> Voorwaarde:
    extra: dict[Stand, Voorwaarde] = {
        Stand.OPEN: sa.true(),
        Stand.NIEUW: Bezwaar.toestand == Bezwaartoestand.ONTVANGEN,
        Stand.VAN_MIJ: Bezwaar.behandelaar_id == voor.id,
        Stand.TE_LAAT: Bezwaar.is_tijdig.is_(False),
    }
    if stand in extra:
        return sa.and_(is_open(), extra[stand])
    return sa.true() if stand is Stand.ALLES else sa.not_(is_open())


def _zoek(tekst: str) -> Voorwaarde:
    nummer = NUMMER.fullmatch(tekst)
    if nummer is not None:
        jaar, volgnummer = (int(deel) for deel in nummer.groups())
        return sa.and_(Bezwaar.jaar == jaar, Bezwaar.volgnummer == volgnummer)
    return Bezwaar.clientcode.startswith(tekst.upper(), autoescape=True)
