"""Store what the reviewer means to grant: only the lines in which something was typed."""

from datetime import datetime

from portal.beoordeling.actions.oordelen import leg_toetsen_vast
from portal.beoordeling.models import Toekenningsvoorstel
from portal.beoordeling.queries.besluiten import mag_toekennen
from portal.beoordeling.queries.toekenning import INGANG, MAANDEN, Voorstel
from portal.beoordeling.queries.toetsing import Toetsstand
from portal.domain.fouten import DomeinFout
from portal.platform.database import db
from portal.platform.encrypted import JsonWaarde
from portal.toegang.models import Gebruiker

BEPERKINGEN = {"uq_toekenningsvoorstel_versie_id": "verouderd"}


def bewaar_voorstel(
    stand: Toetsstand, voorstel: Voorstel, *, versie: int | None, door: Gebruiker, op: datetime
) -> None:
    """Store a voorstel that `pas_toe` accepts.

    Args:
        stand: The toetsing as it is now.
        voorstel: What the reviewer typed.
        versie: Version of the stored voorstel that the page showed, 0 for none.
        door: Behandelaar or teamleider.
        op: The moment, UTC.

    Raises:
        DomeinFout: `verouderd` or `toekenning_gesloten`.
    """
    if not mag_toekennen(stand.aanvraag, door):
        raise DomeinFout("toekenning_gesloten")
    rij = stand.voorstel
    if versie != (rij.versie if rij else 0):
        raise DomeinFout("verouderd")
    regels = _regels(stand, voorstel)
    if rij is None:
        rij = Toekenningsvoorstel(
            zorgkantoor_id=stand.aanvraag.zorgkantoor_id, versie_id=stand.versie.rij.id
        )
    rij.regels, rij.door_id, rij.op = regels, door.id, op
    db.session.add(rij)
    leg_toetsen_vast(stand, door=door, kenmerk="toekenning")


def _regels(stand: Toetsstand, voorstel: Voorstel) -> dict[str, JsonWaarde]:
    getypt = {
        naam: {"waarde": tekst.strip(), "reden": voorstel.redenen.get(naam, "").strip()}
        for naam, tekst in voorstel.waarden.items()
    }
    regels: dict[str, JsonWaarde] = {
        naam: dict(regel) for naam, regel in getypt.items() if any(regel.values())
    }
    if voorstel.ingang not in {None, None if stand.aanvraag.is_lid else stand.bron.ingang}:
        regels[INGANG] = {"waarde": str(voorstel.ingang)}
    if voorstel.maanden not in {None, None if stand.aanvraag.is_lid else stand.bron.maanden}:
        regels[MAANDEN] = {"waarde": str(voorstel.maanden)}
    return regels
