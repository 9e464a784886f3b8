"""The lists of bezwaren: by the day to decide on, page by page, without decrypting."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.bezwaren import GEHEIM, bezwaren_voor, is_open
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.procedure.bezwaar import Bezwaartoestand
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker, Locatie, Organisatie

PER_BLADZIJDE = 50
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
    na: tuple[date, uuid.UUID] | None = None
    tot: tuple[date, uuid.UUID] | None = None


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """One page of the list; `vorige` and `volgende` say whether there is more."""

    rijen: Sequence[Bezwaar]
    vorige: bool
    volgende: bool


def list_bladzijde(vraag: Lijstvraag, *, voor: Gebruiker) -> Bladzijde:
    """Give one page of the bezwaren in view; what is done is listed newest first."""
    terug, omlaag = vraag.tot is not None, vraag.stand is Stand.AFGEROND
    grens = vraag.tot or vraag.na
    plaats = sa.tuple_(Bezwaar.beslisdatum, Bezwaar.id)
    select = (
        sa.select(Bezwaar)
        .where(bezwaren_voor(voor), *_filters(vraag, voor))
        .options(*GEHEIM, joinedload(Bezwaar.aanbieder), joinedload(Bezwaar.behandelaar))
    )
    aflopend = omlaag != terug
    if grens is not None:
        rij = sa.tuple_(sa.literal(grens[0]), sa.literal(grens[1]))
        select = select.where(plaats < rij if aflopend else plaats > rij)
    volgorde = (Bezwaar.beslisdatum, Bezwaar.id)
    select = select.order_by(*(kolom.desc() if aflopend else kolom for kolom in volgorde))
    gevonden = db.session.scalars(select.limit(PER_BLADZIJDE + 1)).all()
    meer, rijen = len(gevonden) > PER_BLADZIJDE, gevonden[:PER_BLADZIJDE]
    if terug:
        return Bladzijde(rijen[::-1], vorige=meer, volgende=True)
    return Bladzijde(rijen, vorige=vraag.na is not None, volgende=meer)


def list_plekken(*, voor: Gebruiker) -> Sequence[tuple[uuid.UUID, str]]:
    """Give what the list can be narrowed to: locations, or at a zorgkantoor the aanbieders."""
    zichtbaar = sa.exists().where(bezwaren_voor(voor))
    if voor.organisatie.soort is OrganisatieSoort.ZORGKANTOOR:
        vraag = sa.select(Organisatie.id, Organisatie.naam).where(
            zichtbaar.where(Bezwaar.aanbieder_id == Organisatie.id)
        )
        return [(rij.id, rij.naam) for rij in db.session.execute(vraag.order_by(Organisatie.naam))]
    vraag = sa.select(Locatie.id, Locatie.naam).where(
        zichtbaar.where(Bezwaar.locatie_id == Locatie.id)
    )
    return [(rij.id, rij.naam) for rij in db.session.execute(vraag.order_by(Locatie.naam))]


def _filters(vraag: Lijstvraag, voor: Gebruiker) -> list[Voorwaarde]:
    gevonden = [_stand(vraag.stand, voor)]
    if vraag.plek is not None:
        zorgkantoor = voor.organisatie.soort is OrganisatieSoort.ZORGKANTOOR
        kolom = Bezwaar.aanbieder_id if zorgkantoor else Bezwaar.locatie_id
        gevonden.append(kolom == vraag.plek)
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
