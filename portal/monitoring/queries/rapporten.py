"""Reports that were made: the list, one of them, and those that a next one must reckon with."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased, defer, joinedload

from portal.domain.statistiek import Periode
from portal.monitoring.models import Monitorrapport, Opdrachtstand, Rapportopdracht
from portal.platform.database import db
from portal.platform.rows import een_of_404

MEESTE = 40
NET = timedelta(hours=1)
"""How long it is said that a report was made."""
_IN_ORDE = (Monitorrapport.op, Monitorrapport.nr)


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
    return een_of_404(vraag)


def list_van_jaar(periode: Periode) -> Sequence[Monitorrapport]:
    """List every report on the year of a period and on its halves, in the order of making."""
    vraag = sa.select(Monitorrapport).where(_van_jaar(periode))
    return db.session.scalars(vraag.order_by(*_IN_ORDE)).all()


def list_nummers_van_jaar(periode: Periode) -> Sequence[uuid.UUID]:
    """List which reports those are, without reading what is in them."""
    vraag = sa.select(Monitorrapport.id).where(_van_jaar(periode))
    return db.session.scalars(vraag.order_by(*_IN_ORDE)).all()


def is_gerapporteerd(periode: Periode) -> bool:
    """Say whether there is a report on a period."""
    vraag = sa.select(Monitorrapport.id).where(Monitorrapport.periode == str(periode)).limit(1)
    return db.session.scalar(vraag) is not None


def list_open_opdrachten() -> Sequence[Rapportopdracht]:
    """List the reports that were asked for and not made yet, the first asked for first.

    They are held, so that nobody else begins or ends one meanwhile.
    """
    vraag = (
        sa.select(Rapportopdracht)
        .where(Rapportopdracht.stand == Opdrachtstand.GEVRAAGD)
        .order_by(Rapportopdracht.op, Rapportopdracht.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return db.session.scalars(vraag).all()


def list_opdrachten(op: datetime) -> Sequence[Rapportopdracht]:
    """List the reports that are being made or just were, and that failed with nobody asking again.

    Args:
        op: The moment, UTC.
    """
    later = aliased(Rapportopdracht)
    opnieuw = sa.exists().where(
        later.periode == Rapportopdracht.periode, later.op > Rapportopdracht.op
    )
    vraag = (
        sa.select(Rapportopdracht)
        .where(
            ~opnieuw,
            sa.or_(
                Rapportopdracht.stand != Opdrachtstand.GEMAAKT, Rapportopdracht.klaar_op > op - NET
            ),
        )
        .options(joinedload(Rapportopdracht.door))
        .order_by(Rapportopdracht.op.desc(), Rapportopdracht.id)
    )
    return db.session.scalars(vraag).all()


def _van_jaar(periode: Periode) -> sa.ColumnElement[bool]:
    jaar = periode.heel_jaar
    return Monitorrapport.periode.in_([str(deel) for deel in (jaar, *jaar.helften)])
