"""What the zorgkantoor asked to change in the last bijstellen."""

import json

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Toelichting
from portal.domain.procedure import GebeurtenisSoort
from portal.platform.database import db


def list_bijstelpunten(aanvraag: Aanvraag) -> list[dict[str, str]]:
    """Give criterium and text of everything that must change; empty when nothing was asked."""
    tekst = db.session.scalars(
        sa.select(Toelichting)
        .where(
            Toelichting.aanvraag_id == aanvraag.id,
            Toelichting.soort == GebeurtenisSoort.VASTGESTELD.value,
        )
        .order_by(Toelichting.gebeurtenis_nr.desc())
        .limit(1)
    ).first()
    return json.loads(tekst.tekst) if tekst is not None else []
