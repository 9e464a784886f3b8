"""How many open dossiers each beoordelaar handles."""

import uuid
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.beoordeling.queries.werkvoorraad.voorwaarden import is_open
from portal.platform.database import db
from portal.toegang.models import Gebruiker


def tel_dossiers(*, voor: Gebruiker) -> Mapping[uuid.UUID, int]:
    """Count per behandelaar the open dossiers in view."""
    vraag = (
        sa.select(Aanvraag.behandelaar_id, sa.func.count())
        .where(zichtbaar_voor(voor), is_open(), Aanvraag.behandelaar_id.is_not(None))
        .group_by(Aanvraag.behandelaar_id)
    )
    return {wie: aantal for wie, aantal in db.session.execute(vraag) if wie is not None}


def list_dossiers_van(
    behandelaar_id: uuid.UUID, *, voor: Gebruiker
) -> Sequence[tuple[uuid.UUID, int]]:
    """Give the open dossiers of one behandelaar in view, as id and version, by number."""
    vraag = (
        sa.select(Aanvraag.id, Aanvraag.versie)
        .where(zichtbaar_voor(voor), is_open(), Aanvraag.behandelaar_id == behandelaar_id)
        .order_by(Aanvraag.jaar, Aanvraag.volgnummer)
    )
    return [(rij[0], rij[1]) for rij in db.session.execute(vraag)]
