"""How long a toekenning may run, and on which day it ends."""

from datetime import date

from portal.domain.fouten import DomeinFout
from portal.domain.maanden import MAANDEN_PER_JAAR, plus_maanden
from portal.domain.termijnen.kalender import EEN_DAG
from portal.domain.termijnen.regels import Looptijdregels, Maandgrens
from portal.domain.termijnen.termijn import BerekendeDatum, Stap


def bepaal_einde_looptijd(ingang: date, maanden: int) -> BerekendeDatum:
    """Return the last day of a toekenning, with the steps that lead to it.

    Args:
        ingang: First day.
        maanden: Whole months, >= 1.

    Returns:
        The day before the same day `maanden` later; the last day of that month when the same day
        does not exist in it. A looptijd is no term of the law: it never shifts.

    Raises:
        DomeinFout: `looptijd_te_kort` for fewer than one month.

    Bron: [procedure] §7.1 G5; [toetsingskader] §9.
    """
    if maanden < 1:
        raise DomeinFout("looptijd_te_kort", maanden=maanden)
    zelfde_dag = plus_maanden(ingang, maanden)
    bestaat = zelfde_dag.day >= ingang.day
    laatste = zelfde_dag - EEN_DAG if bestaat else zelfde_dag
    stappen = (
        Stap("ingang", ingang),
        Stap("maanden", zelfde_dag, maanden=maanden),
        Stap("dag_ervoor" if bestaat else "einde_van_de_maand", laatste),
        Stap("looptijd_verschuift_niet", laatste),
    )
    return BerekendeDatum(laatste, stappen)


def laatste_dag_looptijd(ingang: date, maanden: int) -> date:
    """Return the last day of a toekenning; arguments and refusal as `bepaal_einde_looptijd`.

    Bron: [procedure] §7.1 G5; [toetsingskader] §9.
    """
    return bepaal_einde_looptijd(ingang, maanden).datum


def tel_maanden(ingang: date, laatste_dag: date) -> int:
    """Count the months of a toekenning; a part of a month counts as one.

    Args:
        ingang: First day.
        laatste_dag: Last day, not before `ingang`.

    Bron: [verhuisformulier] Gevolgen na stap 4; [procedure] §3 K02.
    """
    maanden = (laatste_dag.year - ingang.year) * MAANDEN_PER_JAAR + laatste_dag.month - ingang.month
    vol = maanden > 0 and laatste_dag <= laatste_dag_looptijd(ingang, maanden)
    return maanden if vol else maanden + 1


def looptijdgrens(*, preventief: bool, vg7plus: bool, regels: Looptijdregels) -> Maandgrens:
    """Return how many months may be asked and granted.

    Preventief wins over VG7-plus: its limits are the narrower ones.

    Bron: [toetsingskader] §7 and §9; [procedure] §7.1 G5.
    """
    if preventief:
        return regels.preventief
    return regels.vg7plus if vg7plus else regels.gewoon
