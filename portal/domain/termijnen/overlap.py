"""At most one toekenning of a client is in force on any day: a later one ends what runs."""

from dataclasses import dataclass
from datetime import date

from portal.domain.termijnen.kalender import EEN_DAG


@dataclass(frozen=True, slots=True)
class Looptijd:
    """Days on which a toekenning is in force, both inclusive."""

    ingang: date
    laatste_dag: date

    @property
    def is_van_kracht(self) -> bool:
        """Say whether there is a day on which it is in force.

        Bron: [procedure] §3.1.
        """
        return self.ingang <= self.laatste_dag

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
