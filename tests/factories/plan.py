"""Meerzorgplannen for tests, made by the real actions."""

from datetime import UTC, date, datetime, time

from portal.dialoog.actions.plan import Planwens, begin_plan, bewaar, dien_in
from portal.dialoog.letters.plan import leg_document_vast
from portal.dialoog.models import Dialoog, Meerzorgplan
from portal.dialoog.queries.planteksten import list_vrij
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.volgen import Dialoogtoestand, Ervaring
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.actions.evaluatie import Bewaring
from tests.factories.wereld import Wereld

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TELEFOON = "0612345678"


def maak_plan(wereld: Wereld, *, jaar: int = 2026, op: datetime = OP) -> Meerzorgplan:
    """Let the manager begin the plan of a year."""
    door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
    return begin_plan(Planwens(wereld["zorgkantoor"], jaar), door=door, op=op)


def schrijf_plan(plan: Meerzorgplan, *, behalve: str = "", op: datetime = OP) -> None:
    """Write every text but one."""
    teksten = {
        item.id: f"Antwoord bij {item.id}." for item in list_vrij(plan) if item.id != behalve
    }
    getypt = teksten | {"telefoon": TELEFOON}
    door = db.session.get_one(Gebruiker, plan.gestart_door_id)
    assert bewaar(plan, Bewaring(getoond={}, getypt=getypt), door=door, op=op) == {}


def maak_ingediend_plan(wereld: Wereld, *, jaar: int = 2026, op: datetime = OP) -> Meerzorgplan:
    """Let the manager write and submit the plan of a year."""
    plan = maak_plan(wereld, jaar=jaar, op=op)
    schrijf_plan(plan, op=op)
    door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
    dien_in(plan, door=door, op=op)
    leg_document_vast(plan, door=door)
    return plan


def maak_dialoogrij(wereld: Wereld, jaar: int, **anders: object) -> Dialoog:
    """Make a planned dialoog of the own aanbieder and zorgkantoor with the CCE."""
    vast: dict[str, object] = {
        "cce_id": wereld["cce"],
        "toestand": Dialoogtoestand.GEPLAND,
        "dag": date(jaar, 12, 10),
        "begin": time(10, 0),
        "einde": time(12, 0),
        "plaats": "De Es",
        "ervaring": Ervaring.ENKELE_JAREN,
        "inleveren_op": date(jaar, 11, 26),
        "gepland_op": OP,
        "gepland_door_id": wereld.gebruiker(Rol.BEOORDELAAR),
        **dict.fromkeys(("reden", "merkten", "niet_gelukt", "succes", "dilemma"), ""),
    }
    rij = Dialoog(
        aanbieder_id=wereld["aanbieder"],
        zorgkantoor_id=wereld["zorgkantoor"],
        jaar=jaar,
        **(vast | anders),
    )
    db.session.add(rij)
    db.session.flush()
    return rij
