"""Write meerzorgplannen for a demonstration, by the real actions."""

from datetime import datetime

from portal.demo.gegevens import lees
from portal.demo.organisaties import Bezetting
from portal.dialoog.actions.plan import Planwens, begin_plan, bewaar, dien_in
from portal.dialoog.letters.plan import leg_document_vast
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.toekenning.actions.evaluatie import Bewaring


def bouw_meerzorgplannen(bezetting: Bezetting, op: datetime) -> None:
    """Begin every plan in `meerzorgplannen.toml`, and submit what the file says."""
    for deel in lees("meerzorgplannen").delen("plan"):
        _schrijf(bezetting, deel, op)


def _schrijf(bezetting: Bezetting, deel: Lezer, op: datetime) -> None:
    door = bezetting.wie(deel.tekst("aanbieder"), Rol.MANAGER)
    zorgkantoor = bezetting.organisaties[deel.tekst("zorgkantoor")]
    plan = begin_plan(Planwens(zorgkantoor.id, op.year + deel.getal("over")), door=door, op=op)
    getypt = {"telefoon": "0570 010 020"} | deel.deel("teksten").alle_teksten()
    bewaar(plan, Bewaring(getoond={"telefoon": plan.telefoon}, getypt=getypt), door=door, op=op)
    if deel.vlag("indienen"):
        dien_in(plan, door=door, op=op)
        leg_document_vast(plan, door=door)
