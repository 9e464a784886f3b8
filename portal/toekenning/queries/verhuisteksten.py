"""The Dutch words of the verhuisformulier, from config/teksten."""

import functools

from portal.domain.procedure.verhuizing import AANBIEDERS, Partij
from portal.platform.dated_files import read_toml


def verhuistekst(groep: str, code: str, **gegevens: str) -> str:
    """Give the text of a code with its data filled in.

    Raises:
        KeyError: config/teksten/verhuizing.toml has no such text.
    """
    return _teksten()[groep][code].format_map(gegevens)


def partijwoord(partijen: frozenset[Partij]) -> str:
    """Name who signs at a step: one party, or one organisation for two of them."""
    if len(partijen) == 1:
        return verhuistekst("partij", next(iter(partijen)).value)
    return verhuistekst("samen", "aanbieder" if partijen <= AANBIEDERS else "zorgkantoor")


@functools.cache
def _teksten() -> dict[str, dict[str, str]]:
    return read_toml("teksten/verhuizing.toml")
