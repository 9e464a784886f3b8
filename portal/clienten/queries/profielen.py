"""Which zorgprofielen and LVHC groups can be chosen, and the zzp that follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.clienten.models import Indicatie
from portal.domain.zorgprofielen import Referentietabel, WettelijkZorgprofiel, zzp_bij_zorgprofiel
from portal.platform.reference_data import get_referentietabel

VG7PLUS_KEUZE = "7VG-plus"
"""How the table names 7VG with the bekostigingsprestatie Z475; the indicatie itself is 7VG."""
_GEWOON_BIJ_PLUS = "7VG"
_GELEVERD = " geleverd in "


@dataclass(frozen=True, slots=True)
class Profiel:
    """What an indicatie keeps of a choice: the zorgprofiel, its zzp, and whether LVHC exists."""

    zorgprofiel: str
    zzp: str
    kan_lvhc: bool


def list_profielen(op: date) -> Sequence[WettelijkZorgprofiel]:
    """List the zorgprofielen of the table of a day, in its order."""
    return tuple(_tabel(op).zorgprofielen.values())


def bepaal_profiel(keuze: str, *, op: date) -> Profiel:
    """Translate a chosen zorgprofiel.

    Args:
        keuze: Code of the table; `7VG-plus` is the indicatie 7VG with Z475.
        op: Day whose table holds.

    Raises:
        DomeinFout: `zorgprofiel_onbekend`.
    """
    tabel = _tabel(op)
    zzp = zzp_bij_zorgprofiel(tabel, keuze) or ""
    zorgprofiel = _GEWOON_BIJ_PLUS if keuze == VG7PLUS_KEUZE else keuze
    return Profiel(zorgprofiel, zzp, kan_lvhc=zzp in tabel.lvhc_zzp)


def keuze_van(indicatie: Indicatie, *, op: date) -> str:
    """Give the choice that an indicatie came from."""
    plus = zzp_bij_zorgprofiel(_tabel(op), VG7PLUS_KEUZE)
    return VG7PLUS_KEUZE if indicatie.zzp == plus else indicatie.zorgprofiel


def find_keuze(naam: str, *, op: date) -> str:
    """Give the choice that a zorgprofiel goes by, of its name in the rekentool or in the Rlz.

    Returns:
        The code, empty when the table of the day has no such name.
    """
    tabel = _tabel(op)
    codes = [rij.code for rij in tabel.zorgprofielen.values()]
    bij_zzp = [code for code in codes if zzp_bij_zorgprofiel(tabel, code) == naam]
    return next(iter([*(code for code in codes if code == naam), *bij_zzp]), "")


def list_lvhc(op: date) -> Sequence[tuple[str, str]]:
    """List the LVHC groups of the table of a day as (doelgroep, levering)."""
    return tuple(_splits(tekst) for tekst in _tabel(op).lvhc_doelgroepen)


def bestaat_combinatie(indicatie: Indicatie, *, op: date) -> bool:
    """Say whether the rekentool has hours for the zzp with this behandeling and dagbesteding."""
    bekostiging = _tabel(op).bekostiging.get(indicatie.zzp)
    gekozen = (indicatie.behandeling, indicatie.dagbesteding)
    return bekostiging is None or gekozen in bekostiging.prestaties


def _splits(tekst: str) -> tuple[str, str]:
    doelgroep, _, levering = tekst.partition(_GELEVERD)
    return doelgroep, levering


def _tabel(op: date) -> Referentietabel:
    return get_referentietabel(op.year)[0]
