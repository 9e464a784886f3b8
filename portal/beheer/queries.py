"""Reads of the audit log and of the data that the portal works with."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa

from portal.domain.bevoegdheid import OrganisatieSoort
from portal.platform.audit import AuditRegel, Breuk, controleer
from portal.platform.clock import AMSTERDAM
from portal.platform.database import db
from portal.platform.dated_files import CONFIG, read_toml
from portal.platform.reference_data import MAP, get_referentietabel, lees_rijen, list_jaren
from portal.toegang.actions import BEZOEKERS
from portal.toegang.models import Gebruiker, Organisatie, Regio

PER_PAGINA = 50
GEDATEERD = (
    "check_vooraf",
    "kenmerken",
    "termijnen",
    "toetsingskader",
    "verklaringen",
    "vier_ogen",
    "vragenlijst",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logfilter:
    """Which lines of the log to show; None and empty leave nothing out."""

    gebruiker_id: uuid.UUID | None = None
    code: str = ""
    over_id: uuid.UUID | None = None
    van: date | None = None
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class Logpagina:
    """One page of the log, newest first; `volgende` is the number to go on from."""

    regels: Sequence[AuditRegel]
    namen: Mapping[uuid.UUID, str]
    volgende: int | None


def list_ketens(*, voor: Gebruiker) -> list[tuple[uuid.UUID, str]]:
    """List the chains that an auditor may read: the own one, in the portal organisation all."""
    if voor.organisatie.soort is not OrganisatieSoort.PORTAAL:
        return [(voor.organisatie_id, voor.organisatie_naam)]
    rijen = db.session.execute(
        sa.select(Organisatie.id, Organisatie.naam).order_by(Organisatie.naam, Organisatie.id)
    ).all()
    return [*((rij.id, rij.naam) for rij in rijen), (BEZOEKERS, "Onbekende bezoekers")]


def list_logregels(keten: uuid.UUID, filter_: Logfilter, *, voor_nr: int | None) -> Logpagina:
    """List one page of a chain, by number; the same number of queries whatever it finds."""
    vraag = sa.select(AuditRegel).where(AuditRegel.keten == keten, *_voorwaarden(filter_))
    if voor_nr is not None:
        vraag = vraag.where(AuditRegel.nr < voor_nr)
    rijen = db.session.scalars(vraag.order_by(AuditRegel.nr.desc()).limit(PER_PAGINA + 1)).all()
    regels = rijen[:PER_PAGINA]
    volgende = regels[-1].nr if len(rijen) > PER_PAGINA else None
    return Logpagina(regels, _namen(regels), volgende)


def list_mensen(keten: uuid.UUID) -> Sequence[Gebruiker]:
    """List the users of the organisation of a chain, to choose from."""
    return db.session.scalars(
        sa.select(Gebruiker)
        .where(Gebruiker.organisatie_id == keten)
        .order_by(Gebruiker.naam, Gebruiker.id)
    ).all()


def controleer_ketens(*, voor: Gebruiker) -> list[tuple[str, list[Breuk]]]:
    """Check the chains that an auditor may read; give every break by name of the chain."""
    _, breuken = controleer()
    return [
        (naam, [breuk for breuk in breuken if breuk.keten == keten])
        for keten, naam in list_ketens(voor=voor)
    ]


@dataclass(frozen=True, slots=True)
class Tabelversie:
    """One year of the official tables."""

    jaar: int
    versie: str
    bron: str
    van: date
    tot: date | None


def list_tabellen() -> list[Tabelversie]:
    """List the years of the rekentool's tables, newest first."""
    tabellen = [(jaar, get_referentietabel(jaar)[0]) for jaar in reversed(list_jaren())]
    return [
        Tabelversie(jaar, tabel.versie, tabel.bron, tabel.geldig_van, tabel.geldig_tot)
        for jaar, tabel in tabellen
    ]


def list_bestanden() -> list[tuple[str, list[str]]]:
    """List the dated forms, frameworks and terms, each with its versions."""
    return [
        (naam, sorted((pad.stem for pad in (CONFIG / naam).glob("*.toml")), reverse=True))
        for naam in GEDATEERD
    ]


def list_bronnen() -> list[dict[str, object]]:
    """List the sources that the rules cite, by key."""
    return [{"sleutel": sleutel, **bron} for sleutel, bron in read_toml("bronnen.toml").items()]


def list_regios_van(zorgkantoor_id: uuid.UUID) -> Sequence[Regio]:
    """List the regions of one zorgkantoor by name."""
    return db.session.scalars(
        sa.select(Regio)
        .where(Regio.zorgkantoor_id == zorgkantoor_id)
        .order_by(Regio.naam, Regio.id)
    ).all()


def list_vrije_regios() -> dict[str, str]:
    """List the official regions that nobody serves in the portal yet: name by code."""
    bezet = set(db.session.scalars(sa.select(Regio.code)))
    rijen = sorted(lees_rijen(MAP / "zorgkantoren.csv"), key=lambda rij: rij["regio"])
    return {
        rij["zorgkantoornummer"]: rij["regio"]
        for rij in rijen
        if rij["zorgkantoornummer"] not in bezet
    }


def _voorwaarden(filter_: Logfilter) -> list[sa.ColumnElement[bool]]:
    voorwaarden: list[sa.ColumnElement[bool]] = []
    if filter_.gebruiker_id is not None:
        voorwaarden.append(AuditRegel.gebruiker_id == filter_.gebruiker_id)
    if filter_.code:
        voorwaarden.append(AuditRegel.code.startswith(filter_.code, autoescape=True))
    if filter_.over_id is not None:
        voorwaarden.append(
            sa.or_(AuditRegel.object_id == filter_.over_id, AuditRegel.client_id == filter_.over_id)
        )
    if filter_.van is not None:
        voorwaarden.append(AuditRegel.moment >= _begin(filter_.van))
    if filter_.tot is not None:
        voorwaarden.append(AuditRegel.moment < _begin(filter_.tot + timedelta(days=1)))
    return voorwaarden


def _begin(dag: date) -> datetime:
    return datetime.combine(dag, time.min, tzinfo=AMSTERDAM)


def _namen(regels: Sequence[AuditRegel]) -> dict[uuid.UUID, str]:
    ids = {regel.gebruiker_id for regel in regels if regel.gebruiker_id is not None}
    rijen = db.session.execute(
        sa.select(Gebruiker.id, Gebruiker.naam).where(Gebruiker.id.in_(ids))
    ).all()
    return {rij.id: rij.naam for rij in rijen}
