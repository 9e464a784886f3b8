"""Against which besluiten bezwaar was possible until a day."""

from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.aanvraag.queries.ontvangers import list_bij_aanbieder
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import ZONDER_BYTES
from portal.berichten.queries.adresboek import Adresboek
from portal.berichten.termijneinden import Termijneinde
from portal.domain.procedure import BesluitToestand
from portal.platform.database import db

LEZERS = ("indiener", "driehoek", "manager")


def list_bezwaareinden(dag: date, boek: Adresboek) -> Iterator[Termijneinde]:
    """Give the besluiten whose bezwaartermijn ended on a day.

    Bron: [processen] L7; [berichten] N17.
    """
    vraag = (
        sa.select(Besluit)
        .where(
            Besluit.bezwaar_tot == dag,
            Besluit.stand == BesluitToestand.VASTGESTELD,
            Besluit.verzenddatum.is_not(None),
        )
        .options(joinedload(Besluit.aanvraag), *ZONDER_BYTES)
        .order_by(Besluit.id)
    )
    for besluit in db.session.scalars(vraag):
        yield Termijneinde(
            soort="bezwaar",
            object_soort="besluit",
            object_id=besluit.id,
            kenmerk=besluit.nummer,
            mensen=tuple(list_bij_aanbieder(besluit.aanvraag, LEZERS, boek)),
        )
