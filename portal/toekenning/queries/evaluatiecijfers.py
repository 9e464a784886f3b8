"""How many toekenningen that ended in a year were evaluated, for the meerzorgplan."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.evaluatie import heeft_terugblik
from portal.beoordeling.queries.toekenningen import is_bevestigd, toekenningen_voor
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Evaluatie
from portal.toekenning.queries.evaluatielijst import NIET_GEVRAAGD

TERUGBLIK = "her_aanvraag"
"""What comes next when a her-aanvraag was submitted in place of an eindevaluatie."""
ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluatiecijfer:
    """The figure of one aanbieder.

    Attributes:
        aanbieder_id: The aanbieder.
        noemer: Toekenningen with their last day in the window, without overlijden.
        teller: Those of them with an eindevaluatie or a submitted terugblik, by what comes next.
    """

    aanbieder_id: uuid.UUID
    noemer: tuple[uuid.UUID, ...]
    teller: Mapping[str, tuple[uuid.UUID, ...]]

    @property
    def aantal(self) -> int:
        """Count the teller over everything that comes next."""
        return sum(map(len, self.teller.values()))


@dataclass(frozen=True, slots=True)
class Geeindigd:
    """A toekenning that ended, with what comes next; None when it was not evaluated."""

    aanbieder_id: uuid.UUID
    id: uuid.UUID
    vervolg: str | None


def list_evaluatiecijfers(*, jaar: int, tot: date, voor: Gebruiker) -> Sequence[Evaluatiecijfer]:
    """Give the figure `mp-evaluaties` per aanbieder in view, in the order of their ids.

    Args:
        jaar: Year of the plan.
        tot: Day of the plan; the window is 1 January to this day, at most 31 December.
        voor: Who asks: of the aanbieder itself, or of its zorgkantoor.

    Returns:
        Nothing for an aanbieder without a toekenning that ended in the window. What was repaired,
        revoked, withdrawn or never in force did not end.

    Bron: [processen] A25.
    """
    eind = min(tot, date(jaar, 12, 31))
    noemers: dict[uuid.UUID, list[uuid.UUID]] = {}
    tellers: dict[uuid.UUID, dict[str, list[uuid.UUID]]] = {}
    for rij in list_geeindigd(toekenningen_voor(voor), van=date(jaar, 1, 1), tot=eind):
        noemers.setdefault(rij.aanbieder_id, []).append(rij.id)
        if rij.vervolg is not None:
            per = tellers.setdefault(rij.aanbieder_id, {})
            per.setdefault(rij.vervolg, []).append(rij.id)
    return [
        Evaluatiecijfer(
            aanbieder_id=aanbieder,
            noemer=tuple(noemer),
            teller={soort: tuple(ids) for soort, ids in tellers.get(aanbieder, {}).items()},
        )
        for aanbieder, noemer in noemers.items()
    ]


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
