"""Instroom and uitstroom: the toekenningen of each client joined, as known at the peilmoment."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal.beoordeling.models import Eindewijziging, Toekenning
from portal.domain.procedure import Herkomst
from portal.domain.procedure.toekenning import Eindereden
from portal.domain.statistiek import Looptijd, in_en_uit
from portal.monitoring.queries.definities import Definities
from portal.monitoring.queries.tellen.raam import Telraam, Telsleutel
from portal.platform.database import db

Plaats = tuple[str, uuid.UUID]


def tel_stroom(raam: Telraam, definities: Definities) -> Counter[Telsleutel]:
    """Count clients who came in and went out in the period, up to the day of the peilmoment.

    Bron: [processen] D1.
    """
    per_client: dict[uuid.UUID, list[Looptijd[Plaats]]] = defaultdict(list)
    for client, looptijd in _looptijden(raam, definities):
        per_client[client].append(looptijd)
    geteld: Counter[Telsleutel] = Counter()
    for looptijden in per_client.values():
        erin, eruit = in_en_uit(looptijden, *raam.dagen, onderbreking=definities.onderbreking)
        geteld.update((*plaats, "instroom") for plaats in erin if _telt_bij(raam, plaats))
        geteld.update((*plaats, "uitstroom") for plaats in eruit if _telt_bij(raam, plaats))
    return geteld


def _telt_bij(raam: Telraam, plaats: Plaats) -> bool:
    """Say whether this place is counted: the joined toekenningen can be of two zorgkantoren."""
    return raam.zorgkantoor_id in {None, plaats[1]}


def _looptijden(
    raam: Telraam, definities: Definities
) -> Iterable[tuple[uuid.UUID, Looptijd[Plaats]]]:
    rand = timedelta(days=definities.onderbreking)
    laatst, toen, einde, reden = _einde_toen(raam.peilmoment)
    vraag = (
        sa.select(
            Toekenning.client_id,
            Toekenning.zorgkantoor_id,
            Toekenning.leveringsvorm,
            Toekenning.herkomst,
            Toekenning.ingang,
            einde,
            reden,
        )
        .outerjoin(laatst, laatst.c.toekenning_id == Toekenning.id)
        .outerjoin(toen, sa.and_(toen.toekenning_id == Toekenning.id, toen.op == laatst.c.op))
        .where(
            Toekenning.geregistreerd_op <= raam.peilmoment,
            sa.or_(
                Toekenning.herkomst != Herkomst.VOORAF,
                Toekenning.bevestigd_op <= raam.peilmoment,
            ),
            Toekenning.ingang <= raam.periode.laatste + rand,
            Toekenning.laatste_dag >= raam.periode.eerste - rand,
            *_van_clienten(raam),
        )
    )
    for client, kantoor, vorm, herkomst, van, tot, waarom in db.session.execute(vraag):
        bij = (definities.groep_van(vorm), kantoor)
        erin = herkomst is not Herkomst.VERHUIZING
        eruit = waarom != Eindereden.VERHUIZING.value
        yield client, Looptijd(van, tot, bij, erin=erin, eruit=eruit)


def _van_clienten(raam: Telraam) -> Iterable[sa.ColumnElement[bool]]:
    """Give the condition that a client has a toekenning at the zorgkantoor, if one is asked for.

    Who goes on elsewhere did not go out: what such a client has elsewhere is read too.
    """
    if raam.zorgkantoor_id is None:
        return ()
    eigen = aliased(Toekenning)
    bij = sa.select(eigen.client_id).where(eigen.zorgkantoor_id == raam.zorgkantoor_id)
    return (Toekenning.client_id.in_(bij),)


def _einde_toen(
    peilmoment: datetime,
) -> tuple[sa.Subquery, type[Eindewijziging], sa.Case[date], sa.Case[str]]:
    """Give what to join for the last day and its reason as they were known at the peilmoment.

    A toekenning whose last day never changed has it from its registration on; one whose last day
    only changed later ran to the day that was granted.
    """
    laatst = (
        sa.select(
            Eindewijziging.toekenning_id,
            sa.func.max(
                sa.case((Eindewijziging.op <= peilmoment, Eindewijziging.op), else_=None)
            ).label("op"),
        )
        .group_by(Eindewijziging.toekenning_id)
        .subquery()
    )
    toen, ooit = aliased(Eindewijziging), laatst.c.toekenning_id.is_not(None)
    einde = sa.case(
        (toen.op.is_not(None), toen.einde),
        (ooit, Toekenning.laatste_dag),
        else_=Toekenning.einde,
    )
    reden = sa.case((toen.op.is_not(None), toen.reden), (ooit, ""), else_=Toekenning.einde_reden)
    return laatst, toen, einde, reden
