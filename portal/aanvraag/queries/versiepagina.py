"""A submitted version as both sides read it: a tab at a time, and beside the one before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.aanvraag.models import Aanvraag, AanvraagVersie
from portal.aanvraag.queries.dossiers import get_versie
from portal.aanvraag.queries.verschil import Verschil, vergelijk
from portal.aanvraag.queries.versie import lees_versie
from portal.aanvraag.queries.weergave import Groep, maak_weergave


@dataclass(frozen=True, slots=True)
class Versiepagina:
    """A version with the links to its tabs, and what stands on the chosen one."""

    versie: AanvraagVersie
    tabs: Sequence[dict[str, object]]
    groepen: Sequence[Groep]


def get_versiepagina(aanvraag: Aanvraag, nr: int, *, tab: str, adres: str) -> Versiepagina:
    """Give a version of an aanvraag that is in view.

    Args:
        aanvraag: The dossier.
        nr: Number of the version.
        tab: Code of the chosen tab; empty for the whole, an unknown one counts as the first.
        adres: Address of the page with the whole.

    Raises:
        NotFound: There is no version with this number.
    """
    versie = get_versie(aanvraag, nr)
    weergave = maak_weergave(lees_versie(versie))
    getoond = (weergave.tab(tab),) if tab else weergave.tabs
    links: list[dict[str, object]] = [{"tekst": "Alles", "href": adres, "actief": not tab}]
    links += (
        {
            "tekst": deel.titel,
            "href": f"{adres}?tab={deel.code.value}",
            "actief": bool(tab) and deel in getoond,
        }
        for deel in weergave.tabs
    )
    return Versiepagina(versie, links, [groep for deel in getoond for groep in deel.groepen])


def get_verschil(aanvraag: Aanvraag, nr: int) -> tuple[Verschil, ...]:
    """Give what a version changed in the one before it.

    Raises:
        NotFound: There is no version with this number, or none before it.
    """
    oud, nieuw = (maak_weergave(lees_versie(get_versie(aanvraag, n))) for n in (nr - 1, nr))
    return vergelijk(oud, nieuw)
