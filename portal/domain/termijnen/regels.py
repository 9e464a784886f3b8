"""The dated numbers that the rules on terms need; the values stand in config/termijnen."""

from dataclasses import dataclass

from portal.domain.termijnen.termijn import Termijn


@dataclass(frozen=True, slots=True)
class Maandgrens:
    """Smallest and largest number of whole months of a looptijd, both inclusive."""

    minimum: int
    maximum: int

    def omvat(self, maanden: int) -> bool:
        """Say whether a number of months lies within the limits."""
        return self.minimum <= maanden <= self.maximum


@dataclass(frozen=True, slots=True, kw_only=True)
class Looptijdregels:
    """Limits of the looptijd of a toekenning, in months."""

    gewoon: Maandgrens
    vg7plus: Maandgrens
    preventief: Maandgrens
    tussenmeting_na_maanden: int
    machtiging_maanden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijnregels:
    """Terms of the procedure; a zorgkantoor may replace the ones that are a choice.

    Args:
        beslistermijn: From ontvangst to the besluit (Awb 4:13).
        bezwaartermijn: From bekendmaking (Awb 6:7).
        buiten_behandeling: After an unused or insufficient aanvulling (Awb 4:5 lid 4).
        ingebrekestelling: From receipt of it to the first day of a dwangsom (Awb 4:17).
        hersteltermijn: Proposed time for an aanvulling, a choice.
        hersteltermijn_langste: Longest time for it, a choice.
        hersteltermijn_kortste_werkdagen: Shortest time for it in working days, a choice.
        antwoordtermijn: Time to answer after bijstellen, a choice.
        verzenden_werkdagen: Latest verzenddatum after vaststellen in working days, a choice.
    """

    beslistermijn: Termijn
    bezwaartermijn: Termijn
    buiten_behandeling: Termijn
    ingebrekestelling: Termijn
    hersteltermijn: Termijn
    hersteltermijn_langste: Termijn
    hersteltermijn_kortste_werkdagen: int
    antwoordtermijn: Termijn
    verzenden_werkdagen: int
