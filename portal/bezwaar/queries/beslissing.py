"""The beslissing in the making: what it is about, what it may do, and who prepared it."""

import uuid
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import defer, joinedload

from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import ZONDER_BYTES
from portal.bezwaar.models import Bezwaar, Bezwaarbeslissing, Bezwaarbrief, Bezwaargebeurtenis
from portal.bezwaar.queries.onderzoek import Onderzoekbeeld, lees_onderzoek
from portal.bezwaar.queries.verloop import lees_stand
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import BesluitToestand, kiesbare_uitkomsten
from portal.domain.procedure.bezwaar import Adviesinhoud, Beslisstand, Bezwaaruitkomst
from portal.domain.procedure.bezwaaradvies import Beslisblokkade, kan_beslissen
from portal.domain.procedure.bezwaarbeslissing import Bezwaargevolg
from portal.domain.uitkomst import Uitkomst
from portal.platform.audit import AuditRegel
from portal.platform.database import db

SCHRIJVEND = ("besluit.gewijzigd", "besluit.na_bezwaar_begonnen", "bezwaar.beslissing_voorbereiden")
"""Codes in the log of who wrote on a beslissing, or on the besluit that goes with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslisbeeld:
    """A bezwaar on which is being decided, with all that the beslissing rests on.

    Attributes:
        geldend: The besluit in force on the aanvraag, None at a letter about a toekenning.
        beslissing: What was prepared or fixed, None while nothing was.
        blokkade: What keeps it from being decided on, whatever the outcome; None when nothing does.
    """

    bezwaar: Bezwaar
    geldend: Besluit | None
    beslissing: Bezwaarbeslissing | None
    onderzoek: Onderzoekbeeld
    uitkomsten: tuple[Bezwaaruitkomst, ...]
    blokkade: Beslisblokkade | None

    @property
    def advies(self) -> Adviesinhoud | None:
        """Give what the Zorginstituut advised, None without advice."""
        return self.onderzoek.advies.inhoud if self.onderzoek.advies else None

    @property
    def gevolgen(self) -> tuple[Bezwaargevolg, ...]:
        """Give what can happen to the besluit when the bezwaar is (partly) gegrond."""
        return list_gevolgen(self.geldend)

    @property
    def stand(self) -> Beslisstand | None:
        """Give where the beslissing is."""
        return self.beslissing.stand if self.beslissing else None


def lees_beslisbeeld(bezwaar: Bezwaar, *, op: date) -> Beslisbeeld:
    """Read what is being decided on a bezwaar in view, on a Dutch calendar day."""
    onderzoek = lees_onderzoek(bezwaar)
    return Beslisbeeld(
        bezwaar=bezwaar,
        geldend=find_geldend(bezwaar),
        beslissing=find_beslissing(bezwaar.id),
        onderzoek=onderzoek,
        uitkomsten=kiesbare_uitkomsten(lees_stand(bezwaar), kennelijk=bezwaar.kennelijk),
        blokkade=kan_beslissen(onderzoek.onderzoek, vandaag=op),
    )


def find_beslissing(bezwaar_id: uuid.UUID) -> Bezwaarbeslissing | None:
    """Give the beslissing on a bezwaar, with the new besluit that goes with it."""
    nieuw = joinedload(Bezwaarbeslissing.nieuw_besluit)
    return db.session.scalar(
        sa.select(Bezwaarbeslissing)
        .where(Bezwaarbeslissing.bezwaar_id == bezwaar_id)
        .options(
            nieuw.options(*ZONDER_BYTES),
            nieuw.joinedload(Besluit.aanvraag),
            joinedload(Bezwaarbeslissing.voorbereid_door),
        )
    )


def find_beslisbrief(bezwaar_id: uuid.UUID) -> Bezwaarbrief | None:
    """Give the letter with the beslissing, unread; None while nothing was decided."""
    return db.session.scalar(
        sa.select(Bezwaarbrief)
        .where(Bezwaarbrief.bezwaar_id == bezwaar_id, Bezwaarbrief.soort == "beslissing")
        .options(defer(Bezwaarbrief.brief_v), defer(Bezwaarbrief.pdf_v))
    )


def find_geldend(bezwaar: Bezwaar) -> Besluit | None:
    """Give the besluit in force that a bezwaar is against now.

    A besluit that took the place of the one it was lodged against is what it is about from then on.

    Bron: [awb] art. 6:19.
    """
    besluit = bezwaar.besluit
    if besluit is None or besluit.stand is BesluitToestand.VASTGESTELD:
        return besluit
    later = db.session.scalar(
        sa.select(Besluit)
        .where(
            Besluit.aanvraag_id == besluit.aanvraag_id, Besluit.stand == BesluitToestand.VASTGESTELD
        )
        .options(*ZONDER_BYTES, joinedload(Besluit.aanvraag))
        .order_by(Besluit.nr.desc())
        .limit(1)
    )
    return later or besluit


def list_gevolgen(geldend: Besluit | None) -> tuple[Bezwaargevolg, ...]:
    """Give what a gegrond bezwaar can do: a new besluit, or only take the old one away.

    Who asked for meerzorg always keeps an answer: a refusal is never only revoked.
    """
    nieuw, weg = Bezwaargevolg.NIEUW_BESLUIT, Bezwaargevolg.HERROEPEN
    if geldend is None or geldend.uitkomst not in {Uitkomst.TOEKENNEN, Uitkomst.AFWIJZEN}:
        return (weg,)
    alleen_nieuw = geldend.uitkomst is Uitkomst.AFWIJZEN or geldend.aanvraag.is_lid
    return (nieuw,) if alleen_nieuw else (nieuw, weg)


def gevolg_van(beslissing: Bezwaarbeslissing) -> Bezwaargevolg:
    """Say what happens to the besluit by a beslissing."""
    if beslissing.uitkomst not in {Bezwaaruitkomst.GEGROND, Bezwaaruitkomst.DEELS_GEGROND}:
        return Bezwaargevolg.BLIJFT
    nieuw = beslissing.nieuw_besluit_id is not None
    return Bezwaargevolg.NIEUW_BESLUIT if nieuw else Bezwaargevolg.HERROEPEN


def list_voorbereiders(beslissing: Bezwaarbeslissing) -> frozenset[uuid.UUID]:
    """Give everybody of the zorgkantoor who worked on a bezwaar, its beslissing or new besluit.

    Rows know who wrote last; the events and the log know who wrote before.

    Bron: [procedure] §2.3, §4 Z12.
    """
    bezwaar, besluit = beslissing.bezwaar, beslissing.nieuw_besluit
    objecten = [beslissing.id, *([besluit.id] if besluit else [])]
    vragen = (
        sa.select(Bezwaargebeurtenis.door_id).where(
            Bezwaargebeurtenis.bezwaar_id == bezwaar.id,
            Bezwaargebeurtenis.rol == Rol.BEZWAARBEHANDELAAR.value,
        ),
        sa.select(AuditRegel.gebruiker_id).where(
            AuditRegel.keten == bezwaar.zorgkantoor_id,
            AuditRegel.object_id.in_(objecten),
            AuditRegel.code.in_(SCHRIJVEND),
        ),
    )
    gevonden = db.session.scalars(sa.union(*vragen)).all()
    eigen = {beslissing.voorbereid_door_id, bezwaar.behandelaar_id}
    if besluit is not None:
        eigen.add(besluit.voorbereid_door_id)
    return frozenset(wie for wie in {*gevonden, *eigen} if wie is not None)
