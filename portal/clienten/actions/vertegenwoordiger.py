"""Record who speaks for a client."""

from dataclasses import dataclass
from datetime import date

from portal.clienten.actions.vastleggen import leg_wijziging_vast
from portal.clienten.models import Client, Vertegenwoordiger
from portal.domain.fouten import DomeinFout
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Vertegenwoordiging:
    """Who speaks for a client, and where letters go.

    Attributes:
        adres: Lines separated by a newline.
        wettelijk: `curator`, `mentor`, `bewindvoerder`, `ouder met gezag`, or empty.
        tot: Last day, None without an end.
    """

    naam: str
    adres: str
    relatie: str
    wettelijk: str
    van: date
    tot: date | None = None


def leg_vertegenwoordiger_vast(
    client: Client, wie: Vertegenwoordiging, *, door: Gebruiker
) -> Vertegenwoordiger:
    """Add somebody who speaks for a client.

    Raises:
        DomeinFout: `einde_voor_begin`.
    """
    rij = Vertegenwoordiger(client_id=client.id)
    _vul(rij, wie)
    client.vertegenwoordigers.append(rij)
    leg_wijziging_vast(client, "vertegenwoordiger", door=door)
    return rij


def wijzig_vertegenwoordiger(
    client: Client, rij: Vertegenwoordiger, wie: Vertegenwoordiging, *, door: Gebruiker
) -> None:
    """Change or end who speaks for a client.

    Raises:
        DomeinFout: `einde_voor_begin`.
    """
    _vul(rij, wie)
    leg_wijziging_vast(client, "vertegenwoordiger", door=door)


def _vul(rij: Vertegenwoordiger, wie: Vertegenwoordiging) -> None:
    if wie.tot is not None and wie.tot < wie.van:
        raise DomeinFout("einde_voor_begin", veld="tot")
    rij.naam, rij.adres = wie.naam, wie.adres
    rij.relatie, rij.wettelijk = wie.relatie, wie.wettelijk
    rij.van, rij.tot = wie.van, wie.tot
