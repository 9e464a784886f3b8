"""Against which letters about a toekenning bezwaar was possible until a day."""

from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.aanvraag.queries.ontvangers import list_managers
from portal.berichten.queries.adresboek import Adresboek
from portal.berichten.termijneinden import Termijneinde
from portal.platform.database import db
from portal.toekenning.models import Toekenningsbrief
from portal.toekenning.queries.brieven import ONGELEZEN


def list_briefeinden(dag: date, boek: Adresboek) -> Iterator[Termijneinde]:
    """Give the letters whose bezwaartermijn ended on a day.

    Bron: [processen] L7; [berichten] N17.
    """
    vraag = (
        sa.select(Toekenningsbrief)
        .where(Toekenningsbrief.bezwaar_tot == dag)
        .options(joinedload(Toekenningsbrief.toekenning), *ONGELEZEN)
        .order_by(Toekenningsbrief.id)
    )
    for brief in db.session.scalars(vraag):
        rij = brief.toekenning
        yield Termijneinde(
            soort="bezwaar",
            object_soort="toekenningsbrief",
            object_id=brief.id,
            kenmerk=brief.kenmerk,
            mensen=tuple(list_managers(rij.aanbieder_id, rij.locatie_id, boek)),
        )
