"""Other aanvragen of the own organisation whose dagprogramma may be copied."""

from collections.abc import Sequence

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Rekenblok
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.platform.database import db
from portal.toegang.models import Gebruiker

HOOGSTENS = 50


def list_bronnen(aanvraag: Aanvraag, *, voor: Gebruiker) -> Sequence[Aanvraag]:
    """List aanvragen in view with a dagprogramma: those of the same client first, then newest."""
    met_programma = sa.exists().where(
        Rekenblok.aanvraag_id == Aanvraag.id, Rekenblok.blok == "dagprogramma"
    )
    vraag = (
        sa.select(Aanvraag)
        .where(zichtbaar_voor(voor), met_programma, Aanvraag.id != aanvraag.id)
        .order_by(
            sa.case((Aanvraag.client_id == aanvraag.client_id, 0), else_=1),
            Aanvraag.jaar.desc(),
            Aanvraag.volgnummer.desc(),
        )
    )
    return db.session.scalars(vraag.limit(HOOGSTENS)).all()
