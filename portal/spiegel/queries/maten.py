"""The measures of spiegelinformatie with their definitions, from config/spiegel."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.domain.spiegel import Maat
from portal.platform.dated_files import read_folder

MAP = "spiegel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Maatuitleg:
    """One measure as people read it.

    Attributes:
        definitie: What is counted.
        eenheid: `uren`, `euro` or `dagen`; empty for a count.
        raster: To what a median of the group is rounded, in the unit in which it is kept; 0: none.
        let_op: The part that the measure is about; empty for one without parts.
    """

    maat: Maat
    naam: str
    definitie: str
    eenheid: str
    raster: int
    let_op: str


def nieuwste_versie() -> str:
    """Give the version of the definitions that a new publication is made with."""
    return list(_versies())[-1]


def load_maten(versie: str) -> Mapping[Maat, Maatuitleg]:
    """Give the measures of one version, in the order in which they are shown.

    Raises:
        LookupError: There is no such version.
    """
    return _versies()[versie]


@functools.cache
def _versies() -> Mapping[str, Mapping[Maat, Maatuitleg]]:
    return {
        data["versie"]: {Maat(regel["code"]): _uitleg(regel) for regel in data["maat"]}
        for data in read_folder(MAP)
    }


def _uitleg(regel: Mapping[str, Any]) -> Maatuitleg:
    return Maatuitleg(
        maat=Maat(regel["code"]),
        naam=regel["naam"],
        definitie=regel["definitie"],
        eenheid=regel.get("eenheid", ""),
        raster=regel.get("raster", 0),
        let_op=regel.get("let_op", ""),
    )
