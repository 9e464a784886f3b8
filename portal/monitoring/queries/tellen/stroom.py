"""Instroom and uitstroom: the toekenningen of each client joined, as known at the peilmoment."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal.beoordeling.models import Toekenning
from portal.domain.procedure import Herkomst
from portal.domain.procedure.einde import Eindestand
from portal.domain.procedure.toekenning import Eindereden
from portal.domain.statistiek import Looptijd, in_en_uit
from portal.monitoring.queries.definities import Definities
from portal.monitoring.queries.tellen.raam import Telraam, Telsleutel
from portal.platform.database import db
from portal.toekenning.models import Eindebesluit

Plaats = tuple[str, uuid.UUID]


def tel_stroom(raam: Telraam, definities: Definities) -> Counter[Telsleutel]:
    """Count clients who came in and went out in the period.

    Bron: [processen] D1.
    """
    per_client: dict[uuid.UUID, list[Looptijd[Plaats]]] = defaultdict(list)
    for client, looptijd in _looptijden(raam, definities):
        per_client[client].append(looptijd)
    geteld: Counter[Telsleutel] = Counter()
    dagen = (raam.periode.eerste, raam.periode.laatste)
    for looptijden in per_client.values():
        erin, eruit = in_en_uit(looptijden, *dagen, onderbreking=definities.onderbreking)
        geteld.update((*plaats, "instroom") for plaats in erin)
        geteld.update((*plaats, "uitstroom") for plaats in eruit)
    return geteld


def _looptijden(
    raam: Telraam, definities: Definities
) -> Iterable[tuple[uuid.UUID, Looptijd[Plaats]]]:
    rand = timedelta(days=definities.onderbreking + 1)
    vervanger, einde = aliased(Toekenning), _einde_toen(raam.peilmoment)
    vraag = (
        sa.select(
            Toekenning.client_id, Toekenning.zorgkantoor_id, Toekenning.leveringsvorm,
            Toekenning.herkomst, Toekenning.einde_reden, Toekenning.ingang, Toekenning.einde,
            Toekenning.laatste_dag, vervanger.geregistreerd_op, einde,
        )
        .outerjoin(vervanger, vervanger.id == Toekenning.vervangen_door_id)
        .where(
            Toekenning.geregistreerd_op <= raam.peilmoment,
            sa.or_(
                Toekenning.herkomst != Herkomst.VOORAF,
                Toekenning.bevestigd_op <= raam.peilmoment,
            ),
            Toekenning.ingang <= raam.periode.laatste + rand,
            Toekenning.laatste_dag >= raam.periode.eerste - rand,
            *raam.van_kantoor(Toekenning.zorgkantoor_id),
        )
    )  # fmt: skip
    for (
        client,
        kantoor,
        vorm,
        herkomst,
        reden,
        van,
        tot,
        laatste,
        vervangen,
        later,
    ) in db.session.execute(vraag):
        toen = _laatste_toen(tot, laatste, vervangen, later, raam.peilmoment)
        bij = (definities.groep_van(vorm), kantoor)
        erin = herkomst is not Herkomst.VERHUIZING
        eruit = reden != Eindereden.VERHUIZING.value
        yield client, Looptijd(van, toen, bij, erin=erin, eruit=eruit)


def _einde_toen(peilmoment: datetime) -> sa.ScalarSelect[int]:
    """Count the besluiten on ending a toekenning early that were fixed after the peilmoment."""
    return (
        sa.select(sa.func.count())
        .where(
            Eindebesluit.toekenning_id == Toekenning.id,
            Eindebesluit.stand == Eindestand.VASTGESTELD,
            Eindebesluit.vastgesteld_op > peilmoment,
        )
        .correlate(Toekenning)
        .scalar_subquery()
    )


def _laatste_toen(
    einde: date, laatste_dag: date, vervangen: datetime | None, later: int, peilmoment: datetime
) -> date:
    """Give the last day as it was known: what ended or replaced it later did not count yet."""
    toen_nog_niet = later > 0 or (vervangen is not None and vervangen > peilmoment)
    return laatste_dag if toen_nog_niet else einde
