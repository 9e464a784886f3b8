"""Record that a dialoog was held, write its verslag, and offer it to be confirmed."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.dialoog.actions.verloop import Stap, eis_voorzitter, voer_uit
from portal.dialoog.models import Agendapunt, Dialoog
from portal.dialoog.queries.verslag import VELDEN, find_plan, lees_verslag
from portal.domain.procedure.dialoog import Dialoogstap, controleer_gehouden, eis_plan
from portal.domain.procedure.dialoogverslag import PUNTEN, eis_compleet
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekst:
    """What was typed in a verslag: per point, and per field of `VELDEN`."""

    punten: Mapping[int, str]
    velden: Mapping[str, str]


def leg_gehouden_vast(dialoog: Dialoog, *, door: Gebruiker, op: datetime) -> None:
    """Record that the dialoog took place; the plan it was about stands with it from now on.

    Raises:
        DomeinFout: `niet_de_voorzitter`, `dialoog_nog_niet_geweest`, `plan_ontbreekt` or
            `handeling_niet_mogelijk`.

    Bron: [procedure] §5; [processen] F2.
    """
    eis_voorzitter(dialoog, door)
    plan = find_plan(dialoog)
    begin = datetime.combine(dialoog.dag, dialoog.begin, clock.AMSTERDAM)
    controleer_gehouden(begin, op, plan.toestand if plan else None)
    dialoog.plan_id = plan.id if plan else None
    voer_uit(dialoog, Stap(stap=Dialoogstap.GEHOUDEN, door=door, op=op))


def schrijf_verslag(dialoog: Dialoog, tekst: Tekst, *, door: Gebruiker, op: datetime) -> None:
    """Keep what was written so far; nothing has to be complete yet.

    Raises:
        DomeinFout: `niet_de_voorzitter` or `handeling_niet_mogelijk`.
    """
    eis_voorzitter(dialoog, door)
    voer_uit(dialoog, Stap(stap=Dialoogstap.VERSLAG_SCHRIJVEN, door=door, op=op))
    bestaand = {punt.nr: punt for punt in dialoog.punten}
    for nr in PUNTEN:
        punt = bestaand.get(nr)
        if punt is None:
            punt = Agendapunt(id=uuid.uuid4(), dialoog_id=dialoog.id, nr=nr, tekst="")
            dialoog.punten.append(punt)
        punt.tekst = tekst.punten.get(nr, "").strip()
    for veld in VELDEN:
        setattr(dialoog, veld, tekst.velden.get(veld, "").strip())
    db.session.flush()


def bied_aan(dialoog: Dialoog, *, door: Gebruiker, op: datetime) -> None:
    """Offer the verslag to the three parties; a new round begins.

    Raises:
        DomeinFout: `niet_de_voorzitter`, `plan_ontbreekt`, `verslag_onvolledig` or
            `handeling_niet_mogelijk`.

    Bron: [procedure] §5; [processen] F3 and F8.
    """
    eis_voorzitter(dialoog, door)
    plan = find_plan(dialoog)
    eis_plan(plan.toestand if plan else None)
    eis_compleet(lees_verslag(dialoog))
    dialoog.ronde += 1
    dialoog.aangeboden_op = clock.local_day(op)
    gegevens = {"ronde": dialoog.ronde}
    voer_uit(dialoog, Stap(stap=Dialoogstap.VERSLAG_AANBIEDEN, door=door, op=op, gegevens=gegevens))
