"""Where the answers of a group go when one client is left: rules as data, of one version.

Bron: [procedure] §3.2; [processen] H1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.domain.gegevens import Gegevens, Lezer, lees_lijst
from portal.domain.voorwaarden import KEUZE, is_gevuld
from portal.domain.vragenlijst.vraag import Vraagtype

if TYPE_CHECKING:
    from datetime import date

    from portal.domain.voorwaarden import Antwoorden, Antwoordwaarde
    from portal.domain.vragenlijst.lijst import Vragenlijst

TOELICHTING = "toelichting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Omzetregel:
    """One question of an individuele aanvraag, and the questions of a group that fill it.

    Args:
        id: The question that is filled.
        van: The questions it is filled from, in order.
        bron: The criteria they share.
    """

    id: str
    van: tuple[str, ...]
    bron: str

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Omzetregel:
        """Read one rule."""
        return cls(id=lezer.tekst("id"), van=lezer.teksten("van"), bron=lezer.tekst("bron"))


@dataclass(frozen=True, slots=True)
class Omzetting:
    """Every rule of one version."""

    versie: str
    geldig_vanaf: date
    regels: tuple[Omzetregel, ...]

    @classmethod
    def uit_gegevens(cls, gegevens: Gegevens) -> Omzetting:
        """Read and check the rules.

        Raises:
            DomeinFout: `gegevens_onjuist` or `gegevens_dubbel`, with the place.
        """
        return cls(*lees_lijst(gegevens, "omzetting", "regel", Omzetregel.uit_lezer))

    def zet_om(self, lijst: Vragenlijst, antwoorden: Antwoorden) -> dict[str, Antwoordwaarde]:
        """Give the answers of an individuele aanvraag that follow from those of a group.

        Args:
            lijst: The vragenlijst.
            antwoorden: Answers of the group and of its last client, by id of the question.

        Returns:
            Only questions for which there is something to say and that had no answer yet.

        Bron: [procedure] §3.2; [processen] H1.
        """
        gevonden = {
            regel.id: _waarde(lijst, regel, antwoorden)
            for regel in self.regels
            if not is_gevuld(antwoorden.get(regel.id))
        }
        return {vraag_id: waarde for vraag_id, waarde in gevonden.items() if is_gevuld(waarde)}


def _waarde(lijst: Vragenlijst, regel: Omzetregel, antwoorden: Antwoorden) -> Antwoordwaarde:
    if lijst.vragen[regel.id].type is Vraagtype.JA_NEE:
        return next((antwoorden[naam] for naam in regel.van if antwoorden.get(naam)), None)
    teksten = (_tekst(antwoorden.get(naam)) for naam in regel.van)
    return "\n\n".join(tekst for tekst in teksten if tekst)


def _tekst(waarde: Antwoordwaarde) -> str:
    """Give the words of an answer: of a choice its toelichting, or else the choice itself."""
    if isinstance(waarde, Mapping):
        waarde = waarde.get(TOELICHTING) or waarde.get(KEUZE)
    return waarde.strip() if isinstance(waarde, str) else ""
