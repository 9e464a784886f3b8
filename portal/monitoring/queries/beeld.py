"""A kept report as people read it: tables with words, footnotes and definitions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from portal.domain.statistiek import Getoond, Toonsoort
from portal.monitoring.models import Deelnamewijze, Monitorrapport
from portal.monitoring.queries.definities import (
    LANDELIJK,
    SIGNALEN,
    Definities,
    Omschrijving,
    Referentie,
    get_definities,
)
from portal.monitoring.queries.signaalteksten import signaalwoord

SAMEN = "Alle zorgkantoren samen"
STAAFMATEN = ("volledig", "deels")
WOORDEN: Mapping[Toonsoort, str] = {
    Toonsoort.VERBORGEN_KLEIN: "minder dan 10",
    Toonsoort.VERBORGEN: "niet getoond",
    Toonsoort.GEEN_OPGAVE: "geen opgave",
}
Shown = Mapping[tuple[str, str, str], Getoond]


@dataclass(frozen=True, slots=True)
class Cel:
    """A cell: what is shown, and the numbers of the footnotes that go with it."""

    getoond: Getoond
    noten: tuple[int, ...] = ()

    @property
    def tekst(self) -> str:
        """Give the words, or the number with points."""
        if self.getoond.waarde is None:
            return WOORDEN[self.getoond.soort]
        return f"{self.getoond.waarde:,}".replace(",", ".")

    @property
    def waarde(self) -> int | str:
        """Give the number itself for a spreadsheet, or the words."""
        return self.tekst if self.getoond.waarde is None else self.getoond.waarde


@dataclass(frozen=True, slots=True)
class Rij:
    """A row of a table: a name, its cells, and the footnotes that go with all of them."""

    naam: str
    cellen: tuple[Cel, ...]
    noten: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tijdrij:
    """Lead times of one zorgkantoor, or of all; None is not shown."""

    naam: str
    mediaan: int | None
    p90: int | None
    stil: int | None
    aandeel: int | None
    minstens: bool
    anders: str = WOORDEN[Toonsoort.VERBORGEN]

    @property
    def cellen(self) -> tuple[str, ...]:
        """Give the words of the four columns."""
        aandeel = self._of_niet(self.aandeel, "%")
        dagen = (self._of_niet(dagen, " dagen") for dagen in (self.mediaan, self.p90, self.stil))
        voor = "minstens " if self.minstens and self.aandeel is not None else ""
        return (*dagen, f"{voor}{aandeel}")

    def _of_niet(self, waarde: int | None, eenheid: str) -> str:
        return self.anders if waarde is None else f"{waarde}{eenheid}"


@dataclass(frozen=True, slots=True)
class Groepbeeld:
    """Everything about one leveringsvorm group; the last row is of all zorgkantoren."""

    groep: Omschrijving
    maten: tuple[Omschrijving, ...]
    rijen: tuple[Rij, ...]
    tijden: tuple[Tijdrij, ...]
    themas: tuple[tuple[str, Cel], ...]
    referentie: Referentie | None

    @property
    def staven(self) -> list[tuple[str, list[tuple[str, Cel]]]]:
        """Give what the chart shows: per zorgkantoor the besluiten, granted and not."""
        plekken = [(nr, m.naam) for nr, m in enumerate(self.maten) if m.id in STAAFMATEN]
        return [
            (rij.naam, [(naam, rij.cellen[nr]) for nr, naam in plekken]) for rij in self.rijen[:-1]
        ]

    @property
    def hoogste(self) -> int:
        """Give the value at the right end of the chart."""
        waarden = [cel.getoond.waarde or 0 for _, cellen in self.staven for _, cel in cellen]
        return max([*waarden, 1])

    @property
    def samenvatting(self) -> str:
        """Give the answer in one sentence."""
        samen = dict(zip((maat.id for maat in self.maten), self.rijen[-1].cellen, strict=True))
        delen = [f"{samen[maat.id].tekst} {maat.naam.lower()}" for maat in self.maten[1:4]]
        return f"{SAMEN}: {delen[0]}, {delen[1]} en {delen[2]}."


@dataclass(frozen=True, slots=True)
class Rapportbeeld:
    """A whole report to read."""

    rapport: Monitorrapport
    definities: Definities
    groepen: tuple[Groepbeeld, ...]
    noten: tuple[str, ...]


def maak_beeld(rapport: Monitorrapport) -> Rapportbeeld:
    """Put the words of its own version of the definitions to the kept figures."""
    definities = get_definities(rapport.definitieversie)
    cellen = _lijst(rapport, "cellen")
    shown = {
        (groep, kantoor, maat): Getoond(Toonsoort(soort), waarde)
        for groep, kantoor, maat, soort, waarde in cellen
    }
    kantoren = _lijst(rapport, "zorgkantoren")
    noten: list[str] = []
    rijen: dict[str, Rij] = {}
    for rij in kantoren:
        noot = _noot(f"{rij['naam']}: {rij['opmerking']}", noten) if rij["opmerking"] else ()
        rijen[rij["id"]] = Rij(rij["naam"], (), noot if definities.toegelicht else ())
    groepen = tuple(
        _groep(
            groep, definities, rijen, shown, tuple(_tijden(rapport, definities, groep.id)), noten
        )
        for groep in definities.groepen
        if groep.vormen != ("",) or _heeft_getal(groep.id, shown)
    )
    return Rapportbeeld(rapport, definities, groepen, tuple(noten))


def _tijden(rapport: Monitorrapport, definities: Definities, groep: str) -> Iterator[Tijdrij]:
    """Give lead times of every zorgkantoor and of all, with words where none are shown.

    A report of before the definitions were printed in full keeps the rows that it had.
    """
    gemeten = {deel[1]: deel[2:] for deel in _lijst(rapport, "doorlooptijd") if deel[0] == groep}
    kantoren = _lijst(rapport, "zorgkantoren")
    namen = {**{rij["id"]: rij["naam"] for rij in kantoren}, LANDELIJK: SAMEN}
    wijzen = {rij["id"]: rij["wijze"] for rij in kantoren}
    geteld = Deelnamewijze.PORTAAL in wijzen.values()
    wijzen[LANDELIJK] = Deelnamewijze.PORTAAL if geteld else Deelnamewijze.OPGAVE
    for nummer in namen if definities.toegelicht else gemeten:
        buiten = nummer not in gemeten and wijzen[nummer] == Deelnamewijze.OPGAVE
        anders = WOORDEN[Toonsoort.GEEN_OPGAVE if buiten else Toonsoort.VERBORGEN]
        mediaan, p90, stil, aandeel, minstens = gemeten.get(nummer, (*[None] * 4, False))
        yield Tijdrij(namen[nummer], mediaan, p90, stil, aandeel, minstens, anders)


def _lijst(rapport: Monitorrapport, deel: str) -> list[Any]:
    lijst = rapport.getoond[deel]
    assert isinstance(lijst, list)
    return lijst


def _heeft_getal(groep: str, shown: Shown) -> bool:
    return any(cel[0] == groep and deel.is_getal for cel, deel in shown.items())


def _groep(
    groep: Omschrijving,
    definities: Definities,
    kantoren: Mapping[str, Rij],
    shown: Shown,
    tijden: tuple[Tijdrij, ...],
    noten: list[str],
) -> Groepbeeld:
    maten = definities.maten
    rijen = [
        replace(rij, cellen=tuple(Cel(shown[groep.id, nummer, maat.id]) for maat in maten))
        for nummer, rij in kantoren.items()
    ]
    totaal = []
    for plek, maat in enumerate(maten):
        zonder = [r.naam for r in rijen if r.cellen[plek].getoond.soort is Toonsoort.GEEN_OPGAVE]
        noot = _noot(f"Zonder {', '.join(zonder)}: geen opgave.", noten) if zonder else ()
        totaal.append(Cel(shown[groep.id, LANDELIJK, maat.id], noot))
    referentie = definities.referentie
    return Groepbeeld(
        groep,
        maten,
        (*rijen, Rij(SAMEN, tuple(totaal))),
        tijden,
        tuple(_themas(groep.id, shown)),
        referentie if referentie and referentie.groep == groep.id else None,
    )


def _noot(tekst: str, noten: list[str]) -> tuple[int, ...]:
    """Give the number of a footnote, the same text once."""
    if tekst not in noten:
        noten.append(tekst)
    return (noten.index(tekst) + 1,)


def _themas(groep: str, shown: Shown) -> Iterator[tuple[str, Cel]]:
    for (deel, kantoor, maat), getoond in shown.items():
        if deel == groep and kantoor == LANDELIJK and maat.startswith(f"{SIGNALEN}:"):
            yield signaalwoord("thema", maat.partition(":")[2]), Cel(getoond)
