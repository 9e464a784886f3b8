"""What the page of a bezwaar is put together from: cards and links of every module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.bezwaar.queries.teksten import bezwaartekst

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Blok:
    """A card: the template that draws it reads `blok.gegevens`."""

    sjabloon: str
    gegevens: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Actie:
    """A link on the page of a bezwaar; `code` is its text in config/teksten/bezwaar.toml."""

    code: str
    url: str
    knop: bool = False
    """The step that comes next: shown as a button."""

    @property
    def tekst(self) -> str:
        """Give the words of the link."""
        return bezwaartekst("actie", self.code)
