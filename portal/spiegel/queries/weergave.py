"""Spiegelinformatie in words: per measure a table of own figures beside those of the group."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from portal.domain.spiegel import DELEN, VERDELINGEN, Dimensie, Sleutel
from portal.platform.web import texts
from portal.spiegel.queries.maten import Maatuitleg, load_maten
from portal.spiegel.queries.spiegel import Cijfers, Spiegelbeeld
from portal.spiegel.queries.teksten import spiegelnaam, spiegeltekst

SECONDEN_PER_UUR = 3600
LEEG = Cijfers()


@dataclass(frozen=True, slots=True)
class Getal:
    """One figure as people read it.

    Attributes:
        tekst: The figure, or the word that stands in its place.
        klein: What belongs to it; empty for nothing.
        lengte: How long its bar is: a share of the longest, or of the whole; None without a bar.
    """

    tekst: str
    klein: str = ""
    lengte: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Regel:
    """One row of a table."""

    naam: str
    eigen: Getal
    groep: Getal


@dataclass(frozen=True, slots=True)
class Maattabel:
    """One measure with its rows; `onderwerp` says what the shares are of."""

    uitleg: Maatuitleg
    onderwerp: str
    regels: tuple[Regel, ...]


def maak_tabellen(beeld: Spiegelbeeld, dimensie: Dimensie) -> list[Maattabel]:
    """Give every measure that can be split by this dimension."""
    maten = load_maten(beeld.publicatie.definitieversie).values()
    return [
        tabel
        for uitleg in maten
        if not (uitleg.maat == "groep" and dimensie is Dimensie.SOORT)
        for tabel in (_tabel(beeld, uitleg, dimensie),)
    ]


def _tabel(beeld: Spiegelbeeld, uitleg: Maatuitleg, dimensie: Dimensie) -> Maattabel:
    in_delen = uitleg.maat in DELEN
    onderwerp = spiegeltekst("deel", uitleg.let_op) if in_delen else ""
    if dimensie is Dimensie.TOTAAL:
        return Maattabel(uitleg, "", tuple(_totaal(beeld, uitleg)))
    plaatsen = [
        Sleutel(uitleg.maat, dimensie, waarde)
        for waarde in sorted(
            {
                sleutel.waarde
                for sleutel in (*beeld.eigen, *beeld.groep)
                if sleutel.maat is uitleg.maat and sleutel.dimensie is dimensie
            }
        )
    ]
    hoogste = _hoogste(beeld, plaatsen)
    regels = (
        Regel(
            spiegelnaam(dimensie.value, sleutel.waarde),
            _getal(beeld.eigen.get(sleutel), uitleg, hoogste, eigen=True),
            _getal(beeld.groep.get(sleutel), uitleg, hoogste, eigen=False),
        )
        for sleutel in plaatsen
    )
    return Maattabel(uitleg, onderwerp, tuple(regels))


def _totaal(beeld: Spiegelbeeld, uitleg: Maatuitleg) -> Iterator[Regel]:
    """Give the row of a measure, or a row for each of its parts."""
    sleutel = Sleutel(uitleg.maat, Dimensie.TOTAAL, "")
    eigen, groep = beeld.eigen.get(sleutel), beeld.groep.get(sleutel)
    if uitleg.maat in DELEN:
        for deel in DELEN[uitleg.maat]:
            yield Regel(
                spiegeltekst("deel", deel),
                _aandeel(eigen, deel, eigen=True),
                _aandeel(groep, deel, eigen=False),
            )
        return
    naam = "mediaan" if uitleg.maat in VERDELINGEN else "clienten"
    hoogste = _hoogste(beeld, [sleutel])
    yield Regel(
        spiegeltekst("cel", naam),
        _getal(eigen, uitleg, hoogste, eigen=True),
        _getal(groep, uitleg, hoogste, eigen=False),
    )


def _hoogste(beeld: Spiegelbeeld, plaatsen: list[Sleutel]) -> int:
    """Give the largest median of a table, to which the bars are drawn."""
    medianen = (
        cel.mediaan or 0
        for cijfers in (beeld.eigen, beeld.groep)
        for cel in (cijfers.get(sleutel, LEEG) for sleutel in plaatsen)
    )
    return max(medianen, default=0)


def _getal(cel: Cijfers | None, uitleg: Maatuitleg, hoogste: int, *, eigen: bool) -> Getal:
    if uitleg.maat in DELEN:
        return _aandeel(cel, uitleg.let_op, eigen=eigen)
    if uitleg.maat in VERDELINGEN:
        return _mediaan(cel, uitleg, hoogste) if cel else _niets(eigen=eigen)
    if cel is None or cel.aantal is None:
        return _niets(eigen=eigen)
    return Getal(_geschat(texts.aantal(cel.aantal), eigen=eigen))


def _mediaan(cel: Cijfers, uitleg: Maatuitleg, hoogste: int) -> Getal:
    assert cel.mediaan is not None
    assert cel.q1 is not None
    assert cel.q3 is not None
    helft = spiegeltekst("cel", "helft", van=_eenheid(cel.q1, uitleg), tot=_eenheid(cel.q3, uitleg))
    lengte = Fraction(max(cel.mediaan, 0), hoogste) if hoogste > 0 else Fraction(0)
    return Getal(_eenheid(cel.mediaan, uitleg), helft, lengte)


def _aandeel(cel: Cijfers | None, deel: str, *, eigen: bool) -> Getal:
    """Give a share; that of the group is computed from the rounded counts that are shown."""
    if cel is None or not cel.aantal or (not eigen and deel not in cel.delen):
        return _niets(eigen=eigen)
    aandeel = min(Fraction(cel.delen.get(deel, 0), cel.aantal), Fraction(1))
    tekst = texts.procent(Fraction(int(aandeel * 200 + 1) // 2, 100))
    klein = spiegeltekst(
        "cel",
        "van",
        deel=texts.aantal(cel.delen.get(deel, 0)),
        aantal=texts.aantal(cel.aantal),
    )
    return Getal(_geschat(tekst, eigen=eigen), klein if eigen else "", aandeel)


def _eenheid(getal: int, uitleg: Maatuitleg) -> str:
    schrijf = {
        "uren": lambda waarde: texts.uren_getal(Fraction(waarde, SECONDEN_PER_UUR)),
        "euro": texts.euro_heel,
        "dagen": texts.aantal,
    }
    woord = "dag" if uitleg.eenheid == "dagen" and getal == 1 else uitleg.eenheid
    return spiegeltekst("eenheid", woord, getal=schrijf[uitleg.eenheid](getal))


def _geschat(tekst: str, *, eigen: bool) -> str:
    return tekst if eigen else spiegeltekst("cel", "ongeveer", getal=tekst)


def _niets(*, eigen: bool) -> Getal:
    return Getal(spiegeltekst("cel", "geen" if eigen else "verborgen"))
