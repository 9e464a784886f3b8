"""The afspraken of dialogen that are ready, and one afspraak of a dialoog in view."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.dialoog.models import Afspraak, Dialoog
from portal.dialoog.queries.dialogen import GEHEIM, PARTIJEN, dialogen_voor
from portal.domain.procedure.dialoogbereik import AF
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.platform.database import db
from portal.platform.paging import Bladzijde, Dagorde, Plaats
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker


class Afspraakstapel(StrEnum):
    """Which afspraken are asked for."""

    VAN_ONS = "van_ons"
    OPEN = "open"
    ALLES = "alles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Afspraakvraag:
    """Which part of the list is asked for; `na` and `tot` as in `Dagorde`."""

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
    orde = Dagorde(dag=Afspraak.wanneer, id=Afspraak.id, na=vraag.na, tot=vraag.tot)
    return orde.blader(select)


def get_afspraak(afspraak_id: uuid.UUID, *, voor: Gebruiker) -> Afspraak:
    """Give one afspraak with its dialoog.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    afspraak = db.session.scalar(
        sa.select(Afspraak)
        .join(Afspraak.dialoog)
        .where(Afspraak.id == afspraak_id, dialogen_voor(voor))
        .options(joinedload(Afspraak.dialoog).joinedload(Dialoog.aanbieder))
    )
    if afspraak is None:
        raise NotFound
    return afspraak


def list_van(dialoog: Dialoog) -> Sequence[Afspraak]:
    """Give the afspraken of a dialoog, by number."""
    return dialoog.afspraken


def _stapel(stapel: Afspraakstapel, voor: Gebruiker) -> Voorwaarde:
    if stapel is Afspraakstapel.ALLES:
        return sa.true()
    loopt = Afspraak.stand.not_in(AF)
    if stapel is Afspraakstapel.OPEN:
        return loopt
    return sa.and_(loopt, Afspraak.partij == PARTIJEN[voor.organisatie.soort])
