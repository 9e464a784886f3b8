"""Plans and dialogen for tests: the plan as a row, the dialoog through the real actions."""

import uuid
from datetime import date, datetime, time

from portal.dialoog.actions.plannen import Genodigde, Planning, plan
from portal.dialoog.models import Dialoog, Meerzorgplan
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.volgen import Dialoogpartij, Ervaring, Plantoestand
from portal.platform.database import db
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker
from portal.toegang.queries import find_samenwerking
from tests.factories.wereld import Wereld

ROLLEN = {
    Dialoogpartij.AANBIEDER: Rol.MANAGER,
    Dialoogpartij.ZORGKANTOOR: Rol.BEOORDELAAR,
    Dialoogpartij.CCE: Rol.CCE_COORDINATOR,
}


def samenwerking(wereld: Wereld) -> AanbiederZorgkantoor:
    """Give the pair of the wereld, with an accounthouder, a coordinator and a contact."""
    rij = find_samenwerking(wereld["aanbieder"], wereld["zorgkantoor"])
    assert rij is not None
    rij.accounthouder_id = wereld.gebruiker(Rol.BEOORDELAAR)
    rij.coordinator_id = wereld.gebruiker(Rol.MANAGER)
    rij.cce_contact_id = wereld.gebruiker(Rol.CCE_COORDINATOR)
    rij.dialoog_in_bereik = None
    db.session.flush()
    return rij


def maak_planning(wereld: Wereld, dag: date) -> Planning:
    """Give a planning with one person of each party."""
    return Planning(
        dag=dag,
        begin=time(13, 0),
        einde=time(15, 30),
        plaats="Dorpsstraat 1, Voorbeeldstad",
        ervaring=Ervaring.ENKELE_JAREN,
        genodigden=[
            Genodigde(partij=partij, gebruiker_id=wereld.gebruiker(rol))
            for partij, rol in ROLLEN.items()
        ],
    )


def maak_dialoog(wereld: Wereld, dag: date, *, op: datetime) -> Dialoog:
    """Plan a dialoog at a moment, by the coordinator of the aanbieder."""
    door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
    return plan(samenwerking(wereld), maak_planning(wereld, dag), door=door, op=op)


def dien_plan_in(
    wereld: Wereld, jaar: int, *, op: datetime, toestand: Plantoestand = Plantoestand.INGEDIEND
) -> Meerzorgplan:
    """Make a meerzorgplan that was submitted at a moment; its content does not matter."""
    rij = Meerzorgplan(
        id=uuid.uuid4(),
        aanbieder_id=wereld["aanbieder"],
        zorgkantoor_id=wereld["zorgkantoor"],
        jaar=jaar,
        nr=1,
        toestand=toestand,
        kaderversie="2026-1",
        contactpersoon="",
        heropenreden="",
        gestart_door_id=wereld.gebruiker(Rol.MANAGER),
        gestart_op=op,
        gewijzigd_op=op,
        ingediend_door_id=wereld.gebruiker(Rol.MANAGER),
        ingediend_op=op,
    )
    db.session.add(rij)
    db.session.flush()
    return rij
