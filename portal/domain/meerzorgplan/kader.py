"""The meerzorgplan as a form: its items with their definitions, its rules, and the agenda.

Bron: [meerzorgplan] items en agenda.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from portal.domain.gegevens import Gegevens, Lezer, weiger_dubbel

if TYPE_CHECKING:
    from datetime import date

PLEK = "meerzorgplan"


class Itemsoort(StrEnum):
    """Who fills in an item."""

    VOORGEVULD = "voorgevuld"
    BEREKEND = "berekend"
    VRIJ = "vrij"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planitem:
    """One item of the plan; of a figure with its definition, else with empty texts.

    Attributes:
        id: `mp-…`.
        blok: Part of the plan it stands in.
        soort: Who fills it in.
        label: The question.
        hulp: Help with a text.
        peilmoment: Day or window of a figure.
        teller: What is counted.
        noemer: Of what it is a share.
        uitgesloten: What is left out.
        controle: What must add up.
    """

    id: str
    blok: str
    soort: Itemsoort
    label: str
    hulp: str = ""
    peilmoment: str = ""
    teller: str = ""
    noemer: str = ""
    uitgesloten: str = ""
    controle: str = ""

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Planitem:
        """Read one item."""
        namen = ("hulp", "peilmoment", "teller", "noemer", "uitgesloten", "controle")
        return cls(
            id=lezer.tekst("id"),
            blok=lezer.tekst("blok"),
            soort=lezer.een_van("soort", Itemsoort),
            label=lezer.tekst("label"),
            **{naam: lezer.tekst(naam, "") for naam in namen},
        )


@dataclass(frozen=True, slots=True)
class Agendaonderdeel:
    """One of the fixed points of the meerzorgdialoog."""

    nr: int
    titel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Planregels:
    """Numbers in the definitions of the figures.

    Attributes:
        nieuwe_beschikking_dagen: Who gets a new toekenning within so many days after the last day
            did not stop.
        verlaagd_aandeel: Share of hours less from which maatwerk counts as verlaagd.
        traject_maanden: An ontwikkeltraject counts for so many months.
        groep_minimum: Fewest clients of a group that counts.
        eerste_jaar_maanden: After so many months the amount of later years holds.
    """

    nieuwe_beschikking_dagen: int
    verlaagd_aandeel: Fraction
    traject_maanden: int
    groep_minimum: int
    eerste_jaar_maanden: int

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Planregels:
        """Read the numbers."""
        return cls(
            nieuwe_beschikking_dagen=lezer.getal("nieuwe_beschikking_dagen"),
            verlaagd_aandeel=Fraction(lezer.decimaal("verlaagd_aandeel")),
            traject_maanden=lezer.getal("traject_maanden"),
            groep_minimum=lezer.getal("groep_minimum"),
            eerste_jaar_maanden=lezer.getal("eerste_jaar_maanden"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plankader:
    """One version of the plan and of the agenda of the dialoog.

    Attributes:
        versie: Name of the version, equal to the name of its file.
        geldig_vanaf: First day on which it is used.
        regels: Numbers in the definitions.
        items: Every item, in order.
        agenda: The fixed points of the dialoog.
    """

    versie: str
    geldig_vanaf: date
    regels: Planregels
    items: tuple[Planitem, ...]
    agenda: tuple[Agendaonderdeel, ...]

    @property
    def blokken(self) -> tuple[str, ...]:
        """Give the parts of the plan, in order."""
        return tuple(dict.fromkeys(item.blok for item in self.items))

    @property
    def labels(self) -> dict[str, str]:
        """Give the label of every item by its id."""
        return {item.id: item.label for item in self.items}

    def van_soort(self, soort: Itemsoort) -> tuple[Planitem, ...]:
        """Give the items that are filled in by somebody, in order."""
        return tuple(item for item in self.items if item.soort is soort)

    @classmethod
    def uit_gegevens(cls, gegevens: Gegevens) -> Plankader:
        """Read one version.

        Raises:
            DomeinFout: `gegevens_onjuist` when something is absent or of the wrong type;
                `gegevens_dubbel` when two items have one id.

        Bron: [meerzorgplan] items en agenda.
        """
        lezer = Lezer(gegevens, PLEK)
        meta, items = lezer.deel("meta"), lezer.delen("item")
        weiger_dubbel(items, PLEK)
        return cls(
            versie=meta.tekst("versie"),
            geldig_vanaf=meta.datum("geldig_vanaf"),
            regels=Planregels.uit_lezer(lezer.deel("regels")),
            items=tuple(map(Planitem.uit_lezer, items)),
            agenda=tuple(
                Agendaonderdeel(punt.getal("nr"), punt.tekst("titel"))
                for punt in lezer.delen("agenda")
            ),
        )
