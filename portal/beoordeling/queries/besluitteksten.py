"""The texts of the besluit, from config/teksten/besluit.toml."""

import functools

from portal.platform.dated_files import read_toml


def besluittekst(groep: str, code: str, **gegevens: str) -> str:
    """Give a text with its values filled in."""
    return _teksten()[groep][code].format_map(gegevens)


@functools.cache
def _teksten() -> dict[str, dict[str, str]]:
    return read_toml("teksten/besluit.toml")
