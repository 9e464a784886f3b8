"""Clients for tests: invented people with a place to live and an indicatie.

Every function adds rows to the session and flushes them; the caller commits.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from typing import TypeVar

from portal.clienten.models import (
    Client,
    Groep,
    Groepslid,
    Indicatie,
    Plaatsing,
    Vertegenwoordiger,
)
from portal.platform.database import db
from portal.toegang.models import Locatie
from tests.factories.toegang import EERSTE

BSN = "999990019"
BEGIN = datetime(2026, 1, 2, 9, 0, tzinfo=UTC)
EERSTE_DAG = date(2024, 1, 1)
_nummer = count(EERSTE)

Rij = TypeVar("Rij", Plaatsing, Indicatie, Vertegenwoordiger)


@dataclass(frozen=True)
class Zorg:
    """Indicatie and leveringsvorm of a client; the default is 7VG with everything, in verblijf."""

    zorgprofiel: str = "7VG"
    zzp: str = "VG7"
    behandeling: bool = True
    dagbesteding: bool = True
    leveringsvorm: str = "verblijf"


VG7 = Zorg()


def maak_client(
    locatie: Locatie,
    zorg: Zorg | None = VG7,
    *,
    code: str = "",
    achternaam: str = "Ahorn",
    geboortedatum: str = "1990-05-12",
    bsn: str = BSN,
) -> Client:
    """Make a client who lives at a location; `zorg=None` gives one without an indicatie."""
    client = Client(
        aanbieder_id=locatie.aanbieder_id,
        clientcode=code or f"K-{next(_nummer)}",
        bsn=bsn,
        voornamen="Voorbeeld",
        tussenvoegsel="",
        achternaam=achternaam,
        geboortedatum=geboortedatum,
        geslacht="x",
        aangemaakt_op=BEGIN,
    )
    db.session.add(client)
    db.session.flush()
    leveringsvorm = zorg.leveringsvorm if zorg is not None else "verblijf"
    maak_plaatsing(client, locatie, leveringsvorm=leveringsvorm)
    if zorg is not None:
        maak_indicatie(client, zorg)
    return client


def maak_plaatsing(
    client: Client,
    locatie: Locatie,
    *,
    leveringsvorm: str = "verblijf",
    van: date = EERSTE_DAG,
    tot: date | None = None,
) -> Plaatsing:
    """Make a client live somewhere, without an end."""
    plaatsing = Plaatsing(
        client_id=client.id,
        locatie_id=locatie.id,
        leveringsvorm=leveringsvorm,
        opnamedatum=van,
        van=van,
        tot=tot,
    )
    return _bewaar(plaatsing, client, "plaatsingen")


def maak_indicatie(client: Client, zorg: Zorg = VG7) -> Indicatie:
    """Make an indicatie without an end."""
    indicatie = Indicatie(
        client_id=client.id,
        zorgprofiel=zorg.zorgprofiel,
        zzp=zorg.zzp,
        behandeling=zorg.behandeling,
        dagbesteding=zorg.dagbesteding,
        besluit_van=EERSTE_DAG,
        besluit_tot=None,
    )
    return _bewaar(indicatie, client, "indicaties")


def maak_vertegenwoordiger(client: Client, naam: str = "A. Voorbeeld") -> Vertegenwoordiger:
    """Make a mentor of a client."""
    rij = Vertegenwoordiger(
        client_id=client.id,
        naam=naam,
        adres="Voorbeeldweg 1\n1234 AB Voorbeelddorp",
        relatie="zus",
        wettelijk="mentor",
        van=EERSTE_DAG,
        tot=None,
    )
    return _bewaar(rij, client, "vertegenwoordigers")


def _bewaar(rij: Rij, client: Client, lijst: str) -> Rij:
    """Add a row of a client, whose list is read anew."""
    db.session.add(rij)
    db.session.flush()
    db.session.expire(client, [lijst])
    return rij


def maak_kale_groep(
    locatie: Locatie, *leden: Client, code: str = "", van: date = EERSTE_DAG
) -> Groep:
    """Make a group at a location with clients in it, without an end."""
    code = code or f"GR-{next(_nummer)}"
    groep = Groep(
        aanbieder_id=locatie.aanbieder_id,
        locatie_id=locatie.id,
        code=code,
        naam=f"Groep {code}",
        aangemaakt_op=BEGIN,
        leden=[Groepslid(client=client, van=van) for client in leden],
    )
    db.session.add(groep)
    db.session.flush()
    return groep
