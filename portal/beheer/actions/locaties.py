"""Locations of the own zorgaanbieder."""

import uuid
from dataclasses import dataclass
from datetime import date

from portal.domain.fouten import DomeinFout
from portal.platform.audit import leg_vast
from portal.platform.database import db
from portal.toegang import queries
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker, Locatie
from portal.toegang.nza import find_regiocode
from portal.toegang.samenwerking import zorg_voor_samenwerking


@dataclass(frozen=True, slots=True, kw_only=True)
class Locatiegegevens:
    """What a beheerder says about a location."""

    naam: str
    straat: str
    postcode: str
    plaats: str
    agb_uitvoerder: str
    nza_nummer: str
    sector: str
    regio_id: uuid.UUID


def toevoegen(gegevens: Locatiegegevens, *, door: Gebruiker, op: date) -> Locatie:
    """Add a location to the own organisation.

    Raises:
        DomeinFout: `nza_andere_regio`, `regio_onbekend`.
    """
    locatie = Locatie(aanbieder_id=door.organisatie_id, gesloten_op=None)
    _vul(locatie, gegevens, door=door, op=op)
    db.session.add(locatie)
    db.session.flush()
    zorg_voor_samenwerking(locatie)
    leg_vast(audit_regel("locatie.toegevoegd", door=door, over=locatie))
    return locatie


def wijzigen(locatie: Locatie, gegevens: Locatiegegevens, *, door: Gebruiker, op: date) -> None:
    """Change a location; dossiers that were sent keep their zorgkantoor.

    Raises:
        DomeinFout: `nza_andere_regio`, `regio_onbekend`.
    """
    _vul(locatie, gegevens, door=door, op=op)
    db.session.flush()
    zorg_voor_samenwerking(locatie)
    leg_vast(audit_regel("locatie.gewijzigd", door=door, over=locatie))


def sluiten(locatie: Locatie, *, door: Gebruiker, op: date) -> None:
    """Close a location: no new clients from this day."""
    locatie.gesloten_op = locatie.gesloten_op or op
    db.session.flush()
    leg_vast(audit_regel("locatie.gesloten", door=door, over=locatie))


def heropenen(locatie: Locatie, *, door: Gebruiker) -> None:
    """Open a closed location again."""
    locatie.gesloten_op = None
    db.session.flush()
    leg_vast(audit_regel("locatie.heropend", door=door, over=locatie))


def _vul(locatie: Locatie, gegevens: Locatiegegevens, *, door: Gebruiker, op: date) -> None:
    _controleer_regio(gegevens, door=door, op=op)
    locatie.naam = gegevens.naam
    locatie.straat = gegevens.straat
    locatie.postcode = _postcode(gegevens.postcode)
    locatie.plaats = gegevens.plaats
    locatie.agb_uitvoerder = gegevens.agb_uitvoerder
    locatie.nza_nummer = gegevens.nza_nummer
    locatie.sector = gegevens.sector
    locatie.regio_id = gegevens.regio_id


def _controleer_regio(gegevens: Locatiegegevens, *, door: Gebruiker, op: date) -> None:
    """Hold the chosen region against the public list of NZa-nummers, where it knows the number."""
    regios = queries.list_regios(op, voor=door)
    gekozen = next((regio for regio in regios if regio.id == gegevens.regio_id), None)
    if gekozen is None:
        raise DomeinFout("regio_onbekend", veld="regio")
    code = find_regiocode(gegevens.nza_nummer)
    volgens_lijst = next((regio for regio in regios if regio.code == code), None)
    if volgens_lijst is not None and volgens_lijst.id != gekozen.id:
        raise DomeinFout("nza_andere_regio", veld="regio", regio=volgens_lijst.naam)


def _postcode(tekst: str) -> str:
    kaal = tekst.replace(" ", "").upper()
    return f"{kaal[:4]} {kaal[4:]}"
