"""Score the criteria of a submitted version, one by one or a whole onderdeel at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.actions.bevoegd import eis_toetser_van
from portal.beoordeling.models import Oordeel as Oordeelrij
from portal.beoordeling.queries.toetsing import Toetsstand
from portal.beoordeling.queries.toetsing.getoond import (
    Oordeeltekst,
    is_getoond,
    is_ongewijzigd,
    tekst_van,
)
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Toestand
from portal.domain.toetsingskader import Herkomst, Oordeelwaarde
from portal.platform import audit
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

ALS_GROEP = "groep"
"""Chosen for one client of a group: no exception, what was found on the group holds."""
BEPERKINGEN = {"uq_oordeel_versie_id_criterium": "verouderd"}


@dataclass(frozen=True, slots=True)
class Oordeelinvoer:
    """The fields of one criterium as a page sent them, with what the page had shown."""

    criterium_id: str
    tekst: Oordeeltekst
    getoond: str


def eis_toetser(aanvraag: Aanvraag, *, door: Gebruiker) -> None:
    """Refuse who is neither behandelaar nor teamleider, and a dossier that is not in toetsing.

    Raises:
        DomeinFout: `niet_de_toetser` or `toetsing_gesloten`.
    """
    eis_toetser_van(aanvraag, door)
    if aanvraag.toestand is not Toestand.IN_TOETSING:
        raise DomeinFout("toetsing_gesloten")


def leg_toetsen_vast(stand: Toetsstand, *, door: Gebruiker, kenmerk: str | None = None) -> None:
    """Leave an audit line for what was written in the toetsing of an aanvraag."""
    db.session.flush()
    regel = audit_regel(
        Handeling.DOSSIER_TOETSEN.value,
        door=door,
        over=stand.aanvraag,
        client_id=stand.aanvraag.client_id,
        kenmerk=kenmerk,
    )
    audit.leg_vast(regel)


def bewaar_oordelen(
    stand: Toetsstand, invoer: Sequence[Oordeelinvoer], *, door: Gebruiker, op: datetime
) -> tuple[str, ...]:
    """Store what was changed; incomplete is fine.

    Args:
        stand: The toetsing as it is now.
        invoer: Criteria of the page; one that was left alone, or has no oordeel, is skipped.
        door: Behandelaar or teamleider.
        op: The moment, UTC.

    Returns:
        Ids of criteria that somebody else changed meanwhile; those are not stored.

    Raises:
        DomeinFout: as `eis_toetser`.
    """
    eis_toetser(stand.aanvraag, door=door)
    gewijzigd = [rij for rij in invoer if _wijzigt(stand, rij)]
    botsingen = tuple(
        rij.criterium_id
        for rij in gewijzigd
        if not is_getoond(rij.getoond, stand.rijen.get(rij.criterium_id))
    )
    for rij in gewijzigd:
        if rij.criterium_id not in botsingen:
            _schrijf(stand, rij, door=door, op=op)
    if len(gewijzigd) > len(botsingen):
        leg_toetsen_vast(stand, door=door)
    return botsingen


def score_onderdeel(
    stand: Toetsstand, groep_id: str, *, door: Gebruiker, op: datetime
) -> tuple[str, ...]:
    """Write `voldoet` for every criterium that the button of a group covers; give their ids.

    Raises:
        DomeinFout: as `eis_toetser`.
    """
    eis_toetser(stand.aanvraag, door=door)
    criteria = stand.onder_knop(groep_id)
    for criterium in criteria:
        rij = _nieuw(stand, criterium.id)
        rij.herkomst = Herkomst.ONDERDEEL
        _vul(rij, Oordeeltekst(waarde=Oordeelwaarde.VOLDOET), door=door, op=op)
        db.session.add(rij)
    if criteria:
        leg_toetsen_vast(stand, door=door)
    return tuple(criterium.id for criterium in criteria)


def _wijzigt(stand: Toetsstand, invoer: Oordeelinvoer) -> bool:
    """Say whether there is something to store that is not what stands there already."""
    if invoer.tekst.waarde == ALS_GROEP:
        return stand.aanvraag.is_lid and invoer.criterium_id in stand.rijen
    if not invoer.tekst.waarde or is_ongewijzigd(invoer.getoond, invoer.tekst):
        return False
    return invoer.tekst != tekst_van(stand.rijen.get(invoer.criterium_id))


def _schrijf(stand: Toetsstand, invoer: Oordeelinvoer, *, door: Gebruiker, op: datetime) -> None:
    rij = stand.rijen.get(invoer.criterium_id) or _nieuw(stand, invoer.criterium_id)
    if invoer.tekst.waarde == ALS_GROEP:
        db.session.delete(rij)
        return
    rij.herkomst = Herkomst.ZELF
    _vul(rij, invoer.tekst, door=door, op=op)
    db.session.add(rij)


def _nieuw(stand: Toetsstand, criterium_id: str) -> Oordeelrij:
    return Oordeelrij(
        zorgkantoor_id=stand.aanvraag.zorgkantoor_id,
        aanvraag_id=stand.aanvraag.id,
        versie_id=stand.versie.rij.id,
        criterium=criterium_id,
    )


def _vul(rij: Oordeelrij, tekst: Oordeeltekst, *, door: Gebruiker, op: datetime) -> None:
    rij.oordeel, rij.meekijken = tekst.waarde, tekst.meekijken
    rij.toelichting, rij.motivering = tekst.toelichting, tekst.motivering
    rij.door_id, rij.op = door.id, op
