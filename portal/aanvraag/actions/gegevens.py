"""For how long meerzorg is asked, from when, and why."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.aanvraag.actions.antwoord import bewaar_antwoord
from portal.aanvraag.actions.bewerken import bewerk
from portal.aanvraag.actions.starten import eis_looptijd
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.instroom import groep_tot_van
from portal.domain.procedure.mutatie import maanden_in_groep
from portal.domain.termijnen import Maandgrens
from portal.toegang.models import Gebruiker

VRAAG = "gg-termijn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijn:
    """The asked period; each part may still be empty."""

    maanden: int | None
    ingang: date | None
    uitleg: str


def bewaar_termijn(
    aanvraag: Aanvraag, termijn: Termijn, grens: Maandgrens, *, door: Gebruiker, op: datetime
) -> None:
    """Write the asked period; of who joins a group the months follow from the first day.

    Raises:
        DomeinFout: `looptijd_buiten_bereik`, `instroom_na_groep`, or as `bewerk`.
    """
    maanden, groep_tot = termijn.maanden, groep_tot_van(aanvraag)
    if groep_tot is not None:
        maanden = maanden_in_groep(termijn.ingang, groep_tot, grens) if termijn.ingang else None
    eis_looptijd(maanden, grens)
    aanvraag.gewenste_maanden, aanvraag.beoogde_ingang = maanden, termijn.ingang
    bewaar_antwoord(aanvraag, VRAAG, {"uitleg": termijn.uitleg}, door=door, op=op)
    bewerk(aanvraag, "gegevens", door=door, op=op)
