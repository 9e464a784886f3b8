"""Every change to clients; each leaves an audit line and none commits."""

from portal.clienten.actions.client import (
    Persoon,
    leg_zoeken_vast,
    maak_client,
    toon_bsn,
    wijzig_client,
)
from portal.clienten.actions.vertegenwoordiger import (
    Vertegenwoordiging,
    leg_vertegenwoordiger_vast,
    wijzig_vertegenwoordiger,
)
from portal.clienten.actions.zoekindexen import maak_zoekindexen, vernieuw_zoekindexen
from portal.clienten.actions.zorg import (
    Indicatiebesluit,
    Verblijfplaats,
    leg_indicatie_vast,
    plaats,
    wijzig_indicatie,
    wijzig_plaatsing,
)

__all__ = [
    "Indicatiebesluit",
    "Persoon",
    "Verblijfplaats",
    "Vertegenwoordiging",
    "leg_indicatie_vast",
    "leg_vertegenwoordiger_vast",
    "leg_zoeken_vast",
    "maak_client",
    "maak_zoekindexen",
    "plaats",
    "toon_bsn",
    "vernieuw_zoekindexen",
    "wijzig_client",
    "wijzig_indicatie",
    "wijzig_plaatsing",
    "wijzig_vertegenwoordiger",
]
