"""Write eindevaluaties for a demonstration, by the real actions."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.demo.gegevens import lees
from portal.demo.organisaties import Bezetting
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.platform import clock
from portal.platform.database import db
from portal.toekenning.actions.evaluatie import Bewaring, bewaar, leg_vast
from portal.toekenning.queries.evaluatie import get_dossier

NA = timedelta(minutes=2)


def bouw_evaluaties(bezetting: Bezetting, op: datetime) -> None:
    """Fill in everything in `evaluaties.toml`, and fix what the file says."""
    for deel in lees("evaluaties").delen("evaluatie"):
        _vul_in(deel, bezetting, op + NA)


def _vul_in(deel: Lezer, bezetting: Bezetting, op: datetime) -> None:
    toekenning = db.session.scalars(
        sa.select(Toekenning).where(Toekenning.kenmerk == deel.tekst("kenmerk"))
    ).one()
    sleutel = bezetting.sleutel_van(toekenning.aanbieder)
    manager, dag = bezetting.wie(sleutel, Rol.MANAGER), clock.local_day(op)
    dossier = get_dossier(toekenning.id, voor=manager, op=dag)
    getypt = deel.deel("antwoorden").alle_teksten()
    bewaar(dossier, Bewaring(getoond={}, getypt=getypt), door=manager, op=op)
    if deel.vlag("vastleggen"):
        begonnen = get_dossier(toekenning.id, voor=manager, op=dag)
        assert begonnen.open is not None
        leg_vast(begonnen, versie=begonnen.open.versie, door=manager, op=op)
