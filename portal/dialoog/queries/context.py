"""What the verslag of a dialoog has beside its points: trajecten, figures, examples, mirror."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from portal.dialoog.models import Dialoog
from portal.domain.procedure.volgen import Trajecttoestand
from portal.ontwikkeltraject.models import Traject
from portal.ontwikkeltraject.queries.trajecten import is_open, trajecten_voor
from portal.platform import clock
from portal.platform.database import db
from portal.spiegel.models import Spiegelpublicatie
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker
from portal.voorbeelden.models import GoedVoorbeeld
from portal.voorbeelden.queries.voorbeelden import goedgekeurd_voor

BIJ_PUNT_4 = ("mp-bedrag-totaal", "mp-afgebouwd", "mp-doelen", "mp-realisatie")
"""Items of the plan that stand at point 4.

Bron: [meerzorgplan] agenda point 4.
"""


@dataclass(frozen=True, slots=True)
class Trajectregel:
    """A traject as all three parties may know it: by code, never by name."""

    id: str
    code: str
    toestand: Trajecttoestand


def list_trajecten(dialoog: Dialoog, *, voor: Gebruiker) -> Sequence[Trajectregel]:
    """Give the trajecten of a pair that run, or were finished in its year or the year before.

    Only those in view of the user; of a dialoog that is ready none that began after it.

    Bron: [meerzorgplan] agenda point 3; [procedure] §9 point 5, §10.
    """
    af = sa.and_(
        Traject.toestand == Trajecttoestand.AFGEROND,
        sa.extract("year", Traject.afgerond_op).between(dialoog.jaar - 1, dialoog.jaar),
    )
    vraag = (
        sa.select(Traject.id, Traject.clientcode, Traject.toestand)
        .where(
            Traject.aanbieder_id == dialoog.aanbieder_id,
            Traject.zorgkantoor_id == dialoog.zorgkantoor_id,
            sa.or_(is_open(), af),
            trajecten_voor(voor),
            _begon_op_tijd(dialoog),
        )
        .order_by(Traject.clientcode, Traject.id)
    )
    return [Trajectregel(str(nr), code, stand) for nr, code, stand in db.session.execute(vraag)]


def _begon_op_tijd(dialoog: Dialoog) -> Voorwaarde:
    """Give the condition that a traject began before a dialoog was ready, or that day."""
    if dialoog.gereed_op is None:
        return sa.true()
    return Traject.gestart_op < clock.end_of_day(dialoog.gereed_op)


def find_spiegeljaar(jaar: int) -> int | None:
    """Give the newest closed year before that of a dialoog or plan with spiegelinformatie."""
    return db.session.scalar(
        sa.select(sa.func.max(Spiegelpublicatie.jaar)).where(Spiegelpublicatie.jaar < jaar)
    )


def list_voorbeelden(*, voor: Gebruiker) -> Sequence[tuple[str, str]]:
    """Give the goede voorbeelden that were approved, by title: id and title."""
    vraag = (
        sa.select(GoedVoorbeeld.id, GoedVoorbeeld.titel)
        .where(goedgekeurd_voor(voor))
        .order_by(GoedVoorbeeld.titel, GoedVoorbeeld.id)
    )
    return [(str(nr), titel) for nr, titel in db.session.execute(vraag)]
