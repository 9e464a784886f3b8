"""The conditions that filters put on a list of dossiers."""

import re
import uuid
from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.models.dossier import OPEN_BIJ_ZORGKANTOOR
from portal.aanvraag.queries.dossiers import is_geheel, zichtbaar_voor
from portal.aanvraag.queries.nummers import heeft_nummer
from portal.aanvraag.queries.vormen import heeft_vorm
from portal.beoordeling.queries.werkvoorraad.vraag import (
    BINNENKORT,
    IK,
    NIEMAND,
    TE_LAAT,
    WACHT_OP_AANBIEDER,
    Filters,
)
from portal.platform.calendar_data import load_kalender
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker, Locatie, Organisatie

BINNENKORT_WERKDAGEN = 5
CODE = re.compile(r"[A-Za-z0-9-]{1,12}")


def in_beeld(voor: Gebruiker, *, alles: bool) -> Voorwaarde:
    """Give the dossiers in view of a zorgkantoor user: the open ones, or all of them."""
    return zichtbaar_voor(voor) if alles else sa.and_(zichtbaar_voor(voor), is_open())


def is_open() -> Voorwaarde:
    """Give the condition of the partial indexes, written out so that both engines know it."""
    toestanden: sa.BindParameter[str] = sa.bindparam(
        "open", list(OPEN_BIJ_ZORGKANTOOR), expanding=True, literal_execute=True
    )
    return sa.and_(Aanvraag.toestand.in_(toestanden), is_geheel())


def gefilterd(filters: Filters, *, voor: Gebruiker, op: date) -> Voorwaarde:
    """Give the condition of all filters together."""
    delen: list[Voorwaarde] = [*_inhoud(filters)]
    if filters.status:
        delen.append(Aanvraag.toestand.in_(filters.status))
    if filters.aanbieder is not None:
        delen.append(Aanvraag.aanbieder_id == filters.aanbieder)
    if filters.beoordelaar:
        delen.append(_van(filters.beoordelaar, voor))
    if filters.termijn:
        delen.append(_termijn(filters.termijn, op))
    if filters.zoek:
        delen.append(_gezocht(filters.zoek))
    return sa.and_(sa.true(), *delen)


def _inhoud(filters: Filters) -> Iterator[Voorwaarde]:
    """Give the conditions on what is asked for, and for whom."""
    if filters.soort:
        yield Aanvraag.soort.in_(filters.soort)
    if filters.profiel:
        yield Aanvraag.zorgprofiel == filters.profiel
    if filters.leveringsvorm:
        yield heeft_vorm(filters.leveringsvorm)


def _van(beoordelaar: str, voor: Gebruiker) -> Voorwaarde:
    if beoordelaar == NIEMAND:
        return Aanvraag.behandelaar_id.is_(None)
    return Aanvraag.behandelaar_id == (voor.id if beoordelaar == IK else uuid.UUID(beoordelaar))


def _termijn(termijn: str, op: date) -> Voorwaarde:
    te_laat = Aanvraag.beslisdatum < op
    if termijn == TE_LAAT:
        return te_laat
    assert termijn == BINNENKORT
    laatste = load_kalender().na_werkdagen(op, BINNENKORT_WERKDAGEN)
    bijna = Aanvraag.beslisdatum.between(op, laatste)
    return sa.and_(bijna, Aanvraag.toestand.not_in(WACHT_OP_AANBIEDER[:1]))


def _gezocht(zoek: str) -> Voorwaarde:
    nummer = heeft_nummer(zoek)
    if nummer is not None:
        return nummer
    in_naam = f"%{_zonder_jokers(zoek.lower())}%"
    delen: list[Voorwaarde] = [
        tabel_id.in_(sa.select(id_).where(sa.func.lower(naam).like(in_naam, escape="\\")))
        for tabel_id, id_, naam in (
            (Aanvraag.aanbieder_id, Organisatie.id, Organisatie.naam),
            (Aanvraag.locatie_id, Locatie.id, Locatie.naam),
        )
    ]
    if CODE.fullmatch(zoek):
        delen.append(Aanvraag.clientcode.startswith(zoek.upper(), autoescape=True))
    return sa.or_(*delen)


def _zonder_jokers(tekst: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", tekst)
