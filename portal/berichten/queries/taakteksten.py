"""The Dutch words of a task, from config/teksten/taken.toml."""

from functools import cache

from portal.platform.dated_files import read_toml


def taaktekst(soort: str) -> str:
    """Say what has to be done.

    Raises:
        KeyError: There is no such kind of task.
    """
    return _teksten()["taak"][soort]


@cache
def _teksten() -> dict[str, dict[str, str]]:
    return read_toml("teksten/taken.toml")
