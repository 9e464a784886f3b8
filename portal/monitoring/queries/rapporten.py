"""Reports that were made: the list, one of them, and those that a next one must reckon with."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import defer, joinedload
from werkzeug.exceptions import NotFound

from portal.domain.statistiek import Periode
from portal.monitoring.models import Monitorrapport
from portal.platform.database import db

MEESTE = 40


def list_rapporten() -> Sequence[Monitorrapport]:
    """List the last reports, the newest first; they are the same for everybody who may read."""
    vraag = (
        sa.select(Monitorrapport)
        .options(
            joinedload(Monitorrapport.door),
            defer(Monitorrapport.geteld_v),
            defer(Monitorrapport.getoond),
        )
        .order_by(Monitorrapport.op.desc(), Monitorrapport.id)
        .limit(MEESTE)
    )
    return db.session.scalars(vraag).all()


def get_rapport(rapport_id: uuid.UUID) -> Monitorrapport:
    """Give one report.

    Raises:
        NotFound: There is none.
    """
    vraag = (
        sa.select(Monitorrapport)
        .where(Monitorrapport.id == rapport_id)
        .options(joinedload(Monitorrapport.door), defer(Monitorrapport.geteld_v))
    )
    rij = db.session.scalars(vraag).one_or_none()
    if rij is None:
        raise NotFound
    return rij


def list_van_jaar(periode: Periode) -> Sequence[Monitorrapport]:
    """List every report on the year of a period and on its halves, in the order of making."""
    namen = [str(deel) for deel in (periode.heel_jaar, *periode.heel_jaar.helften)]
    vraag = sa.select(Monitorrapport).where(Monitorrapport.periode.in_(namen))
    return db.session.scalars(vraag.order_by(Monitorrapport.op, Monitorrapport.nr)).all()
