"""Which questions stand together on one page?

Bron: [procedure] §8: several people fill in one list, so pages are small.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from portal.domain.voorwaarden import is_zichtbaar
from portal.domain.vragenlijst.vraag import Vraagtype
from portal.domain.vragenlijst.zichtbaarheid import zichtbare_secties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.domain.voorwaarden import Antwoorden, Velden
    from portal.domain.vragenlijst.lijst import Sectie, Vragenlijst
    from portal.domain.vragenlijst.vraag import Niveau, Vraag


@dataclass(frozen=True, slots=True)
class Pagina:
    """A small cluster of questions.

    Args:
        id: Stable within a version, such as `huidig-2`; the same whatever is visible.
        sectie: The section it belongs to.
        vragen: Its questions in order.
    """

    id: str
    sectie: Sectie
    vragen: tuple[Vraag, ...]


def paginas(lijst: Vragenlijst, sectie: Sectie) -> tuple[Pagina, ...]:
    """Divide a section over pages.

    A question with parts or doelen has a page of its own. A question whose visibility depends
    on an answer never stands on the page of that answer, so that it works without a script.
    """
    groepen: list[list[Vraag]] = []
    for vraag in sectie.vragen:
        if groepen and _past_bij(vraag, groepen[-1], lijst.vragen_per_pagina):
            groepen[-1].append(vraag)
        else:
            groepen.append([vraag])
    return tuple(
        Pagina(f"{sectie.id}-{nr}", sectie, tuple(groep))
        for nr, groep in enumerate(groepen, start=1)
    )


def zichtbare_paginas(
    lijst: Vragenlijst, velden: Velden, antwoorden: Antwoorden, niveau: Niveau | None = None
) -> tuple[Pagina, ...]:
    """Give the pages that have something to ask, each with only its visible questions."""
    gefilterd = (
        replace(
            pagina,
            vragen=tuple(
                vraag
                for vraag in pagina.vragen
                if is_zichtbaar(vraag.zichtbaarheid, velden, antwoorden)
            ),
        )
        for sectie in zichtbare_secties(lijst, velden, antwoorden, niveau)
        for pagina in paginas(lijst, sectie)
    )
    return tuple(pagina for pagina in gefilterd if pagina.vragen)


def _is_groot(vraag: Vraag) -> bool:
    return vraag.type is Vraagtype.DOELEN or bool(vraag.subvelden)


def _past_bij(vraag: Vraag, groep: Sequence[Vraag], hoogstens: int) -> bool:
    hangt_af = {eis.vraag_id for eis in vraag.zichtbaarheid.voorwaarden}
    return (
        len(groep) < hoogstens
        and not _is_groot(vraag)
        and not any(_is_groot(ander) or ander.id in hangt_af for ander in groep)
    )
