"""Each party confirms the verslag or remarks; after three times yes, or too long, it is ready."""

import uuid
from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from portal.dialoog.actions.plan import markeer_besproken
from portal.dialoog.actions.verloop import GEREED, Stap, leg_gebeurtenis_vast, voer_uit
from portal.dialoog.models import Akkoord, Dialoog, Meerzorgplan
from portal.dialoog.queries.dialogen import partij_van
from portal.dialoog.queries.verslag import find_antwoorddag
from portal.domain.anoniem import eis_zonder_bsn
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.dialoog import (
    Dialoogstap,
    eis_eerste_antwoord,
    list_zonder_antwoord,
    na_antwoorden,
)
from portal.domain.procedure.volgen import Dialoogpartij, Dialoogtoestand, Plantoestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker


def bevestig(dialoog: Dialoog, *, door: Gebruiker, op: datetime) -> bool:
    """Agree with the verslag for the own party.

    Returns:
        True when this was the third, and the verslag is ready.

    Raises:
        DomeinFout: `partij_antwoordde` or `handeling_niet_mogelijk`.

    Bron: [procedure] §5.
    """
    partij = _antwoord(dialoog, "", door, op)
    stap = Stap(stap=Dialoogstap.BEVESTIGEN, door=door, op=op, gegevens={"partij": partij.value})
    voer_uit(dialoog, stap)
    akkoord = list_akkoord(dialoog)
    if na_antwoorden(akkoord) is not Dialoogtoestand.GEREED:
        return False
    _maak_gereed(dialoog, akkoord, Stap(stap=Dialoogstap.BEVESTIGEN, door=door, op=op))
    return True


def merk_op(dialoog: Dialoog, opmerking: str, *, door: Gebruiker, op: datetime) -> None:
    """Say what has to change; the verslag goes back to who writes it, and a new round follows.

    Raises:
        DomeinFout: `opmerking_ontbreekt`, `bsn_in_tekst`, `partij_antwoordde` or
            `handeling_niet_mogelijk`.

    Bron: [procedure] §5.
    """
    if not opmerking.strip():
        raise DomeinFout("opmerking_ontbreekt", veld="opmerking")
    eis_zonder_bsn(opmerking, veld="opmerking")
    partij = _antwoord(dialoog, opmerking.strip(), door, op)
    stap = Stap(stap=Dialoogstap.OPMERKING, door=door, op=op, gegevens={"partij": partij.value})
    voer_uit(dialoog, stap)
    dialoog.aangeboden_op = None
    db.session.flush()


def laat_verstrijken(dialoog: Dialoog, *, op: datetime) -> bool:
    """Make a verslag ready on which somebody did not answer in time; nothing before that day.

    Raises:
        DomeinFout: `handeling_niet_mogelijk`.

    Bron: [procedure] §5.
    """
    uiterlijk = find_antwoorddag(dialoog)
    if uiterlijk is None or clock.local_day(op) <= uiterlijk:
        return False
    stap = Stap(stap=Dialoogstap.VERSTRIJKEN, door=None, op=op)
    voer_uit(dialoog, stap)
    _maak_gereed(dialoog, list_akkoord(dialoog), stap)
    return True


def list_akkoord(dialoog: Dialoog) -> list[Dialoogpartij]:
    """Give the parties that agreed in the present round."""
    vraag = sa.select(Akkoord.partij).where(
        Akkoord.dialoog_id == dialoog.id, Akkoord.ronde == dialoog.ronde, Akkoord.akkoord
    )
    return list(db.session.scalars(vraag))


def _antwoord(dialoog: Dialoog, opmerking: str, door: Gebruiker, op: datetime) -> Dialoogpartij:
    partij = partij_van(door)
    if dialoog.toestand is Dialoogtoestand.TER_BEVESTIGING:
        eis_eerste_antwoord(partij, list_akkoord(dialoog))
    dialoog.akkoorden.append(
        Akkoord(
            id=uuid.uuid4(),
            dialoog_id=dialoog.id,
            ronde=dialoog.ronde,
            partij=partij,
            akkoord=not opmerking,
            opmerking=opmerking,
            door_id=door.id,
            op=op,
        )
    )
    return partij


def _maak_gereed(dialoog: Dialoog, akkoord: Collection[Dialoogpartij], stap: Stap) -> None:
    """Close the dialoog: its plan is discussed, its afspraken run."""
    zonder = [partij.value for partij in list_zonder_antwoord(akkoord)]
    dialoog.toestand = Dialoogtoestand.GEREED
    dialoog.gereed_op = clock.local_day(stap.op)
    dialoog.zonder_akkoord = zonder
    gegevens = {"zonder": zonder}
    klaar = Stap(stap=stap.stap, door=stap.door, op=stap.op, gegevens=gegevens)
    leg_gebeurtenis_vast(dialoog, GEREED, klaar)
    plan = db.session.get(Meerzorgplan, dialoog.plan_id) if dialoog.plan_id else None
    if plan is not None and plan.toestand is Plantoestand.INGEDIEND:
        markeer_besproken(plan, op=stap.op)
    db.session.flush()
