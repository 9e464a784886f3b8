"""The besluiten that count and are not written down yet, in the terms in which they count."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.doorlooptijden import (
    DUURKOLOMMEN,
    EEN_CLIENT,
    heeft_doorlooptijd,
    meet_besluiten,
    verzonden_op,
)
from portal.monitoring.models import Afdoening
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde

VAN_AANVRAAG = (
    *("zorgkantoor_id", "aanbieder_id", "regio_id", "soort", "leveringsvorm", "zorgprofiel"),
)
Besluitkenmerken = sa.Row[Any]


def list_onafgedaan(
    op: datetime, *voorwaarden: Voorwaarde, aantal: int | None = None
) -> Sequence[Besluitkenmerken]:
    """Give besluiten that were fixed by a moment and have no `Afdoening`, without their secrets.

    Args:
        op: The moment, UTC.
        voorwaarden: What else must hold.
        aantal: At most so many, in order of id; None for all.
    """
    vraag = (
        sa.select(
            *DUURKOLOMMEN,
            *(Besluit.uitkomst, Besluit.deels, Besluit.voorbereid_door_id),
            EEN_CLIENT.label("client_id"),
            *(getattr(Aanvraag, naam) for naam in (*VAN_AANVRAAG, "behandelaar_id")),
        )
        .join(Aanvraag, Aanvraag.id == Besluit.aanvraag_id)
        .where(
            Besluit.vastgesteld_op <= op,
            heeft_doorlooptijd(),
            ~sa.exists().where(Afdoening.besluit_id == Besluit.id),
            *voorwaarden,
        )
        .order_by(Besluit.id)
        .limit(aantal)
    )
    return db.session.execute(vraag).all()


def maak_afdoeningen(besluiten: Sequence[Besluitkenmerken]) -> list[Mapping[str, Any]]:
    """Give what an `Afdoening` holds of each of these."""
    duren = meet_besluiten(besluiten)
    return [
        {
            "besluit_id": rij.id,
            **{naam: getattr(rij, naam) for naam in VAN_AANVRAAG},
            "behandelaar_id": rij.behandelaar_id or rij.voorbereid_door_id,
            "uitkomst": rij.uitkomst,
            "deels": rij.deels,
            "ontvangst": _ontvangst(rij),
            "verzonden": verzonden_op(rij),
            "vastgesteld_op": rij.vastgesteld_op,
            "dagen": duren[rij.id].dagen,
            "dagen_stil": duren[rij.id].dagen_stil,
            "op_tijd": duren[rij.id].op_tijd,
        }
        for rij in besluiten
    ]


def _ontvangst(rij: Besluitkenmerken) -> date:
    return clock.local_day(rij.ontvangen_op)
