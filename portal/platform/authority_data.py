"""Load the default rule of the second person from config/, each version once."""

from datetime import date
from decimal import Decimal
from functools import cache

from portal.domain.bevoegdheid import Uitkomst, VierOgenRegels
from portal.domain.waarden import Euro
from portal.platform.dated_files import read_toml, version_for

FOLDER = "vier_ogen"


def load_vier_ogen(dag: date) -> VierOgenRegels:
    """Return the default rule of the second person that is in force on a day."""
    return _vier_ogen(version_for(FOLDER, dag))


@cache
def _vier_ogen(versie: date) -> VierOgenRegels:
    data = read_toml(f"{FOLDER}/{versie}.toml")
    return VierOgenRegels(
        uitkomsten=frozenset(uitkomst for uitkomst in Uitkomst if data[uitkomst.value]),
        maatwerk=data["maatwerk"],
        vg7plus_verlenging=data["vg7plus_verlenging"],
        herstelbesluit=data["herstelbesluit"],
        grensbedrag=Euro(Decimal(data["grensbedrag_euro"])),
    )
