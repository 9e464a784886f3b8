"""A calculation as plain data for storage: exact fractions as text, codes as text."""

from collections.abc import Iterable
from dataclasses import fields
from enum import StrEnum
from fractions import Fraction
from functools import partial
from typing import TypeAlias

from portal.domain.rekentool.invoer import HandmatigeInvoer, Rekeninvoer
from portal.domain.rekentool.trace import Stap
from portal.domain.rekentool.uitkomst import Bedragen, Uitkomst, Urenopbouw, Volumetoets
from portal.domain.waarden import Aandeel, Bedrag, Uren, breuk_als_tekst, breuk_uit_tekst

Gegeven: TypeAlias = "str | bool | int | list[Gegeven] | dict[str, Gegeven] | None"
Opgeslagen: TypeAlias = dict[str, str | bool | None]


def invoer_als_gegevens(invoer: Rekeninvoer | HandmatigeInvoer) -> dict[str, Gegeven]:
    """Write the input as JSON-able data, every exact value as `n/d`.

    Bron: [rekentool] par. 4.
    """
    return _velden(invoer)


def rekeninvoer_uit_gegevens(gegevens: Opgeslagen) -> Rekeninvoer:
    """Read an input that `invoer_als_gegevens` wrote, for recomputing a stored calculation.

    Args:
        gegevens: Exactly the fields of `Rekeninvoer`.

    Returns:
        The same input, exact.

    Raises:
        DomeinFout: `geen_getal` when a value is no `n/d`.

    Bron: [procedure] par. 6.5.
    """
    getal = partial(_getal, gegevens)
    return Rekeninvoer(
        zzp=str(gegevens["zzp"]),
        dagbesteding_ja=gegevens["dagbesteding_ja"] is True,
        behandeling_ja=gegevens["behandeling_ja"] is True,
        tarief=Aandeel(getal("tarief")),
        wonen=Uren(getal("wonen")),
        dagbesteding=Uren(getal("dagbesteding")),
        nachtzorg=Uren(getal("nachtzorg")),
        behandelaren=Uren(getal("behandelaren")),
        min_uren=Uren(getal("min_uren")),
        context_uren_jaar=Uren(getal("context_uren_jaar")),
        context_totaal=Bedrag(getal("context_totaal")),
        context_boven_toegekend=_toegekend(gegevens),
    )


def handmatige_invoer_uit_gegevens(gegevens: Opgeslagen) -> HandmatigeInvoer:
    """Read a handmatige invoer that `invoer_als_gegevens` wrote; `geen_getal` as above.

    Bron: [procedure] par. 6.5.
    """
    getal = partial(_getal, gegevens)
    return HandmatigeInvoer(
        zorgprofiel=str(gegevens["zorgprofiel"]),
        tarief=Aandeel(getal("tarief")),
        meerzorguren=Uren(getal("meerzorguren")),
        bedrag_100=Bedrag(getal("bedrag_100")),
        context_totaal=Bedrag(getal("context_totaal")),
        context_boven_toegekend=_toegekend(gegevens),
    )


def _getal(gegevens: Opgeslagen, veld: str) -> Fraction:
    return breuk_uit_tekst(str(gegevens[veld]))


def _toegekend(gegevens: Opgeslagen) -> Bedrag | None:
    veld = "context_boven_toegekend"
    return None if gegevens[veld] is None else Bedrag(_getal(gegevens, veld))


def uitkomst_als_gegevens(uitkomst: Uitkomst) -> dict[str, Gegeven]:
    """Write a whole calculation, trace included, as JSON-able data.

    Args:
        uitkomst: Outcome of any calculation.

    Returns:
        Keys are the names of the fields; cents as text with two decimals beside the exact
        amounts. The same input and table version always give the same data.

    Bron: [procedure] par. 6.5; [rekentool] par. 4.
    """
    bedragen, prestatie = uitkomst.bedragen, uitkomst.prestatie
    return {
        "soort": uitkomst.soort.value,
        "invoer": invoer_als_gegevens(uitkomst.invoer),
        "jaar": uitkomst.jaar,
        "versie": uitkomst.versie,
        "prestatiecode": prestatie.code if prestatie else None,
        "uren": _velden(uitkomst.uren) if uitkomst.uren else None,
        "meerzorguren": _waarde(uitkomst.meerzorguren),
        "volumetoets": _velden(uitkomst.volumetoets) if uitkomst.volumetoets else None,
        "profiel": uitkomst.profiel,
        "maatwerk": _waarde(uitkomst.maatwerk),
        "bedragen": bedragen_als_gegevens(bedragen) if bedragen else None,
        "trace": stappen_als_gegevens(uitkomst.trace),
    }


def bedragen_als_gegevens(bedragen: Bedragen) -> dict[str, Gegeven]:
    """Write amounts as JSON-able data, the cents as text beside the exact values.

    Bron: [procedure] par. 6.5; [rekentool] par. 4.
    """
    return _velden(bedragen) | {
        "jaarbedrag_cent": str(bedragen.jaarbedrag_cent),
        "etmaalbedrag_cent": str(bedragen.etmaalbedrag_cent),
    }


def stappen_als_gegevens(trace: Iterable[Stap]) -> list[Gegeven]:
    """Write the steps of a trace as JSON-able data.

    Bron: [procedure] par. 6.5.
    """
    return [_stap(stap) for stap in trace]


def _stap(stap: Stap) -> Gegeven:
    return {
        "code": stap.code,
        "formule": stap.soort.formule,
        "eenheid": stap.soort.eenheid.value,
        "resultaat": stap.soort.resultaat,
        "invoer": {naam: breuk_als_tekst(waarde) for naam, waarde in stap.invoer},
        "uitkomst": breuk_als_tekst(stap.uitkomst),
        "rij": list(stap.rij) if stap.rij else None,
    }


def _velden(
    waarde: Rekeninvoer | HandmatigeInvoer | Urenopbouw | Volumetoets | Bedragen,
) -> dict[str, Gegeven]:
    return {veld.name: _waarde(getattr(waarde, veld.name)) for veld in fields(waarde)}


def _waarde(waarde: Fraction | StrEnum | str | bool | None) -> Gegeven:
    if isinstance(waarde, Fraction):
        return breuk_als_tekst(waarde)
    return waarde.value if isinstance(waarde, StrEnum) else waarde
