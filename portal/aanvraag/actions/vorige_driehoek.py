"""Let the people who made the vorige aanvraag make the next one, as far as they still can."""

import uuid
from collections.abc import Mapping

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Driehoeklid
from portal.domain.bevoegdheid import DRIEHOEK
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toegang.queries import list_gebruikers_met_rol


def neem_driehoek_over(aanvraag: Aanvraag, vorige: Mapping[str, str], *, door: Gebruiker) -> None:
    """Fill the free places of the driehoek; who left, or lost the role, stays behind.

    Args:
        aanvraag: Just started; the starter is in its driehoek.
        vorige: Id of the user by function.
        door: The starter.
    """
    vraag = sa.select(Driehoeklid).where(Driehoeklid.aanvraag_id == aanvraag.id)
    leden = {lid.functie: lid.gebruiker_id for lid in db.session.scalars(vraag)}
    bekend = {
        gebruiker.id: gebruiker.rol_set
        for gebruiker in list_gebruikers_met_rol(frozenset(DRIEHOEK), voor=door)
    }
    for functie in DRIEHOEK:
        wie = uuid.UUID(vorige[functie.value]) if functie.value in vorige else None
        if wie is None or functie.value in leden or wie in leden.values():
            continue
        if functie in bekend.get(wie, frozenset()):
            leden[functie.value] = wie
            lid = Driehoeklid(aanvraag_id=aanvraag.id, functie=functie.value, gebruiker_id=wie)
            db.session.add(lid)
    db.session.flush()
