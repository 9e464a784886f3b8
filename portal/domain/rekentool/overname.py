"""An amount that moves along with a client: the basis of the profile, with another percentage."""

from dataclasses import dataclass
from fractions import Fraction

from portal.domain.rekentool.bedragen import Context, bepaal_bedragen
from portal.domain.rekentool.invoer import controleer_tarief
from portal.domain.rekentool.trace import Spoor, Stap
from portal.domain.rekentool.uitkomst import Bedragen
from portal.domain.waarden import Aandeel, Bedrag, Uren
from portal.domain.zorgprofielen import Constanten, Referentietabel, get_bekostiging

_GEEN = Bedrag(Fraction(0))


@dataclass(frozen=True, slots=True)
class Overname:
    """Amounts without context means, and the steps that led to them."""

    bedragen: Bedragen
    trace: tuple[Stap, ...]


def bereken_overname(basis: Bedrag, tarief: Aandeel, constanten: Constanten) -> Overname:
    """Calculate what a granted profile or maatwerk is worth elsewhere.

    Args:
        basis: Amount of the profile or the maatwerk at 100% without context, euros per year.
        tarief: Percentage that was agreed with who takes over, 0 < tarief <= 1.
        constanten: Constants of the year of the price level that stays.

    Returns:
        Exact amounts: context means do not move along; the maximum per etmaal holds.

    Raises:
        DomeinFout: `tarief_buiten_bereik`.

    Bron: [verhuisformulier] Gevolgen na stap 4; [processen] H5.
    """
    controleer_tarief(tarief)
    spoor = Spoor()
    zonder = Context(drempel=_GEEN, boven=_GEEN, telt_mee=_GEEN)
    bedragen = bepaal_bedragen(basis, zonder, tarief, constanten, spoor)
    return Overname(bedragen, spoor.als_trace())


def find_profielbedrag(tabel: Referentietabel, zzp: str, profiel: str) -> Bedrag | None:
    """Give the amount of a meerzorgprofiel at 100%, euros per year; None where it has none.

    Raises:
        DomeinFout: `zorgprofiel_onbekend` when the table of this year does not have the zzp.

    Bron: [verhuisformulier] vh-100.
    """
    banden = get_bekostiging(tabel, zzp).banden
    return next((band.bedrag for band in banden if band.profiel == profiel), None)


def bereken_maatwerkbasis(tabel: Referentietabel, zzp: str, meerzorguren: Uren) -> Bedrag:
    """Give maatwerk over hours per week at 100%: hours / 7 x 365 x the hourly rate of the zzp.

    Raises:
        DomeinFout: `zorgprofiel_onbekend` when the table of this year does not have the zzp.

    Bron: [verhuisformulier] vh-etmaal100; [rekentool] par. 2 stap 8.
    """
    constanten, tarief = tabel.constanten, get_bekostiging(tabel, zzp).maatwerk_uurtarief
    etmaal = meerzorguren / constanten.dagen_per_week * tarief
    return Bedrag(etmaal * constanten.dagen_per_jaar)
