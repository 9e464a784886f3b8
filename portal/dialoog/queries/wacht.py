"""Who a dialoog waits for now, in one sentence that all three parties read."""

from datetime import datetime

from portal.dialoog.models import Dialoog, Meerzorgplan
from portal.dialoog.queries.dialogen import begin_van
from portal.dialoog.queries.plan import is_ingeleverd
from portal.dialoog.queries.teksten import dialoogtekst
from portal.dialoog.queries.verslag import find_antwoorddag
from portal.domain.procedure.dialoog import list_zonder_antwoord
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.platform.web.texts import datum, opsomming

T = Dialoogtoestand


def lees_wacht(dialoog: Dialoog, plan: Meerzorgplan | None, *, op: datetime) -> str:
    """Say who is due and by when; empty when nobody is.

    Args:
        dialoog: A dialoog in view.
        plan: The meerzorgplan of its year, as far as there is one.
        op: The moment, UTC.
    """
    code = _code(dialoog, plan, op)
    uiterlijk = find_antwoorddag(dialoog)
    akkoord = [rij.partij for rij in dialoog.akkoorden if rij.ronde == dialoog.ronde]
    partijen = [dialoogtekst("partij_de", wie.value) for wie in list_zonder_antwoord(akkoord)]
    wie = dialoog.voorzitter
    return code and dialoogtekst(
        "wacht",
        code,
        plandag=datum(dialoog.inleveren_op),
        voorzitter=f"de voorzitter ({wie.naam})" if wie else "het zorgkantoor",
        partijen=opsomming(partijen),
        antwoorddag=datum(uiterlijk) if uiterlijk else "",
    )


def _code(dialoog: Dialoog, plan: Meerzorgplan | None, op: datetime) -> str:
    if dialoog.toestand is T.TER_BEVESTIGING:
        return "antwoord"
    if dialoog.toestand is T.GEHOUDEN:
        return "aanpassen" if dialoog.ronde else "schrijven"
    if dialoog.toestand is not T.GEPLAND:
        return ""
    begonnen = op >= begin_van(dialoog)
    if not is_ingeleverd(plan):
        return "geen_plan" if begonnen else "plan"
    return "vastleggen" if begonnen else ""
