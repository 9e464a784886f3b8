"""Take the answer of the vorige aanvraag over in an empty field, to be confirmed."""

from datetime import datetime

from portal.aanvraag.actions.antwoord import OVERGENOMEN, bewaar_antwoord
from portal.aanvraag.actions.antwoorden import SECTIE, vergrendel
from portal.aanvraag.actions.bewerken import bewerk
from portal.aanvraag.actions.samenvoegen import schoon
from portal.aanvraag.queries.stand import Stand
from portal.domain.fouten import DomeinFout
from portal.domain.vragenlijst import Overname
from portal.platform.encrypted import JsonWaarde
from portal.toegang.models import Gebruiker


def find_vorig_antwoord(stand: Stand, vraag_id: str) -> JsonWaarde:
    """Give what the vorige aanvraag answered to a question that shows it; None when nothing."""
    vraag = stand.kader.vragenlijst.vragen.get(vraag_id)
    if stand.vervolg is None or vraag is None or vraag.bij_heraanvraag is Overname.LEEG:
        return None
    return schoon(stand.vervolg.voorganger.antwoorden.get(vraag_id))


def neem_vorig_antwoord_over(
    stand: Stand, sectie_id: str, vraag_id: str, *, door: Gebruiker, op: datetime
) -> None:
    """Fill an empty answer with the old one.

    Args:
        stand: Where the aanvraag stands, after what was typed on the page was saved.
        sectie_id: The section that is worked on.
        vraag_id: The question.
        door: Who chose so.
        op: The moment, UTC.

    Raises:
        DomeinFout: `niets_over_te_nemen`, `antwoord_al_gevuld`, `niet_in_driehoek`, or as
            `voer_uit`.
    """
    aanvraag, oud = stand.dossier.aanvraag, find_vorig_antwoord(stand, vraag_id)
    vergrendel(aanvraag, door=door)
    vraag, rij = (
        stand.kader.vragenlijst.vragen.get(vraag_id),
        stand.dossier.antwoorden.get(vraag_id),
    )
    if oud is None or vraag is None or vraag.gevuld_uit is not None:
        raise DomeinFout("niets_over_te_nemen")
    if rij is not None and schoon(rij.waarde) is not None:
        raise DomeinFout("antwoord_al_gevuld")
    bewaar_antwoord(aanvraag, vraag_id, oud, door=door, op=op).herkomst = OVERGENOMEN
    bewerk(aanvraag, SECTIE + sectie_id, door=door, op=op)
