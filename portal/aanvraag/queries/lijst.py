"""The aanvragen of an aanbieder as a list: filters, two orders, and paging by key."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, joinedload

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import is_geheel, zichtbaar_voor
from portal.aanvraag.queries.nummers import heeft_nummer
from portal.aanvraag.queries.vormen import heeft_vorm
from portal.domain.procedure import Publiek, Toestand, woord
from portal.platform.database import db
from portal.platform.web.inputs import GROOTSTE_GETAL
from portal.toegang.models import Gebruiker

PER_PAGINA = 25


class Orde(StrEnum):
    """Order of the list."""

    GEWIJZIGD = "gewijzigd"
    NUMMER = "nummer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What the list shows, and from where.

    Attributes:
        woorden: Words of the toestanden; empty shows all but what was thrown away.
        zoek: Start of a number or of a clientcode.
        leveringsvorm: As submitted: a code, or `onbekend`.
        oplopend: Smallest or oldest first.
        na: Key of the row before the first one; `voor` of the row after the last one.
    """

    woorden: Sequence[str] = ()
    soort: str = ""
    leveringsvorm: str = ""
    locatie_id: uuid.UUID | None = None
    zoek: str = ""
    orde: Orde = Orde.GEWIJZIGD
    oplopend: bool = False
    na: str = ""
    voor: str = ""


@dataclass(frozen=True, slots=True)
class Blad:
    """One page of the list, with the keys of the pages beside it; empty where there is none."""

    aanvragen: Sequence[Aanvraag]
    vorige: str
    volgende: str


def toestanden_per_woord() -> Mapping[str, Sequence[Toestand]]:
    """Give the words that an aanbieder sees, each with the toestanden behind it."""
    gevonden: dict[str, list[Toestand]] = {}
    for toestand in Toestand:
        naam = woord(toestand, Publiek.AANBIEDER)
        if naam is not None:
            gevonden.setdefault(naam, []).append(toestand)
    return gevonden


def list_aanvragen(filter_: Filter, *, voor: Gebruiker) -> Blad:
    """List one page of the aanvragen in view; one query, whatever the number of rows."""
    terug = bool(filter_.voor)
    sleutel = _lees_sleutel(filter_)
    oplopend = filter_.oplopend != terug
    vraag = (
        sa.select(Aanvraag)
        .where(zichtbaar_voor(voor), is_geheel(), *_voorwaarden(filter_))
        .options(joinedload(Aanvraag.locatie))
        .limit(PER_PAGINA + 1)
    )
    if sleutel is not None:
        vraag = vraag.where(_voorbij(_kolommen(filter_.orde), sleutel, oplopend=oplopend))
    vraag = vraag.order_by(
        *(kolom.asc() if oplopend else kolom.desc() for kolom in _kolommen(filter_.orde))
    )
    rijen = list(db.session.scalars(vraag))
    meer, rijen = len(rijen) > PER_PAGINA, rijen[:PER_PAGINA]
    if terug:
        rijen.reverse()
    if not rijen:
        return Blad((), "", "")
    ervoor, erna = (meer, True) if terug else (sleutel is not None, meer)
    return Blad(
        rijen,
        sleutel_van(rijen[0], filter_.orde) if ervoor else "",
        sleutel_van(rijen[-1], filter_.orde) if erna else "",
    )


def sleutel_van(aanvraag: Aanvraag, orde: Orde) -> str:
    """Write the place of a row in an order."""
    if orde is Orde.NUMMER:
        return f"{aanvraag.jaar}~{aanvraag.volgnummer}"
    return f"{aanvraag.gewijzigd_op.isoformat()}~{aanvraag.id}"


Sleutel = tuple[int, int] | tuple[datetime, uuid.UUID]


def _lees_sleutel(filter_: Filter) -> Sleutel | None:
    """Read a key from the address; one that cannot be read means: from the start."""
    eerste, _, tweede = (filter_.na or filter_.voor).partition("~")
    try:
        if filter_.orde is Orde.NUMMER:
            jaar, nummer = int(eerste), int(tweede)
            past = min(jaar, nummer) >= 0 and max(jaar, nummer) <= GROOTSTE_GETAL
            return (jaar, nummer) if past else None
        moment = datetime.fromisoformat(eerste)
        return (moment.astimezone(UTC), uuid.UUID(tweede)) if moment.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def _kolommen(orde: Orde) -> tuple[InstrumentedAttribute[object], InstrumentedAttribute[object]]:
    namen = ("jaar", "volgnummer") if orde is Orde.NUMMER else ("gewijzigd_op", "id")
    return getattr(Aanvraag, namen[0]), getattr(Aanvraag, namen[1])


def _voorbij(
    kolommen: tuple[InstrumentedAttribute[object], InstrumentedAttribute[object]],
    sleutel: Sleutel,
    *,
    oplopend: bool,
) -> sa.ColumnElement[bool]:
    eerste, tweede = kolommen
    if oplopend:
        return sa.or_(eerste > sleutel[0], sa.and_(eerste == sleutel[0], tweede > sleutel[1]))
    return sa.or_(eerste < sleutel[0], sa.and_(eerste == sleutel[0], tweede < sleutel[1]))


def _voorwaarden(filter_: Filter) -> list[sa.ColumnElement[bool]]:
    woorden = toestanden_per_woord()
    gekozen = [toestand for naam in filter_.woorden for toestand in woorden.get(naam, ())]
    voorwaarden = [
        Aanvraag.toestand.in_(gekozen) if gekozen else Aanvraag.toestand != Toestand.VERVALLEN
    ]
    if filter_.soort:
        voorwaarden.append(Aanvraag.soort == filter_.soort)
    if filter_.leveringsvorm:
        voorwaarden += [Aanvraag.ontvangen_op.is_not(None), heeft_vorm(filter_.leveringsvorm)]
    if filter_.locatie_id is not None:
        voorwaarden.append(Aanvraag.locatie_id == filter_.locatie_id)
    if filter_.zoek.strip():
        voorwaarden.append(_zoek(filter_.zoek.strip().upper()))
    return voorwaarden


def _zoek(tekst: str) -> sa.ColumnElement[bool]:
    """Find by the start of a number, or else of a clientcode."""
    nummer = heeft_nummer(tekst)
    return Aanvraag.clientcode.startswith(tekst, autoescape=True) if nummer is None else nummer
