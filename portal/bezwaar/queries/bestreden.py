"""What a bezwaar is against: a besluit on an aanvraag, or one about a toekenning."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.beoordeling.models import Besluit, Toekenning
from portal.beoordeling.queries.besluiten import ZONDER_BYTES, get_besluit
from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.bezwaren import GEHEIM, bezwaren_voor, is_open
from portal.domain.procedure import VERZONDEN_BESLUIT, BesluitToestand
from portal.domain.procedure.bezwaar import Bezwaarmaker
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Toekenningsbrief
from portal.toekenning.queries.brieven import ONGELEZEN, brieven_voor, get_brief

BESLUIT = re.compile(r"MZ-(\d{4})-(\d{1,9})(?:/\d+)?(?:-B(\d{1,3})(?:-(\d{1,3}))?)?", re.IGNORECASE)
BRIEF = re.compile(r"TK-(\d{4})-(\d{1,9})(?:-M(\d{1,4}))?", re.IGNORECASE)
HOOGSTENS = 20


@dataclass(frozen=True, slots=True)
class Bestreden:
    """A besluit in view against which somebody may lodge a bezwaar; one of the two is there."""

    besluit: Besluit | None = None
    brief: Toekenningsbrief | None = None

    @property
    def dossier(self) -> Aanvraag | Toekenning:
        """Give the row that has its parties and its client."""
        if self.besluit is not None:
            return self.besluit.aanvraag
        assert self.brief is not None
        return self.brief.toekenning

    @property
    def rij_id(self) -> uuid.UUID:
        """Give the id of the besluit or the letter."""
        rij = self.besluit or self.brief
        assert rij is not None
        return rij.id

    @property
    def kenmerk(self) -> str:
        """Give the number as its letter names it."""
        if self.besluit is not None:
            return self.besluit.nummer
        assert self.brief is not None
        return self.brief.kenmerk

    @property
    def bekendgemaakt(self) -> date | None:
        """Give the day on which it was sent."""
        rij = self.besluit or self.brief
        return rij.verzenddatum if rij is not None else None

    @property
    def bezwaar_tot(self) -> date | None:
        """Give the last day for bezwaar; None when bezwaar is not open against it."""
        if self.besluit is not None and self.besluit.stand is not BesluitToestand.VASTGESTELD:
            return None
        rij = self.besluit or self.brief
        return rij.bezwaar_tot if rij is not None else None

    def lopend_van(self, maker: Bezwaarmaker | None = None) -> sa.ColumnElement[bool]:
        """Give the condition of an open bezwaar against it, of one bezwaarmaker or of any."""
        op_wat = (
            Bezwaar.besluit_id == self.rij_id
            if self.besluit is not None
            else Bezwaar.toekenningsbrief_id == self.rij_id
        )
        van_wie = sa.true() if maker is None else Bezwaar.bezwaarmaker == maker
        return sa.and_(op_wat, van_wie, is_open())


def get_bestreden_besluit(besluit_id: uuid.UUID, *, voor: Gebruiker) -> Bestreden:
    """Give a besluit on an aanvraag that was sent.

    Raises:
        NotFound: It does not exist, is not in view or was not sent.
    """
    besluit = get_besluit(besluit_id, voor=voor)
    if besluit.verzenddatum is None:
        raise NotFound
    return Bestreden(besluit=besluit)


def get_bestreden_brief(brief_id: uuid.UUID, *, voor: Gebruiker) -> Bestreden:
    """Give a letter about a toekenning.

    Raises:
        NotFound: It does not exist, is not in view, or belongs to another zorgkantoor now.
    """
    brief = get_brief(brief_id, voor=voor)
    if voor.organisatie_id not in {brief.toekenning.aanbieder_id, brief.toekenning.zorgkantoor_id}:
        raise NotFound
    return Bestreden(brief=brief)


def zoek_bestreden(tekst: str, *, voor: Gebruiker) -> list[Bestreden]:
    """Find by kenmerk what a bezwaar on paper is against, newest first.

    Args:
        tekst: Number of a besluit or an aanvraag (MZ-), or of a letter or a toekenning (TK-).
        voor: Of the zorgkantoor that decided.
    """
    tekst = tekst.strip()
    if (nummer := BESLUIT.fullmatch(tekst)) is not None:
        return [Bestreden(besluit=rij) for rij in _besluiten(nummer, voor)]
    if (nummer := BRIEF.fullmatch(tekst)) is not None:
        return [Bestreden(brief=rij) for rij in _brieven(nummer, voor)]
    return []


def find_lopend(bestreden: Bestreden, *, voor: Gebruiker) -> Sequence[Bezwaar]:
    """Give the bezwaren in view that are open against it, unread."""
    vraag = sa.select(Bezwaar).where(bestreden.lopend_van(), bezwaren_voor(voor))
    return db.session.scalars(vraag.options(*GEHEIM).order_by(Bezwaar.ontvangst, Bezwaar.id)).all()


def _besluiten(nummer: re.Match[str], voor: Gebruiker) -> list[Besluit]:
    jaar, volgnummer, nr, lidnr = nummer.groups()
    vraag = (
        sa.select(Besluit)
        .join(Besluit.aanvraag)
        .where(
            zichtbaar_voor(voor),
            Aanvraag.jaar == int(jaar),
            Aanvraag.volgnummer == int(volgnummer),
            Besluit.stand.in_(VERZONDEN_BESLUIT),
            Besluit.verzenddatum.is_not(None),
            Besluit.bezwaar_tot.is_not(None),
        )
        .options(*ZONDER_BYTES, joinedload(Besluit.aanvraag))
        .order_by(Besluit.verzenddatum.desc(), Aanvraag.lidnr, Besluit.nr.desc())
        .limit(HOOGSTENS)
    )
    if nr:
        vraag = vraag.where(Besluit.nr == int(nr))
    if lidnr:
        vraag = vraag.where(Aanvraag.lidnr == int(lidnr))
    return list(db.session.scalars(vraag))


def _brieven(nummer: re.Match[str], voor: Gebruiker) -> list[Toekenningsbrief]:
    jaar, volgnummer, nr = nummer.groups()
    vraag = (
        sa.select(Toekenningsbrief)
        .join(Toekenningsbrief.toekenning)
        .where(
            brieven_voor(voor),
            Toekenning.zorgkantoor_id == voor.organisatie_id,
            Toekenning.jaar == int(jaar),
            Toekenning.volgnummer == int(volgnummer),
            Toekenningsbrief.bezwaar_tot.is_not(None),
        )
        .options(*ONGELEZEN, joinedload(Toekenningsbrief.toekenning))
        .order_by(Toekenningsbrief.nr.desc())
        .limit(HOOGSTENS)
    )
    if nr:
        vraag = vraag.where(Toekenningsbrief.nr == int(nr))
    return list(db.session.scalars(vraag))
