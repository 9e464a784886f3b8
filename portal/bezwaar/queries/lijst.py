"""The lists of bezwaren: by the day to decide on, page by page, without decrypting."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.bezwaren import GEHEIM, bezwaren_voor, is_open
from portal.domain.procedure.bezwaar import Bezwaartoestand
from portal.platform.paging import Bladzijde, Dagorde, Plaats
from portal.toegang import plekken
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

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
        na: Rows after this one, as `Bezwaar.beslisdatum` and id.
        tot: Rows before this one; wins from `na`.
    """

    stand: Stand = Stand.OPEN
    zoek: str = ""
    plek: uuid.UUID | None = None
    na: Plaats | None = None
    tot: Plaats | None = None


def list_bladzijde(vraag: Lijstvraag, *, voor: Gebruiker) -> Bladzijde[Bezwaar]:
    """Give one page of the bezwaren in view; what is done is listed newest first."""
    select = (
        sa.select(Bezwaar)
        .where(bezwaren_voor(voor), *_filters(vraag, voor))
        .options(*GEHEIM, joinedload(Bezwaar.aanbieder), joinedload(Bezwaar.behandelaar))
    )
    orde = Dagorde(
        dag=Bezwaar.beslisdatum,
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


def _filters(vraag: Lijstvraag, voor: Gebruiker) -> list[Voorwaarde]:
    gevonden = [_stand(vraag.stand, voor)]
    if vraag.plek is not None:
        plek = plekken.op_plek(vraag.plek, Bezwaar.aanbieder_id, Bezwaar.locatie_id, voor=voor)
        gevonden.append(plek)
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
