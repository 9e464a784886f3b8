"""Every change to clients; each leaves an audit line and none commits."""

from portal.clienten.actions.client import (
    Persoon,
    leg_zoeken_vast,
    maak_client,
    meld_overlijden,
    toon_bsn,
    wijzig_client,
)
from portal.clienten.actions.groep import hef_op, maak_groep, wijzig_groep
from portal.clienten.actions.groepslid import (
    beeindig_lidmaatschap,
    voeg_lid_toe,
    wijzig_lidmaatschap,
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
    "beeindig_lidmaatschap",
    "hef_op",
    "leg_indicatie_vast",
    "leg_vertegenwoordiger_vast",
    "leg_zoeken_vast",
    "maak_client",
    "maak_groep",
    "maak_zoekindexen",
    "meld_overlijden",
    "plaats",
    "toon_bsn",
    "vernieuw_zoekindexen",
    "voeg_lid_toe",
    "wijzig_client",
    "wijzig_groep",
    "wijzig_indicatie",
    "wijzig_lidmaatschap",
    "wijzig_plaatsing",
    "wijzig_vertegenwoordiger",
]
