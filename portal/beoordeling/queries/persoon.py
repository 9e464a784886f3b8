"""Who a dossier is about, for its own page only; the BSN stays masked."""

from dataclasses import dataclass
from datetime import date

from portal.clienten.models import Client

ZICHTBAAR = 3


@dataclass(frozen=True, slots=True)
class Persoon:
    """Name, day of birth and masked BSN."""

    naam: str
    geboortedatum: date | None
    bsn: str


def lees_persoon(client: Client) -> Persoon:
    """Decrypt what the page of a dossier shows of its client."""
    geboren = client.geboortedatum
    return Persoon(
        naam=client.volledige_naam,
        geboortedatum=date.fromisoformat(geboren) if geboren else None,
        bsn=f"Eindigt op {client.bsn[-ZICHTBAAR:]}" if client.bsn else "Onbekend",
    )
