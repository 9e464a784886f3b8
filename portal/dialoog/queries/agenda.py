"""The five fixed points of the agenda, and the items of the plan that an afspraak can hang on."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from portal.platform.dated_files import read_folder


@dataclass(frozen=True, slots=True)
class Punt:
    """One point of the agenda."""

    nr: int
    titel: str


@functools.cache
def list_agenda() -> Sequence[Punt]:
    """Give the five points in order, from the newest version of config/meerzorgplan.

    Bron: [meerzorgplan] agenda.
    """
    return tuple(Punt(rij["nr"], rij["titel"]) for rij in read_folder("meerzorgplan")[-1]["agenda"])


@functools.cache
def planitems() -> dict[str, str]:
    """Give the label of every item of the meerzorgplan by its id."""
    return {rij["id"]: rij["label"] for rij in read_folder("meerzorgplan")[-1]["item"]}
