"""Who make an aanvraag together: three accounts, three people, and whom to call."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.aanvraag.actions.antwoord import bewaar_antwoord
from portal.aanvraag.actions.bewerken import bewerk
from portal.aanvraag.models import Aanvraag, Driehoeklid
from portal.domain.bevoegdheid import DRIEHOEK, Rol
from portal.domain.fouten import DomeinFout
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toegang.queries import list_gebruikers_met_rol

VRAAG = "gg-driehoek"
TELEFOON = "contact.telefoon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Driehoek:
    """The three people by function, None where nobody is chosen yet, and the telephone."""

    leden: Mapping[Rol, uuid.UUID | None]
    telefoon: str


def bewaar_driehoek(
    aanvraag: Aanvraag, driehoek: Driehoek, *, door: Gebruiker, op: datetime
) -> None:
    """Replace the driehoek and the telephone number of the contact.

    Raises:
        DomeinFout: `geen_drie_personen` for somebody in two functions, `lid_zonder_rol` for
            somebody who does not hold the role in the own organisation, or as `bewerk`.
    """
    _controleer(driehoek, door)
    _zet_leden(aanvraag, driehoek)
    bewaar_antwoord(aanvraag, VRAAG, {TELEFOON: driehoek.telefoon}, door=door, op=op)
    bewerk(aanvraag, "driehoek", door=door, op=op)


def _zet_leden(aanvraag: Aanvraag, driehoek: Driehoek) -> None:
    vraag = sa.select(Driehoeklid).where(Driehoeklid.aanvraag_id == aanvraag.id)
    leden = {lid.functie: lid for lid in db.session.scalars(vraag)}
    for functie, gebruiker_id in driehoek.leden.items():
        lid = leden.get(functie.value)
        if gebruiker_id is None and lid is not None:
            db.session.delete(lid)
        elif gebruiker_id is not None and lid is not None:
            lid.gebruiker_id = gebruiker_id
        elif gebruiker_id is not None:
            nieuw = Driehoeklid(aanvraag_id=aanvraag.id, functie=functie, gebruiker_id=gebruiker_id)
            db.session.add(nieuw)


def _controleer(driehoek: Driehoek, door: Gebruiker) -> None:
    gekozen: dict[uuid.UUID, Rol] = {}
    for functie, gebruiker_id in driehoek.leden.items():
        if gebruiker_id is None:
            continue
        if gebruiker_id in gekozen:
            raise DomeinFout("geen_drie_personen", veld=functie.value)
        gekozen[gebruiker_id] = functie
    bekend = {
        gebruiker.id: gebruiker.rol_set
        for gebruiker in list_gebruikers_met_rol(frozenset(DRIEHOEK), voor=door)
    }
    for gebruiker_id, functie in gekozen.items():
        if functie not in bekend.get(gebruiker_id, frozenset()):
            raise DomeinFout("lid_zonder_rol", veld=functie.value)
