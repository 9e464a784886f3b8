"""Plan a dialoog, put it on another day, or cancel it."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from portal.aanvraag.actions.toelichting import eis_reden
from portal.dialoog.actions.verloop import Stap, voer_uit
from portal.dialoog.models import Deelnemer, Dialoog
from portal.dialoog.queries.dialogen import find_van_jaar
from portal.dialoog.queries.samenwerking import is_planner, list_kiesbaar
from portal.domain.anoniem import eis_zonder_bsn
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.dialoog import (
    Dialoogstap,
    controleer_dag,
    controleer_partijen,
    controleer_tijden,
    laatste_plandag,
)
from portal.domain.procedure.volgen import Dialoogpartij, Dialoogtoestand, Ervaring
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.instellingen import get_getal
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker

LEEG = ("reden", "merkten", "niet_gelukt", "succes", "dilemma")


@dataclass(frozen=True, slots=True, kw_only=True)
class Genodigde:
    """Somebody who takes part: with an account, or by name."""

    partij: Dialoogpartij
    gebruiker_id: uuid.UUID | None = None
    naam: str = ""
    functie: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """When and where a dialoog is, who takes part, and how experienced the aanbieder is."""

    dag: date
    begin: time
    einde: time
    plaats: str
    ervaring: Ervaring
    genodigden: Sequence[Genodigde]


def plan(
    samenwerking: AanbiederZorgkantoor, planning: Planning, *, door: Gebruiker, op: datetime
) -> Dialoog:
    """Plan the dialoog of a pair for the calendar year of its day.

    Raises:
        DomeinFout: `niet_de_planner`, `cce_ontbreekt`, `dialoogdag_voorbij`, `dialoogdag_te_ver`,
            `dialoogtijden`, `deelnemer_ontbreekt`, `deelnemer_onbekend`, `bsn_in_tekst` or
            `dialoog_bestaat`.

    Bron: [procedure] §5; [processen] F1.
    """
    cce_id = _controleer(samenwerking, planning, door, clock.local_day(op))
    if find_van_jaar(samenwerking.aanbieder_id, samenwerking.zorgkantoor_id, planning.dag.year):
        raise DomeinFout("dialoog_bestaat", veld="dag")
    dialoog = Dialoog(
        id=uuid.uuid4(),
        aanbieder_id=samenwerking.aanbieder_id,
        zorgkantoor_id=samenwerking.zorgkantoor_id,
        cce_id=cce_id,
        toestand=Dialoogtoestand.GEPLAND,
        voorzitter_id=samenwerking.accounthouder_id,
        zonder_akkoord=[],
        gepland_door_id=door.id,
        gepland_op=op,
        uitnodiging_nr=0,
        ronde=0,
        **dict.fromkeys(LEEG, ""),
    )
    _leg_planning_vast(dialoog, planning, op)
    voer_uit(dialoog, Stap(stap=Dialoogstap.PLANNEN, door=door, op=op), nieuw=True)
    return dialoog


def verzet(
    dialoog: Dialoog,
    samenwerking: AanbiederZorgkantoor,
    planning: Planning,
    reden: str,
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Put a planned dialoog on another day, place or with other people.

    It is with the CCE of the pair from now on: its people are the ones that were chosen.

    Raises:
        DomeinFout: As `plan`, and `reden_ontbreekt` or `handeling_niet_mogelijk`.
    """
    cce_id = _controleer(samenwerking, planning, door, clock.local_day(op))
    jaar = planning.dag.year
    if jaar != dialoog.jaar and find_van_jaar(dialoog.aanbieder_id, dialoog.zorgkantoor_id, jaar):
        raise DomeinFout("dialoog_bestaat", veld="dag")
    dialoog.reden = _eis_reden(reden)
    gegevens = {"van": dialoog.dag.isoformat(), "naar": planning.dag.isoformat()}
    voer_uit(dialoog, Stap(stap=Dialoogstap.VERZETTEN, door=door, op=op, gegevens=gegevens))
    dialoog.cce_id = cce_id
    _leg_planning_vast(dialoog, planning, op)
    db.session.flush()


