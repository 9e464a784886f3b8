"""The list of toekenningen: by the day on which they end, page by page, without decrypting."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import (
    AFLOOPWEKEN,
    GEHEIM,
    is_bevestigd,
    toekenningen_voor,
)
from portal.clienten.vormen import opgeslagen
from portal.platform.paging import Bladzijde, Orde, Plaats
from portal.toegang import plekken
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Eindebesluit, Eindemelding
from portal.toekenning.queries.einde import is_in_de_maak, is_open_melding

NUMMER = re.compile(r"TK-(\d{4})-(\d{1,9})", re.IGNORECASE)


class Stand(StrEnum):
    """Which toekenningen are asked for."""

    LOPEND = "lopend"
    AFLOPEND = "aflopend"
    GEMELD = "gemeld"
    TER_CONTROLE = "ter_controle"
    AFGELOPEN = "afgelopen"
    ALLES = "alles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijstvraag:
    """Which part of the list is asked for.

    Attributes:
        zoek: The start of a clientcode, or a whole number of a toekenning.
        plek: A location at the aanbieder, an aanbieder at the zorgkantoor; None for all.
        leveringsvorm: A code, or `onbekend`; empty for all.
        na: Rows after this one, as `Toekenning.einde` and id.
        tot: Rows before this one; wins from `na`.
    """

    stand: Stand = Stand.LOPEND
    zoek: str = ""
    plek: uuid.UUID | None = None
    leveringsvorm: str = ""
    na: Plaats | None = None
    tot: Plaats | None = None


def list_bladzijde(vraag: Lijstvraag, *, voor: Gebruiker, op: date) -> Bladzijde[Toekenning]:
    """Give one page of the toekenningen in view; what ended is listed newest first."""
    select = (
        sa.select(Toekenning)
        .where(toekenningen_voor(voor), is_bevestigd(), *_filters(vraag, voor, op))
        .options(*GEHEIM, joinedload(Toekenning.locatie), joinedload(Toekenning.aanbieder))
    )
    orde = Orde(
        op=Toekenning.einde,
        id=Toekenning.id,
        na=vraag.na,
        tot=vraag.tot,
        omlaag=vraag.stand is Stand.AFGELOPEN,
    )
    return orde.blader(select)


def list_plekken(*, voor: Gebruiker) -> Sequence[tuple[uuid.UUID, str]]:
    """Give what the list can be narrowed to: locations, or at a zorgkantoor the aanbieders."""
    zichtbaar = sa.exists().where(toekenningen_voor(voor))
    return plekken.list_plekken(
        zichtbaar, Toekenning.aanbieder_id, Toekenning.locatie_id, voor=voor
    )


def _filters(vraag: Lijstvraag, voor: Gebruiker, op: date) -> list[Voorwaarde]:
    gevonden = [_stand(vraag.stand, op)]
    if vraag.plek is not None:
        plek = plekken.op_plek(
            vraag.plek, Toekenning.aanbieder_id, Toekenning.locatie_id, voor=voor
        )
        gevonden.append(plek)
    if vraag.leveringsvorm:
        gevonden.append(Toekenning.leveringsvorm == opgeslagen(vraag.leveringsvorm))
    if vraag.zoek:
        gevonden.append(_zoek(vraag.zoek))
    return gevonden


def _stand(stand: Stand, op: date) -> Voorwaarde:
    loopt = sa.and_(Toekenning.einde >= op, Toekenning.einde >= Toekenning.ingang)
    if stand is Stand.LOPEND:
        return loopt
    if stand is Stand.AFLOPEND:
        return sa.and_(loopt, Toekenning.einde <= op + timedelta(weeks=AFLOOPWEKEN))
    if stand is Stand.GEMELD:
        melding = Eindemelding.toekenning_id == Toekenning.id
        return sa.exists().where(melding, is_open_melding())
    if stand is Stand.TER_CONTROLE:
        besluit = Eindebesluit.toekenning_id == Toekenning.id
        return sa.exists().where(besluit, is_in_de_maak(alleen_ter_controle=True))
    return sa.true() if stand is Stand.ALLES else sa.not_(loopt)


def _zoek(tekst: str) -> Voorwaarde:
    nummer = NUMMER.fullmatch(tekst)
    if nummer is not None:
        jaar, volgnummer = (int(deel) for deel in nummer.groups())
        return sa.and_(Toekenning.jaar == jaar, Toekenning.volgnummer == volgnummer)
    return Toekenning.clientcode.startswith(tekst.upper(), autoescape=True)
