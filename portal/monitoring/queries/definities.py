"""What the report counts and the words that go with it, from config/monitoring/<versie>.toml."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from portal.platform.dated_files import read_toml

NIEUWSTE = "2026-1"
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
class Definities:
    """One version of what is counted."""

    versie: str
    onderbreking: int
    groepen: tuple[Omschrijving, ...]
    maten: tuple[Omschrijving, ...]
    doorlooptijd: Mapping[str, str]
    uitleg: Mapping[str, str]

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
        onderbreking=bestand["meta"]["onderbreking_dagen"],
        groepen=tuple(
            Omschrijving(deel["id"], deel["titel"], deel["uitleg"], tuple(deel["vormen"]))
            for deel in bestand["groep"]
        ),
        maten=tuple(
            Omschrijving(deel["id"], deel["label"], deel["uitleg"]) for deel in bestand["maat"]
        ),
        doorlooptijd=bestand["doorlooptijd"],
        uitleg=bestand["uitleg"],
    )
