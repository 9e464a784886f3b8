"""What goes into a calculation: all direct care of one client, per week, and the context."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from portal.domain.fouten import DomeinFout
from portal.domain.waarden import Aandeel, Bedrag, Uren

GEEN_UREN: Final = Uren(Fraction(0))
GEEN_BEDRAG: Final = Bedrag(Fraction(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekeninvoer:
    """Input of the rekentool for one client; hours are all direct care, not the extra.

    Attributes:
        zzp: Zorgprofiel under its name in the rekentool (`VG7`).
        dagbesteding_ja: Whether dagbesteding belongs to the prestatie; if not, its hours are
            kept but do not count.
        behandeling_ja: Whether behandeling belongs to the prestatie; the same for behandelaren.
        tarief: Share of the 100% amount that is agreed, 0 < tarief <= 1.
        wonen: Hours per week, begeleiding, verzorging and verpleging together.
        dagbesteding: Hours per week, averaged over the week.
        nachtzorg: Hours per week between 23:00 and 7:00.
        behandelaren: Hours per week of all disciplines together, not weighted.
        min_uren: Hours per week that the client is away, positive.
        context_uren_jaar: Extra context hours per year.
        context_totaal: Context means in euros per year, all posts together.
        context_boven_toegekend: What the reviewer grants of the part above the threshold, 0 up to
            the calculated part; None counts all of it.
    """

    zzp: str
    dagbesteding_ja: bool
    behandeling_ja: bool
    tarief: Aandeel
    wonen: Uren = GEEN_UREN
    dagbesteding: Uren = GEEN_UREN
    nachtzorg: Uren = GEEN_UREN
    behandelaren: Uren = GEEN_UREN
    min_uren: Uren = GEEN_UREN
    context_uren_jaar: Uren = GEEN_UREN
    context_totaal: Bedrag = GEEN_BEDRAG
    context_boven_toegekend: Bedrag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandmatigeInvoer:
    """Input where the workbook has no table: hours and 100% amount are typed with onderbouwing.

    Attributes:
        zorgprofiel: Zorgprofiel of the law (`6VG`).
        tarief: Share of the 100% amount that is agreed, 0 < tarief <= 1.
        meerzorguren: Hours per week above the zorgprofiel.
        bedrag_100: Euros per year at 100%, without context means.
        context_totaal: Context means in euros per year.
        context_boven_toegekend: As in `Rekeninvoer`.
    """

    zorgprofiel: str
    tarief: Aandeel
    meerzorguren: Uren
    bedrag_100: Bedrag
    context_totaal: Bedrag = GEEN_BEDRAG
    context_boven_toegekend: Bedrag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Woonzorg:
    """Hours of wonen per week, split."""

    begeleiding: Uren
    verzorging: Uren
    verpleging: Uren


@dataclass(frozen=True, slots=True, kw_only=True)
class Behandelaren:
    """Hours of behandelaren per week and per discipline, not weighted."""

    gedragsdeskundige: Uren = GEEN_UREN
    psychiater: Uren = GEEN_UREN
    avg: Uren = GEEN_UREN
    sog: Uren = GEEN_UREN
    overige: Uren = GEEN_UREN

    @property
    def totaal(self) -> Uren:
        """All disciplines together: the B of the rekentool.

        Bron: [procedure] par. 6.6.
        """
        return Uren(self.gedragsdeskundige + self.psychiater + self.avg + self.sog + self.overige)


def splits_wonen(wonen: Uren, *, verzorging: Uren, verpleging: Uren) -> Woonzorg:
    """Split the hours of wonen: verzorging and verpleging are given, begeleiding is the rest.

    Args:
        wonen: Hours per week, exact, from the dagprogramma or the total.
        verzorging: Part of it, hours per week, >= 0.
        verpleging: Part of it, hours per week, >= 0.

    Returns:
        The three parts, together exactly `wonen`; begeleiding may be 0.

    Raises:
        DomeinFout: `split_groter_dan_wonen` when the parts exceed the whole.

    Bron: [procedure] par. 6.6.
    """
    begeleiding = wonen - verzorging - verpleging
    if begeleiding < 0:
        raise DomeinFout("split_groter_dan_wonen", teveel=Uren(-begeleiding))
    return Woonzorg(begeleiding=Uren(begeleiding), verzorging=verzorging, verpleging=verpleging)


_UREN_EN_BEDRAGEN: Final = (
    "wonen",
    "dagbesteding",
    "nachtzorg",
    "behandelaren",
    "min_uren",
    "context_uren_jaar",
    "context_totaal",
)


def controleer_invoer(invoer: Rekeninvoer) -> None:
    """Refuse what cannot be calculated.

    Args:
        invoer: Input of one client.

    Raises:
        DomeinFout: `negatief` (with `veld`) below zero, `tarief_buiten_bereik` when the tarief is
            not above 0 and at most 1.

    Bron: [procedure] par. 6.1.
    """
    for veld in _UREN_EN_BEDRAGEN:
        controleer_niet_negatief(veld, getattr(invoer, veld))
    controleer_tarief(invoer.tarief)


def controleer_niet_negatief(veld: str, waarde: Fraction) -> None:
    """Raise `negatief` with the name of the field when a value is below zero.

    Bron: [procedure] par. 6.1.
    """
    if waarde.numerator < 0:
        raise DomeinFout("negatief", veld=veld)


def controleer_tarief(tarief: Aandeel) -> None:
    """Raise `tarief_buiten_bereik` unless 0 < tarief <= 1.

    Bron: [procedure] par. 6.1.
    """
    if not 0 < tarief <= 1:
        raise DomeinFout("tarief_buiten_bereik", tarief=tarief)
