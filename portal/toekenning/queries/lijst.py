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
from portal.beoordeling.queries.toekenningen import GEHEIM, is_bevestigd, toekenningen_voor
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker, Locatie, Organisatie
from portal.toekenning.models import Eindebesluit, Eindemelding
from portal.toekenning.queries.einde import is_in_de_maak, is_open_melding

PER_BLADZIJDE = 50
AFLOOP = timedelta(weeks=12)
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
        na: Rows after this one, as `Toekenning.einde` and id.
        tot: Rows before this one; wins from `na`.
    """

    stand: Stand = Stand.LOPEND
    zoek: str = ""
    plek: uuid.UUID | None = None
    na: tuple[date, uuid.UUID] | None = None
    tot: tuple[date, uuid.UUID] | None = None


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """One page of the list; `vorige` and `volgende` say whether there is more."""

    rijen: Sequence[Toekenning]
    vorige: bool
    volgende: bool


def list_bladzijde(vraag: Lijstvraag, *, voor: Gebruiker, op: date) -> Bladzijde:
    """Give one page of the toekenningen in view; what ended is listed newest first."""
    terug, omlaag = vraag.tot is not None, vraag.stand is Stand.AFGELOPEN
    grens = vraag.tot or vraag.na
    plaats = sa.tuple_(Toekenning.einde, Toekenning.id)
    select = (
        sa.select(Toekenning)
        .where(toekenningen_voor(voor), is_bevestigd(), *_filters(vraag, voor, op))
        .options(*GEHEIM, joinedload(Toekenning.locatie), joinedload(Toekenning.aanbieder))
    )
    aflopend = omlaag != terug
    if grens is not None:
        rij = sa.tuple_(sa.literal(grens[0]), sa.literal(grens[1]))
        select = select.where(plaats < rij if aflopend else plaats > rij)
    volgorde = (Toekenning.einde, Toekenning.id)
    select = select.order_by(*(kolom.desc() if aflopend else kolom for kolom in volgorde))
    gevonden = db.session.scalars(select.limit(PER_BLADZIJDE + 1)).all()
    meer, rijen = len(gevonden) > PER_BLADZIJDE, gevonden[:PER_BLADZIJDE]
    if terug:
        return Bladzijde(rijen[::-1], vorige=meer, volgende=True)
    return Bladzijde(rijen, vorige=vraag.na is not None, volgende=meer)


def list_plekken(*, voor: Gebruiker) -> Sequence[tuple[uuid.UUID, str]]:
    """Give what the list can be narrowed to: locations, or at a zorgkantoor the aanbieders."""
    zichtbaar = sa.exists().where(toekenningen_voor(voor))
    if voor.organisatie.soort is OrganisatieSoort.ZORGKANTOOR:
        vraag = sa.select(Organisatie.id, Organisatie.naam).where(
            zichtbaar.where(Toekenning.aanbieder_id == Organisatie.id)
        )
        return [(rij.id, rij.naam) for rij in db.session.execute(vraag.order_by(Organisatie.naam))]
    vraag = sa.select(Locatie.id, Locatie.naam).where(
        zichtbaar.where(Toekenning.locatie_id == Locatie.id)
    )
    return [(rij.id, rij.naam) for rij in db.session.execute(vraag.order_by(Locatie.naam))]


def _filters(vraag: Lijstvraag, voor: Gebruiker, op: date) -> list[Voorwaarde]:
    gevonden = [_stand(vraag.stand, op)]
    if vraag.plek is not None:
        zorgkantoor = voor.organisatie.soort is OrganisatieSoort.ZORGKANTOOR
        kolom = Toekenning.aanbieder_id if zorgkantoor else Toekenning.locatie_id
        gevonden.append(kolom == vraag.plek)
    if vraag.zoek:
        gevonden.append(_zoek(vraag.zoek))
    return gevonden


def _stand(stand: Stand, op: date) -> Voorwaarde:
    loopt = sa.and_(Toekenning.einde >= op, Toekenning.einde >= Toekenning.ingang)
    if stand is Stand.LOPEND:
        return loopt
    if stand is Stand.AFLOPEND:
        return sa.and_(loopt, Toekenning.einde <= op + AFLOOP)
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