def zeg_af(
    dialoog: Dialoog,
    samenwerking: AanbiederZorgkantoor,
    reden: str,
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Cancel a planned dialoog; the year is then without one.

    Raises:
        DomeinFout: `niet_de_planner`, `reden_ontbreekt`, `bsn_in_tekst` or
            `handeling_niet_mogelijk`.
    """
    _eis_planner(samenwerking, door)
    dialoog.reden = _eis_reden(reden)
    dialoog.uitnodiging_nr += 1
    voer_uit(dialoog, Stap(stap=Dialoogstap.AFZEGGEN, door=door, op=op))


def eis_planbaar(samenwerking: AanbiederZorgkantoor, door: Gebruiker) -> uuid.UUID:
    """Refuse who does not plan for a pair, and a pair without a CCE; give that CCE.

    Raises:
        DomeinFout: `niet_de_planner` or `cce_ontbreekt`.

    Bron: [procedure] §5.
    """
    _eis_planner(samenwerking, door)
    if samenwerking.cce_id is None:
        raise DomeinFout("cce_ontbreekt")
    return samenwerking.cce_id


def _controleer(
    samenwerking: AanbiederZorgkantoor, planning: Planning, door: Gebruiker, vandaag: date
) -> uuid.UUID:
    """Refuse what cannot be planned, and give the CCE that takes part."""
    cce_id = eis_planbaar(samenwerking, door)
    controleer_dag(planning.dag, vandaag=vandaag)
    controleer_tijden(_minuten(planning.begin), _minuten(planning.einde))
    controleer_partijen(wie.partij for wie in planning.genodigden)
    eis_zonder_bsn(planning.plaats, veld="plaats")
    kiesbaar = {
        partij: {mens.id for mens in mensen}
        for partij, mensen in list_kiesbaar(samenwerking).items()
    }
    for wie in planning.genodigden:
        eis_zonder_bsn(f"{wie.naam}\n{wie.functie}", veld=f"namen_{wie.partij}")
        if wie.gebruiker_id is not None and wie.gebruiker_id not in kiesbaar[wie.partij]:
            raise DomeinFout("deelnemer_onbekend", veld=f"mensen_{wie.partij}")
    return cce_id


def _eis_reden(reden: str) -> str:
    """Give a reason, which the CCE reads too, without what it may not see."""
    eis_zonder_bsn(reden, veld="reden")
    return eis_reden(reden)


def _eis_planner(samenwerking: AanbiederZorgkantoor, door: Gebruiker) -> None:
    if not is_planner(samenwerking, door):
        raise DomeinFout("niet_de_planner")


def _leg_planning_vast(dialoog: Dialoog, planning: Planning, op: datetime) -> None:
    vandaag = clock.local_day(op)
    dagen = get_getal("plan_inleveren_dagen", dialoog.zorgkantoor_id, vandaag)
    dialoog.dag, dialoog.jaar = planning.dag, planning.dag.year
    dialoog.begin, dialoog.einde = planning.begin, planning.einde
    dialoog.plaats, dialoog.ervaring = planning.plaats.strip(), planning.ervaring
    dialoog.inleveren_op = laatste_plandag(planning.dag, dagen, vandaag=vandaag)
    dialoog.uitnodiging_nr += 1
    dialoog.deelnemers.clear()
    if dialoog in db.session:
        db.session.flush()
    dialoog.deelnemers.extend(_deelnemers(dialoog, planning.genodigden))


def _deelnemers(dialoog: Dialoog, genodigden: Iterable[Genodigde]) -> Iterable[Deelnemer]:
    for nr, wie in enumerate(genodigden, start=1):
        yield Deelnemer(
            id=uuid.uuid4(),
            dialoog_id=dialoog.id,
            nr=nr,
            partij=wie.partij,
            gebruiker_id=wie.gebruiker_id,
            naam=wie.naam,
            functie=wie.functie,
        )


def _minuten(tijd: time) -> int:
    return tijd.hour * 60 + tijd.minute
