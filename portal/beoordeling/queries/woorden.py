"""The Dutch words of the werkvoorraad, the dossier and its letters, from config/teksten."""

import functools
from collections.abc import Mapping
from datetime import date, datetime

from portal.domain.procedure import Publiek, Toestand
from portal.domain.procedure import woord as toestandwoord
from portal.platform.dated_files import read_toml
from portal.platform.web import texts

BESTAND = "teksten/beoordeling.toml"


def woord(groep: str, code: str, gegevens: Mapping[str, object] | None = None) -> str:
    """Give the text of a code with its data filled in; days and moments are written in full.

    Raises:
        KeyError: The file has no such text.
    """
    geschreven = {naam: _schrijf(waarde) for naam, waarde in (gegevens or {}).items()}
    return woorden(groep)[code].format_map(geschreven)


def woorden(groep: str) -> Mapping[str, str]:
    """Give all texts of a group by code, in the order of the file."""
    return _bestand()[groep]


def statuswoord(
    toestand: Toestand, gevraagd_cent: int | None = None, toegekend_cent: int | None = None
) -> str:
    """Give the word of the zorgkantoor for a toestand; *deels* where less money was granted."""
    deels = (
        gevraagd_cent is not None and toegekend_cent is not None and toegekend_cent < gevraagd_cent
    )
    return toestandwoord(toestand, Publiek.ZORGKANTOOR, deels=deels) or ""


@functools.cache
def _bestand() -> dict[str, dict[str, str]]:
    return read_toml(BESTAND)


def _schrijf(waarde: object) -> object:
    if isinstance(waarde, datetime):
        return texts.moment(waarde)
    return texts.datum(waarde) if isinstance(waarde, date) else waarde
