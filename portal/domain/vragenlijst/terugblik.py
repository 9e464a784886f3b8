"""What became of the doelen of the vorige toekenning, and which of them go on?

Bron: [procedure] §7.1 G12; [processen] A18.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from portal.domain.voorwaarden import is_gevuld
from portal.domain.vragenlijst.doelen import DOEL_ID, EINDDATUM, TUSSENMETING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from portal.domain.voorwaarden import Antwoordwaarde
    from portal.domain.vragenlijst.doelen import Doel

VOLGT_OP, BEGINSTAND = "volgt_op", "beginstand"
STAND, UITLEG, VERVOLG = "stand_vorig_doel", "uitleg_vorig_doel", "vervolg_vorig_doel"
TERUGBLIK = (STAND, UITLEG, VERVOLG)
OPNIEUW_IN_TE_VULLEN = (BEGINSTAND, EINDDATUM, TUSSENMETING)
"""Parts that belong to one period: a doel that goes on gets them anew."""


class Vervolg(StrEnum):
    """How work on an old doel goes on; the values begin the options of the question."""

    VOORTZETTEN = "voortzetten"
    BIJSTELLEN = "bijstellen"
    VERVANGEN = "vervangen"
    AFSLUITEN = "afsluiten"

    @property
    def houdt_doel(self) -> bool:
        """The same doel, with the same identity, stands in the new aanvraag."""
        return self in {Vervolg.VOORTZETTEN, Vervolg.BIJSTELLEN}


def lees_vervolg(terugblik: Doel) -> Vervolg | None:
    """Read how an old doel goes on, None while that was not chosen."""
    keuze = terugblik.get(VERVOLG)
    woord = keuze.split(" ")[0] if isinstance(keuze, str) else ""
    return Vervolg(woord) if woord in set(Vervolg) else None


def velden_van_vervolg(oud: Doel, vervolg: Vervolg) -> dict[str, Antwoordwaarde]:
    """Give the parts with which a doel begins that follows from an old one.

    Args:
        oud: The doel as it stood in the vorige toekenning, with its `doel_id`.
        vervolg: `voortzetten`, `bijstellen` or `vervangen`.

    Returns:
        For the same doel everything but the beginstand and the dates, which are of the new period;
        for a new doel only what it follows on.

    Bron: [procedure] §7.1 G12.
    """
    if not vervolg.houdt_doel:
        return {VOLGT_OP: oud.get(DOEL_ID)}
    weg = {DOEL_ID, *TERUGBLIK, *OPNIEUW_IN_TE_VULLEN}
    return {naam: waarde for naam, waarde in oud.items() if naam not in weg}


def open_terugblik(
    vorige: Iterable[str], terugblik: Mapping[str, Doel], doelen: Iterable[Doel]
) -> dict[str, tuple[str, ...]]:
    """Name what is missing in the terugblik, per old doel that is not ready.

    Args:
        vorige: Ids of the doelen of the vorige toekenning.
        terugblik: What was answered, by id of the old doel.
        doelen: Doelen of the new aanvraag.

    Returns:
        Empty parts of stand, uitleg and vervolg; `doel_id` or `volgt_op` when the doel that the
        vervolg promises does not stand in the new aanvraag.

    Bron: [procedure] §7.1 G12.
    """
    nieuw = list(doelen)
    per_doel = {
        doel_id: (*_leeg(terugblik.get(doel_id, {})), *_belofte(doel_id, terugblik, nieuw))
        for doel_id in vorige
    }
    return {doel_id: gemist for doel_id, gemist in per_doel.items() if gemist}


def _leeg(antwoord: Doel) -> tuple[str, ...]:
    return tuple(
        veld
        for veld in TERUGBLIK
        if not is_gevuld(antwoord.get(veld)) or (veld == VERVOLG and lees_vervolg(antwoord) is None)
    )


def _belofte(doel_id: str, terugblik: Mapping[str, Doel], doelen: list[Doel]) -> tuple[str, ...]:
    vervolg = lees_vervolg(terugblik.get(doel_id, {}))
    if vervolg is None or vervolg is Vervolg.AFSLUITEN:
        return ()
    sleutel = DOEL_ID if vervolg.houdt_doel else VOLGT_OP
    return () if any(doel.get(sleutel) == doel_id for doel in doelen) else (sleutel,)
