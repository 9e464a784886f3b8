"""Between whom a letter about a toekenning, a verhuisformulier or a group is."""

import uuid

from portal.beoordeling.queries.dossierplek import plek_van_toekenning
from portal.berichten.dossiers import Dossierplek
from portal.clienten.models import Groep
from portal.platform.database import db
from portal.toekenning.models import Toekenningsbrief, Verhuizing


def _brief(brief_id: uuid.UUID) -> Dossierplek | None:
    brief = db.session.get(Toekenningsbrief, brief_id)
    return plek_van_toekenning(brief.toekenning) if brief else None


def _verhuizing(verhuizing_id: uuid.UUID) -> Dossierplek | None:
    """Give the old side: it has the form from the first to the last day."""
    verhuizing = db.session.get(Verhuizing, verhuizing_id)
    if verhuizing is None:
        return None
    return Dossierplek(
        aanbieder_id=verhuizing.oude_aanbieder_id,
        zorgkantoor_id=verhuizing.oud_zorgkantoor_id,
        regio_id=verhuizing.oude_regio_id,
    )


def plek_van_groep(groep: Groep) -> Dossierplek:
    """Give the aanbieder of a group and the zorgkantoor of its location."""
    regio = groep.locatie.regio
    return Dossierplek(
        aanbieder_id=groep.aanbieder_id, zorgkantoor_id=regio.zorgkantoor_id, regio_id=regio.id
    )


def _groep(groep_id: uuid.UUID) -> Dossierplek | None:
    groep = db.session.get(Groep, groep_id)
    return plek_van_groep(groep) if groep else None


DOSSIERS = {"groep": _groep, "toekenningsbrief": _brief, "verhuizing": _verhuizing}
