"""Which sections and questions does this aanvraag have?

Bron: [procedure] §13; [processen] I3, J8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.domain.voorwaarden import SOORT, Antwoorden, Velden, is_zichtbaar

if TYPE_CHECKING:
    from portal.domain.vragenlijst.lijst import Sectie, Vragenlijst
    from portal.domain.vragenlijst.vraag import Niveau, Vraag


def zichtbare_secties(
    lijst: Vragenlijst, velden: Velden, antwoorden: Antwoorden, niveau: Niveau | None = None
) -> tuple[Sectie, ...]:
    """Give the sections that belong to the aanvraag, in order.

    Args:
        lijst: The vragenlijst.
        velden: Values of the fields; `aanvraag.soort` decides which sections exist.
        antwoorden: Answers by id of the question.
        niveau: Only sections asked once, or only those for each client; None is both.

    Returns:
        Sections of the soort whose conditions hold, even when none of their questions does.
    """
    return tuple(
        sectie
        for sectie in lijst.secties
        if velden.get(SOORT) in sectie.soorten
        and niveau in {None, sectie.niveau}
        and is_zichtbaar(sectie.zichtbaarheid, velden, antwoorden)
    )


def zichtbare_vragen(
    lijst: Vragenlijst, velden: Velden, antwoorden: Antwoorden, niveau: Niveau | None = None
) -> tuple[Vraag, ...]:
    """Give the questions that are asked now, in order; arguments as `zichtbare_secties`."""
    return tuple(
        vraag
        for sectie in zichtbare_secties(lijst, velden, antwoorden, niveau)
        for vraag in sectie.vragen
        if is_zichtbaar(vraag.zichtbaarheid, velden, antwoorden)
    )
