"""What the demonstration has none of: a group that was decided on, and what waits."""

from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Locatie
from tests.besluitstappen import TOEKENNEN, Besluitstappen
from tests.factories.clienten import maak_client
from tests.factories.groep import S10, Groepswens, nieuw_bsn
from tests.factories.groepsbesluit import maak_getoetste_groep
from tests.factories.toekenning import Toekenningwens, maak_toekenning
from tests.factories.wereld import EIGEN, Wereld
from tests.objecten import AANBIEDER, ZORGKANTOOR, iemand, organisatie
from tests.person import Browser

LOCATIE = "De Kastanjehoeve"
TWEE = Groepswens(leden=S10.leden[:2])
TERUG = timedelta(days=3)
WACHT = Toekenningwens(met_besluit=False, bevestigd=False)
BINNEN = (Rol.BEGELEIDER, Rol.BEHANDELAAR, Rol.MANAGER, Rol.BEOORDELAAR, Rol.TEAMLEIDER)


def als_wereld() -> Wereld:
    """Give the organisations of the demonstration under the names that the factories use."""
    locatie = db.session.scalars(sa.select(Locatie.id).where(Locatie.naam == LOCATIE)).one()
    ids = {
        "aanbieder": organisatie(AANBIEDER).id,
        "zorgkantoor": organisatie(ZORGKANTOOR).id,
        "locatie": locatie,
    }
    mensen = {(rol, EIGEN): iemand(rol, AANBIEDER, ZORGKANTOOR) for rol in BINNEN}
    return Wereld(ids=ids, gebruikers=mensen)


def vul_aan(app: Flask) -> None:
    """Decide on a group through the pages, and register an old toekenning to be confirmed."""
    with app.app_context():
        wereld = als_wereld()
        besloten = maak_getoetste_groep(wereld, TWEE, op=clock.now() - TERUG).id
        locatie = db.session.get_one(Locatie, wereld["locatie"])
        client = maak_client(locatie, WACHT.zorg, bsn=nieuw_bsn())
        maak_toekenning(wereld, WACHT, client=client)
        db.session.commit()
    stappen = Besluitstappen(app, lambda rol: Browser(app).als(wereld.gebruiker(rol)))
    stappen.bereid_voor(besloten, TOEKENNEN)
    stappen.stel_vast(besloten, wie=Rol.BEOORDELAAR)
