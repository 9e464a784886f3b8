"""An amount that moves along with a client: the basis of the profile, with another percentage."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from portal.domain.rekentool.bedragen import Context, bepaal_bedragen
from portal.domain.rekentool.invoer import controleer_tarief
from portal.domain.rekentool.opslag import Gegeven, bedragen_als_gegevens, stappen_als_gegevens
from portal.domain.rekentool.trace import Spoor, Stap
from portal.domain.rekentool.uitkomst import Bedragen
from portal.domain.waarden import Aandeel, Bedrag, Uren, breuk_als_tekst
from portal.domain.zorgprofielen import Constanten, Referentietabel, get_bekostiging

_GEEN = Bedrag(Fraction(0))
_BEDRAGSTAPPEN = frozenset(
    {
        "grondslag_profiel",
        "grondslag_maatwerk",
        "context_drempel",
        "context_boven",
        "context_berekend",
        "context_toegekend",
        "groep_context",
        "etmaal_100_ongemaximeerd",
        "gemaximeerd",
        "jaar_100",
        "jaar_100_maximum",
        "jaarbedrag",
        "etmaalbedrag",
        "jaarbedrag_cent",
        "etmaalbedrag_cent",
    }
)
"""Steps of the old calculation that give way to new ones; the hours and the basis stay."""


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


def overname_als_gegevens(
    oud: Mapping[str, Gegeven], overname: Overname, tarief: Aandeel
) -> dict[str, Gegeven]:
    """Write a stored calculation anew with the amounts that moved along.

    Args:
        oud: What `uitkomst_als_gegevens` wrote for the toekenning that ends.
        overname: The new amounts.
        tarief: The percentage that they were calculated with.

    Returns:
        The same hours, profile and basis; other percentage, no context, other amounts and steps.

    Bron: [verhuisformulier] Gevolgen na stap 4.
    """
    invoer, trace = oud["invoer"], oud["trace"]
    geen = breuk_als_tekst(Fraction(0))
    anders: dict[str, Gegeven] = {"tarief": breuk_als_tekst(tarief), "context_totaal": geen}
    stappen = trace if isinstance(trace, list) else []
    return {
        **oud,
        "invoer": {
            **(invoer if isinstance(invoer, dict) else {}),
            **anders,
            "context_boven_toegekend": None,
        },
        "bedragen": bedragen_als_gegevens(overname.bedragen),
        "trace": [
            *(stap for stap in stappen if _is_van_uren(stap)),
            *stappen_als_gegevens(overname.trace),
        ],
    }


def _is_van_uren(stap: Gegeven) -> bool:
    return isinstance(stap, dict) and stap["code"] not in _BEDRAGSTAPPEN
