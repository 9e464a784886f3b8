"""Write meerzorgplannen for a demonstration, by the real actions."""

import uuid
from datetime import datetime

from portal.demo.gegevens import lees
from portal.demo.organisaties import Bezetting
from portal.dialoog.actions.plan import Planwens, begin_plan, bewaar, dien_in, heropen
from portal.dialoog.letters.plan import leg_document_vast
from portal.dialoog.models import Dialoog, Meerzorgplan
from portal.dialoog.queries.planteksten import lees_alles
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.domain.procedure.volgen import Plantoestand
from portal.platform import clock
from portal.platform.database import db
from portal.platform.framework_data import get_plankader
from portal.toegang.models import Gebruiker
from portal.toekenning.actions.evaluatie import Bewaring


def bouw_meerzorgplannen(bezetting: Bezetting, op: datetime) -> None:
    """Begin every plan in `meerzorgplannen.toml`, and submit what the file says."""
    for deel in lees("meerzorgplannen").delen("plan"):
        _schrijf(bezetting, deel, op)


def _schrijf(bezetting: Bezetting, deel: Lezer, op: datetime) -> None:
    door = bezetting.wie(deel.tekst("aanbieder"), Rol.MANAGER)
    zorgkantoor = bezetting.organisaties[deel.tekst("zorgkantoor")]
    wens = Planwens(zorgkantoor.id, clock.local_day(op).year + deel.getal("over"))
    plan = _maak(wens, deel, indienen=deel.vlag("indienen"), door=door, op=op)
    for opnieuw in deel.delen("heropend"):
        heropener = bezetting.wie(deel.tekst("zorgkantoor"), Rol.TEAMLEIDER)
        plan = heropen(plan, opnieuw.tekst("reden"), door=heropener, op=op)
        _vul(plan, opnieuw, indienen=True, door=door, op=op)


def dien_plan_in(dialoog: Dialoog, *, door: Gebruiker, op: datetime) -> None:
    """Submit the plan of a dialoog, with the texts of the first plan in the file.

    Of a year before the form existed nothing more is kept than that there was one.
    """
    if dialoog.jaar < get_plankader().geldig_vanaf.year:
        _leg_oud_plan_vast(dialoog, door, op)
        return
    deel = next(iter(lees("meerzorgplannen").delen("plan")))
    wens = Planwens(dialoog.zorgkantoor_id, dialoog.jaar)
    _maak(wens, deel, indienen=True, door=door, op=op)


def _leg_oud_plan_vast(dialoog: Dialoog, door: Gebruiker, op: datetime) -> None:
    plan = Meerzorgplan(
        id=uuid.uuid4(),
        aanbieder_id=dialoog.aanbieder_id,
        zorgkantoor_id=dialoog.zorgkantoor_id,
        jaar=dialoog.jaar,
        nr=1,
        toestand=Plantoestand.INGEDIEND,
        kaderversie=get_plankader().versie,
        contactpersoon=door.naam,
        plandatum=clock.local_day(op),
        heropenreden="",
        gestart_door_id=door.id,
        gestart_op=op,
        cijfers_op=op,
        gewijzigd_op=op,
        ingediend_door_id=door.id,
        ingediend_op=op,
    )
    db.session.add(plan)
    db.session.flush()
    leg_document_vast(plan, door=door)


def _maak(
    wens: Planwens, deel: Lezer, *, indienen: bool, door: Gebruiker, op: datetime
) -> Meerzorgplan:
    plan = begin_plan(wens, door=door, op=op)
    _vul(plan, deel, indienen=indienen, door=door, op=op)
    return plan


def _vul(plan: Meerzorgplan, deel: Lezer, *, indienen: bool, door: Gebruiker, op: datetime) -> None:
    """Write what the file says in a version, and submit it."""
    getypt = {"telefoon": "0570 010 020"} | deel.deel("teksten").alle_teksten()
    bewaar(plan, Bewaring(getoond=lees_alles(plan), getypt=getypt), door=door, op=op)
    if indienen:
        dien_in(plan, door=door, op=op)
        leg_document_vast(plan, door=door)
