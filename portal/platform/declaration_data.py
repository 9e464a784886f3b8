"""Load the dated numbers of declaring and of old toekenningen from config/."""

from datetime import date
from decimal import Decimal
from functools import cache

from portal.domain.declaratie import Declaratieregels
from portal.domain.procedure.vooraf import Voorafregels
from portal.domain.waarden import Euro
from portal.platform.dated_files import read_toml, version_for

CENT = Decimal("0.01")


def load_declaratieregels(dag: date) -> Declaratieregels:
    """Return the rules of declaring that are in force on a day."""
    return _declaratieregels(version_for("declaratie", dag))


def load_voorafregels(dag: date) -> Voorafregels:
    """Return what is believed, on a day, of a toekenning from before the portal."""
    return _voorafregels(version_for("vooraf", dag))


@cache
def _declaratieregels(versie: date) -> Declaratieregels:
    data = read_toml(f"declaratie/{versie}.toml")
    return Declaratieregels(
        verlaging=Euro(data["gelijk_etmaalbedrag"]["verlaging_cent"] * CENT),
        eerste_lager=data["even_lang"]["lager"] == "eerste",
    )


@cache
def _voorafregels(versie: date) -> Voorafregels:
    data = read_toml(f"vooraf/{versie}.toml")
    return Voorafregels(
        langste_maanden=data["looptijd"]["langste_maanden"],
        jaardagen=data["etmaalbedrag"]["dagen"],
        afwijking=Euro(data["etmaalbedrag"]["afwijking_cent"] * CENT),
    )
