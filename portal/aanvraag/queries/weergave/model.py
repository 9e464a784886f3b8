"""What a submitted aanvraag looks like to read: tabs, groups and items, free of layout."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Tabcode(StrEnum):
    """The tabs of an aanvraag, in the order in which they stand."""

    AANVRAAG = "aanvraag"
    CHECK = "check"
    HUIDIG = "huidig"
    GEWENST = "gewenst"
    INZET = "inzet"
    REKENTOOL = "rekentool"
    CONTEXT = "context"
    RESULTATEN = "resultaten"
    TERUGBLIK = "terugblik"
    AFRONDING = "afronding"


@dataclass(frozen=True, slots=True)
class Tekst:
    """Running text as it was typed; empty is not filled in."""

    soort: ClassVar[str] = "tekst"
    tekst: str


@dataclass(frozen=True, slots=True)
class Paren:
    """Labels with their values below each other."""

    soort: ClassVar[str] = "paren"
    rijen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rijen:
    """A table: headings, and rows with as many cells."""

    soort: ClassVar[str] = "rijen"
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]


Inhoudsdeel = Tekst | Paren | Rijen


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question with its answer, or one block of data.

    Attributes:
        id: Question id, id of a node or a goal, or the name of a block; the same in every version.
        kop: The question or name as people read it.
        delen: The answer.
        herkomst: Where the answer came from, in words; empty when it was simply typed.
        is_vraag: The item is a question of the vragenlijst, so it has a criterium and a page.
    """

    id: str
    kop: str
    delen: tuple[Inhoudsdeel, ...]
    herkomst: str = ""
    is_vraag: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Groep:
    """Items that stand together under one heading: a section, or a page with data."""

    id: str
    titel: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One tab."""

    code: Tabcode
    titel: str
    groepen: tuple[Groep, ...]

    @property
    def items(self) -> Iterator[Item]:
        """Give every item of the tab, in order."""
        return (item for groep in self.groepen for item in groep.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weergave:
    """A whole aanvraag, ready to show; tabs without anything are left out."""

    tabs: tuple[Tab, ...]

    def tab(self, code: str) -> Tab:
        """Give one tab, the first when there is none with this code."""
        return next((tab for tab in self.tabs if tab.code == code), self.tabs[0])

    def find_item(self, item_id: str) -> tuple[Tab, Item] | None:
        """Give an item by id with the tab it stands on, such as the question of a criterium."""
        return next(
            ((tab, item) for tab in self.tabs for item in tab.items if item.id == item_id), None
        )
