"""How long is an answer, and is it longer than the guideline? It never blocks.

Bron: [procedure] §7.1; the aanvraagformulier asks about 250 words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.domain.voorwaarden import KEUZE
from portal.domain.vragenlijst.doelen import doelvelden, rijen
from portal.domain.vragenlijst.vraag import Vraagtype
from portal.domain.vragenlijst.zichtbaarheid import zichtbare_vragen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portal.domain.voorwaarden import Antwoorden, Antwoordwaarde, Velden
    from portal.domain.vragenlijst.lijst import Vragenlijst
    from portal.domain.vragenlijst.vraag import Vraag


@dataclass(frozen=True, slots=True)
class Woordmelding:
    """An answer that is longer than its guideline.

    Args:
        vraag_id: The question.
        subveld: The part, as `1.aanpak` for a doel; None for the whole answer.
        woorden: Number of words.
        richtlijn: Guideline for this answer.
    """

    vraag_id: str
    subveld: str | None
    woorden: int
    richtlijn: int


def aantal_woorden(waarde: Antwoordwaarde) -> int:
    """Count the words of an answer, all texts in it together, without the choice."""
    if isinstance(waarde, str):
        return len(waarde.split())
    if isinstance(waarde, Mapping):
        return sum(aantal_woorden(deel) for naam, deel in waarde.items() if naam != KEUZE)
    return 0 if waarde is None else sum(map(aantal_woorden, waarde))


def woordmeldingen(
    lijst: Vragenlijst, velden: Velden, antwoorden: Antwoorden
) -> tuple[Woordmelding, ...]:
    """Name the visible answers that are longer than their guideline; exactly it is not.

    Bron: [toetsingskader] §7 and the aanvraagformulier: at most about 250 words.
    """
    return tuple(
        melding
        for vraag in zichtbare_vragen(lijst, velden, antwoorden)
        for melding in _meldingen(lijst, vraag, antwoorden.get(vraag.id))
        if melding.woorden > melding.richtlijn
    )


def _meldingen(lijst: Vragenlijst, vraag: Vraag, waarde: Antwoordwaarde) -> Iterator[Woordmelding]:
    if vraag.type is not Vraagtype.DOELEN:
        # A choice without text of its own stands as a plain text: one option, never too long.
        richtlijn = vraag.max_woorden or lijst.max_woorden
        yield Woordmelding(vraag.id, None, aantal_woorden(waarde), richtlijn)
        return
    for nr, doel in enumerate(rijen(waarde), start=1):
        for veld in doelvelden(lijst, vraag):
            if veld.max_woorden is not None:
                woorden = aantal_woorden(doel.get(veld.id))
                yield Woordmelding(vraag.id, f"{nr}.{veld.id}", woorden, veld.max_woorden)
