"""Private notes of the zorgkantoor on a dossier."""

from datetime import datetime

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Notitie
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.platform.audit import leg_vast
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker


def noteer(aanvraag: Aanvraag, tekst: str, *, door: Gebruiker, op: datetime) -> Notitie:
    """Keep a note; the aanbieder never sees it.

    Raises:
        DomeinFout: `notitie_leeg`.
    """
    if not tekst.strip():
        raise DomeinFout("notitie_leeg", veld="tekst")
    notitie = Notitie(
        zorgkantoor_id=aanvraag.zorgkantoor_id,
        aanvraag_id=aanvraag.id,
        tekst=tekst.strip(),
        door_id=door.id,
        op=op,
    )
    db.session.add(notitie)
    db.session.flush()
    leg_vast(
        audit_regel(
            Handeling.DOSSIER_NOTITIE.value,
            door=door,
            over=aanvraag,
            client_id=aanvraag.client_id,
        )
    )
    return notitie
