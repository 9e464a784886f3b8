"""Save what became of an old doel, and let it go on, be followed or end in the new aanvraag."""

import uuid
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from portal.aanvraag.actions.antwoord import bewaar_antwoord
from portal.aanvraag.actions.antwoorden import (
    Verslag,
    Wijziging,
    is_conflict,
    maak_conflict,
    na_opslaan,
    vergrendel,
)
from portal.aanvraag.actions.bewerken import bewerk
from portal.aanvraag.actions.samenvoegen import schoon, voeg_samen
from portal.aanvraag.models import Aanvraag, Antwoord, Doel
from portal.aanvraag.queries.voorganger import HA_DOELEN, Terugblikdoel
from portal.domain.vragenlijst import VOLGT_OP, Vervolg, lees_vervolg, velden_van_vervolg
from portal.platform.database import db
from portal.platform.encrypted import JsonWaarde
from portal.toegang.models import Gebruiker

ONDERDEEL = "terugblik"


def bewaar_terugblik(
    aanvraag: Aanvraag,
    oud: Terugblikdoel,
    wijziging: Wijziging,
    *,
    door: Gebruiker,
    op: datetime,
) -> Verslag:
    """Save stand, uitleg and vervolg of one old doel as far as nobody else changed the same.

    What was written for a doel that no longer goes on stays in its row, and returns with it.

    Raises:
        DomeinFout: `niet_in_driehoek`, or as `voer_uit`.
    """
    vergrendel(aanvraag, door=door)
    if not wijziging.is_anders:
        return Verslag()
    rij = _lees(aanvraag)
    alle = rij.waarde if rij is not None and isinstance(rij.waarde, dict) else {}
    hun = schoon(alle.get(oud.id))
    if rij is not None and is_conflict(wijziging, rij.versie, hun):
        return Verslag(conflicten=[maak_conflict(wijziging, rij, hun)])
    waarde = voeg_samen(wijziging.getoond.waarde, hun, wijziging.mijn)
    nieuw = {**alle, oud.id: {} if waarde is None else waarde}
    rij = bewaar_antwoord(aanvraag, HA_DOELEN, nieuw, door=door, op=op)
    _volg(aanvraag, oud, waarde if isinstance(waarde, dict) else {}, door=door, op=op)
    db.session.flush()
    bewerk(aanvraag, ONDERDEEL, door=door, op=op)
    return Verslag(getoond={wijziging.sleutel: na_opslaan(wijziging, rij.versie, waarde)})


def _lees(aanvraag: Aanvraag) -> Antwoord | None:
    vraag = sa.select(Antwoord).where(
        Antwoord.aanvraag_id == aanvraag.id, Antwoord.vraag_id == HA_DOELEN
    )
    return db.session.scalar(vraag.execution_options(populate_existing=True))


def _volg(
    aanvraag: Aanvraag,
    oud: Terugblikdoel,
    antwoord: dict[str, JsonWaarde],
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Let the doelen of the new aanvraag follow what was chosen."""
    vervolg = lees_vervolg({naam: str(deel) for naam, deel in antwoord.items()})
    if vervolg is None:
        return
    rijen = db.session.scalars(sa.select(Doel).where(Doel.aanvraag_id == aanvraag.id)).all()
    zelfde = next((rij for rij in rijen if str(rij.doel_id) == oud.id), None)
    opvolger = next((rij for rij in rijen if _volgt_op(rij) == oud.id), None)
    blijft = {Vervolg.VERVANGEN: opvolger, Vervolg.AFSLUITEN: None}.get(vervolg, zelfde)
    for rij in (zelfde, opvolger):
        if rij is not None and (rij.verwijderd_op is None) != (rij is blijft):
            rij.verwijderd_op = None if rij is blijft else op
            rij.door_id, rij.op = door.id, op
    if blijft is None and vervolg is not Vervolg.AFSLUITEN:
        db.session.add(_maak(aanvraag, oud, vervolg, rijen, door=door, op=op))


def _volgt_op(rij: Doel) -> str:
    return str(rij.velden.get(VOLGT_OP) or "") if isinstance(rij.velden, dict) else ""


def _maak(
    aanvraag: Aanvraag,
    oud: Terugblikdoel,
    vervolg: Vervolg,
    rijen: Sequence[Doel],
    *,
    door: Gebruiker,
    op: datetime,
) -> Doel:
    begin = velden_van_vervolg({**oud.oud, "doel_id": oud.id}, vervolg)  # type: ignore[dict-item] # JSON of a goal is text
    return Doel(
        aanvraag_id=aanvraag.id,
        doel_id=uuid.UUID(oud.id) if vervolg.houdt_doel else uuid.uuid4(),
        volgnummer=max((rij.volgnummer for rij in rijen), default=0) + 1,
        velden=begin,
        door_id=door.id,
        op=op,
    )
