"""At most one toekenning of a client is in force on any day: a later one ends what runs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from portal.domain.termijnen.kalender import EEN_DAG


@dataclass(frozen=True, slots=True)
class Looptijd:
    """Days on which a toekenning is in force, both inclusive."""

    ingang: date
    laatste_dag: date

    def overlapt(self, ander: "Looptijd") -> bool:
        """Say whether both are in force on at least one day.

        Bron: [procedure] §3.1.
        """
        return self.ingang <= ander.laatste_dag and ander.ingang <= self.laatste_dag


def eindigt_door(oud: Looptijd, nieuw: Looptijd) -> date | None:
    """Return the last day that is left to a toekenning when a newer one begins.

    Args:
        oud: Days of the toekenning that was fixed before.
        nieuw: Days of the one that is fixed now.

    Returns:
        The day before `nieuw` begins; that is before `oud` begins when `oud` never gets in force.
        None when they share no day.

    Bron: [procedure] §3.1.
    """
    return nieuw.ingang - EEN_DAG if oud.overlapt(nieuw) else None


def geldende_looptijden(op_volgorde: Sequence[Looptijd]) -> tuple[Looptijd | None, ...]:
    """Return what each toekenning has left after those that were fixed later.

    Args:
        op_volgorde: Toekenningen of one client in the order in which they were fixed.

    Returns:
        One for each, in the same order; None for one that no longer has a day.

    Bron: [procedure] §3.1.
    """
    geldend: list[Looptijd | None] = []
    for nieuw in op_volgorde:
        geldend = [_kort_in(oud, nieuw) for oud in geldend]
        geldend.append(nieuw)
    return tuple(geldend)


def _kort_in(oud: Looptijd | None, nieuw: Looptijd) -> Looptijd | None:
    einde = None if oud is None else eindigt_door(oud, nieuw)
    if oud is None or einde is None:
        return oud
    return replace(oud, laatste_dag=einde) if einde >= oud.ingang else None
