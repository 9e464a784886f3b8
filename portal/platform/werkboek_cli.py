"""The command `flask werkboek`: every field of a workbook, and where its outcome differs."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import click

from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import bereken
from portal.platform.reference_data import get_referentietabel
from portal.platform.rekentool_cli import ONGEWOGEN, groep_als_json
from portal.platform.web.messages import tekst_van
from portal.platform.workbook import (
    Groepsvergelijking,
    Groepsverschil,
    Verschil,
    WerkboekInhoud,
    als_groepsinvoer,
    als_onze_uitkomst,
    als_rekeninvoer,
    is_berekend,
    is_groep_berekend,
    lees_werkboek,
    toon_veld,
    toon_waarde,
    vergelijk,
    vergelijk_groep,
)

UITLEG_ONGEWOGEN = (
    "het groepsblad telt de behandelaren van deze cliënt zonder weegfactor; het portaal weegt ze"
)
GEEN_UITKOMST = "het werkboek bevat geen uitkomst: open het in Excel en sla het op"
VERKLAARD = "\tverklaard door de fout in het groepsblad"


@click.command("werkboek")
@click.argument("bestand", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def werkboek(bestand: Path) -> None:
    """Show what stands in the official workbook BESTAND and where its outcome differs from ours.

    Of a group also our outcome, under the names of `flask rekentool`. Ends with 1 when the file
    cannot be read, or when a difference is not explained by the fault of the group sheet.
    """
    try:
        with bestand.open("rb") as stroom:
            inhoud = lees_werkboek(stroom)
    except DomeinFout as fout:
        click.echo(f"{fout.code}: {tekst_van(fout)}", err=True)
        raise SystemExit(1) from fout
    for regel in (*_velden(inhoud), *_meldingen(inhoud)):
        click.echo(regel)
    is_groep = inhoud.groep is not None
    verschillen = list(_groep(inhoud) if is_groep else _verschillen(inhoud))
    click.echo("\nVerschillen")
    for verschil in verschillen:
        click.echo(verschil)
    if any(VERKLAARD not in verschil for verschil in verschillen):
        raise SystemExit(1)
    if not verschillen:
        click.echo("geen: de uitkomst van het werkboek en die van het portaal zijn gelijk")


def _groep(inhoud: WerkboekInhoud) -> Iterator[str]:
    """Print our outcome of a group, and give the lines on which the workbook differs."""
    try:
        tabel, _voorlopig = get_referentietabel(inhoud.jaar)
        vergelijking = vergelijk_groep(inhoud, tabel)
    except DomeinFout as fout:
        yield _reden(fout)
        return
    for regel in _uitkomst(inhoud, vergelijking):
        click.echo(regel)
    if not is_groep_berekend(inhoud):
        yield GEEN_UITKOMST
        return
    yield from map(_groepsverschil, vergelijking.verschillen)


def _uitkomst(inhoud: WerkboekInhoud, vergelijking: Groepsvergelijking) -> Iterator[str]:
    yield from ("", "Uitkomst van het portaal")
    clienten = [{"bsn": client.bsn} for client in inhoud.clienten]
    alles = groep_als_json(vergelijking.uitkomst, als_groepsinvoer(inhoud), clienten)
    leden = alles["clienten"]
    assert isinstance(leden, list)
    for client, lid in zip(inhoud.clienten, leden, strict=True):
        yield from _plat(f"clienten.{client.nummer}", lid)
    yield from _plat("groep", alles["groep"])
    if vergelijking.ongewogen:
        yield from ("", "Afwijkingen van het groepsblad")
    for nummer in vergelijking.ongewogen:
        yield f"clienten.{nummer}\t{ONGEWOGEN}\t{UITLEG_ONGEWOGEN}"


def _plat(naam: str, waarde: object) -> Iterator[str]:
    """Write nested values one a line, with their path as name."""
    if isinstance(waarde, Mapping):
        for sleutel, deel in waarde.items():
            yield from _plat(f"{naam}.{sleutel}", deel)
    else:
        yield f"{naam}\t{'' if waarde is None else waarde}"


def _groepsverschil(rij: Groepsverschil) -> str:
    plek = "groep" if rij.nummer is None else f"clienten.{rij.nummer}"
    regel = _verschil(replace(rij.verschil, veld=f"{plek}.{rij.verschil.veld}"))
    return f"{regel}{VERKLAARD}" if rij.verklaard else regel


def _velden(inhoud: WerkboekInhoud) -> Iterator[str]:
    yield f"Werkboek versie {inhoud.versie}, {len(inhoud.velden)} velden gelezen"
    for veld in inhoud.velden:
        yield f"{veld.veld}\t{veld.blad}!{veld.cel}\t{veld.ruw or ''}\t{toon_veld(veld)}"


def _meldingen(inhoud: WerkboekInhoud) -> Iterator[str]:
    yield from ("", f"Meldingen: {len(inhoud.meldingen)}")
    for melding in inhoud.meldingen:
        tekst = tekst_van(DomeinFout(melding.code, **melding.gegevens))
        yield f"{melding.cel}\t{melding.code}\t{tekst}"


def _verschillen(inhoud: WerkboekInhoud) -> Iterator[str]:
    if not is_berekend(inhoud.uitkomst):
        yield GEEN_UITKOMST
        return
    try:
        tabel, _voorlopig = get_referentietabel(inhoud.jaar)
        uitkomst = bereken(als_rekeninvoer(inhoud, tabel), tabel)
    except DomeinFout as fout:
        yield _reden(fout)
        return
    yield from map(_verschil, vergelijk(inhoud.uitkomst, als_onze_uitkomst(uitkomst)))


def _verschil(verschil: Verschil) -> str:
    links, rechts = toon_waarde(verschil.werkboek), toon_waarde(verschil.portaal)
    return f"{verschil.veld}\twerkboek {links}\tportaal {rechts}"


def _reden(fout: DomeinFout) -> str:
    redenen = ", ".join(f"{naam} {waarde}" for naam, waarde in fout.gegevens.items())
    return f"het portaal rekent dit niet uit: {fout.code} {redenen}".rstrip()
