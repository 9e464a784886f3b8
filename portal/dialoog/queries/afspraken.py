"""The afspraken of dialogen that are ready, and one afspraak of a dialoog in view."""

import uuid
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.dialoog.models import Afspraak, Dialoog
from portal.dialoog.queries.dialogen import GEHEIM, PARTIJEN, dialogen_voor, ziet_verslag
from portal.domain.procedure.dialoogbereik import AF
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.platform.paging import Bladzijde, Orde, Plaats
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker


class Afspraakstapel(StrEnum):
    """Which afspraken are asked for."""

    VAN_ONS = "van_ons"
    OPEN = "open"
    ALLES = "alles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Afspraakvraag:
    """Which part of the list is asked for; `na` and `tot` as in `Orde`."""

    stapel: Afspraakstapel = Afspraakstapel.VAN_ONS
    na: Plaats | None = None
    tot: Plaats | None = None


def list_afspraken(vraag: Afspraakvraag, *, voor: Gebruiker) -> Bladzijde[Afspraak]:
    """Give one page of the afspraken in view, by the day on which they have to be done."""
    select = (
        sa.select(Afspraak)
        .join(Afspraak.dialoog)
        .where(
            dialogen_voor(voor),
            Dialoog.toestand == Dialoogtoestand.GEREED,
            _stapel(vraag.stapel, voor),
        )
        .options(joinedload(Afspraak.dialoog).options(*GEHEIM, joinedload(Dialoog.aanbieder)))
    )
    orde = Orde(op=Afspraak.wanneer, id=Afspraak.id, na=vraag.na, tot=vraag.tot)
    return orde.blader(select)


def get_afspraak(afspraak_id: uuid.UUID, *, voor: Gebruiker) -> Afspraak:
    """Give one afspraak with its dialoog; before the verslag was offered only to who writes it.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    rij = een_of_404(
        sa.select(Afspraak)
        .join(Afspraak.dialoog)
        .where(Afspraak.id == afspraak_id, dialogen_voor(voor))
        .options(joinedload(Afspraak.dialoog).joinedload(Dialoog.aanbieder))
    )
    if not ziet_verslag(rij.dialoog, voor):
        raise NotFound
    return rij


def is_voorbij(rij: Afspraak, op: date) -> bool:
    """Say whether the day of an afspraak went by while it is still to be done."""
    return rij.wanneer < op and rij.stand not in AF


def _stapel(stapel: Afspraakstapel, voor: Gebruiker) -> Voorwaarde:
    if stapel is Afspraakstapel.ALLES:
        return sa.true()
    loopt = Afspraak.stand.not_in(AF)
    if stapel is Afspraakstapel.OPEN:
        return loopt
    return sa.and_(loopt, Afspraak.partij == PARTIJEN[voor.organisatie.soort])
