"""The cell map per version of the official workbook, as data from config/werkboek."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from portal.platform.dated_files import read_folder

MAP = "werkboek"


@dataclass(frozen=True, slots=True)
class Deel:
    """Part of a sheet: addresses of fields, or columns repeated over `rijen`.

    Args:
        blad: Key of the sheet in `Celkaart.bladen`.
        cellen: Field name -> address, or column letters when `rijen` is filled.
        rijen: Row numbers; empty for single fields.
        begin: For a dagprogramma: minutes after midnight at which the first line starts.
    """

    blad: str
    cellen: Mapping[str, str]
    rijen: range
    begin: int


@dataclass(frozen=True, slots=True)
class Celkaart:
    """Where everything stands in one version of the workbook.

    Args:
        herkenning: Sheet key, address and text that tell this version.
        bladen: Sheet key -> sheet name.
        delen: Part name -> its fields.
        keuzes: List name -> text in lower case -> meaning.
    """

    versie: str
    jaar: int
    herkenning: tuple[str, str, str]
    bladen: Mapping[str, str]
    delen: Mapping[str, Deel]
    keuzes: Mapping[str, Mapping[str, str]]


@cache
def celkaarten() -> tuple[Celkaart, ...]:
    """Give the cell maps of all known versions, newest first."""
    return tuple(map(_kaart, reversed(read_folder(MAP))))


def _kaart(gegevens: dict[str, Any]) -> Celkaart:
    herkenning = gegevens["herkenning"]
    return Celkaart(
        versie=gegevens["versie"],
        jaar=gegevens["jaar"],
        herkenning=(herkenning["blad"], herkenning["cel"], herkenning["tekst"]),
        bladen=gegevens["bladen"],
        delen={naam: _deel(deel) for naam, deel in gegevens["velden"].items()},
        keuzes=gegevens["keuzes"],
    )


def _deel(gegevens: dict[str, Any]) -> Deel:
    eerste, laatste = gegevens.get("rijen", (1, 0))
    vast = {"blad", "rijen", "begin"}
    return Deel(
        blad=gegevens["blad"],
        cellen={naam: cel for naam, cel in gegevens.items() if naam not in vast},
        rijen=range(eerste, laatste + 1),
        begin=gegevens.get("begin", 0),
    )
