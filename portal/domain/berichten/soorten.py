"""Kinds of message, how they reach people, and on which day a reminder falls."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.domain.bevoegdheid import Rol
from portal.domain.termijnen import EEN_DAG, Kalender


class Bezorging(StrEnum):
    """How a message reaches a person outside the portal."""

    WETTELIJK = "wettelijk"
    DIRECT = "direct"
    DIGEST = "digest"
    PORTAAL = "portaal"


class Keuze(StrEnum):
    """What people may choose for a kind of message that the law leaves free."""

    DIRECT = "direct"
    DIGEST = "digest"
    PORTAAL = "portaal"


class Mailstand(StrEnum):
    """Where an e-mail is on its way."""

    KLAAR = "klaar"
    BEZIG = "bezig"
    OVERDRACHT = "overdracht"
    VERZONDEN = "verzonden"
    MISLUKT = "mislukt"
    TERUGGEKOMEN = "teruggekomen"
    PER_BRIEF = "per_brief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trede:
    """One step of a ladder of reminders.

    Args:
        dagen: Calendar days after the day it is about; negative is before.
        aan: Functies that get this step.
        direct: This step is sent at once although the kind goes in the digest.
    """

    dagen: int
    aan: tuple[str, ...]
    direct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Berichtsoort:
    """One kind of message of the list.

    Args:
        code: N.. of the list.
        bezorging: How it goes when nobody chose otherwise.
        aan: Functies that get it at the event itself.
        treden: Reminders around its day, in order of time; empty for an event only.
        rollen: Roles that can get it, for the pages on which people choose.
        in_werkdagen: The days of its treden are working days.
        met_midden: It is also given in the middle of the looptijd.
        eerste_sport: Where the ladder for no reaction begins: 1 when the first step is the first
            reminder, 2 when the event itself was; 0 without ladder.
        seindagen: Month and day of every year on which it is told; empty for any other day.
        ruimte_dagen: What was done so many days before its day counts for that day.
    """

    code: str
    bezorging: Bezorging
    aan: tuple[str, ...]
    treden: tuple[Trede, ...]
    rollen: frozenset[Rol]
    in_werkdagen: bool = False
    met_midden: bool = False
    eerste_sport: int = 0
    seindagen: tuple[tuple[int, int], ...] = ()
    ruimte_dagen: int = 0

    @property
    def is_ladder(self) -> bool:
        """Say whether reminders climb when nobody reacts, and end in a task."""
        return self.eerste_sport > 0

    @property
    def is_instelbaar(self) -> bool:
        """Say whether people may choose how it arrives."""
        return self.bezorging is not Bezorging.WETTELIJK


def dag_van_trede(dag: date, dagen: int, kalender: Kalender) -> date:
    """Return the day on which a reminder is given.

    Args:
        dag: The day it is about.
        dagen: Calendar days after it; negative is before.
        kalender: Working days.

    Returns:
        That calendar day, or the working day before it when it is a weekend day, a holiday or an
        equalised day. What is told after the day is never told on it, when it is not over yet: it
        then waits for the first working day.

    Bron: [berichten] Kanalen.
    """
    gevraagd = wanneer = dag + timedelta(days=dagen)
    while not kalender.is_werkdag(wanneer):
        wanneer -= EEN_DAG
    return kalender.verschuif_vooruit(gevraagd) if wanneer <= dag < gevraagd else wanneer


def bepaal_bezorging(soort: Berichtsoort, gekozen: Keuze | None, *, direct: bool) -> Bezorging:
    """Decide how one message goes.

    Args:
        soort: Its kind.
        gekozen: What the person, else the organisation for the role, chose; None: nothing.
        direct: This step of the ladder is sent at once unless somebody chose otherwise.

    Bron: [berichten] Kanalen; [processen] L3.
    """
    if not soort.is_instelbaar:
        return soort.bezorging
    if gekozen is not None:
        return Bezorging(gekozen.value)
    return Bezorging.DIRECT if direct else soort.bezorging
