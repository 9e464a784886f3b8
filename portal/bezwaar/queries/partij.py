"""Who can lodge a bezwaar: name and address of aanbieder and client, to fill in beforehand."""

from dataclasses import dataclass
from datetime import date

from portal.bezwaar.queries.bestreden import Bestreden
from portal.clienten.models import Client
from portal.platform.database import db
from portal.toegang.models import Locatie


@dataclass(frozen=True, slots=True)
class Partij:
    """A name and the lines of an address."""

    naam: str
    adres: str


def aanbieder_van(bestreden: Bestreden) -> Partij:
    """Give the aanbieder, at the address of the location."""
    dossier = bestreden.dossier
    locatie = db.session.get_one(Locatie, dossier.locatie_id)
    adres = f"{locatie.straat}\n{locatie.postcode} {locatie.plaats}"
    return Partij(dossier.aanbieder.naam, adres)


def client_van(bestreden: Bestreden, dag: date) -> Partij:
    """Give the client, at the address of who speaks for him that day, else of the aanbieder.

    Empty for a besluit on a group as a whole, which has no client of its own.
    """
    client = bestreden.dossier.client
    if client is None:
        return Partij("", "")
    adres = _adres(client, dag) or aanbieder_van(bestreden).adres
    return Partij(client.volledige_naam, adres)


def _adres(client: Client, dag: date) -> str:
    """Give the address of the vertegenwoordiger; of several the one who began last."""
    nu = [
        wie
        for wie in client.vertegenwoordigers
        if wie.van <= dag and (wie.tot is None or wie.tot >= dag)
    ]
    if not nu:
        return ""
    wie = max(nu, key=lambda rij: (rij.van, str(rij.id)))
    return f"p/a {wie.naam}\n{wie.adres}"
