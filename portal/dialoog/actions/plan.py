"""Begin a meerzorgplan, write it, count its figures, submit it, open it again."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.dialoog.models import Meerzorgplan, Plancijfer, Plantekst
from portal.dialoog.queries.plan import is_dialoog_gehouden, list_zorgkantoren, peildatum
from portal.dialoog.queries.plancijfers import bereken, lees_met_rijen, list_veranderd, maak_rijen
from portal.dialoog.queries.planteksten import CONTACT, lees_alles, lees_teksten, list_leeg
from portal.dialoog.queries.samenwerking import find_paar_van, is_accounthouder
from portal.domain.anoniem import eis_zonder_bsn
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.plan_overgangen import (
    PLANHANDELINGEN,
    Planstap,
    Planvoorwaarden,
    controleer_planstap,
    zet_planstap,
)
from portal.domain.procedure.volgen import Plantoestand
from portal.platform import clock
from portal.platform.audit import leg_vast
from portal.platform.database import db
from portal.platform.framework_data import get_plankader
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker
from portal.toekenning.actions.evaluatie import Bewaring, voeg_samen

GETELD = "meerzorgplan.geteld"


@dataclass(frozen=True, slots=True)
class Planwens:
    """For which zorgkantoor and which year a plan is begun."""

    zorgkantoor_id: uuid.UUID
    jaar: int


def planjaren(op: datetime) -> tuple[int, int]:
    """Give the years for which a plan can be begun: this one and the next."""
    jaar = clock.local_day(op).year
    return jaar, jaar + 1


def begin_plan(wens: Planwens, *, door: Gebruiker, op: datetime) -> Meerzorgplan:
    """Begin the plan of the own aanbieder, with who begins it as contact.

    Raises:
        DomeinFout: `plan_jaar_onbekend`, or `plan_zorgkantoor_onbekend` for a zorgkantoor that the
            aanbieder does not work with.
    """
    toestand = zet_planstap(None, Planstap.SCHRIJVEN)
    if wens.jaar not in planjaren(op):
        raise DomeinFout("plan_jaar_onbekend", veld="jaar")
    if wens.zorgkantoor_id not in dict(list_zorgkantoren(voor=door)):
        raise DomeinFout("plan_zorgkantoor_onbekend", veld="zorgkantoor")
    plan = Meerzorgplan(
        aanbieder_id=door.organisatie_id,
        zorgkantoor_id=wens.zorgkantoor_id,
        jaar=wens.jaar,
        nr=1,
        toestand=toestand,
        kaderversie=get_plankader(op=clock.local_day(op)).versie,
        contactpersoon=door.naam,
        telefoon=door.telefoon,
        email=door.email,
        heropenreden="",
        gestart_door_id=door.id,
        gestart_op=op,
        gewijzigd_op=op,
    )
    db.session.add(plan)
    db.session.flush()
    bereken_cijfers_van(plan, op=op)
    _audit(plan, Planstap.SCHRIJVEN, door)
    return plan


def bewaar(
    plan: Meerzorgplan, bewaring: Bewaring, *, door: Gebruiker, op: datetime
) -> Mapping[str, str]:
    """Save what was changed, complete or not.

    Returns:
        Texts that somebody else changed since the page was shown; these are not saved.

    Raises:
        DomeinFout: `plan_stap_niet_mogelijk` once it is submitted.
    """
    zet_planstap(plan.toestand, Planstap.SCHRIJVEN)
    opgeslagen = dict(lees_alles(plan))
    nieuw, botsingen = voeg_samen(opgeslagen, bewaring)
    anders = {naam for naam in opgeslagen | nieuw if opgeslagen.get(naam) != nieuw.get(naam)}
    if anders:
        _schrijf(plan, {naam: nieuw.get(naam, "") for naam in anders})
        plan.gewijzigd_op = op
        db.session.flush()
        _audit(plan, Planstap.SCHRIJVEN, door)
    return botsingen


def _schrijf(plan: Meerzorgplan, teksten: Mapping[str, str]) -> None:
    rijen = {rij.item: rij for rij in plan.teksten}
    for naam, tekst in teksten.items():
        if naam in CONTACT:
            setattr(plan, naam, tekst)
        elif naam in rijen:
            rijen[naam].tekst = tekst
        else:
            plan.teksten.append(Plantekst(plan_id=plan.id, item=naam, tekst=tekst))


def bereken_cijfers_van(plan: Meerzorgplan, *, op: datetime) -> None:
    """Count the figures of a concept anew, and put them in the place of the earlier ones.

    Raises:
        DomeinFout: `plan_stap_niet_mogelijk` once it is submitted: its figures are frozen.
    """
    zet_planstap(plan.toestand, Planstap.SCHRIJVEN)
    cijfers = bereken(plan, clock.local_day(op))
    db.session.execute(sa.delete(Plancijfer).where(Plancijfer.plan_id == plan.id))
    db.session.expire(plan, ["cijfers"])
    for rij in maak_rijen(cijfers):
        rij.plan_id = plan.id
        db.session.add(rij)
    plan.cijfers_op = op
    db.session.flush()


def vergelijk_cijfers(plan: Meerzorgplan, *, op: datetime) -> None:
    """Count the figures of a plan that was submitted anew, and remember which ones differ."""
    veranderd = list_veranderd(lees_met_rijen(plan), bereken(plan, clock.local_day(op)))
    plan.veranderd, plan.vergeleken_op = veranderd, op
    db.session.flush()


def werk_cijfers_bij(plan: Meerzorgplan, *, door: Gebruiker, op: datetime) -> None:
    """Count the figures of a plan anew because somebody asks: replace them, or compare them."""
    tel = bereken_cijfers_van if plan.toestand is Plantoestand.CONCEPT else vergelijk_cijfers
    tel(plan, op=op)
    leg_vast(audit_regel(GETELD, door=door, over=plan, kenmerk=_kenmerk(plan)))


def eis_indienbaar(plan: Meerzorgplan, *, op: datetime) -> None:
    """Refuse to submit a plan that is not ready.

    Raises:
        DomeinFout: `plan_stap_niet_mogelijk`, `plan_te_vroeg` or `planvragen_leeg`.
    """
    zet_planstap(plan.toestand, Planstap.INDIENEN)
    voorwaarden = Planvoorwaarden(
        leeg=list_leeg(plan, lees_alles(plan)),
        peildag_geweest=clock.local_day(op) >= peildatum(plan.jaar),
    )
    controleer_planstap(Planstap.INDIENEN, voorwaarden)


def dien_in(plan: Meerzorgplan, *, door: Gebruiker, op: datetime) -> None:
    """Submit a plan: its figures are counted now and stay as they are.

    The document is made of it by the route, in the same transaction.

    Raises:
        DomeinFout: As `eis_indienbaar`, or `bsn_in_tekst`.

    Bron: [procedure] §5 plan.
    """
    eis_indienbaar(plan, op=op)
    namen = (plan.contactpersoon, plan.email)
    eis_zonder_bsn("\n".join((*namen, *(rij.tekst for rij in plan.teksten))))
    plan.plandatum = clock.local_day(op)
    bereken_cijfers_van(plan, op=op)
    plan.toestand = zet_planstap(plan.toestand, Planstap.INDIENEN)
    plan.ingediend_door_id, plan.ingediend_op = door.id, op
    plan.veranderd, plan.vergeleken_op = [], op
    db.session.flush()
    _audit(plan, Planstap.INDIENEN, door)


def heropen(plan: Meerzorgplan, reden: str, *, door: Gebruiker, op: datetime) -> Meerzorgplan:
    """Begin the next version of a plan that was submitted; the earlier one stays readable.

    Raises:
        DomeinFout: `plan_stap_niet_mogelijk`, `niet_de_accounthouder`, `dialoog_al_gehouden`,
            `reden_ontbreekt` or `bsn_in_tekst`.

    Bron: [procedure] §5 plan.
    """
    if not mag_heropenen(plan, door):
        raise DomeinFout("niet_de_accounthouder")
    eis_zonder_bsn(reden, veld="reden")
    toestand = zet_planstap(plan.toestand, Planstap.HEROPENEN)
    voorwaarden = Planvoorwaarden(dialoog_gehouden=is_dialoog_gehouden(plan), reden=reden)
    controleer_planstap(Planstap.HEROPENEN, voorwaarden)
    plan.toestand = toestand
    db.session.flush()
    nieuw = Meerzorgplan(
        aanbieder_id=plan.aanbieder_id,
        zorgkantoor_id=plan.zorgkantoor_id,
        jaar=plan.jaar,
        nr=plan.nr + 1,
        toestand=zet_planstap(None, Planstap.SCHRIJVEN),
        kaderversie=plan.kaderversie,
        contactpersoon=plan.contactpersoon,
        telefoon=plan.telefoon,
        email=plan.email,
        heropenreden=reden.strip(),
        heropend_door_id=door.id,
        gestart_door_id=door.id,
        gestart_op=op,
        gewijzigd_op=op,
    )
    db.session.add(nieuw)
    db.session.flush()
    _schrijf(nieuw, lees_teksten(plan.id))
    bereken_cijfers_van(nieuw, op=op)
    _audit(plan, Planstap.HEROPENEN, door)
    return nieuw


def mag_heropenen(plan: Meerzorgplan, door: Gebruiker) -> bool:
    """Say whether somebody of the zorgkantoor is the accounthouder of the aanbieder of a plan."""
    paar = find_paar_van(plan.aanbieder_id, plan.zorgkantoor_id)
    return paar is not None and is_accounthouder(paar.rij, door)


def markeer_besproken(plan: Meerzorgplan, *, op: datetime) -> None:
    """Mark a plan as besproken: the verslag of its dialoog is gereed.

    Raises:
        DomeinFout: `plan_stap_niet_mogelijk`.
    """
    plan.toestand = zet_planstap(plan.toestand, Planstap.BESPREKEN)
    plan.gewijzigd_op = op
    db.session.flush()


def _audit(plan: Meerzorgplan, stap: Planstap, door: Gebruiker) -> None:
    code = PLANHANDELINGEN[stap].value
    leg_vast(audit_regel(code, door=door, over=plan, kenmerk=_kenmerk(plan)))


def _kenmerk(plan: Meerzorgplan) -> str:
    return f"{plan.jaar}-{plan.nr}"
