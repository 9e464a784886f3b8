"""The command `flask werkboek`: every field of a workbook, and where its outcome differs."""

from collections.abc import Iterator
from pathlib import Path

import click

from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import bereken
from portal.platform.reference_data import get_referentietabel
from portal.platform.web.messages import tekst_van
from portal.platform.workbook import (
    WerkboekInhoud,
    als_onze_uitkomst,
    als_rekeninvoer,
    is_berekend,
    lees_werkboek,
    toon_veld,
    toon_waarde,
    vergelijk,
)


@click.command("werkboek")
@click.argument("bestand", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def werkboek(bestand: Path) -> None:
    """Show what stands in the official workbook BESTAND and where its outcome differs from ours.

    Ends with 1 when the file cannot be read, or when there is a difference.
    """
    try:
        with bestand.open("rb") as stroom:
            inhoud = lees_werkboek(stroom)
    except DomeinFout as fout:
        click.echo(f"{fout.code}: {tekst_van(fout)}", err=True)
        raise SystemExit(1) from fout
    verschillen = list(_verschillen(inhoud))
    for regel in (*_velden(inhoud), *_meldingen(inhoud), "", "Verschillen", *verschillen):
        click.echo(regel)
    if verschillen:
        raise SystemExit(1)
    click.echo("geen: de uitkomst van het werkboek en die van het portaal zijn gelijk")


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
        yield "het werkboek bevat geen uitkomst: open het in Excel en sla het op"
        return
    try:
        tabel, _voorlopig = get_referentietabel(inhoud.jaar)
        uitkomst = bereken(als_rekeninvoer(inhoud, tabel), tabel)
    except DomeinFout as fout:
        redenen = ", ".join(f"{naam} {waarde}" for naam, waarde in fout.gegevens.items())
        yield f"het portaal rekent dit niet uit: {fout.code} {redenen}".rstrip()
        return
    for verschil in vergelijk(inhoud.uitkomst, als_onze_uitkomst(uitkomst)):
        links, rechts = toon_waarde(verschil.werkboek), toon_waarde(verschil.portaal)
        yield f"{verschil.veld}\twerkboek {links}\tportaal {rechts}"
