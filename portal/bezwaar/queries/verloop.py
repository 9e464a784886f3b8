"""The events of a bezwaar as the rules read them, and what follows from them."""

import uuid
from datetime import date

import sqlalchemy as sa

from portal.bezwaar.models import Bezwaar, Bezwaargebeurtenis
from portal.domain.procedure import (
    Bezwaarfeit,
    Bezwaargebeurd,
    Bezwaarstand,
    bezwaarstand_uit,
    bezwaartermijn_uit,
)
from portal.domain.termijnen import Beslistermijn
from portal.platform.calendar_data import load_bezwaarregels, load_kalender
from portal.platform.database import db


def lees_verloop(bezwaar_id: uuid.UUID) -> tuple[Bezwaargebeurd, ...]:
    """Read the whole record of a bezwaar that is in view, in order."""
    vraag = (
        sa.select(Bezwaargebeurtenis)
        .where(Bezwaargebeurtenis.bezwaar_id == bezwaar_id)
        .order_by(Bezwaargebeurtenis.nr)
    )
    return tuple(
        Bezwaargebeurd(nr=rij.nr, soort=Bezwaarfeit(rij.soort), dag=rij.dag, gegevens=rij.gegevens)
        for rij in db.session.scalars(vraag)
    )


def lees_stand(bezwaar: Bezwaar) -> Bezwaarstand:
    """Give where a bezwaar is after its events."""
    return bezwaarstand_uit(lees_verloop(bezwaar.id))


def termijn_van(
    bezwaar: Bezwaar, verloop: tuple[Bezwaargebeurd, ...], *, peildag: date | None = None
) -> Beslistermijn:
    """Give the day on which must be decided at the latest, with how it came about."""
    return bezwaartermijn_uit(
        verloop,
        laatste_dag=bezwaar.bezwaar_tot,
        regels=load_bezwaarregels(bezwaar.bezwaar_tot),
        kalender=load_kalender(),
        peildag=peildag,
    )
