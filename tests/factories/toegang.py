"""Organisations, regions, locations, users and mandates for tests: valid, minimal, invented.

Every function adds one row to the session and flushes it; the caller commits.
"""

import functools
from datetime import UTC, date, datetime
from itertools import count
from typing import TypeVar

from portal.domain.bevoegdheid import OrganisatieSoort, Rol, Uitkomst
from portal.platform.database import Base, db
from portal.toegang import wachtwoord
from portal.toegang.models import (
    AanbiederZorgkantoor,
    Briefhoofd,
    Gebruiker,
    Locatie,
    Mandaat,
    Organisatie,
    Regio,
    RolToekenning,
    Tariefafspraak,
)

WACHTZIN = "vier woorden samen fietsen"
BEGIN = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
EERSTE_DAG = date(2020, 1, 1)
EERSTE = 100_001
"""Numbers in names are equally long in a whole run, so that texts sort as numbers do."""
_nummer = count(EERSTE)

Rij = TypeVar("Rij", bound=Base)


def maak_organisatie(
    soort: OrganisatieSoort = OrganisatieSoort.AANBIEDER, naam: str = "", *, demo: bool = False
) -> Organisatie:
    """Make an organisation of a kind."""
    return _bewaar(
        Organisatie(
            soort=soort,
            naam=naam or f"{soort.value.capitalize()} {next(_nummer)}",
            kvk=None,
            demo=demo,
            aangemaakt_op=BEGIN,
        )
    )


def maak_regio(zorgkantoor: Organisatie, code: str = "", naam: str = "") -> Regio:
    """Make a region that a zorgkantoor serves without an end."""
    nummer = next(_nummer)
    return _bewaar(
        Regio(
            code=code or f"T{nummer}",
            naam=naam or f"Regio {nummer}",
            zorgkantoor_id=zorgkantoor.id,
            van=EERSTE_DAG,
            tot=None,
        )
    )


def maak_locatie(aanbieder: Organisatie, regio: Regio, naam: str = "") -> Locatie:
    """Make an open location of a zorgaanbieder."""
    nummer = next(_nummer)
    return _bewaar(
        Locatie(
            aanbieder_id=aanbieder.id,
            naam=naam or f"Locatie {nummer}",
            straat=f"Voorbeeldweg {nummer}",
            postcode="1234 AB",
            plaats="Voorbeelddorp",
            agb_uitvoerder="73730001",
            nza_nummer=f"9{nummer % 100000:05d}",
            sector="GHZ",
            regio_id=regio.id,
            gesloten_op=None,
        )
    )


def maak_gebruiker(
    organisatie: Organisatie,
    *rollen: Rol,
    naam: str = "",
    email: str = "",
    locaties: tuple[Locatie, ...] = (),
    regios: tuple[Regio, ...] = (),
) -> Gebruiker:
    """Make an account that can sign in with `WACHTZIN`."""
    nummer = next(_nummer)
    return _bewaar(
        Gebruiker(
            organisatie_id=organisatie.id,
            email=email or f"gebruiker-{nummer}@voorbeeld.example",
            naam=naam or f"Gebruiker {nummer}",
            wachtwoord_hash=_hash(),
            wachtwoord_gewijzigd_op=BEGIN,
            rollen=[RolToekenning(rol=rol) for rol in rollen],
            locaties=list(locaties),
            regios=list(regios),
        )
    )


def maak_mandaat(
    gebruiker: Gebruiker,
    *soorten: Uitkomst,
    maximum_cent: int | None = None,
    functietitel: str = "Beoordelaar",
) -> Mandaat:
    """Make a mandate without an end; without kinds it covers every kind."""
    return _bewaar(
        Mandaat(
            gebruiker_id=gebruiker.id,
            soorten=[soort.value for soort in soorten or Uitkomst],
            maximum_cent=maximum_cent,
            functietitel=functietitel,
            van=EERSTE_DAG,
            tot=None,
        )
    )


def maak_briefhoofd(zorgkantoor: Organisatie) -> Briefhoofd:
    """Make a complete letterhead, without a logo."""
    return _bewaar(
        Briefhoofd(
            zorgkantoor_id=zorgkantoor.id,
            naam=zorgkantoor.naam,
            regio="Voorbeeldregio",
            bezoekadres="Voorbeeldplein 1, 1234 AB Voorbeelddorp",
            postadres="Postbus 1, 1234 AB Voorbeelddorp",
            telefoon="0800 0001",
            bereikbaarheid="werkdagen van 9.00 tot 17.00 uur",
            email="meerzorg@zorgkantoor.example",
            gezag_verblijf="Voorbeeld Zorgkantoor B.V.",
            gezag_vpt="Voorbeeld Zorgkantoor B.V.",
            mandaatgrondslag="Mandaatregeling Voorbeeld 2026",
            bezwaar_adres="Postbus 2, 1234 AB Voorbeelddorp",
            bezwaar_email="bezwaar@zorgkantoor.example",
            rechtbank="Rechtbank Voorbeeldland",
            logo=None,
        )
    )


def maak_samenwerking(
    aanbieder: Organisatie,
    zorgkantoor: Organisatie,
    accounthouder: Gebruiker | None = None,
    *,
    cce: Organisatie | None = None,
) -> AanbiederZorgkantoor:
    """Make what an aanbieder and a zorgkantoor have between them."""
    return _bewaar(
        AanbiederZorgkantoor(
            aanbieder_id=aanbieder.id,
            zorgkantoor_id=zorgkantoor.id,
            agb_declarant="73730000",
            accounthouder_id=accounthouder.id if accounthouder else None,
            cce_id=cce.id if cce else None,
        )
    )


def maak_tariefafspraak(
    aanbieder: Organisatie, zorgkantoor: Organisatie, jaar: int = 2026, fractie: str = "0.965"
) -> Tariefafspraak:
    """Make the agreed tariefpercentage of one year."""
    return _bewaar(
        Tariefafspraak(
            aanbieder_id=aanbieder.id, zorgkantoor_id=zorgkantoor.id, jaar=jaar, fractie=fractie
        )
    )


def _bewaar(rij: Rij) -> Rij:
    db.session.add(rij)
    db.session.flush()
    return rij


@functools.cache
def _hash() -> str:
    """Hash once; needs an application context."""
    return wachtwoord.maak_hash(WACHTZIN)
