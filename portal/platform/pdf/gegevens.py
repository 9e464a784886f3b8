"""A document as plain data and back: what is stored beside the bytes of the PDF."""

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from portal.platform.pdf.document import (
    Alinea,
    Blok,
    Briefhoofd,
    Document,
    Kader,
    Kolom,
    Kop,
    Lijst,
    Onderdeel,
    Ondertekening,
    PaginaEinde,
    Paren,
    Regels,
    Tabel,
)


def als_gegevens(document: Document) -> dict[str, Any]:
    """Give a document as data that JSON can hold; the logo as base64."""
    briefhoofd = _velden(document.briefhoofd)
    if document.briefhoofd.logo is not None:
        briefhoofd["logo"] = base64.b64encode(document.briefhoofd.logo).decode("ascii")
    velden = _velden(document)
    if not document.groot:
        # Left out, so that a letter from before there was a size is still the same bytes.
        del velden["groot"]
    return velden | {
        "datum": document.datum.isoformat(),
        "briefhoofd": briefhoofd,
        "onderdelen": [{"soort": deel.soort} | _velden(deel) for deel in document.onderdelen],
    }


def canonieke_json(document: Document) -> bytes:
    """Give the one JSON text of a document: the same content is always the same bytes."""
    gegevens = als_gegevens(document)
    tekst = json.dumps(gegevens, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return tekst.encode("utf-8", "surrogatepass")


def van_gegevens(gegevens: Mapping[str, Any]) -> Document:
    """Give the document back that `als_gegevens` wrote.

    Raises:
        ValueError: The data hold a part of an unknown soort.
    """
    hoofd = gegevens["briefhoofd"]
    logo = hoofd["logo"]
    return Document(
        titel=gegevens["titel"],
        onderwerp=gegevens["onderwerp"],
        datum=date.fromisoformat(gegevens["datum"]),
        briefhoofd=Briefhoofd(
            organisatie=hoofd["organisatie"],
            regio=hoofd["regio"],
            adresregels=tuple(hoofd["adresregels"]),
            contactregels=tuple(hoofd["contactregels"]),
            logo=None if logo is None else base64.b64decode(logo),
        ),
        onderdelen=tuple(_onderdeel(deel) for deel in gegevens["onderdelen"]),
        geadresseerde=tuple(gegevens["geadresseerde"]),
        kenmerken=_paren(gegevens["kenmerken"]),
        voettekst=gegevens["voettekst"],
        groot=gegevens.get("groot", False),
    )


def _velden(waarde: Document | Briefhoofd | Onderdeel | Kolom) -> dict[str, Any]:
    return {veld.name: _kaal(getattr(waarde, veld.name)) for veld in fields(waarde)}


def _kaal(waarde: object) -> object:
    if isinstance(waarde, Kolom):
        return _velden(waarde)
    return [_kaal(deel) for deel in waarde] if isinstance(waarde, tuple) else waarde


def _onderdeel(gegevens: Mapping[str, Any]) -> Onderdeel:
    velden = {naam: waarde for naam, waarde in gegevens.items() if naam != "soort"}
    match gegevens["soort"]:
        case Tabel.soort:
            kolommen = tuple(Kolom(**kolom) for kolom in velden.pop("kolommen"))
            return Tabel(kolommen=kolommen, rijen=_rijen(velden.pop("rijen")), **velden)
        case Blok.soort:
            return Blok(rijen=_paren(velden["rijen"]))
        case Lijst.soort:
            return Lijst(punten=tuple(velden["punten"]), genummerd=velden["genummerd"])
        case Ondertekening.soort:
            return Ondertekening(groet=velden["groet"], regels=tuple(velden["regels"]))
    return _eenvoudig(gegevens["soort"], velden)


def _eenvoudig(soort: str, velden: dict[str, Any]) -> Onderdeel:
    for klasse in (Kop, Alinea, Kader, PaginaEinde):
        if klasse.soort == soort:
            return klasse(**velden)
    raise ValueError(f"unknown part {soort!r}")


def _rijen(rijen: Iterable[Iterable[str]]) -> tuple[Regels, ...]:
    return tuple(tuple(rij) for rij in rijen)


def _paren(rijen: Iterable[tuple[str, str]]) -> Paren:
    return tuple((label, waarde) for label, waarde in rijen)
