"""Read a stored voorstel back."""

from datetime import date

from portal.aanvraag.queries.weergave.lezen import als_deel, als_tekst
from portal.beoordeling.models import Toekenningsvoorstel
from portal.beoordeling.queries.toekenning.looptijd import INGANG, MAANDEN
from portal.beoordeling.queries.toekenning.pas_toe import Voorstel

WAARDE, REDEN = "waarde", "reden"


def lees_voorstel(rij: Toekenningsvoorstel | None) -> Voorstel:
    """Read what is stored; nothing stored is granting all that was requested."""
    regels = als_deel(rij.regels) if rij else {}
    waarden = {naam: als_tekst(als_deel(regel).get(WAARDE)) for naam, regel in regels.items()}
    redenen = {naam: als_tekst(als_deel(regel).get(REDEN)) for naam, regel in regels.items()}
    ingang, maanden = waarden.pop(INGANG, ""), waarden.pop(MAANDEN, "")
    return Voorstel(
        waarden=waarden,
        redenen=redenen,
        ingang=date.fromisoformat(ingang) if ingang else None,
        maanden=int(maanden) if maanden else None,
    )
