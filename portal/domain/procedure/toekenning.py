"""The toekenning as a machine: where it stands follows from its days, and from how it ended."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Herkomst(StrEnum):
    """From where a toekenning comes (K01, K02)."""

    BESLUIT = "besluit"
    VOORAF = "vooraf"
    MUTATIE = "mutatie"
    VERHUIZING = "verhuizing"
    BEZWAAR = "bezwaar"


class Eindereden(StrEnum):
    """Why a toekenning ends before the laatste dag that was granted (K03-K07, K10)."""

    OVERLIJDEN = "overlijden"
    VERTREK = "vertrek"
    AFBOUW = "afbouw_bereikt"
    PAST_BINNEN_PROFIEL = "past_binnen_profiel"
    NIEUWE_INDICATIE = "nieuwe_indicatie"
    OP_VERZOEK = "op_verzoek"
    UIT_GROEP = "uit_groep"
    ALLEEN_OVER = "alleen_over"
    VERHUIZING = "verhuizing"
    VERVANGEN = "vervangen"
    INGETROKKEN = "ingetrokken"
    HERSTELD = "hersteld"
    HERROEPEN = "herroepen"


class ToekenningToestand(StrEnum):
    """Where a toekenning stands on a day; computed, never stored."""

    TE_BEVESTIGEN = "te_bevestigen"
    TOEKOMSTIG = "toekomstig"
    LOPEND = "lopend"
    AFGELOPEN = "afgelopen"
    BEEINDIGD = "beeindigd"
    INGETROKKEN = "ingetrokken"
    VERVANGEN = "vervangen"
    HERROEPEN = "herroepen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duur:
    """What the toestand of a toekenning follows from.

    Attributes:
        ingang: First day.
        laatste_dag: Last day as granted.
        einde: Last day on which it is in force; earlier than `laatste_dag` with a reason only.
        reden: Why it ends earlier; None when it does not.
        bevestigd: False while one from before the portal waits for the second person.
    """

    ingang: date
    laatste_dag: date
    einde: date
    reden: Eindereden | None = None
    bevestigd: bool = True


_NA_EINDE = {
    Eindereden.VERVANGEN: ToekenningToestand.VERVANGEN,
    Eindereden.HERSTELD: ToekenningToestand.VERVANGEN,
    Eindereden.VERHUIZING: ToekenningToestand.VERVANGEN,
    Eindereden.INGETROKKEN: ToekenningToestand.INGETROKKEN,
    Eindereden.HERROEPEN: ToekenningToestand.HERROEPEN,
}


def bepaal_toekenning_toestand(duur: Duur, dag: date) -> ToekenningToestand:
    """Say where a toekenning stands on a day.

    Args:
        duur: Its days.
        dag: The Dutch calendar day.

    Returns:
        On its last day it still runs. One that never gets in force (`einde` before `ingang`) has
        the toestand of its reason at once; one that was ended earlier has it from the day after.

    Bron: [procedure] §3.
    """
    if not duur.bevestigd:
        return ToekenningToestand.TE_BEVESTIGEN
    if duur.einde < duur.ingang or dag > duur.einde:
        if duur.reden is None:
            return ToekenningToestand.AFGELOPEN
        return _NA_EINDE.get(duur.reden, ToekenningToestand.BEEINDIGD)
    return ToekenningToestand.TOEKOMSTIG if dag < duur.ingang else ToekenningToestand.LOPEND
