"""Walk the check vooraf: answer a node, begin again, record a consult (T02, T03)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from portal.aanvraag.actions.bewerken import bewerk, eis_bewerker, werk_bij
from portal.aanvraag.actions.melden import meld_check_geeindigd
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag, CheckPad, CheckStap, Consult
from portal.aanvraag.queries.dossier import laad_dossier
from portal.aanvraag.queries.stand import Stand, bepaal_stand, laad_kader
from portal.aanvraag.queries.stand.check import find_stap, is_gesloten
from portal.domain.bevoegdheid import Handeling
from portal.domain.check_vooraf import Stap as Checkstap
from portal.domain.check_vooraf import Voortgang
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker

ONDERDEEL = "check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkinvoer:
    """What somebody filled in at one node.

    Attributes:
        waarden: Chosen answers; at the gronden the ticked boxes, possibly none.
        bedragen: Amounts as decimal text, by name of the field.
        versie: Version of the step that the page showed, 0 when there was none.
    """

    waarden: tuple[str, ...]
    toelichting: str = ""
    bedragen: Mapping[str, str] = field(default_factory=dict)
    versie: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultinvoer:
    """A consultation: with whom, when, what was advised and what was done with it."""

    datum: date
    met_wie: str
    advies: str
    uitgevoerd: str


def beantwoord(
    stand: Stand, knoop_id: str, invoer: Checkinvoer, *, door: Gebruiker, op: datetime
) -> Voortgang:
    """Store the answer at one node and walk on.

    A walk that ended without aanvraag stays as it is: another answer begins a new walk with the
    earlier answers in it.

    Returns:
        The walk with the new answer.

    Raises:
        DomeinFout: `verouderd` when somebody else answered this node meanwhile,
            `antwoord_ontbreekt`, `toelichting_ontbreekt` or `motivering_ontbreekt` when the node
            cannot be left like this, `knoop_van_groep` for what a group answers as a whole, or
            `niet_in_driehoek`.
    """
    aanvraag = stand.dossier.aanvraag
    eis_bewerker(aanvraag, door=door)
    if aanvraag.is_lid and not stand.kader.check.knopen[knoop_id].per_client:
        raise DomeinFout("knoop_van_groep")
    if _is_zelfde(find_stap(stand.dossier.pad, knoop_id), invoer):
        return stand.check
    pad = _open_pad(stand, op=op)
    _schrijf(pad, knoop_id, invoer, door=door, op=op)
    db.session.flush()
    return _loop_verder(aanvraag, pad, knoop_id, door=door, op=op)


def begin_opnieuw(stand: Stand, *, door: Gebruiker, op: datetime) -> None:
    """Begin a new walk after one that ended: everything but the last answer is kept.

    Raises:
        DomeinFout: `check_niet_gesloten` while the present walk can simply go on, or as `bewerk`.
    """
    if not is_gesloten(stand.dossier, stand.check):
        raise DomeinFout("check_niet_gesloten")
    laatste = next(
        (stap.knoop.id for stap in reversed(stand.check.stappen) if stap.antwoord is not None), ""
    )
    oud = stand.dossier.pad
    stappen = [stap for stap in oud.stappen if stap.knoop != laatste] if oud is not None else []
    _nieuw_pad(stand, stappen, op=op)
    stand.dossier.aanvraag.uitgang = ""
    bewerk(stand.dossier.aanvraag, ONDERDEEL, door=door, op=op)


def leg_consult_vast(
    aanvraag: Aanvraag, invoer: Consultinvoer, *, door: Gebruiker, op: datetime
) -> None:
    """Record a consultation.

    Raises:
        DomeinFout: `datum_toekomst` for a day that has not come yet, or as `bewerk`.
    """
    if invoer.datum > clock.local_day(op):
        raise DomeinFout("datum_toekomst", veld="datum")
    consult = Consult(
        aanvraag_id=aanvraag.id,
        datum=invoer.datum,
        met_wie=invoer.met_wie,
        advies=invoer.advies,
        uitgevoerd=invoer.uitgevoerd,
        door_id=door.id,
        op=op,
    )
    db.session.add(consult)
    bewerk(aanvraag, ONDERDEEL, door=door, op=op)


def _is_zelfde(stap: CheckStap | None, invoer: Checkinvoer) -> bool:
    """Say whether nothing changes; refuse an answer to an older version of the step.

    Raises:
        DomeinFout: `verouderd`.
    """
    if stap is not None:
        nu = (tuple(stap.antwoorden), stap.toelichting, dict(stap.velden))
        if nu == (invoer.waarden, invoer.toelichting, dict(invoer.bedragen)):
            return True
    if invoer.versie != (stap.versie if stap is not None else 0):
        raise DomeinFout("verouderd")
    return False


def _open_pad(stand: Stand, *, op: datetime) -> CheckPad:
    pad = stand.dossier.pad
    if pad is None:
        return _nieuw_pad(stand, (), op=op)
    if is_gesloten(stand.dossier, stand.check):
        return _nieuw_pad(stand, pad.stappen, op=op)
    return pad


def _nieuw_pad(stand: Stand, stappen: Iterable[CheckStap], *, op: datetime) -> CheckPad:
    pad = CheckPad(
        aanvraag_id=stand.dossier.aanvraag.id,
        nr=len(stand.dossier.paden) + 1,
        configversie=stand.kader.check.versie,
        begonnen_op=op,
        stappen=[
            CheckStap(
                knoop=stap.knoop,
                antwoorden=list(stap.antwoorden),
                velden=dict(stap.velden),
                toelichting=stap.toelichting,
                door_id=stap.door_id,
                op=stap.op,
            )
            for stap in stappen
        ],
    )
    db.session.add(pad)
    return pad


def _schrijf(
    pad: CheckPad, knoop_id: str, invoer: Checkinvoer, *, door: Gebruiker, op: datetime
) -> None:
    stap = find_stap(pad, knoop_id)
    if stap is None:
        stap = CheckStap(knoop=knoop_id)
        pad.stappen.append(stap)
    stap.antwoorden, stap.velden = list(invoer.waarden), dict(invoer.bedragen)
    stap.toelichting, stap.door_id, stap.op = invoer.toelichting, door.id, op


def _loop_verder(
    aanvraag: Aanvraag, pad: CheckPad, knoop_id: str, *, door: Gebruiker, op: datetime
) -> Voortgang:
    stand = bepaal_stand(laad_dossier(aanvraag), laad_kader(aanvraag, op=clock.local_day(op)))
    check = stand.check
    _eis_compleet(next((stap for stap in check.stappen if stap.knoop.id == knoop_id), None))
    uitgang = check.uitgang.id if check.uitgang is not None else ""
    anders = uitgang != pad.uitgang
    pad.uitgang = aanvraag.uitgang = uitgang
    if uitgang and anders and not aanvraag.is_lid:
        werk_bij(aanvraag, ONDERDEEL, door=door, op=op)
        voer_uit(
            aanvraag,
            Stap(
                handeling=Handeling.AANVRAAG_CHECK_DOORLOPEN,
                door=door,
                op=op,
                gegevens={"pad": pad.nr, "uitgang": uitgang},
            ),
        )
        if check.uitgang is not None and not check.uitgang.indienen:
            meld_check_geeindigd(aanvraag, pad.nr, uitgang, op=op)
    else:
        bewerk(aanvraag, ONDERDEEL, door=door, op=op)
    return check


def _eis_compleet(stap: Checkstap | None) -> None:
    if stap is None:
        raise DomeinFout("knoop_niet_op_pad")
    if stap.ontbreekt is not None:
        veld = "keuze" if stap.ontbreekt == "antwoord" else "toelichting"
        raise DomeinFout(f"{stap.ontbreekt}_ontbreekt", veld=veld)
