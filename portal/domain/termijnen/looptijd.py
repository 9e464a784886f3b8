"""How long a toekenning may run, and on which day it ends."""

from datetime import date

from portal.domain.fouten import DomeinFout
from portal.domain.maanden import plus_maanden
from portal.domain.termijnen.kalender import EEN_DAG
from portal.domain.termijnen.regels import Looptijdregels, Maandgrens


def laatste_dag_looptijd(ingang: date, maanden: int) -> date:
    """Return the last day of a toekenning.

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
    if zelfde_dag.day < ingang.day:
        return zelfde_dag
    return zelfde_dag - EEN_DAG


def looptijdgrens(*, preventief: bool, vg7plus: bool, regels: Looptijdregels) -> Maandgrens:
    """Return how many months may be asked and granted.

    Preventief wins over VG7-plus: its limits are the narrower ones.

    Bron: [toetsingskader] §7 and §9; [procedure] §7.1 G5.
    """
    if preventief:
        return regels.preventief
    return regels.vg7plus if vg7plus else regels.gewoon
