"""The declarations that go with a form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from portal.domain.gegevens import Gegevens, Lezer, lees_lijst

if TYPE_CHECKING:
    from datetime import date


class Per(StrEnum):
    """For whom a declaration is given apart."""

    AANVRAAG = "aanvraag"
    CLIENT = "client"
    PARTIJ = "partij"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verklaring:
    """One declaration: an own box, never ticked beforehand.

    Args:
        id: Such as `vk-machtiging`.
        tekst: What is declared.
        waar: Forms that ask it: aanvraag, mutatie, verhuizing, bezwaar, thuis.
        per: Once for the aanvraag, for each client, or for each party.
        datum: A date goes with it, not after the day of submitting.
        bron: Source.
    """

    id: str
    tekst: str
    waar: tuple[str, ...]
    per: Per
    datum: bool
    bron: str

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Verklaring:
        """Read one declaration."""
        return cls(
            id=lezer.tekst("id"),
            tekst=lezer.tekst("tekst"),
            waar=lezer.teksten("waar"),
            per=lezer.een_van("per", Per),
            datum=lezer.vlag("datum"),
            bron=lezer.tekst("bron"),
        )


@dataclass(frozen=True, slots=True)
class Verklaringen:
    """Every declaration of one version.

    Args:
        versie: Version of the texts; stored with each declaration.
        geldig_vanaf: First day on which they are used.
        alle: The declarations in order.
    """

    versie: str
    geldig_vanaf: date
    alle: tuple[Verklaring, ...]

    @classmethod
    def uit_gegevens(cls, gegevens: Gegevens) -> Verklaringen:
        """Read and check the declarations.

        Raises:
            DomeinFout: `gegevens_onjuist` or `gegevens_dubbel`, with the place.
        """
        return cls(*lees_lijst(gegevens, "verklaringen", "verklaring", Verklaring.uit_lezer))

    def voor(self, formulier: str) -> tuple[Verklaring, ...]:
        """Give the declarations that a form asks.

        Bron: [declaraties] §1; [procedure] §7.1 G8.
        """
        return tuple(verklaring for verklaring in self.alle if formulier in verklaring.waar)
