"""Looks fields up through the cell map and keeps the record of all that was read."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from portal.domain.fouten import DomeinFout
from portal.platform.workbook import waarden
from portal.platform.workbook.cellen import Blad, Cel
from portal.platform.workbook.inhoud import ContextPost, GelezenVeld, Melding, Waarde
from portal.platform.workbook.kaart import Celkaart, Deel

W = TypeVar("W", bound=Waarde)


class Veldlezer:
    """Reads the fields of one part, on one row when the part repeats.

    Args:
        kaart: Cell map of the workbook's version.
        bladen: Sheet name -> cells.
    """

    def __init__(self, kaart: Celkaart, bladen: Mapping[str, Blad]) -> None:
        self.kaart = kaart
        self.velden: list[GelezenVeld] = []
        self.meldingen: list[Melding] = []
        self._bladen = bladen
        self._naam = ""
        self._rij: int | None = None

    def ga_naar(self, deel: str, rij: int | None = None) -> None:
        """Point at a part, and at a row of it."""
        self._naam = deel
        self._rij = rij

    @property
    def deel(self) -> Deel:
        """The part pointed at."""
        return self.kaart.delen[self._naam]

    def cel(self, veld: str) -> Cel | None:
        """Give the raw cell of a field without recording it."""
        adres = self._adres(veld)
        return None if adres is None else self._blad().get(adres)

    def tekst(self, veld: str) -> str | None:
        """Read text; only spaces is nothing."""
        return self._lees(veld, waarden.tekst) or None

    def cijfers(self, veld: str, lengte: int) -> str | None:
        """Read digits padded to a length."""
        return self._lees(veld, lambda cel: waarden.cijfers(cel, lengte=lengte))

    def telefoon(self, veld: str) -> str | None:
        """Read a phone number."""
        return self._lees(veld, waarden.telefoon)

    def getal(self, veld: str) -> Decimal | None:
        """Read a decimal number."""
        return self._lees(veld, waarden.getal)

    def geheel(self, veld: str) -> int | None:
        """Read a whole number."""
        return self._lees(veld, waarden.geheel)

    def datum(self, veld: str) -> date | None:
        """Read a day."""
        return self._lees(veld, waarden.datum)

    def uren(self, veld: str) -> Fraction | None:
        """Read exact hours; says so when they are negative or not whole seconds."""
        gelezen = self._lees(veld, waarden.uren)
        cel = self.cel(veld)
        if gelezen is None or cel is None or cel.heeft_formule:
            return gelezen
        if gelezen < 0:
            self.meld("werkboek_uren_negatief", veld)
        if (gelezen * waarden.SECONDEN_PER_UUR).denominator != 1:
            self.meld("werkboek_uren_delen_van_seconden", veld)
        return gelezen

    def minuten(self, veld: str) -> int | None:
        """Read a time of day in whole minutes; says so when seconds were dropped."""
        gelezen = self._lees(veld, waarden.minuten)
        if gelezen is None:
            return None
        if abs(gelezen - round(gelezen)) > waarden.RUIS_IN_SECONDEN:
            self.meld("werkboek_tijd_afgerond", veld)
        return round(gelezen)

    def keuze(self, veld: str, lijst: str) -> str | None:
        """Read a choice from a list of the workbook."""
        return self._lees(veld, lambda cel: waarden.keuze(cel, self.kaart.keuzes[lijst]))

    def ja_nee(self, veld: str) -> bool | None:
        """Read Ja or Nee."""
        antwoord = self.keuze(veld, "ja_nee")
        return None if antwoord is None else antwoord == "ja"

    def uitslag(self, veld: str, *, uren: bool = False) -> Decimal | str | None:
        """Read what the workbook computed; `uren` turns day fractions into hours."""
        maal = waarden.UREN_PER_DAG if uren else 1
        return self._lees(veld, lambda cel: waarden.uitslag(cel, maal=maal))

    def context_posten(self) -> tuple[ContextPost, ...]:
        """Read the two posts of contextmiddelen."""
        return tuple(
            ContextPost(
                self.tekst(f"context_onderwerp_{post}"), self.getal(f"context_bedrag_{post}")
            )
            for post in (1, 2)
        )

    def meld(self, code: str, veld: str, **gegevens: str) -> None:
        """Keep a remark about a field of the part pointed at."""
        plek = f"{self._bladnaam()}!{self._adres(veld)}"
        self.meldingen.append(Melding(code, self._veldnaam(veld), plek, gegevens))

    def _lees(self, veld: str, vertaal: Callable[[Cel], W]) -> W | None:
        adres = self._adres(veld)
        if adres is None:
            return None
        cel = self._blad().get(adres)
        waarde: W | None = None
        if cel is not None:
            try:
                waarde = vertaal(cel)
            except DomeinFout as fout:
                self.meld(fout.code, veld, ruw=cel.ruw)
        ruw = None if cel is None else cel.ruw
        self.velden.append(GelezenVeld(self._veldnaam(veld), self._bladnaam(), adres, ruw, waarde))
        return waarde

    def _adres(self, veld: str) -> str | None:
        plaats = self.deel.cellen.get(veld)
        if plaats is None or self._rij is None:
            return plaats
        return f"{plaats}{self._rij}"

    def _bladnaam(self) -> str:
        return self.kaart.bladen[self.deel.blad]

    def _blad(self) -> Blad:
        return self._bladen.get(self._bladnaam(), {})

    def _veldnaam(self, veld: str) -> str:
        if self._rij is None:
            return f"{self._naam}.{veld}"
        return f"{self._naam}.{self._rij - self.deel.rijen.start + 1}.{veld}"
