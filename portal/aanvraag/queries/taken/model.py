"""The task list of an aanvraag: which onderdelen are ready, and what keeps the others back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from portal.domain.vragenlijst import Sectie

GEGEVENS, DRIEHOEK, CHECK, DOEL, REKENTOOL = "gegevens", "driehoek", "check", "doelen", "rekentool"
AFSTEMMING, VERKLARINGEN = "afstemming", "verklaringen"
ONDERTEKENEN, CONTROLEREN = "ondertekenen", "controleren"
LEDEN, CLIENTEN, TERUGBLIK = "leden", "clienten", "terugblik"


class Taakstand(StrEnum):
    """How far one task is."""

    KLAAR = "klaar"
    BEZIG = "bezig"
    NOG_INVULLEN = "nog_invullen"
    LET_OP = "let_op"
    KAN_NOG_NIET = "kan_nog_niet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taak:
    """One task of the list.

    Attributes:
        code: Which task; a section of the vragenlijst has the code `sectie`.
        stand: How far it is.
        reden: Code of the line under it, empty for none.
        gegevens: Numbers and codes that the line needs.
        sectie: The section, for a task of the vragenlijst.
    """

    code: str
    stand: Taakstand
    reden: str = ""
    gegevens: Mapping[str, object] = field(default_factory=dict)
    sectie: Sectie | None = None

    @property
    def is_open(self) -> bool:
        """Say whether somebody can go on with it now."""
        return self.stand not in {Taakstand.KLAAR, Taakstand.KAN_NOG_NIET}


@dataclass(frozen=True, slots=True)
class Fase:
    """One numbered phase with its tasks."""

    code: str
    taken: tuple[Taak, ...]

    @property
    def is_klaar(self) -> bool:
        """Say whether every task is ready."""
        return all(taak.stand is Taakstand.KLAAR for taak in self.taken)


@dataclass(frozen=True, slots=True)
class Taken:
    """The whole list; checking and submitting itself is not counted as a part to prepare."""

    fasen: tuple[Fase, ...]

    @property
    def onderdelen(self) -> tuple[Taak, ...]:
        """Give every task that counts for the progress, in order."""
        alle = (taak for fase in self.fasen for taak in fase.taken)
        return tuple(taak for taak in alle if taak.code != CONTROLEREN)

    @property
    def klaar(self) -> int:
        """Give the number of tasks that are ready."""
        return sum(taak.stand is Taakstand.KLAAR for taak in self.onderdelen)

    @property
    def procent(self) -> int:
        """Give the share of tasks that are ready in whole percents, rounded down."""
        return self.klaar * 100 // len(self.onderdelen)

    @property
    def volgende(self) -> Taak | None:
        """Give the first task with which somebody can go on, None when there is none."""
        alle = (taak for fase in self.fasen for taak in fase.taken)
        return next((taak for taak in alle if taak.is_open), None)
