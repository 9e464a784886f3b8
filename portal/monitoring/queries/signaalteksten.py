"""The words of signalen, from config/monitoring/signalen.toml."""

import functools
from collections.abc import Mapping, Sequence

from portal.clienten.teksten import codes
from portal.platform.dated_files import read_toml

ONBEKEND = "Niet bekend"


def signaalwoord(groep: str, code: str) -> str:
    """Give the word of a code; an empty leveringsvorm is not known.

    Raises:
        KeyError: There is no such code.
    """
    return dict(list_woorden(groep))[code]


def list_woorden(groep: str) -> Sequence[tuple[str, str]]:
    """Give every (code, word) that can be stored, in the order in which people read them."""
    if groep == "leveringsvorm":
        return [*codes("leveringsvorm"), ("", ONBEKEND)]
    oud = _bestand()["thema_oud"] if groep == "thema" else {}
    return [*_bestand()[groep].items(), *oud.items()]


def list_keuzes(groep: str) -> Sequence[tuple[str, str]]:
    """Give every (code, word) that can be chosen now."""
    return [*_bestand()[groep].items()]


@functools.cache
def _bestand() -> Mapping[str, Mapping[str, str]]:
    return read_toml("monitoring/signalen.toml")
