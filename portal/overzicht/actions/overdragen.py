"""Hand all work of one person over to a colleague, on either side."""

from dataclasses import dataclass
from datetime import datetime

from portal.aanvraag.actions.overdragen import draag_driehoeken_over
from portal.beoordeling.actions.toewijzen import Keuze, wijs_meer_toe
from portal.beoordeling.queries.werklast import list_dossiers_van
from portal.bezwaar.actions.overdragen import draag_bezwaren_over
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.overzicht.queries.werk import Werk
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True)
class Overdracht:
    """How it went: how many went over, and what did not, as number and code of the refusal."""

    gelukt: int
    niet: tuple[tuple[str, str], ...]


def draag_werk_over(werk: Werk, aan: Gebruiker, *, door: Gebruiker, op: datetime) -> Overdracht:
    """Give a colleague the dossiers of somebody, or his places in driehoeken.

    What cannot go over is listed, the rest goes through.

    Args:
        werk: Whose work it is, in view of `door`.
        aan: Who takes it over.
        door: The teamleider or manager who does it.
        op: The moment, UTC.
    """
    van = werk.gebruiker.id
    if door.organisatie.soort is OrganisatieSoort.ZORGKANTOOR:
        keuzes = [Keuze(nr, versie) for nr, versie in list_dossiers_van(van, voor=door)]
        dossiers = wijs_meer_toe(keuzes, aan.id, door=door, op=op)
        bezwaren = draag_bezwaren_over(van, aan, door=door)
        return _som(
            [
                *((rij.nummer, rij.fout) for rij in dossiers),
                *((rij.nummer, rij.fout) for rij in bezwaren),
            ]
        )
    plekken = draag_driehoeken_over(van, aan, door=door, op=op)
    return _som([(rij.nummer, rij.fout) for rij in plekken])


def _som(regels: list[tuple[str, str]]) -> Overdracht:
    niet = tuple((nummer, fout) for nummer, fout in regels if fout)
    return Overdracht(len(regels) - len(niet), niet)
