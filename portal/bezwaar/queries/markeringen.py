"""Where a bezwaar is open, for the lists and steps of the slices below."""

import uuid
from collections.abc import Collection

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit, Toekenning
from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.bezwaren import is_open
from portal.platform.database import db
from portal.toekenning.models import Toekenningsbrief


class OpenBezwaren:
    """Says where a bezwaar is open, see `portal.aanvraag.bezwaren`; rows in view are the caller's.

    Bron: [procedure] §0.5.
    """

    def is_bestreden(self, besluit_id: uuid.UUID) -> bool:
        """Say whether a bezwaar is open against a besluit."""
        vraag = sa.exists().where(Bezwaar.besluit_id == besluit_id, is_open())
        return bool(db.session.scalar(sa.select(vraag)))

    def aanvragen(self, aanvraag_ids: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
        """Give which aanvragen have one against a besluit; of a group also against a client's."""
        geheel = sa.func.coalesce(Aanvraag.groepsaanvraag_id, Aanvraag.id)
        vraag = (
            sa.select(Aanvraag.id, Aanvraag.groepsaanvraag_id)
            .join(Besluit, Besluit.aanvraag_id == Aanvraag.id)
            .join(Bezwaar, Bezwaar.besluit_id == Besluit.id)
            .where(is_open(), sa.or_(Aanvraag.id.in_(aanvraag_ids), geheel.in_(aanvraag_ids)))
        )
        gevonden = {nr for rij in db.session.execute(vraag) for nr in rij}
        return frozenset(gevonden & set(aanvraag_ids))

    def toekenningen(self, toekenning_ids: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
        """Give which toekenningen have one, against their besluit or one about them."""
        bij_besluit = (
            sa.select(Toekenning.id)
            .join(Bezwaar, Bezwaar.besluit_id == Toekenning.besluit_id)
            .where(is_open(), Toekenning.id.in_(toekenning_ids))
        )
        bij_brief = (
            sa.select(Toekenningsbrief.toekenning_id)
            .join(Bezwaar, Bezwaar.toekenningsbrief_id == Toekenningsbrief.id)
            .where(is_open(), Toekenningsbrief.toekenning_id.in_(toekenning_ids))
        )
        return frozenset(db.session.scalars(sa.union(bij_besluit, bij_brief)))
