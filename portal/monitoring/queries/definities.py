"""What the report counts and the words that go with it, from config/monitoring/<versie>.toml."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.platform.dated_files import read_toml

NIEUWSTE = "2026-4"
TIJDEN = "Doorlooptijd"
TIJDKOPPEN = {
    "mediaan": "Mediaan",
    "p90": "Negen van de tien",
    "stil": "Stilstand",
    "binnen": "Op tijd",
}
"""The lead times of the report, in the order in which they stand there."""
LANDELIJK = ""
"""Stands in the place of a zorgkantoor for the total of all of them."""
SIGNALEN = "signalen"
OPGEGEVEN = ("ingediend", "volledig", "deels", "bezwaren", "instroom", "uitstroom")
"""Measures that a zorgkantoor hands in; the others are counted in the portal only."""


@dataclass(frozen=True, slots=True)
class Omschrijving:
    """A group or a measure: its words, and for a group the leveringsvormen in it."""

    id: str
    naam: str
    uitleg: str
    vormen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Referentie:
    """Figures that were published before, and the one group beside which they may stand."""

    groep: str
    titel: str
    bron: str
    cijfers: tuple[tuple[str, int, str], ...]
    """Name, number, and what a reader must know of it."""


@dataclass(frozen=True, slots=True)
class Definities:
    """One version of what is counted.

    Args:
        toegelicht: Every definition goes with every output; before, some outputs missed some, and
            a report that was made then stays as it was.
        onderbreking: A client goes on when the next toekenning begins within so many days.
    """

    versie: str
    toegelicht: bool
    onderbreking: int
    groepen: tuple[Omschrijving, ...]
    maten: tuple[Omschrijving, ...]
    doorlooptijd: Mapping[str, str]
    uitleg: Mapping[str, str]
    referentie: Referentie | None

    @property
    def tijden(self) -> tuple[tuple[str, str], ...]:
        """Give the headings of the lead times, each with what it means."""
        return tuple((kop, self.doorlooptijd[deel]) for deel, kop in TIJDKOPPEN.items())

    @property
    def begrippen(self) -> tuple[tuple[str, str], ...]:
        """Give what is explained at the end of a report: the measures, and the lead times."""
        maten = tuple((maat.naam, maat.uitleg) for maat in self.maten)
        tijden = ((f"{TIJDEN}: {kop.lower()}", wat) for kop, wat in self.tijden)
        uitleg = (TIJDEN, self.doorlooptijd["uitleg"])
        return (*maten, uitleg, *tijden) if self.toegelicht else maten

    def groep_van(self, leveringsvorm: str) -> str:
        """Give the group in which a leveringsvorm counts; what is not named there is unknown."""
        passend = [groep.id for groep in self.groepen if leveringsvorm in groep.vormen]
        return passend[0] if passend else self.groepen[-1].id


@functools.cache
def get_definities(versie: str = NIEUWSTE) -> Definities:
    """Give one version; an old report keeps its own."""
    bestand = read_toml(f"monitoring/{versie}.toml")
    return Definities(
        versie=bestand["meta"]["versie"],
        toegelicht=bestand["meta"].get("toegelicht", False),
        onderbreking=bestand["meta"]["onderbreking_dagen"],
        groepen=tuple(
            Omschrijving(deel["id"], deel["titel"], deel["uitleg"], tuple(deel["vormen"]))
            for deel in bestand["groep"]
        ),
        maten=tuple(
            Omschrijving(deel["id"], deel["label"], deel["uitleg"]) for deel in bestand["maat"]
        ),
        doorlooptijd=_met_definitie(bestand["doorlooptijd"]),
        uitleg=bestand["uitleg"],
        referentie=_lees_referentie(bestand.get("referentie")),
    )


def _lees_referentie(deel: Mapping[str, Any] | None) -> Referentie | None:
    if deel is None:
        return None
    cijfers = ((rij["label"], rij["aantal"], rij["uitleg"]) for rij in deel["cijfer"])
    return Referentie(deel["groep"], deel["titel"], deel["bron"], tuple(cijfers))


def _met_definitie(teksten: Mapping[str, str]) -> Mapping[str, str]:
    """Put the definition, which other pages show too, before what holds for the report only."""
    definitie, uitleg = teksten.get("definitie", ""), teksten["uitleg"]
    return {**teksten, "definitie": definitie, "uitleg": f"{definitie} {uitleg}".strip()}
