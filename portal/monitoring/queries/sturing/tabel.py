"""A table of figures with its words and its definition, for a page and for an export alike."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.platform.dated_files import read_toml
from portal.platform.spreadsheets import Celwaarde

Rij = Sequence[Celwaarde]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijfertabel:
    """A table of figures.

    Attributes:
        code: Key in config/teksten/sturing.toml.
        titel: What it is about.
        definitie: How it was counted.
        kolommen: Headings.
        rijen: First the label of the row, then what was counted: a whole number, an amount in
            euros (Decimal), a text, or None where there is nothing to say.
        staven: Which column the chart shows, by its place; None: no chart.
    """

    code: str
    titel: str
    definitie: str
    kolommen: Sequence[str]
    rijen: Sequence[Rij]
    staven: int | None = None

    @property
    def is_leeg(self) -> bool:
        """There is nothing to show."""
        return not self.rijen


def maak_tabel(code: str, rijen: Sequence[Rij], *, staven: int | None = None) -> Cijfertabel:
    """Make a table with the words of its code."""
    woorden = sturingteksten()["tabel"][code]
    return Cijfertabel(
        code=code,
        titel=woorden["titel"],
        definitie=woorden["definitie"],
        kolommen=woorden["kolommen"],
        rijen=rijen,
        staven=staven,
    )


def sturingtekst(groep: str, code: str) -> str:
    """Give the word of a code.

    Raises:
        KeyError: There is none.
    """
    woord: str = sturingteksten()[groep][code]
    return woord


@functools.cache
def sturingteksten() -> Mapping[str, Mapping[str, Any]]:
    """Read the words of the steering pages."""
    return read_toml("teksten/sturing.toml")


@functools.cache
def grenzen() -> Mapping[str, Any]:
    """Read the classes in which is counted."""
    return read_toml("monitoring/sturing.toml")
