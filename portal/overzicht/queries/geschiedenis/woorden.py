"""The lines of the history of a client in words, by month."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from portal.clienten.geschiedenis import Geschiedenisregel, Maand, Tijdlijnpunt
from portal.overzicht.queries.geschiedenis.fasen import fase_van
from portal.overzicht.teksten import geschiedenistekst
from portal.platform.web.texts import maand


def per_maand(regels: Iterable[Geschiedenisregel]) -> Sequence[Maand]:
    """Group lines that stand in order by month."""
    return [
        Maand(naam, [_punt(regel) for regel in samen])
        for naam, samen in groupby(regels, key=lambda regel: maand(regel.dag))
    ]


def _punt(regel: Geschiedenisregel) -> Tijdlijnpunt:
    gegevens = {**regel.gegevens, "doelen": _doelen(regel.doelen)}
    if "reden" in gegevens:
        gegevens["reden"] = geschiedenistekst("reden", str(gegevens["reden"]))
    if gegevens.get("profiel"):
        gegevens["profiel"] = f"{gegevens['profiel']},"
    return Tijdlijnpunt(
        op=regel.dag,
        titel=geschiedenistekst("titel", regel.code, gegevens),
        wie="" if regel.url else geschiedenistekst("soort", regel.soort.value),
        tekst=geschiedenistekst("tekst", regel.code, gegevens).strip(),
        href=regel.url,
        linktekst=geschiedenistekst("link", regel.soort.value, {"nummer": regel.nummer}),
        fase=geschiedenistekst("cirkel", fase_van(regel).value),
    )


def _doelen(doelen: Sequence[tuple[str, str]]) -> str:
    """Write goals in one line, each with how it stood when that is known."""
    delen = (
        f"{naam}: {geschiedenistekst('doelstand', stand)}" if stand else naam
        for naam, stand in doelen
    )
    return "; ".join(delen)
