"""What happened, in words, as the component *tijdlijn* shows it: the newest first, by month."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TypeVar

import sqlalchemy as sa

from portal.platform.database import db
from portal.platform.web import texts
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker
from portal.toegang.stukken import Verloopregel

V = TypeVar("V", bound=Verloopregel)


@dataclass(frozen=True, slots=True)
class Gebeurd:
    """One event in words."""

    op: datetime
    titel: str
    wie: str


def list_gebeurd(soort: type[V], van: Voorwaarde, titel: Callable[[V], str]) -> Sequence[Gebeurd]:
    """Give the events of one course, newest first.

    Args:
        soort: The table of its events.
        van: Which course.
        titel: Says an event in words.
    """
    vraag = (
        sa.select(soort, Gebruiker.naam)
        .outerjoin(Gebruiker, Gebruiker.id == soort.door_id)
        .where(van)
        .order_by(soort.nr.desc())
    )
    return [Gebeurd(rij.op, titel(rij), naam or "") for rij, naam in db.session.execute(vraag)]


def per_maand(gebeurd: Iterable[Gebeurd]) -> list[dict[str, object]]:
    """Put what happened together by month."""
    return [
        {"maand": maand, "gebeurtenissen": list(samen)}
        for maand, samen in groupby(gebeurd, lambda feit: texts.maand(feit.op))
    ]
