"""Confirm that the plan of the client is up to date (A29), and record a tussenmeting (A30)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.audit import leg_vast
from portal.platform.database import db
from portal.platform.rows import volgend_nr
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Planbevestiging, Tussenmeting
from portal.toekenning.queries.volgen import (
    Meetstand,
    get_planstand,
    get_volgbeeld,
    list_planpunten,
)

TEGELIJK = {
    "uq_planbevestiging_toekenning_id": "plan_al_bevestigd",
    "uq_tussenmeting_toekenning_id_nr": "verouderd",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetinvoer:
    """A tussenmeting as it was typed: day, stand per goal, and what changes in the approach."""

    dag: date
    standen: Sequence[Meetstand]
    bijstelling: str


def bevestig_plan(
    toekenning: Toekenning,
    punten: Collection[str],
    dag: date,
    *,
    door: Gebruiker,
    op: datetime,
) -> Planbevestiging:
    """Record that everything that was agreed stands in the plan of the client.

    Raises:
        DomeinFout: `plan_al_bevestigd`, `plan_niet_meer`, `plan_onvolledig` or
            `datum_in_toekomst`.

    Bron: [processen] A29.
    """
    vandaag = clock.local_day(op)
    stand, nodig = get_planstand(toekenning, vandaag), list_planpunten(toekenning)
    if stand.bevestiging is not None:
        raise DomeinFout("plan_al_bevestigd")
    if not stand.kan_nog:
        raise DomeinFout("plan_niet_meer")
    if not set(nodig) <= set(punten):
        raise DomeinFout("plan_onvolledig", veld="punten")
    if dag > vandaag:
        raise DomeinFout("datum_in_toekomst", veld="dag")
    rij = Planbevestiging(
        toekenning_id=toekenning.id,
        aanbieder_id=toekenning.aanbieder_id,
        zorgkantoor_id=toekenning.zorgkantoor_id,
        punten=list(nodig),
        dag=dag,
        door_id=door.id,
        op=op,
    )
    _bewaar(toekenning, rij, Handeling.PLAN_BEVESTIGEN, door=door)
    return rij


def leg_meting_vast(
    toekenning: Toekenning, meting: Meetinvoer, *, door: Gebruiker, op: datetime
) -> Tussenmeting:
    """Record how the goals stood on a day; hours and amount of the toekenning do not change.

    Raises:
        DomeinFout: `meting_niet_lopend`, `meting_buiten_looptijd` or `meting_onvolledig` when a
            goal has no stand, or nothing is said at all.

    Bron: [processen] A30.
    """
    vandaag = clock.local_day(op)
    if not get_volgbeeld(toekenning, vandaag).loopt:
        raise DomeinFout("meting_niet_lopend")
    laatste = min(vandaag, toekenning.einde)
    if not toekenning.ingang <= meting.dag <= laatste:
        raise DomeinFout(
            "meting_buiten_looptijd", veld="dag", vroegste=toekenning.ingang, laatste=laatste
        )
    if not meting.standen and not meting.bijstelling.strip():
        raise DomeinFout("meting_onvolledig", veld="bijstelling")
    rij = Tussenmeting(
        toekenning_id=toekenning.id,
        aanbieder_id=toekenning.aanbieder_id,
        zorgkantoor_id=toekenning.zorgkantoor_id,
        nr=volgend_nr(Tussenmeting.nr, Tussenmeting.toekenning_id == toekenning.id),
        dag=meting.dag,
        standen=[
            {"naam": stand.naam, "stand": stand.stand, "gemeten": stand.gemeten.strip()}
            for stand in meting.standen
        ],
        bijstelling=meting.bijstelling.strip(),
        door_id=door.id,
        op=op,
    )
    _bewaar(toekenning, rij, Handeling.TUSSENMETING_VASTLEGGEN, door=door)
    return rij


def _bewaar(
    toekenning: Toekenning,
    rij: Planbevestiging | Tussenmeting,
    handeling: Handeling,
    *,
    door: Gebruiker,
) -> None:
    db.session.add(rij)
    db.session.flush()
    leg_vast(audit_regel(handeling.value, door=door, over=rij, client_id=toekenning.client_id))
