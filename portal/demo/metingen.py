"""Measure the goals of a demonstration in between, by the real action."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import sqlalchemy as sa

from portal.aanvraag.queries.weergave.lezen import als_rijen, als_tekst
from portal.beoordeling.models import Toekenning
from portal.clienten.models import Client
from portal.demo.gegevens import lees
from portal.demo.organisaties import Bezetting
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.platform import clock
from portal.platform.database import db
from portal.toekenning.actions.volgen import Meetinvoer, leg_meting_vast
from portal.toekenning.queries.volgen import Meetstand


def bouw_metingen(bezetting: Bezetting, clienten: Mapping[str, Client], nu: datetime) -> None:
    """Record everything in `metingen.toml`, each on its own day."""
    for deel in lees("metingen").delen("meting"):
        op = nu - timedelta(days=deel.getal("dagen"))
        with clock.freeze(op):
            _meet(deel, bezetting, clienten[deel.tekst("client")], op)


def _meet(deel: Lezer, bezetting: Bezetting, client: Client, op: datetime) -> None:
    toekenning = db.session.scalars(
        sa.select(Toekenning).where(Toekenning.client_id == client.id)
    ).one()
    namen = [als_tekst(doel.get("korte_naam")) for doel in als_rijen(toekenning.doelen)]
    standen = [
        Meetstand(naam, stand.tekst("stand"), stand.tekst("gemeten"))
        for naam, stand in zip(namen, deel.delen("standen"), strict=True)
    ]
    invoer = Meetinvoer(
        dag=clock.local_day(op), standen=standen, bijstelling=deel.tekst("bijstelling")
    )
    door = bezetting.wie(bezetting.sleutel_van(toekenning.aanbieder), Rol.BEGELEIDER)
    leg_meting_vast(toekenning, invoer, door=door, op=op)
