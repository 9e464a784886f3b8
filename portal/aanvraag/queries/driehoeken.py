"""In which driehoeken somebody is, as far as these are still needed."""

import uuid
from collections.abc import Mapping

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Driehoeklid
from portal.aanvraag.queries.dossiers import is_geheel, zichtbaar_voor
from portal.domain.procedure import Toestand
from portal.domain.procedure.toestanden import IN_BEHANDELING
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

OPEN = IN_BEHANDELING | {Toestand.CONCEPT}


def met_driehoek_van(gebruiker_id: uuid.UUID, *, voor: Gebruiker) -> sa.Select[Aanvraag]:
    """Give the question for the open aanvragen in view in whose driehoek somebody is."""
    lid = sa.exists().where(
        Driehoeklid.aanvraag_id == Aanvraag.id, Driehoeklid.gebruiker_id == gebruiker_id
    )
    orde = (Aanvraag.jaar, Aanvraag.volgnummer)
    return sa.select(Aanvraag).where(_open(voor), lid).order_by(*orde)


def tel_driehoeken(*, voor: Gebruiker) -> Mapping[uuid.UUID, int]:
    """Count per person the open aanvragen in view in whose driehoek he is."""
    vraag = (
        sa.select(Driehoeklid.gebruiker_id, sa.func.count(sa.distinct(Aanvraag.id)))
        .join(Aanvraag, Aanvraag.id == Driehoeklid.aanvraag_id)
        .where(_open(voor))
        .group_by(Driehoeklid.gebruiker_id)
    )
    return {rij[0]: rij[1] for rij in db.session.execute(vraag)}


def _open(voor: Gebruiker) -> Voorwaarde:
    return sa.and_(zichtbaar_voor(voor), is_geheel(), Aanvraag.toestand.in_(sorted(OPEN)))
