"""What the verslag of a dialoog has beside its points: trajecten, figures, examples, mirror."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from portal.dialoog.models import Dialoog
from portal.domain.procedure.volgen import Trajecttoestand, Voorbeeldstand
from portal.ontwikkeltraject.models import Traject
from portal.platform.database import db
from portal.spiegel.models import Spiegelpublicatie
from portal.voorbeelden.models import GoedVoorbeeld

BIJ_PUNT_4 = ("mp-bedrag-totaal", "mp-afgebouwd", "mp-doelen", "mp-realisatie")
"""Items of the plan that stand at point 4.

Bron: [meerzorgplan] agenda point 4.
"""
HOOGSTENS = 50


@dataclass(frozen=True, slots=True)
class Trajectregel:
    """A traject as all three parties may know it: by code, never by name."""

    id: str
    code: str
    toestand: Trajecttoestand


def list_trajecten(dialoog: Dialoog) -> Sequence[Trajectregel]:
    """Give the trajecten of a pair that run, or were finished in the year of the dialoog.

    Bron: [meerzorgplan] agenda point 3.
    """
    loopt = Traject.toestand.in_(
        (Trajecttoestand.GEVRAAGD, Trajecttoestand.GEPLAND, Trajecttoestand.LOPEND)
    )
    af = sa.and_(
        Traject.toestand == Trajecttoestand.AFGEROND,
        sa.extract("year", Traject.afgerond_op).between(dialoog.jaar - 1, dialoog.jaar),
    )
    vraag = (
        sa.select(Traject.id, Traject.clientcode, Traject.toestand)
        .where(
            Traject.aanbieder_id == dialoog.aanbieder_id,
            Traject.zorgkantoor_id == dialoog.zorgkantoor_id,
            sa.or_(loopt, af),
        )
        .order_by(Traject.clientcode, Traject.id)
        .limit(HOOGSTENS)
    )
    return [Trajectregel(str(nr), code, stand) for nr, code, stand in db.session.execute(vraag)]


def find_spiegeljaar(dialoog: Dialoog) -> int | None:
    """Give the newest closed year before that of a dialoog with spiegelinformatie."""
    return db.session.scalar(
        sa.select(sa.func.max(Spiegelpublicatie.jaar)).where(Spiegelpublicatie.jaar < dialoog.jaar)
    )


def list_voorbeelden() -> Sequence[tuple[str, str]]:
    """Give the goede voorbeelden that everybody may read, by title: id and title."""
    vraag = (
        sa.select(GoedVoorbeeld.id, GoedVoorbeeld.titel)
        .where(GoedVoorbeeld.stand == Voorbeeldstand.GOEDGEKEURD)
        .order_by(GoedVoorbeeld.titel, GoedVoorbeeld.id)
        .limit(HOOGSTENS)
    )
    return [(str(nr), titel) for nr, titel in db.session.execute(vraag)]
