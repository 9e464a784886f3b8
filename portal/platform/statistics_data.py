"""Load the dated numbers of the protection of figures from config/."""

from datetime import date
from functools import cache

from portal.domain.statistiek import Bescherming
from portal.platform.dated_files import read_toml, version_for


def load_bescherming(dag: date) -> Bescherming:
    """Return how figures are protected on a day."""
    return _bescherming(version_for("statistiek", dag))


@cache
def _bescherming(versie: date) -> Bescherming:
    data = read_toml(f"statistiek/{versie}.toml")
    return Bescherming(
        afronding=data["afronding"],
        grens_clienten=data["grens_clienten"],
        grens_organisaties=data["grens_organisaties"],
        mogelijke_waarden=data["mogelijke_waarden"],
    )
