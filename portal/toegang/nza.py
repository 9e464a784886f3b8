"""The public list of zorgaanbieders: which zorgkantoorregion an NZa-nummer belongs to."""

from functools import cache

from portal.platform.reference_data import MAP, lees_rijen


def find_regiocode(nza_nummer: str) -> str | None:
    """Give the code of the region of an NZa-nummer (category 300), None when it is not listed.

    Bron: [procedure] §9 point 4.
    """
    return _regiocodes().get(nza_nummer.lstrip("0"))


@cache
def _regiocodes() -> dict[str, str]:
    return {
        rij["nza_nummer"]: rij["zorgkantoornummer"]
        for rij in lees_rijen(MAP / "zorgaanbieders.csv")
    }
