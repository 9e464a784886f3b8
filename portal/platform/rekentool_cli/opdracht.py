"""The command `flask rekentool`: cases in, one JSON result a line out, in order."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, TextIO

import click

from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import bereken, bereken_groep
from portal.domain.zorgprofielen import Referentietabel
from portal.platform.reference_data import get_referentietabel
from portal.platform.rekentool_cli.lezen import (
    als_object,
    lees_client,
    lees_clienten,
    lees_groepsinvoer,
    lees_jaar,
    lees_rekeninvoer,
)
from portal.platform.rekentool_cli.schrijven import groep_als_json, uitkomst_als_json

# Numbers stay text: exact, and no digit count or exponent can make reading slow.
_DECODER: Final = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)


@click.command("rekentool")
@click.argument("bestand", type=click.File("r", encoding="utf-8", errors="replace"))
def rekentool(bestand: TextIO) -> None:
    """Calculate the cases in BESTAND (or - for standard input): a JSON array or JSON Lines."""
    voer_uit(bestand, sys.stdout)


def voer_uit(bron: TextIO, uit: TextIO) -> None:
    """Calculate every case and write its result, or `{"fout": code, "regel": n}`, on one line.

    Args:
        bron: A JSON array, one JSON object, or JSON Lines (read line by line; blank lines are
            skipped, and a damaged first line does not end it). A case is an `invoer` object of
            the vectors, or an object that holds one.
        uit: Receives the results. `regel` is the place in the array or the number of the line.
    """
    uit.writelines(
        json.dumps(_resultaat(nummer, geval)) + "\n" for nummer, geval in _gevallen(bron)
    )


def bereken_geval(geval: Mapping[str, object]) -> dict[str, object]:
    """Calculate one case.

    Raises:
        DomeinFout: One of the codes of procedure par. 6.1 when it cannot be calculated.
    """
    invoer = als_object(geval["invoer"]) if "invoer" in geval else geval
    tabel, voorlopig = get_referentietabel(lees_jaar(invoer))
    resultaat = _groep(invoer, tabel) if "clienten" in invoer else _client(invoer, tabel)
    return resultaat | {"tabel": tabel.versie, "voorlopig": voorlopig}


def _client(invoer: Mapping[str, object], tabel: Referentietabel) -> dict[str, object]:
    uitkomst = bereken(lees_rekeninvoer(invoer, tabel), tabel)
    return uitkomst_als_json(uitkomst, lees_client(invoer), tabel)


def _groep(invoer: Mapping[str, object], tabel: Referentietabel) -> dict[str, object]:
    groep = lees_groepsinvoer(invoer)
    return groep_als_json(bereken_groep(groep, tabel), groep, lees_clienten(invoer))


def _resultaat(nummer: int, geval: object) -> dict[str, object]:
    if not isinstance(geval, Mapping):
        return {"fout": "geen_json", "regel": nummer}
    try:
        return bereken_geval(geval)
    except DomeinFout as fout:
        return {"fout": fout.code, "regel": nummer}


def _gevallen(bron: TextIO) -> Iterator[tuple[int, object]]:
    """Number the cases: by line, or by element when the source is one document."""
    regels = enumerate((regel.strip("\ufeff \t\r\n") for regel in bron), start=1)
    gevuld = ((nummer, regel) for nummer, regel in regels if regel)
    eerste = next(gevuld, (1, "[]"))
    if eerste[1].startswith("[") or eerste[1] == "{":
        yield from _document([eerste, *gevuld])
        return
    for nummer, regel in chain([eerste], gevuld):
        yield nummer, _ontleed(regel)


def _document(regels: Sequence[tuple[int, str]]) -> Iterator[tuple[int, object]]:
    """Read one document; where it is none but a line of it is a case, they were JSON Lines."""
    inhoud = _ontleed("\n".join(regel for _, regel in regels))
    if inhoud is None and any(isinstance(_ontleed(regel), dict) for _, regel in regels):
        yield from ((nummer, _ontleed(regel)) for nummer, regel in regels)
        return
    yield from enumerate(inhoud if isinstance(inhoud, list) else [inhoud], start=1)


def _ontleed(tekst: str) -> object:
    """Read JSON; None when it is none (or nested without end)."""
    try:
        inhoud: object = _DECODER.decode(tekst)
    except (ValueError, RecursionError):
        return None
    return inhoud
