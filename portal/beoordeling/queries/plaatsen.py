"""The places of a submitted version about which the zorgkantoor can ask."""

from collections.abc import Sequence
from dataclasses import dataclass

from werkzeug.exceptions import NotFound

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.aanvulling import PLAATS_DOELEN, titel_van
from portal.aanvraag.queries.dossiers import find_laatste_versie
from portal.aanvraag.queries.rekenen import BLOKVELDEN
from portal.aanvraag.queries.versie import lees_versie
from portal.aanvraag.queries.weergave import Tab, maak_weergave
from portal.domain.vragenlijst import Vraagtype, Vragenlijst
from portal.platform.framework_data import get_vragenlijst


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaatsen:
    """What was submitted last: its tabs, and the places that a question can open.

    Attributes:
        nr: Number of the version.
        keuzes: Code and title of each place, in the order of the aanvraag.
    """

    nr: int
    tabs: Sequence[Tab]
    keuzes: Sequence[tuple[str, str]]

    @property
    def codes(self) -> frozenset[str]:
        """Give the codes of all places."""
        return frozenset(code for code, _ in self.keuzes)

    def titel(self, code: str) -> str:
        """Give the title of a place."""
        return dict(self.keuzes)[code]


def laad_plaatsen(aanvraag: Aanvraag) -> Plaatsen:
    """Read the newest version of a dossier in view.

    Raises:
        NotFound: Nothing was submitted.
    """
    rij = find_laatste_versie(aanvraag)
    if rij is None:
        raise NotFound
    tabs = maak_weergave(lees_versie(rij)).tabs
    lijst = get_vragenlijst(rij.vragenlijstversie)
    vragen = [item.id for tab in tabs for item in tab.items if item.is_vraag]
    codes = [code for code in vragen if _kan_open(code, lijst)]
    return Plaatsen(
        nr=rij.nr,
        tabs=tabs,
        keuzes=[(code, titel_van(code, lijst)) for code in (*codes, PLAATS_DOELEN, *BLOKVELDEN)],
    )


def _kan_open(code: str, lijst: Vragenlijst) -> bool:
    """Say whether a question is answered on its own place, not filled from elsewhere."""
    vraag = lijst.vragen[code]
    return vraag.gevuld_uit is None and vraag.type is not Vraagtype.DOELEN
