"""Take answers and goals over from another aanvraag of the own organisation."""

import uuid
from datetime import datetime

from portal.aanvraag.actions.antwoord import OVERGENOMEN
from portal.aanvraag.actions.bewerken import bewerk
from portal.aanvraag.actions.samenvoegen import schoon
from portal.aanvraag.models import Antwoord, Doel
from portal.aanvraag.queries.dossier import Dossier
from portal.aanvraag.queries.stand import Stand
from portal.domain.fouten import DomeinFout
from portal.domain.vragenlijst import Overname
from portal.platform.database import db
from portal.toegang.models import Gebruiker


def neem_over(stand: Stand, bron: Dossier, *, door: Gebruiker, op: datetime) -> int:
    """Fill what is still empty from another dossier; check path and signatures stay behind.

    Args:
        stand: Where the aanvraag stands that is filled.
        bron: Another aanvraag in view of the same user.
        door: Who takes it over.
        op: The moment, UTC.

    Returns:
        How many answers and goals were taken over.

    Raises:
        DomeinFout: `niets_over_te_nemen` when nothing was added, or as `bewerk`.
    """
    aantal = _antwoorden(stand, bron, door, op) + _doelen(stand, bron, door, op)
    if aantal == 0:
        raise DomeinFout("niets_over_te_nemen", veld="bron")
    bewerk(stand.dossier.aanvraag, "overnemen", door=door, op=op)
    return aantal


def _antwoorden(stand: Stand, bron: Dossier, door: Gebruiker, op: datetime) -> int:
    """Copy the answers; one that was emptied, here or there, is no answer."""
    vragen, eigen = stand.kader.vragenlijst.vragen, stand.dossier.antwoorden
    nieuw = [
        rij
        for vraag_id, rij in bron.antwoorden.items()
        if vraag_id in vragen
        and vragen[vraag_id].gevuld_uit is None
        and vragen[vraag_id].bij_heraanvraag is not Overname.LEEG
        and schoon(rij.waarde) is not None
        and (vraag_id not in eigen or schoon(eigen[vraag_id].waarde) is None)
    ]
    for rij in nieuw:
        kopie = eigen.get(rij.vraag_id)
        if kopie is None:
            kopie = Antwoord(aanvraag_id=stand.dossier.aanvraag.id, vraag_id=rij.vraag_id)
            db.session.add(kopie)
        kopie.waarde, kopie.herkomst = rij.waarde, OVERGENOMEN
        kopie.door_id, kopie.op = door.id, op
    return len(nieuw)


def _doelen(stand: Stand, bron: Dossier, door: Gebruiker, op: datetime) -> int:
    """Copy the texts of the goals; each gets an identity of its own."""
    if stand.dossier.zichtbare_doelen:
        return 0
    eerste = max((doel.volgnummer for doel in stand.dossier.doelen), default=0) + 1
    nieuw = [
        Doel(
            aanvraag_id=stand.dossier.aanvraag.id,
            doel_id=uuid.uuid4(),
            volgnummer=volgnummer,
            velden=doel.velden,
            door_id=door.id,
            op=op,
        )
        for volgnummer, doel in enumerate(bron.zichtbare_doelen, start=eerste)
    ]
    db.session.add_all(nieuw)
    return len(nieuw)
