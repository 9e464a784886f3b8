"""Write a short question or answer to the other side; the procedure does not change by it."""

from datetime import datetime

from portal.aanvraag.actions.bewerken import eis_bewerker
from portal.aanvraag.models import Aanvraag, Overlegbericht
from portal.aanvraag.queries.dossiers import NIET_BIJ_ZORGKANTOOR
from portal.aanvraag.queries.ontvangers import list_bij_aanbieder, list_bij_zorgkantoor, plek_van
from portal.aanvraag.queries.overleg import BERICHT, OVERLEG, laatste_nr
from portal.berichten.actions.melden import Melding, meld
from portal.berichten.queries.adresboek import Adresboek
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.platform.audit import leg_vast
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

AAN_AANBIEDER, AAN_ZORGKANTOOR = ("indiener", "driehoek"), ("behandelaar",)


def schrijf_overleg(
    aanvraag: Aanvraag, vraag_id: str, tekst: str, *, door: Gebruiker, op: datetime
) -> Overlegbericht:
    """Keep a message and tell the other side; no event, so no term stops and no toestand changes.

    Args:
        aanvraag: A submitted dossier in view, or the part of one client in that of a group.
        vraag_id: The question it is about; empty for the dossier. The caller knows it exists.
        tekst: What somebody wrote.
        door: Who wrote it.
        op: The moment, UTC.

    Raises:
        DomeinFout: `overleg_leeg`, `overleg_nog_niet` before submission, or `niet_in_driehoek`.

    Bron: [berichten] P01.
    """
    _controleer(aanvraag, tekst, door)
    bericht = Overlegbericht(
        aanvraag_id=aanvraag.id,
        nr=laatste_nr(aanvraag) + 1,
        vraag_id=vraag_id,
        organisatie_id=door.organisatie_id,
        tekst=tekst.strip(),
        door_id=door.id,
        op=op,
    )
    db.session.add(bericht)
    db.session.flush()
    leg_vast(
        audit_regel(
            Handeling.OVERLEG_SCHRIJVEN.value,
            door=door,
            over=aanvraag,
            client_id=aanvraag.client_id,
        )
    )
    _meld(aanvraag, bericht, door)
    return bericht


def _controleer(aanvraag: Aanvraag, tekst: str, door: Gebruiker) -> None:
    if aanvraag.toestand in NIET_BIJ_ZORGKANTOOR:
        raise DomeinFout("overleg_nog_niet")
    if door.organisatie_id == aanvraag.aanbieder_id:
        eis_bewerker(aanvraag, door=door)
    if not tekst.strip():
        raise DomeinFout("overleg_leeg", veld="tekst")


def _meld(aanvraag: Aanvraag, bericht: Overlegbericht, door: Gebruiker) -> None:
    boek = Adresboek()
    if door.organisatie_id == aanvraag.aanbieder_id:
        aan = list_bij_zorgkantoor(plek_van(aanvraag), AAN_ZORGKANTOOR, boek)
    else:
        aan = list_bij_aanbieder(aanvraag, AAN_AANBIEDER, boek)
    melding = Melding(
        code=BERICHT,
        object_soort=OVERLEG,
        object_id=aanvraag.id,
        kenmerk=aanvraag.nummer,
        moment=str(bericht.nr),
    )
    meld(melding, aan, op=bericht.op)
