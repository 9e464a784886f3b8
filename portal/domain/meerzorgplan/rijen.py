"""The small rows from which the figures of a meerzorgplan are counted.

Bron: [meerzorgplan] begrippen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping
    from datetime import date, datetime
    from fractions import Fraction

INDIVIDUEEL, GROEP, PREVENTIEF = "individueel", "groep", "preventief"
SOORTEN = (INDIVIDUEEL, GROEP, PREVENTIEF)


class Vervolg(StrEnum):
    """What is known of a her-aanvraag on a toekenning."""

    GEEN = "geen"
    LOOPT = "loopt"
    AFGEWEZEN = "afgewezen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toekenningrij:
    """One toekenning of the aanbieder that was in force on a day; others are left out.

    Attributes:
        eigen: It is of the zorgkantoor of the plan; others only say how long meerzorg goes on.
        profiel: Name of the meerzorgprofiel, empty when unknown.
        uren: Meerzorguren per week, exact; None when unknown.
        ingang: First day.
        einde: Last day in force, that day included.
        reden: Why it ended before the laatste dag, empty when it did not.
        bekendgemaakt: When it was made known; of two on one day the last one counts.
        bedrag_cent: Granted per year, at the tariefpercentage, context included.
        bedrag_later_cent: The same after the first year; None: no other amount.
        locatie: Uitvoerders-AGB with the address; one text per place.
        vervolg: What is known of a her-aanvraag on it.
    """

    id: uuid.UUID
    client: uuid.UUID
    eigen: bool
    soort: str
    zorgprofiel: str
    profiel: str
    maatwerk: bool
    uren: Fraction | None
    prijspeil: int
    ingang: date
    einde: date
    reden: str
    bekendgemaakt: tuple[date, datetime]
    bedrag_cent: int
    bedrag_later_cent: int | None
    groep: uuid.UUID | None
    locatie: str
    vervolg: Vervolg = Vervolg.GEEN


@dataclass(frozen=True, slots=True)
class Eerderrij:
    """Days of meerzorg that a client had at an aanbieder it moved away from; nothing else of it."""

    client: uuid.UUID
    ingang: date
    einde: date


class Aanvraagherkomst(StrEnum):
    """Whether an aanvraag is the first, follows on a toekenning, or is for who joins a group."""

    NIEUW = "nieuw"
    HERAANVRAAG = "heraanvraag"
    MUTATIE = "mutatie"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanvraagrij:
    """One aanvraag that was submitted; that of a group is one row.

    Attributes:
        ingediend: Day on which it was submitted for the first time.
        ingetrokken: It was withdrawn before a besluit.
        clienten: Clients it is for.
    """

    id: uuid.UUID
    herkomst: Aanvraagherkomst
    ingediend: date
    ingetrokken: bool
    clienten: frozenset[uuid.UUID]


@dataclass(frozen=True, slots=True)
class Internrij:
    """One registration that a case was not meerzorgwaardig, by the exit of the check vooraf."""

    aanvraag: uuid.UUID
    dag: date
    uitgang: str


@dataclass(frozen=True, slots=True)
class Trajectrij:
    """An ontwikkeltraject that was finished on a day and counts for one client."""

    client: uuid.UUID
    afgerond: date


@dataclass(frozen=True, slots=True)
class Lvhcrij:
    """An indication with a doelgroep of the LVHC, in force up to and including `tot`."""

    client: uuid.UUID
    doelgroep: str
    van: date
    tot: date | None


@dataclass(frozen=True, slots=True)
class Doelrij:
    """The stand of one goal of one toekenning as it was fixed at a moment.

    Attributes:
        doel: Identity of the goal, kept over toekenningen; of one without it its number.
    """

    toekenning: uuid.UUID
    doel: str
    stand: str
    dag: date
    op: datetime

    @property
    def is_nummer(self) -> bool:
        """The goal has no identity: it is the same only within its toekenning."""
        return self.doel.isdecimal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluatierij:
    """A toekenning that ended in the window and what was evaluated of it.

    Attributes:
        vervolg: Code of what comes next; None when it was not evaluated.
    """

    toekenning: uuid.UUID
    vervolg: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Realisatierij:
    """Granted beside deployed of one toekenning, of what was filled in.

    Attributes:
        uren: Granted and deployed hours per week; None when no hours were filled in.
        euro_cent: Granted and deployed per year; None when no amount was filled in.
    """

    toekenning: uuid.UUID
    uren: tuple[Fraction, Fraction] | None
    euro_cent: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Planrijen:
    """Everything that the figures of one plan are counted from.

    Attributes:
        tarieven: Amount at 100% by prijspeil, zorgprofiel and meerzorgprofiel; of maatwerk the
            tariff of an hour.
    """

    toekenningen: tuple[Toekenningrij, ...] = ()
    eerder: tuple[Eerderrij, ...] = ()
    aanvragen: tuple[Aanvraagrij, ...] = ()
    intern: tuple[Internrij, ...] = ()
    trajecten: tuple[Trajectrij, ...] = ()
    lvhc: tuple[Lvhcrij, ...] = ()
    doelen: tuple[Doelrij, ...] = ()
    evaluaties: tuple[Evaluatierij, ...] = ()
    realisaties: tuple[Realisatierij, ...] = ()
    tarieven: Mapping[tuple[int, str, str], Fraction] = field(default_factory=dict)
