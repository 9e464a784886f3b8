"""Start her-aanvragen for a demonstration, by the real actions."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from portal.aanvraag.actions.antwoorden import Wijziging
from portal.aanvraag.actions.samenvoegen import Getoond
from portal.aanvraag.actions.terugblik import bewaar_terugblik
from portal.aanvraag.queries.dossier import laad_dossier
from portal.aanvraag.queries.stand import bepaal_stand, laad_kader
from portal.beoordeling.models import Toekenning
from portal.demo.gegevens import lees
from portal.demo.organisaties import Bezetting
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.domain.procedure.heraanvraag import Aanleiding
from portal.platform import clock
from portal.platform.database import db
from portal.toekenning.actions.heraanvraag import Keuze, start_her_aanvraag
from portal.toekenning.queries.heraanvraag import get_herbegin


def bouw_heraanvragen(bezetting: Bezetting, op: datetime) -> None:
    """Start everything in `heraanvragen.toml`, and look back on the doelen that the file names."""
    with clock.freeze(op):
        for deel in lees("heraanvragen").delen("heraanvraag"):
            _begin(deel, bezetting, op)


def _begin(deel: Lezer, bezetting: Bezetting, op: datetime) -> None:
    toekenning = db.session.scalars(
        sa.select(Toekenning).where(Toekenning.kenmerk == deel.tekst("kenmerk"))
    ).one()
    manager = bezetting.wie(bezetting.sleutel_van(toekenning.aanbieder), Rol.MANAGER)
    herbegin = get_herbegin(toekenning.id, op=clock.local_day(op), voor=manager)
    keuze = Keuze(
        aanleiding=deel.een_van("aanleiding", Aanleiding),
        soort="individueel",
        maanden=deel.getal("maanden"),
        ingang=clock.local_day(op) + timedelta(days=deel.getal("over_dagen")),
        nieuwe_feiten=deel.tekst("nieuwe_feiten", ""),
    )
    aanvraag = start_her_aanvraag(herbegin, keuze, door=manager, op=op)
    stand = bepaal_stand(laad_dossier(aanvraag), laad_kader(aanvraag, op=clock.local_day(op)))
    terugblik = deel.deel("terugblik").alle_teksten()
    for oud in stand.vervolg.doelen[:1] if stand.vervolg else ():
        wijziging = Wijziging("doel", Getoond(0, None), dict(terugblik))
        bewaar_terugblik(aanvraag, oud, wijziging, door=manager, op=op)
