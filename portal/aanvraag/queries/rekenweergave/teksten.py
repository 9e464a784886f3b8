"""The Dutch words of the rekentool, from config/teksten/rekentool.toml."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from portal.aanvraag.queries.rekenen import Veldfout
from portal.aanvraag.queries.rekenen.samenvoegen import LIJSTEN
from portal.platform.dated_files import read_toml

SOORTEN = {
    "bedrag": "bedrag",
    "bedrag_100": "bedrag",
    "tarief": "procent",
    "op": "bezetting",
    "van": "tijd",
    "tot": "tijd",
}


@dataclass(frozen=True, slots=True)
class Foutplaats:
    """Where a message belongs: a field of a block, in a numbered row when the block has rows."""

    blok: str
    lijst: str
    rij: int
    veld: str


def rekentekst(groep: str, code: str, gegevens: Mapping[str, object] | None = None) -> str:
    """Give the text of a code with its data filled in.

    Raises:
        KeyError: config/teksten/rekentool.toml has no such text.
    """
    return _teksten()[groep][code].format_map(gegevens or {})


def foutplaats(fout: Veldfout) -> Foutplaats:
    """Read the place of a message: `context-posten-1-bedrag` is row 1 of the posten."""
    blok, *rest = fout.veld.split("-")
    if rest[0] in LIJSTEN:
        lijst, rij, veld = rest
        return Foutplaats(blok, lijst, int(rij), veld)
    return Foutplaats(blok, "", 0, rest[0])


def fouttekst(fout: Veldfout) -> str:
    """Say what to change, beginning with what to do, and in which row."""
    plaats = foutplaats(fout)
    soort = SOORTEN.get(plaats.veld, "uren")
    keuzes = _teksten()["fout"]
    tekst = keuzes.get(f"{fout.code}_{soort}") or keuzes[fout.code]
    label = rekentekst("veld", plaats.veld)
    rij = rekentekst("rij", plaats.lijst, {"nr": plaats.rij}) if plaats.lijst else ""
    zin = tekst.format_map({**fout.gegevens, "label": label})
    return f"{rij}: {zin[0].lower()}{zin[1:]}" if rij else zin


@functools.cache
def _teksten() -> dict[str, dict[str, str]]:
    return read_toml("teksten/rekentool.toml")
