"""How goede voorbeelden are sorted: by the themes of the ontwikkeltraject and by measure."""

import functools
from collections.abc import Mapping, Sequence

from portal.platform.dated_files import read_folder


def list_themas() -> Sequence[tuple[str, str]]:
    """Give (code, name) of every theme, in the order of the file."""
    return tuple(_namen("ontwikkeltraject", "thema").items())


def list_maatregelen() -> Sequence[tuple[str, str]]:
    """Give (code, name) of every kind of measure, in the order of the file."""
    return tuple(_namen("voorbeelden", "maatregel").items())


def naam_van_thema(code: str) -> str:
    """Give the name of a theme; what the newest list does not have is shown as its code."""
    return _namen("ontwikkeltraject", "thema").get(code, code)


def naam_van_maatregel(code: str) -> str:
    """Give the name of a kind of measure, likewise."""
    return _namen("voorbeelden", "maatregel").get(code, code)


@functools.cache
def _namen(map_: str, lijst: str) -> Mapping[str, str]:
    return {deel["code"]: deel["naam"] for deel in read_folder(map_)[-1][lijst]}
