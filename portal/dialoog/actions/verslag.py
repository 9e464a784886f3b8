"""Record that a dialoog was held, write its verslag, and offer it to be confirmed."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.dialoog.actions.verloop import Stap, eis_voorzitter, voer_uit
from portal.dialoog.models import Agendapunt, Dialoog
from portal.dialoog.queries.dialogen import begin_van
from portal.dialoog.queries.verslag import VELDEN, alle_tekst, find_plan, lees_verslag
from portal.domain.anoniem import eis_zonder_bsn
from portal.domain.procedure.dialoog import Dialoogstap, controleer_gehouden, eis_plan
from portal.domain.procedure.dialoogverslag import PUNTEN, eis_compleet
from portal.platform import clock
from portal.platform.database import db
from portal.platform.rows import ga_voor
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekst:
    """What was typed in a verslag: per point, and per field of `VELDEN`."""

    punten: Mapping[int, str]
    velden: Mapping[str, str]


def leg_gehouden_vast(dialoog: Dialoog, *, door: Gebruiker, op: datetime) -> None:
    """Record that the dialoog took place; the plan it was about stands with it from now on.

    The plan is written too, so that who opens it again at the same moment is refused.

    Raises:
        DomeinFout: `niet_de_voorzitter`, `dialoog_nog_niet_geweest`, `plan_ontbreekt` or
            `handeling_niet_mogelijk`.

    Bron: [procedure] §5; [processen] F2.
    """
    eis_voorzitter(dialoog, door)
    plan = find_plan(dialoog)
    controleer_gehouden(begin_van(dialoog), op, plan.toestand if plan else None)
    assert plan is not None, "without a plan it was refused"
    ga_voor(plan, "toestand")
    dialoog.plan_id = plan.id
    voer_uit(dialoog, Stap(stap=Dialoogstap.GEHOUDEN, door=door, op=op))


def schrijf_verslag(dialoog: Dialoog, tekst: Tekst, *, door: Gebruiker, op: datetime) -> None:
    """Keep what was written so far; nothing has to be complete yet.

    From the second round on the CCE reads it at once.

    Raises:
        DomeinFout: `niet_de_voorzitter`, `bsn_in_tekst` or `handeling_niet_mogelijk`.
    """
    eis_voorzitter(dialoog, door)
    punten = {f"punt_{nr}": geschreven for nr, geschreven in tekst.punten.items()}
    for veld, geschreven in (punten | dict(tekst.velden)).items():
        eis_zonder_bsn(geschreven, veld=veld)
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
        DomeinFout: `niet_de_voorzitter`, `plan_ontbreekt`, `verslag_onvolledig`,
            `bsn_in_tekst` or `handeling_niet_mogelijk`.

    Bron: [procedure] §5; [processen] F3 and F8.
    """
    eis_voorzitter(dialoog, door)
    plan = find_plan(dialoog)
    eis_plan(plan.toestand if plan else None)
    eis_compleet(lees_verslag(dialoog))
    eis_zonder_bsn(alle_tekst(dialoog))
    dialoog.ronde += 1
    dialoog.aangeboden_op = clock.local_day(op)
    gegevens = {"ronde": dialoog.ronde}
    voer_uit(dialoog, Stap(stap=Dialoogstap.VERSLAG_AANBIEDEN, door=door, op=op, gegevens=gegevens))
