"""The trace of a calculation: every step as a formula over named values.

Codes are stable, pages and stored calculations rely on them:

- hours: `indirect`, `context_week`, `groep_contextuur`, `behandelaren_gewogen`, `totaal`,
  `regulier`, `binnen_zorgprofiel`, `meerzorg`
- 25%: `grens25`, `aandeel25`, `haalt_grens25`
- band: `onder_eerste_band`, `band`, `hoogste_band`
- basis: `basis_profiel`, `basis_maatwerk`, `basis_buiten_banden`, `basis_handmatig`
- context: `grondslag_profiel`, `grondslag_maatwerk`, `context_drempel`, `context_boven`,
  `context_berekend`, `context_toegekend`, `groep_grondslag`, `groep_context`
- amounts: `etmaal_100_ongemaximeerd`, `gemaximeerd`, `jaar_100`, `jaar_100_maximum`, `jaarbedrag`,
  `etmaalbedrag`, `jaarbedrag_cent`, `etmaalbedrag_cent`
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final, NamedTuple

from portal.domain.zorgprofielen import Tabelrij

_NAAM = re.compile(r"[a-z][a-z_0-9]*(?!\w*\()")


class Eenheid(StrEnum):
    """The unit of the outcome of a step."""

    UREN_PER_WEEK = "uren_per_week"
    UREN_PER_JAAR = "uren_per_jaar"
    EURO_PER_JAAR = "euro_per_jaar"
    EURO_PER_ETMAAL = "euro_per_etmaal"
    AANDEEL = "aandeel"
    JA_NEE = "ja_nee"


@dataclass(frozen=True, slots=True)
class Stapsoort:
    """What a step calculates: its formula, and the name later formulas use for the outcome.

    A formula has names, + - * /, brackets, comparisons (1 is yes, 0 is no), `min`, `max` and
    `centen` (round half up to cents). `namen` are its names in order of appearance.
    """

    resultaat: str
    formule: str
    eenheid: Eenheid
    namen: tuple[str, ...]


def _soort(resultaat: str, formule: str, eenheid: Eenheid) -> Stapsoort:
    namen = tuple(dict.fromkeys(_NAAM.findall(formule)))
    return Stapsoort(resultaat, formule, eenheid, namen)


_WEEK, _JAAR, _ETMAAL = Eenheid.UREN_PER_WEEK, Eenheid.EURO_PER_JAAR, Eenheid.EURO_PER_ETMAAL

_UREN: Final = {
    "groep_contextuur": _soort(
        "context_uren_jaar", "context_uren_groep / aantal_clienten", Eenheid.UREN_PER_JAAR
    ),
    "indirect": _soort("indirect", "bekostigingsuren * aandeel_indirect", _WEEK),
    "context_week": _soort(
        "context_week", "context_uren_jaar / dagen_per_jaar * dagen_per_week", _WEEK
    ),
    "behandelaren_gewogen": _soort(
        "behandelaren_gewogen", "weegfactor_behandelaren * behandelaren", _WEEK
    ),
    "totaal": _soort(
        "totaal",
        "wonen + nachtzorg - min_uren + indirect + context_week"
        " + dagbesteding * dagbesteding_telt + behandelaren_gewogen * behandeling_telt",
        _WEEK,
    ),
    "regulier": _soort("regulier", "uren_prestatiecode", _WEEK),
    "binnen_zorgprofiel": _soort("binnen_zorgprofiel", "totaal < regulier", Eenheid.JA_NEE),
    "meerzorg": _soort("meerzorg", "totaal - regulier", _WEEK),
    "grens25": _soort("grens25", "volume_eis * bekostigingsuren", _WEEK),
    "aandeel25": _soort("aandeel25", "max(0, meerzorg) / bekostigingsuren", Eenheid.AANDEEL),
    "haalt_grens25": _soort("haalt_grens25", "meerzorg >= grens25", Eenheid.JA_NEE),
    "onder_eerste_band": _soort("band", "meerzorg < eerste_vanaf", Eenheid.JA_NEE),
    "band": _soort("band", "band_vanaf <= meerzorg < volgende_vanaf", Eenheid.JA_NEE),
    "hoogste_band": _soort("band", "band_vanaf <= meerzorg", Eenheid.JA_NEE),
}

_MAATWERK: Final = "meerzorg / dagen_per_week * dagen_per_jaar * maatwerk_uurtarief"

_BEDRAGEN: Final = {
    "basis_profiel": _soort("basis_100", "profielbedrag", _JAAR),
    "basis_maatwerk": _soort("basis_100", _MAATWERK, _JAAR),
    "basis_buiten_banden": _soort("basis_100", _MAATWERK, _JAAR),
    "basis_handmatig": _soort("basis_100", "handmatig_bedrag", _JAAR),
    "grondslag_profiel": _soort("drempelgrondslag", "basis_100", _JAAR),
    "grondslag_maatwerk": _soort(
        "drempelgrondslag", "min(basis_100, max_etmaalbedrag * dagen_per_jaar)", _JAAR
    ),
    "groep_grondslag": _soort("drempelgrondslag", "som_drempelgrondslagen", _JAAR),
    "context_drempel": _soort("context_drempel", "contextdrempel * drempelgrondslag", _JAAR),
    "context_boven": _soort("context_boven", "max(0, context_totaal - context_drempel)", _JAAR),
    "context_berekend": _soort("context_telt_mee", "context_boven", _JAAR),
    "context_toegekend": _soort("context_telt_mee", "context_boven_toegekend", _JAAR),
    "groep_context": _soort("context_telt_mee", "context_groep / aantal_met_meerzorg", _JAAR),
    "etmaal_100_ongemaximeerd": _soort(
        "etmaal_100_ongemaximeerd", "(basis_100 + context_telt_mee) / dagen_per_jaar", _ETMAAL
    ),
    "gemaximeerd": _soort(
        "gemaximeerd", "etmaal_100_ongemaximeerd >= max_etmaalbedrag", Eenheid.JA_NEE
    ),
    "jaar_100": _soort("jaar_100", "basis_100 + context_telt_mee", _JAAR),
    "jaar_100_maximum": _soort("jaar_100", "max_etmaalbedrag * dagen_per_jaar", _JAAR),
    "jaarbedrag": _soort("jaarbedrag", "jaar_100 * tarief", _JAAR),
    "etmaalbedrag": _soort("etmaalbedrag", "jaarbedrag / dagen_per_jaar", _ETMAAL),
    "jaarbedrag_cent": _soort("jaarbedrag_cent", "centen(jaarbedrag)", _JAAR),
    "etmaalbedrag_cent": _soort("etmaalbedrag_cent", "centen(etmaalbedrag)", _ETMAAL),
}

STAPSOORTEN: Final = MappingProxyType(_UREN | _BEDRAGEN)


class Stap(NamedTuple):
    """One step: `waarden` belong to the names of its soort; `rij` is the row it was read from."""

    code: str
    waarden: tuple[Fraction, ...]
    uitkomst: Fraction
    rij: Tabelrij | None

    @property
    def soort(self) -> Stapsoort:
        """What this step calculates."""
        return STAPSOORTEN[self.code]

    @property
    def invoer(self) -> tuple[tuple[str, Fraction], ...]:
        """The named values that went into the formula."""
        return tuple(zip(self.soort.namen, self.waarden, strict=True))


class Spoor:
    """Collects the steps of one calculation in order."""

    __slots__ = ("_stappen",)

    def __init__(self) -> None:
        self._stappen: list[Stap] = []

    def stap(
        self,
        code: str,
        waarden: tuple[Fraction, ...],
        uitkomst: Fraction,
        rij: Tabelrij | None = None,
    ) -> Fraction:
        """Add a step and give its outcome back."""
        self._stappen.append(Stap(code, waarden, uitkomst, rij))
        return uitkomst

    def maal(
        self, code: str, links: Fraction, rechts: Fraction, rij: Tabelrij | None = None
    ) -> Fraction:
        """Add a step that multiplies two values and give the product back."""
        return self.stap(code, (links, rechts), links * rechts, rij)

    def toets(
        self, code: str, waarden: tuple[Fraction, ...], *, geldt: bool, rij: Tabelrij | None = None
    ) -> bool:
        """Add a step that answers yes or no and give the answer back."""
        self._stappen.append(Stap(code, waarden, _JA if geldt else _NEE, rij))
        return geldt

    def als_trace(self) -> tuple[Stap, ...]:
        """Give the steps so far."""
        return tuple(self._stappen)


_JA: Final = Fraction(1)
_NEE: Final = Fraction(0)
