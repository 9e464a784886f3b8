"""Between whom a besluit or a toekenning is, and who treats it."""

import uuid

from portal.aanvraag.queries.ontvangers import plek_van
from portal.beoordeling.models import Besluit, Toekenning
from portal.berichten.dossiers import Dossierplek
from portal.platform.database import db


def plek_van_toekenning(toekenning: Toekenning) -> Dossierplek:
    """Give the zorgkantoor and region that it has now, and who treated its aanvraag there."""
    besluit = toekenning.besluit
    aanvraag = besluit.aanvraag if besluit else None
    zelfde = aanvraag is not None and aanvraag.zorgkantoor_id == toekenning.zorgkantoor_id
    return Dossierplek(
        aanbieder_id=toekenning.aanbieder_id,
        zorgkantoor_id=toekenning.zorgkantoor_id,
        regio_id=toekenning.regio_id,
        behandelaar_id=plek_van(aanvraag).behandelaar_id if aanvraag and zelfde else None,
        nummer=toekenning.nummer,
    )


def _besluit(besluit_id: uuid.UUID) -> Dossierplek | None:
    besluit = db.session.get(Besluit, besluit_id)
    return plek_van(besluit.aanvraag) if besluit else None


def _toekenning(toekenning_id: uuid.UUID) -> Dossierplek | None:
    toekenning = db.session.get(Toekenning, toekenning_id)
    return plek_van_toekenning(toekenning) if toekenning else None


DOSSIERS = {"besluit": _besluit, "toekenning": _toekenning}
