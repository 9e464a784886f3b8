"""Make, change and end groups of clients; what was stays."""

import re
import uuid
from datetime import date, datetime

import sqlalchemy as sa

from portal.clienten.actions.groepslid import beeindig_lidmaatschap
from portal.clienten.models import Groep
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.waarden import is_clientcode
from portal.platform.audit import leg_vast
from portal.platform.database import db
from portal.platform.rows import ga_voor
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker
from portal.toegang.queries import get_locatie

REEKS = re.compile(r"G-(\d+)")


def maak_groep(
    naam: str, *, locatie_id: uuid.UUID, door: Gebruiker, op: datetime, code: str = ""
) -> Groep:
    """Add a group without members to the own aanbieder.

    Args:
        naam: As people call it.
        locatie_id: Where its members live.
        door: Who adds it.
        op: The moment, UTC.
        code: Chosen code; empty takes the next of the series G-0001.

    Raises:
        NotFound: The location is not of the own organisation.
        DomeinFout: `clientcode_vorm`, `groepscode_bestaat` or `locatie_gesloten`, each with the
            field as `veld`.
    """
    locatie = get_locatie(locatie_id, voor=door)
    if locatie.gesloten_op is not None:
        raise DomeinFout("locatie_gesloten", veld="locatie", sinds=locatie.gesloten_op)
    groep = Groep(
        aanbieder_id=door.organisatie_id,
        locatie=locatie,
        code=_vrije_code(code, door.organisatie_id),
        naam=naam,
        aangemaakt_op=op,
    )
    db.session.add(groep)
    db.session.flush()
    leg_vast(audit_regel(Handeling.GROEP_BEHEREN.value, door=door, over=groep, kenmerk="nieuw"))
    return groep


def wijzig_groep(groep: Groep, naam: str, *, code: str, door: Gebruiker) -> None:
    """Give a group another name or code; aanvragen keep the code they were started with.

    Raises:
        DomeinFout: `clientcode_vorm` or `groepscode_bestaat`.
        StaleDataError: Somebody else changed the group meanwhile.
    """
    if code.strip().upper() != groep.code:
        groep.code = _vrije_code(code, groep.aanbieder_id)
    groep.naam = naam
    _leg_wijziging_vast(groep, "naam", door=door)


def hef_op(groep: Groep, laatste_dag: date, *, open_aanvraag: str, door: Gebruiker) -> None:
    """End a group: whoever is still in it then, leaves on its last day.

    Args:
        groep: A group in view, with its members.
        laatste_dag: Last day on which it exists.
        open_aanvraag: Number of the aanvraag of this group that is open, empty for none.
        door: Who does it.

    Raises:
        DomeinFout: `groep_opgeheven`, `groep_heeft_aanvraag` or, when a membership begins later,
            `lid_begint_later`.
        StaleDataError: Somebody else changed the group meanwhile.
    """
    if groep.opgeheven_op is not None:
        raise DomeinFout("groep_opgeheven", sinds=groep.opgeheven_op)
    if open_aanvraag:
        raise DomeinFout("groep_heeft_aanvraag", nummer=open_aanvraag)
    laatste_begin = max((lid.van for lid in groep.leden), default=laatste_dag)
    if laatste_begin > laatste_dag:
        raise DomeinFout("lid_begint_later", veld="laatste_dag", begin=laatste_begin)
    for lid in groep.leden:
        if lid.tot is None or lid.tot > laatste_dag:
            tot = min(laatste_dag, lid.client.overleden_op or laatste_dag)
            beeindig_lidmaatschap(lid, tot=tot, door=door)
    groep.opgeheven_op = laatste_dag
    _leg_wijziging_vast(groep, "opgeheven", door=door)


def _leg_wijziging_vast(groep: Groep, wat: str, *, door: Gebruiker) -> None:
    ga_voor(groep, "aangemaakt_op")
    leg_vast(audit_regel(Handeling.GROEP_BEHEREN.value, door=door, over=groep, kenmerk=wat))


def _vrije_code(gekozen: str, aanbieder_id: uuid.UUID) -> str:
    code = gekozen.strip().upper()
    vraag = sa.select(Groep.code).where(Groep.aanbieder_id == aanbieder_id)
    codes = set(db.session.scalars(vraag))
    if not code:
        nummers = (int(gevonden[1]) for oud in codes if (gevonden := REEKS.fullmatch(oud)))
        return f"G-{max(nummers, default=0) + 1:04d}"
    if not is_clientcode(code):
        raise DomeinFout("clientcode_vorm", veld="code")
    if code in codes:
        raise DomeinFout("groepscode_bestaat", veld="code")
    return code
