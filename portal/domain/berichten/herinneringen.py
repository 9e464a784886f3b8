"""Which reminders are due in a window of days, and who hears when nobody reacts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from portal.domain.berichten.soorten import Berichtsoort, Trede, dag_van_trede
from portal.domain.termijnen import EEN_DAG, Kalender

Dagen = tuple[date, date]
"""A first and a last day, both inclusive."""


class Sport(IntEnum):
    """How far a ladder without reaction has come."""

    PERSOON = 1
    VERVANGER = 2
    LEIDING = 3


@dataclass(frozen=True, slots=True)
class VervallenTrede:
    """A step that is due; `wanneer` is the working day on which it is given."""

    trede: Trede
    wanneer: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Venster:
    """The days that are looked at, both inclusive.

    Args:
        van: First day.
        tot_en_met: Last day.
        soorten: The kinds that are asked for, by code.
        kalender: Working days.
        aandacht: It asks what is to be done in these days, not which reminders are due in them.
        hoogstens: How many of one source are enough, the first days first; None: all of them.
    """

    van: date
    tot_en_met: date
    soorten: Mapping[str, Berichtsoort]
    kalender: Kalender
    aandacht: bool = False
    hoogstens: int | None = None

    def bereik(
        self, *codes: str, midden: bool = False, vanaf: date | None = None
    ) -> tuple[Dagen, ...]:
        """Give where the day that something is about lies, for it to matter in this window.

        Args:
            codes: Kinds that are about the same day; those not asked for give nothing.
            midden: The day is the middle of a looptijd.
            vanaf: First day on which it can be done, for days that are not before it.
        """
        gevraagd = [self.soorten[code] for code in codes if code in self.soorten]
        paren = [dagen for soort in gevraagd for dagen in self._van_soort(soort, midden)]
        if vanaf is not None and self._haalt_in(vanaf):
            paren = [(min(van, vanaf), tot) for van, tot in paren]
        return tuple((van, tot) for van, tot in paren if van <= tot)

    def telt(
        self, code: str, dag: date, *, midden: bool = False, vanaf: date | None = None
    ) -> bool:
        """Say whether something about a day matters in this window."""
        paren = self.bereik(code, midden=midden, vanaf=vanaf)
        return any(van <= dag <= tot for van, tot in paren)

    def _haalt_in(self, vanaf: date) -> bool:
        """Say whether the steps that waited for a day are given in this window."""
        eerste = self.kalender.verschuif_vooruit(vanaf)
        return not self.aandacht and self.van <= eerste <= self.tot_en_met

    def _van_soort(self, soort: Berichtsoort, midden: bool) -> list[Dagen]:
        treden = list_treden(soort, midden=midden)
        if self.aandacht and not _is_daarna(treden):
            return [(self.van, self.tot_en_met)]
        gevraagd = treden[:1] if self.aandacht else treden
        return [
            (
                _eerste_dag(soort, trede, self.van, self.kalender),
                _eerste_dag(soort, trede, self.tot_en_met + EEN_DAG, self.kalender) - EEN_DAG,
            )
            for trede in gevraagd
        ]


def list_treden(soort: Berichtsoort, *, midden: bool = False) -> tuple[Trede, ...]:
    """Give the steps around the day of a kind, or the one in the middle of the looptijd.

    Bron: [berichten] N24.
    """
    if not midden:
        return soort.treden
    return (Trede(dagen=0, aan=soort.treden[0].aan),) if soort.met_midden else ()


def list_vervallen(
    soort: Berichtsoort,
    dag: date,
    venster: Venster,
    *,
    midden: bool = False,
    vanaf: date | None = None,
) -> tuple[VervallenTrede, ...]:
    """Give the steps about a day that are due in a window, in order.

    Windows that follow on each other give each step exactly once.

    Args:
        soort: The kind.
        dag: The day that it is about.
        venster: The days that are looked at.
        midden: The day is the middle of a looptijd.
        vanaf: First day on which it can be done, not after `dag`; None: at any time. Steps before
            it wait for its first working day; of several on that day only the last is given.

    Bron: [berichten] Kanalen; that a step waits is a choice.
    """
    treden = [
        VervallenTrede(trede, dag_van(soort, trede, dag, venster.kalender))
        for trede in list_treden(soort, midden=midden)
    ]
    if vanaf is not None:
        eerste = venster.kalender.verschuif_vooruit(vanaf)
        wachten = [rij for rij in treden if rij.wanneer <= eerste]
        treden = [rij for rij in treden if rij.wanneer > eerste]
        treden[:0] = [VervallenTrede(rij.trede, eerste) for rij in wachten[-1:]]
    return tuple(rij for rij in treden if venster.van <= rij.wanneer <= venster.tot_en_met)


def dag_van(soort: Berichtsoort, trede: Trede, dag: date, kalender: Kalender) -> date:
    """Give the working day on which a step about a day is given.

    Bron: [berichten] Kanalen, N04.
    """
    if soort.in_werkdagen:
        return kalender.na_werkdagen(dag, trede.dagen)
    return dag_van_trede(dag, trede.dagen, kalender)


def aandachtsdag(
    soort: Berichtsoort, dag: date, kalender: Kalender, *, midden: bool = False
) -> date:
    """Give the day from which something is late: the day itself, or of its first step after it.

    Bron: [berichten] Kanalen; what counts as late in the watch list is a choice.
    """
    treden = list_treden(soort, midden=midden)
    return dag_van(soort, treden[0], dag, kalender) if _is_daarna(treden) else dag


def bepaal_sport(soort: Berichtsoort, trede: Trede) -> Sport:
    """Say how far the ladder is at a step; a kind without ladder stays with the person.

    Bron: [berichten] Ladder bij geen reactie.
    """
    if not soort.is_ladder:
        return Sport.PERSOON
    plaats = [rij.dagen for rij in soort.treden].index(trede.dagen)
    return Sport(min(plaats + soort.eerste_sport, Sport.LEIDING))


def _is_daarna(treden: tuple[Trede, ...]) -> bool:
    return bool(treden) and treden[0].dagen > 0


def _eerste_dag(soort: Berichtsoort, trede: Trede, vanaf: date, kalender: Kalender) -> date:
    """Give the first day whose step is given on or after a day; a later day never comes sooner."""
    dag = kalender.verschuif_vooruit(vanaf) - timedelta(days=min(trede.dagen, 0))
    if trede.dagen <= 0:
        return dag
    while dag_van(soort, trede, dag - EEN_DAG, kalender) >= vanaf:
        dag -= EEN_DAG
    return dag
