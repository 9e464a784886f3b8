"""Answers of the vragenlijst that come from the check vooraf and are not asked again.

Bron: [procedure] §13; [processen] J5.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from portal.domain.voorwaarden import KEUZE
from portal.domain.vragenlijst.vraag import Vraagtype

if TYPE_CHECKING:
    from collections.abc import Mapping

    from portal.domain.voorwaarden import Antwoordwaarde
    from portal.domain.vragenlijst.lijst import Vragenlijst

CHECK = "check:"


@dataclass(frozen=True, slots=True)
class Checkantwoord:
    """One node of the check as the vragenlijst needs it.

    Args:
        keuze: The answer, such as `nee, met onderbouwing`.
        toelichting: Text that went with it.
        delen: Amounts and other parts, as text, by id of the subveld.
    """

    keuze: str
    toelichting: str = ""
    delen: Mapping[str, str] = field(default_factory=dict)


def antwoorden_uit_check(
    lijst: Vragenlijst, check: Mapping[str, Checkantwoord]
) -> dict[str, Antwoordwaarde]:
    """Give the answers that the check already holds, by id of the question.

    Args:
        lijst: The vragenlijst.
        check: Answers of the walked path, by id of the node.

    Returns:
        Only questions with `gevuld_uit = "check:<knoop>"` whose node is on the path. A qualified
        choice (`nee, met onderbouwing`) becomes the plain one (`nee`).
    """
    antwoorden: dict[str, Antwoordwaarde] = {}
    for vraag in lijst.vragen.values():
        gegeven = check.get((vraag.gevuld_uit or "").removeprefix(CHECK))
        if gegeven is None:
            continue
        if vraag.type is Vraagtype.BEDRAG:
            antwoorden[vraag.id] = {**gegeven.delen, "uitkomst": gegeven.keuze}
        else:
            keuze = gegeven.keuze.partition(",")[0]
            antwoorden[vraag.id] = {KEUZE: keuze, "toelichting": gegeven.toelichting}
    return antwoorden
