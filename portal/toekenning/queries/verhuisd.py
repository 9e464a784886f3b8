"""Who a client was at an earlier aanbieder: who moves with a toekenning is a new one (K07)."""

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, aliased

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import is_bevestigd
from portal.clienten.queries import Clienten, dezelfde_personen
from portal.toekenning.models import Verhuizing

_OUD, _NIEUW = aliased(Toekenning), aliased(Toekenning)


def eerdere_clienten(client_ids: Clienten, *, zonder_formulier: bool = False) -> sa.CTE:
    """Select who some clients were before they moved: `client_id` and `eerder_id`, one row each.

    Also over several moves and back; not where a client went to later. Who asks may use it for days
    only: no aanbieder sees what another one wrote.

    Args:
        client_ids: Who they are now; a selection for more than a page of them.
        zonder_formulier: Also who else is that person for a zorgkantoor that granted both of them
            meerzorg; of that nothing but the day of the last traject may be told.

    Bron: [procedure] §3 K07; [processen] G1.
    """
    verhuisd = _paren(_NIEUW.client_id).where(_NIEUW.client_id.in_(client_ids))
    keten = verhuisd.cte("eerdere_clienten", recursive=True)
    verder = _paren(keten.c.client_id).join(keten, keten.c.eerder_id == _NIEUW.client_id)
    verder = verder.where(_OUD.client_id != keten.c.client_id)
    return keten.union(_zelfde(client_ids), verder) if zonder_formulier else keten.union(verder)


def _zelfde(client_ids: Clienten) -> sa.Select[uuid.UUID, uuid.UUID]:
    """Select who has the same BSN for a zorgkantoor that granted both of them meerzorg.

    Without a toekenning nothing is found: who types a BSN in a concept learns nothing.
    """
    paren = dezelfde_personen(client_ids).subquery()
    beide = (
        sa.exists().where(
            Toekenning.client_id == client_id,
            Toekenning.zorgkantoor_id == paren.c.houder_id,
            is_bevestigd(),
        )
        for client_id in (paren.c.client_id, paren.c.ander_id)
    )
    return sa.select(paren.c.client_id, paren.c.ander_id).where(*beide)


def _paren(
    client_id: InstrumentedAttribute[uuid.UUID] | sa.ColumnElement[uuid.UUID],
) -> sa.Select[uuid.UUID, uuid.UUID]:
    return (
        sa.select(client_id.label("client_id"), _OUD.client_id.label("eerder_id"))
        .select_from(Verhuizing)
        .join(_NIEUW, _NIEUW.id == Verhuizing.nieuwe_toekenning_id)
        .join(_OUD, _OUD.id == Verhuizing.toekenning_id)
        .where(_OUD.client_id != _NIEUW.client_id)
    )
