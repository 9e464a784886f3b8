"""The reference table of one year: zorgprofielen, bands, prestatiecodes and constants."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from portal.domain.fouten import DomeinFout
from portal.domain.waarden import Aandeel, Bedrag, Uren


class Tabelrij(NamedTuple):
    """Where a value was read: the name of the table and the key of its row."""

    tabel: str
    sleutel: str


class Bandsoort(StrEnum):
    """What a band of meerzorguren leads to."""

    NIET_MEERZORGWAARDIG = "niet_meerzorgwaardig"
    PROFIEL = "profiel"
    MAATWERK = "maatwerk"


@dataclass(frozen=True, slots=True)
class Band:
    """One band: from `vanaf` (inclusive) up to the next band (exclusive).

    `profiel` is None for NIET_MEERZORGWAARDIG; `bedrag` (100%, per year) only stands at PROFIEL.
    """

    vanaf: Uren
    soort: Bandsoort
    profiel: str | None
    bedrag: Bedrag | None
    rij: Tabelrij


@dataclass(frozen=True, slots=True)
class Prestatie:
    """A prestatiecode with the regular hours per week that belong to it."""

    code: str
    omschrijving: str
    behandeling: bool
    dagbesteding: bool
    uren: Uren
    rij: Tabelrij


@dataclass(frozen=True, slots=True)
class Bekostiging:
    """What the rekentool knows of one zzp; `banden` ascend, `prestaties` by (behandeling, dagb)."""

    zzp: str
    uren: Uren
    aandeel_indirect: Aandeel
    maatwerk_uurtarief: Bedrag
    banden: tuple[Band, ...]
    ondergrenzen: tuple[Fraction, ...]
    prestaties: Mapping[tuple[bool, bool], Prestatie]
    rij: Tabelrij

    @property
    def heeft_profielbedragen(self) -> bool:
        """Whether any band of this zzp has a fixed amount."""
        return any(band.soort is Bandsoort.PROFIEL for band in self.banden)


@dataclass(frozen=True, slots=True)
class WettelijkZorgprofiel:
    """A zorgprofiel of the Rlz; `zzp` is its name in the rekentool, None when it has none."""

    code: str
    sector: str
    naam: str
    zzp: str | None


@dataclass(frozen=True, slots=True)
class Constanten:
    """Numbers that hold for every zzp in one year."""

    weegfactor_behandelaren: Fraction
    contextdrempel: Aandeel
    max_etmaalbedrag: Bedrag
    dagen_per_jaar: Fraction
    dagen_per_week: Fraction
    volume_eis: Aandeel


@dataclass(frozen=True, slots=True)
class Referentietabel:
    """Everything of one year; `tijden` are minutes after midnight."""

    jaar: int
    versie: str
    bron: str
    geldig_van: date
    geldig_tot: date
    constanten: Constanten
    bekostiging: Mapping[str, Bekostiging]
    zorgprofielen: Mapping[str, WettelijkZorgprofiel]
    bezetting: frozenset[Fraction]
    tijden: tuple[int, ...]
    lvhc_doelgroepen: tuple[str, ...]
    lvhc_zzp: frozenset[str]


def get_bekostiging(tabel: Referentietabel, zzp: str) -> Bekostiging:
    """Find what the rekentool knows of a zzp.

    Args:
        tabel: Table of the year that is calculated with.
        zzp: Name in the rekentool, for example `VG7`; exact.

    Returns:
        Hours, tariff, bands and prestatiecodes of the zzp.

    Raises:
        DomeinFout: `zorgprofiel_onbekend` when the table of this year does not have it.

    Bron: [rekentool] werkboek par. 7.
    """
    gevonden = tabel.bekostiging.get(zzp)
    if gevonden is None:
        raise DomeinFout("zorgprofiel_onbekend", zzp=zzp, jaar=tabel.jaar)
    return gevonden


def zzp_bij_zorgprofiel(tabel: Referentietabel, code: str) -> str | None:
    """Translate a zorgprofiel of the law (`7VG`) to its name in the rekentool (`VG7`).

    Args:
        tabel: Table of the year that is calculated with.
        code: Code of the zorgprofiel as the law writes it; `7VG-plus` is one too.

    Returns:
        The zzp, or None when the workbook has no hours for this zorgprofiel.

    Raises:
        DomeinFout: `zorgprofiel_onbekend` when the code is no zorgprofiel.

    Bron: [rekentool] inleiding; [rlz] bijlage A.
    """
    gevonden = tabel.zorgprofielen.get(code)
    if gevonden is None:
        raise DomeinFout("zorgprofiel_onbekend", zorgprofiel=code, jaar=tabel.jaar)
    return gevonden.zzp


def zoek_band(bekostiging: Bekostiging, meerzorguren: Uren) -> int:
    """Find the band in which the meerzorguren fall.

    Args:
        bekostiging: The zzp with its ascending bands.
        meerzorguren: Hours above the prestatiecode per week, exact, >= 0.

    Returns:
        Index in `banden` of the highest band whose `vanaf` is reached (reaching it exactly
        counts), or -1 below the first band.

    Bron: [rekentool] par. 2 stap 7, par. 3.
    """
    return bisect_right(bekostiging.ondergrenzen, meerzorguren) - 1
