"""Record where a client lives and what the indicatiebesluit says; corrections keep the row."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from portal.clienten.actions.vastleggen import leg_wijziging_vast
from portal.clienten.models import Client, Indicatie, Plaatsing
from portal.clienten.queries.profielen import bepaal_profiel
from portal.domain.fouten import DomeinFout
from portal.domain.termijnen import EEN_DAG
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toegang.queries import get_locatie


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicatiebesluit:
    """What an indicatiebesluit of the CIZ says, and how the care is delivered.

    Attributes:
        zorgprofiel: Code of the table; `7VG-plus` is 7VG with the prestatie Z475.
        van: First day.
        tot: Last day, None without an end.
        lvhc_doelgroep: Group of the LVHC, empty for none.
        lvhc_levering: `DEC` or `REC`, with a doelgroep only.
    """

    zorgprofiel: str
    behandeling: bool
    dagbesteding: bool
    van: date
    tot: date | None = None
    lvhc_doelgroep: str = ""
    lvhc_levering: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verblijfplaats:
    """Where a client lives and in which leveringsvorm, from a day."""

    locatie_id: uuid.UUID
    leveringsvorm: str
    van: date
    opnamedatum: date | None = None


def leg_indicatie_vast(
    client: Client, besluit: Indicatiebesluit, *, door: Gebruiker, op: datetime
) -> Indicatie:
    """Add an indicatiebesluit; the one before it ends the day before.

    Raises:
        DomeinFout: `indicatie_niet_later`, or as `wijzig_indicatie`.
    """
    if client.indicaties and besluit.van <= client.indicaties[-1].besluit_van:
        raise DomeinFout("indicatie_niet_later", veld="van", van=client.indicaties[-1].besluit_van)
    indicatie = Indicatie(client_id=client.id)
    _vul_indicatie(indicatie, besluit, op)
    if client.indicaties:
        vorige = client.indicaties[-1]
        vorige.besluit_tot = min(vorige.besluit_tot or date.max, besluit.van - EEN_DAG)
    client.indicaties.append(indicatie)
    leg_wijziging_vast(client, "indicatie", door=door)
    return indicatie


def wijzig_indicatie(
    client: Client,
    indicatie: Indicatie,
    besluit: Indicatiebesluit,
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Correct an indicatiebesluit.

    Raises:
        DomeinFout: `zorgprofiel_onbekend`, `lvhc_past_niet`, `einde_voor_begin`, or
            `periode_overlapt` when it would run into another one.
    """
    _vul_indicatie(indicatie, besluit, op)
    andere = ((i.besluit_van, i.besluit_tot) for i in client.indicaties if i is not indicatie)
    _eis_vrij(besluit.van, besluit.tot, andere)
    leg_wijziging_vast(client, "indicatie", door=door)


def plaats(client: Client, plek: Verblijfplaats, *, door: Gebruiker) -> Plaatsing:
    """Let a client live somewhere from a day; a place before it ends the day before.

    Raises:
        NotFound: The location is not of the own organisation.
        DomeinFout: `plaatsing_niet_later`, `locatie_gesloten` or `opname_na_begin`.
    """
    vorige = client.plaatsingen[-1] if client.plaatsingen else None
    if vorige is not None and plek.van <= vorige.van:
        raise DomeinFout("plaatsing_niet_later", veld="van", van=vorige.van)
    plaatsing = Plaatsing(client_id=client.id)
    _vul_plaatsing(plaatsing, plek, door)
    if vorige is not None:
        vorige.tot = min(vorige.tot or date.max, plek.van - EEN_DAG)
    client.plaatsingen.append(plaatsing)
    leg_wijziging_vast(client, "plaatsing", door=door)
    return plaatsing


def wijzig_plaatsing(
    client: Client,
    plaatsing: Plaatsing,
    plek: Verblijfplaats,
    *,
    tot: date | None,
    door: Gebruiker,
) -> None:
    """Correct or end a placement.

    Raises:
        NotFound: The location is not of the own organisation.
        DomeinFout: `einde_voor_begin`, `periode_overlapt`, `locatie_gesloten` or
            `opname_na_begin`.
    """
    _eis_volgorde(plek.van, tot)
    andere = ((p.van, p.tot) for p in client.plaatsingen if p is not plaatsing)
    _eis_vrij(plek.van, tot, andere)
    _vul_plaatsing(plaatsing, plek, door)
    plaatsing.tot = tot
    leg_wijziging_vast(client, "plaatsing", door=door)


def _vul_indicatie(indicatie: Indicatie, besluit: Indicatiebesluit, op: datetime) -> None:
    _eis_volgorde(besluit.van, besluit.tot)
    profiel = bepaal_profiel(besluit.zorgprofiel, op=clock.local_day(op))
    if besluit.lvhc_doelgroep and not profiel.kan_lvhc:
        raise DomeinFout("lvhc_past_niet", veld="lvhc")
    indicatie.zorgprofiel, indicatie.zzp = profiel.zorgprofiel, profiel.zzp
    indicatie.behandeling, indicatie.dagbesteding = besluit.behandeling, besluit.dagbesteding
    indicatie.besluit_van, indicatie.besluit_tot = besluit.van, besluit.tot
    indicatie.lvhc_doelgroep = besluit.lvhc_doelgroep
    indicatie.lvhc_levering = besluit.lvhc_levering


def _vul_plaatsing(plaatsing: Plaatsing, plek: Verblijfplaats, door: Gebruiker) -> None:
    with db.session.no_autoflush:
        locatie = get_locatie(plek.locatie_id, voor=door)
    if locatie.gesloten_op is not None and locatie.gesloten_op <= plek.van:
        raise DomeinFout("locatie_gesloten", veld="locatie", sinds=locatie.gesloten_op)
    if plek.opnamedatum is not None and plek.opnamedatum > plek.van:
        raise DomeinFout("opname_na_begin", veld="opnamedatum")
    plaatsing.locatie = locatie
    plaatsing.leveringsvorm = plek.leveringsvorm
    plaatsing.van, plaatsing.opnamedatum = plek.van, plek.opnamedatum


def _eis_volgorde(van: date, tot: date | None) -> None:
    if tot is not None and tot < van:
        raise DomeinFout("einde_voor_begin", veld="tot")


def _eis_vrij(van: date, tot: date | None, andere: Iterable[tuple[date, date | None]]) -> None:
    """Refuse a period that shares a day with another one."""
    for begin, einde in andere:
        if van <= (einde or date.max) and begin <= (tot or date.max):
            raise DomeinFout("periode_overlapt", veld="van", van=begin)
