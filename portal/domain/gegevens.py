"""Typed reading of data that came from a TOML or JSON file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeAlias, TypeVar

from portal.domain.fouten import DomeinFout

Gegevens: TypeAlias = Mapping[str, object]
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Lezer:
    """One table of a data file, read key by key; a wrong type names the place.

    Args:
        gegevens: The table.
        plek: Where it stands, for the error: file and path inside it.
    """

    gegevens: Gegevens
    plek: str

    def _waarde(self, sleutel: str, soort: type[T], standaard: T | None) -> T:
        waarde = self.gegevens.get(sleutel, standaard)
        if not isinstance(waarde, soort):
            raise DomeinFout("gegevens_onjuist", plek=self.plek, sleutel=sleutel)
        return waarde

    def tekst(self, sleutel: str, standaard: str | None = None) -> str:
        """Read a text."""
        return self._waarde(sleutel, str, standaard)

    def tekst_of_niets(self, sleutel: str) -> str | None:
        """Read a text that may be absent or empty."""
        return self.tekst(sleutel, "") or None

    def een_van(self, sleutel: str, soort: type[E], standaard: E | None = None) -> E:
        """Read a text that must be a member of an enum."""
        try:
            return soort(self.tekst(sleutel, standaard))
        except ValueError:
            raise DomeinFout("gegevens_onjuist", plek=self.plek, sleutel=sleutel) from None

    def vlag(self, sleutel: str, *, standaard: bool | None = None) -> bool:
        """Read a TOML boolean."""
        return self._waarde(sleutel, bool, standaard)

    def ja(self, sleutel: str) -> bool:
        """Read `ja` or `nee`."""
        waarde = self.tekst(sleutel)
        if waarde not in {"ja", "nee"}:
            raise DomeinFout("gegevens_onjuist", plek=self.plek, sleutel=sleutel)
        return waarde == "ja"

    def getal(self, sleutel: str, standaard: int | None = None) -> int:
        """Read a whole number."""
        return self._waarde(sleutel, int, standaard)

    def getal_of_niets(self, sleutel: str) -> int | None:
        """Read a whole number that may be absent."""
        return self.getal(sleutel) if sleutel in self.gegevens else None

    def decimaal(self, sleutel: str) -> Decimal:
        """Read an exact number, written as a text."""
        try:
            return Decimal(self.tekst(sleutel))
        except InvalidOperation:
            raise DomeinFout("gegevens_onjuist", plek=self.plek, sleutel=sleutel) from None

    def datum(self, sleutel: str) -> date:
        """Read a date."""
        return self._waarde(sleutel, date, None)

    def datum_of_niets(self, sleutel: str) -> date | None:
        """Read a date that may be absent."""
        return self.datum(sleutel) if sleutel in self.gegevens else None

    def teksten(self, sleutel: str) -> tuple[str, ...]:
        """Read a list of texts; absent is empty."""
        return self._lijst(sleutel, str)

    def alle_teksten(self) -> dict[str, str]:
        """Read a table that holds nothing but texts."""
        return {sleutel: self.tekst(sleutel) for sleutel in self.gegevens}

    def getallen(self, sleutel: str) -> tuple[int, ...]:
        """Read a list of whole numbers; absent is empty."""
        return self._lijst(sleutel, int)

    def deel(self, sleutel: str) -> Lezer:
        """Read a table inside this one; absent is an empty table."""
        return Lezer(self._tabel(self.gegevens.get(sleutel, {}), sleutel), f"{self.plek}.{sleutel}")

    def delen(self, sleutel: str) -> tuple[Lezer, ...]:
        """Read a list of tables; absent is empty."""
        return tuple(
            Lezer(self._tabel(deel, sleutel), f"{self.plek}.{sleutel}[{nr}]")
            for nr, deel in enumerate(self._lijst(sleutel, object))
        )

    def lijsten_van_delen(self, sleutel: str) -> tuple[tuple[Lezer, ...], ...]:
        """Read a list of lists of tables; absent is empty."""
        return tuple(
            Lezer({sleutel: lijst}, self.plek).delen(sleutel)
            for lijst in self._lijst(sleutel, object)
        )

    def _lijst(self, sleutel: str, soort: type[T]) -> tuple[T, ...]:
        waarde = self.gegevens.get(sleutel, ())
        if not isinstance(waarde, Sequence) or isinstance(waarde, str):
            raise DomeinFout("gegevens_onjuist", plek=self.plek, sleutel=sleutel)
        goed = tuple(deel for deel in waarde if isinstance(deel, soort))
        if len(goed) != len(waarde):
            raise DomeinFout("gegevens_onjuist", plek=self.plek, sleutel=sleutel)
        return goed

    def _tabel(self, waarde: object, sleutel: str) -> Gegevens:
        if not isinstance(waarde, Mapping):
            raise DomeinFout("gegevens_onjuist", plek=self.plek, sleutel=sleutel)
        return {str(naam): inhoud for naam, inhoud in waarde.items()}


def weiger_dubbel(delen: Iterable[Lezer], plek: str) -> None:
    """Refuse tables of which two have the same id.

    Raises:
        DomeinFout: `gegevens_dubbel` with the place and the id.
    """
    gezien: set[str] = set()
    for deel in delen:
        eigen_id = deel.tekst("id")
        if eigen_id in gezien:
            raise DomeinFout("gegevens_dubbel", plek=plek, id=eigen_id)
        gezien.add(eigen_id)


def lees_lijst(
    gegevens: Gegevens, naam: str, sleutel: str, lees: Callable[[Lezer], T]
) -> tuple[str, date, tuple[T, ...]]:
    """Read a file of one version that holds one list.

    Args:
        gegevens: The file.
        naam: Name of the file, for the error.
        sleutel: Key of the list; every entry has an id of its own.
        lees: Reads one entry.

    Returns:
        Name of the version, first day on which it is used, and the entries in order.

    Raises:
        DomeinFout: `gegevens_onjuist` or `gegevens_dubbel`, with the place.
    """
    lezer = Lezer(gegevens, naam)
    meta, delen = lezer.deel("meta"), lezer.delen(sleutel)
    weiger_dubbel(delen, f"{naam}.{sleutel}")
    return meta.tekst("versie"), meta.datum("geldig_vanaf"), tuple(map(lees, delen))
