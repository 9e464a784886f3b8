"""Z07: plan a hearing, put it off, record its report, or record that nobody is heard."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from portal.aanvraag.actions.toelichting import eis_reden
from portal.bezwaar.actions.bevoegd import eis_onbetrokken
from portal.bezwaar.actions.verloop import Stap, voer_uit
from portal.bezwaar.models import Bezwaar, Hoorzitting
from portal.bezwaar.queries.betrokken import list_betrokken
from portal.bezwaar.queries.hoorders import list_hoorders
from portal.bezwaar.queries.onderzoek import Onderzoekbeeld, lees_onderzoek
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.bezwaar import Hoorstand
from portal.domain.procedure.hoorzitting import (
    Afzienreden,
    Hoorstap,
    controleer_hoorder,
    controleer_verslag,
    controleer_zittingsdag,
    pas_toe_op_zitting,
)
from portal.platform import clock
from portal.platform.calendar_data import load_hoorregels, load_kalender
from portal.platform.database import db
from portal.toegang.models import Gebruiker

PLANNEN = Handeling.BEZWAAR_HOORZITTING_PLANNEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """When and where is heard, and by whom.

    Attributes:
        op: The moment, with its time zone.
        plaats: Place, or how the video call goes.
        hoorder_id: Who hears; None with a commissie.
        commissie: Names of the commissie that hears; empty without one.
    """

    op: datetime
    plaats: str
    hoorder_id: uuid.UUID | None
    commissie: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verslag:
    """Who was at a hearing, and what was said."""

    aanwezig: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Gepland:
    """A hearing that was planned, and the one whose place it takes."""

    zitting: Hoorzitting
    in_plaats_van: Hoorzitting | None = None


def plan_zitting(
    bezwaar: Bezwaar, planning: Planning, *, door: Gebruiker, op: datetime, reden: str = ""
) -> Gepland:
    """Plan a hearing; with a reason it takes the place of the one that is planned.

    Raises:
        DomeinFout: `betrokken_bij_besluit`, `zitting_open` without a reason while one is planned,
            `zitting_te_vroeg`, `hoorder_betrokken`, `hoorder_onbekend`, `commissie_ontbreekt`, or
            as `voer_uit`.
    """
    eis_onbetrokken(bezwaar, door)
    beeld = lees_onderzoek(bezwaar)
    _controleer(bezwaar, planning, voor=door, vandaag=clock.local_day(op))
    eerder = beeld.open_zitting
    if eerder is not None:
        if not reden.strip():
            raise DomeinFout("zitting_open")
        _sluit(eerder, Hoorstap.AFZEGGEN, reden=reden)
    zitting = _nieuw(beeld, Hoorstand.GEPLAND, door)
    zitting.op, zitting.plaats = planning.op, planning.plaats
    zitting.hoorder_id, zitting.commissie = planning.hoorder_id, planning.commissie
    stap = "gepland" if eerder is None else "verzet"
    _leg_vast(bezwaar, PLANNEN, door, op, stap=stap, zitting=str(zitting.id))
    return Gepland(zitting, eerder)


def zeg_zitting_af(bezwaar: Bezwaar, reden: str, *, door: Gebruiker, op: datetime) -> None:
    """Put the planned hearing off without a new day.

    Raises:
        DomeinFout: `betrokken_bij_besluit`, `geen_zitting_open`, `reden_ontbreekt`, or as
            `voer_uit`.
    """
    eis_onbetrokken(bezwaar, door)
    zitting = _eis_open(lees_onderzoek(bezwaar))
    _sluit(zitting, Hoorstap.AFZEGGEN, reden=reden)
    _leg_vast(bezwaar, PLANNEN, door, op, stap="afgezegd", zitting=str(zitting.id))


def leg_verslag_vast(
    bezwaar: Bezwaar, verslag: Verslag, *, door: Gebruiker, op: datetime
) -> Hoorzitting:
    """Record who was there and what was said; who heard may not have had a hand in the besluit.

    Raises:
        DomeinFout: `betrokken_bij_besluit`, `geen_zitting_open`, `zitting_nog_niet_geweest`,
            `hoorder_betrokken`, or as `voer_uit`.
    """
    eis_onbetrokken(bezwaar, door)
    zitting = _eis_open(lees_onderzoek(bezwaar))
    assert zitting.op is not None
    controleer_verslag(zitting.op, op)
    if zitting.hoorder_id is not None:
        controleer_hoorder(zitting.hoorder_id, betrokkenen=list_betrokken(bezwaar), veld="aanwezig")
    zitting.stand = pas_toe_op_zitting(zitting.stand, Hoorstap.VERSLAG)
    zitting.aanwezig, zitting.verslag = verslag.aanwezig.strip(), verslag.tekst.strip()
    zitting.verslag_op = op
    _leg_vast(bezwaar, Handeling.BEZWAAR_HOORVERSLAG, door, op, zitting=str(zitting.id))
    return zitting


def zie_van_horen_af(
    bezwaar: Bezwaar, grond: Afzienreden, reden: str, *, door: Gebruiker, op: datetime
) -> Hoorzitting:
    """Record that nobody is heard, on which ground, and why it holds here.

    Raises:
        DomeinFout: `betrokken_bij_besluit`, `zitting_open`, `reden_ontbreekt`, or as `voer_uit`.
    """
    eis_onbetrokken(bezwaar, door)
    beeld = lees_onderzoek(bezwaar)
    if beeld.open_zitting is not None:
        raise DomeinFout("zitting_open")
    zitting = _nieuw(beeld, Hoorstand.AFGEZIEN, door)
    zitting.reden, zitting.verslag_op = eis_reden(reden), op
    gegevens = {"zitting": str(zitting.id), "grond": grond.value}
    _leg_vast(bezwaar, Handeling.BEZWAAR_VAN_HOREN_AFZIEN, door, op, **gegevens)
    return zitting


def meld_nieuwe_feiten(
    bezwaar: Bezwaar, reageren_tot: date, *, door: Gebruiker, op: datetime
) -> Hoorzitting:
    """Record that something new became known after the hearing; the letter says what.

    Hearing counts again from here: a new hearing, or a ground to leave it out, is needed.

    Returns:
        The hearing after which they became known.

    Raises:
        DomeinFout: `betrokken_bij_besluit`, `nog_niet_gehoord`, `zitting_open`,
            `reactiedag_voorbij`, or as `voer_uit`.

    Bron: [awb] art. 7:9; [processen] C11.
    """
    eis_onbetrokken(bezwaar, door)
    beeld = lees_onderzoek(bezwaar)
    if beeld.open_zitting is not None:
        raise DomeinFout("zitting_open")
    if beeld.gehouden is None:
        raise DomeinFout("nog_niet_gehoord")
    if reageren_tot <= clock.local_day(op):
        raise DomeinFout("reactiedag_voorbij", veld="reageren_tot")
    feit = Handeling.BEZWAAR_NIEUWE_FEITEN
    _leg_vast(bezwaar, feit, door, op, reageren_tot=reageren_tot.isoformat())
    return beeld.gehouden


def _controleer(bezwaar: Bezwaar, planning: Planning, *, voor: Gebruiker, vandaag: date) -> None:
    dag = clock.local_day(planning.op)
    regels, kalender = load_hoorregels(max(dag, vandaag)), load_kalender()
    controleer_zittingsdag(dag, vandaag=vandaag, regels=regels, kalender=kalender)
    if bezwaar.met_commissie:
        if not planning.commissie.strip():
            raise DomeinFout("commissie_ontbreekt", veld="commissie")
        return
    if planning.hoorder_id is None:
        raise DomeinFout("hoorder_onbekend", veld="hoorder")
    controleer_hoorder(planning.hoorder_id, betrokkenen=list_betrokken(bezwaar), veld="hoorder")
    if planning.hoorder_id not in {mens.id for mens in list_hoorders(bezwaar, voor=voor)}:
        raise DomeinFout("hoorder_onbekend", veld="hoorder")


def _eis_open(beeld: Onderzoekbeeld) -> Hoorzitting:
    if beeld.open_zitting is None:
        raise DomeinFout("geen_zitting_open")
    return beeld.open_zitting


def _nieuw(beeld: Onderzoekbeeld, stand: Hoorstand, door: Gebruiker) -> Hoorzitting:
    zitting = Hoorzitting(
        id=uuid.uuid4(),
        bezwaar_id=beeld.bezwaar.id,
        nr=len(beeld.zittingen) + 1,
        stand=stand,
        plaats="",
        commissie="",
        aanwezig="",
        verslag="",
        reden="",
        door_id=door.id,
    )
    db.session.add(zitting)
    return zitting


def _sluit(zitting: Hoorzitting, stap: Hoorstap, *, reden: str) -> None:
    zitting.stand = pas_toe_op_zitting(zitting.stand, stap)
    zitting.reden = eis_reden(reden)


def _leg_vast(
    bezwaar: Bezwaar, handeling: Handeling, door: Gebruiker, op: datetime, **gegevens: str
) -> None:
    voer_uit(bezwaar, Stap(handeling=handeling, door=door, op=op, gegevens=gegevens))
