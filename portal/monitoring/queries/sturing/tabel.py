"""A table of figures with its words and its definition, for a page and for an export alike."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.platform.dated_files import read_toml
from portal.platform.spreadsheets import Celwaarde
from portal.platform.wordbook import Woordenboek

Rij = Sequence[Celwaarde]
sturingtekst = Woordenboek("sturing").tekst


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
        samen: The last row adds up the others.
        getallen: What stands after the label of a row are figures; else texts.
    """

    code: str
    titel: str
    definitie: str
    kolommen: Sequence[str]
    rijen: Sequence[Rij]
    staven: int | None = None
    samen: bool = False
    getallen: bool = True

    @property
    def staafwaarden(self) -> Sequence[Celwaarde]:
        """Give what the chart shows: its column of every row but the one that adds up."""
        if self.staven is None:
            return []
        return [rij[self.staven] for rij in (self.rijen[:-1] if self.samen else self.rijen)]


def maak_tabel(
    code: str,
    rijen: Sequence[Rij],
    *,
    staven: int | None = None,
    samen: bool = False,
    getallen: bool = True,
    vooraf: str = "",
) -> Cijfertabel:
    """Make a table with the words of its code; `vooraf` goes before its own definition."""
    woorden = _tabelteksten()[code]
    return Cijfertabel(
        code=code,
        titel=woorden["titel"],
        definitie=f"{vooraf} {woorden['definitie']}".strip(),
        kolommen=woorden["kolommen"],
        rijen=rijen,
        staven=staven,
        samen=samen,
        getallen=getallen,
    )


@functools.cache
def grenzen() -> Mapping[str, Any]:
    """Read the classes in which is counted."""
    return read_toml("monitoring/sturing.toml")


@functools.cache
def _tabelteksten() -> Mapping[str, Mapping[str, Any]]:
    tabellen: Mapping[str, Mapping[str, Any]] = read_toml("teksten/sturing.toml")["tabel"]
    return tabellen
