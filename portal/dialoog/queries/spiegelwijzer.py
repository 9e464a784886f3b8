"""Tell spiegelinformatie where two organisations make their next afspraak."""

import sqlalchemy as sa
from flask import url_for

from portal.dialoog.models import Dialoog
from portal.dialoog.queries.dialogen import dialogen_voor
from portal.dialoog.queries.lijst import TOESTANDEN, Dialoogstapel
from portal.dialoog.queries.samenwerking import find_paar_van, is_planner
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.spiegel import Plek
from portal.platform.database import db
from portal.toegang.models import Gebruiker

OPEN = (*TOESTANDEN[Dialoogstapel.KOMT], *TOESTANDEN[Dialoogstapel.VERSLAG])


def wijs_naar_dialoog(plek: Plek, voor: Gebruiker) -> str:
    """Give the page of the next open dialoog of the two, or of planning one; empty for none."""
    nr = db.session.scalar(
        sa.select(Dialoog.id)
        .where(
            dialogen_voor(voor),
            Dialoog.aanbieder_id == plek.aanbieder_id,
            Dialoog.zorgkantoor_id == plek.zorgkantoor_id,
            Dialoog.toestand.in_(OPEN),
        )
        .order_by(Dialoog.dag, Dialoog.id)
        .limit(1)
    )
    if nr is not None:
        return url_for("dialoog.dialoog", dialoog_id=nr)
    if not mag(voor.rol_set, Handeling.DIALOOG_PLANNEN):
        return ""
    paar = find_paar_van(plek.aanbieder_id, plek.zorgkantoor_id)
    if paar is None or not is_planner(paar.rij, voor):
        return ""
    return url_for("dialoog.inplannen", samenwerking_id=paar.rij.id)
