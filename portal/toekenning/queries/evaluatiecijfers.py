"""Which toekenningen ended in a window, and were they evaluated, for the meerzorgplan."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.evaluatie import heeft_terugblik
from portal.beoordeling.queries.toekenningen import is_bevestigd
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toekenning.models import Evaluatie
from portal.toekenning.queries.evaluatielijst import NIET_GEVRAAGD

TERUGBLIK = "her_aanvraag"
"""What comes next when a her-aanvraag was submitted in place of an eindevaluatie."""
ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Geeindigd:
    """A toekenning that ended, with what comes next; None when it was not evaluated."""

    aanbieder_id: uuid.UUID
    id: uuid.UUID
    vervolg: str | None


def list_geeindigd(*waar: Voorwaarde, van: date, tot: date) -> Iterator[Geeindigd]:
    """Give the toekenningen that ended in a window, by aanbieder, last day and id.

    Args:
        waar: Which toekenningen.
        van: First day of the window.
        tot: Last day of the window; it counts.

    Bron: [processen] A25.
    """
    vraag = (
        sa.select(
            Toekenning.aanbieder_id,
            Toekenning.id,
            Toekenning.geevalueerd_op,
            _laatste_vervolg(),
            heeft_terugblik(),
        )
        .where(
            *waar,
            is_bevestigd(),
            Toekenning.einde.between(van, tot),
            Toekenning.einde >= Toekenning.ingang,
            Toekenning.einde_reden.not_in(NIET_GEVRAAGD),
        )
        .order_by(Toekenning.aanbieder_id, Toekenning.einde, Toekenning.id)
    )
    for aanbieder, toekenning, geevalueerd, vervolg, terugblik in db.session.execute(vraag):
        if geevalueerd is not None:
            yield Geeindigd(aanbieder, toekenning, vervolg or ONBEKEND)
        else:
            yield Geeindigd(aanbieder, toekenning, TERUGBLIK if terugblik else None)


def _laatste_vervolg() -> sa.ScalarSelect[str]:
    """Give what comes next according to the version that holds."""
    return (
        sa.select(Evaluatie.vervolg)
        .where(Evaluatie.toekenning_id == Toekenning.id, Evaluatie.vastgelegd_op.is_not(None))
        .order_by(Evaluatie.nr.desc())
        .limit(1)
        .scalar_subquery()
    )
