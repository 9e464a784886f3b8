"""Two people do the same with a traject at the same moment: one succeeds, once."""

import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import Rol
from portal.ontwikkeltraject.models import Traject, Trajectlid, Trajectverslag
from portal.platform.database import db
from portal.toegang.models import Organisatie
from tests.factories.toegang import maak_gebruiker
from tests.factories.toekenning import maak_toekenning
from tests.factories.traject import VOLLEDIG
from tests.tegelijk import klaar, tegelijk

START = "/ontwikkeltrajecten"


@pytest.fixture
def twee(app, als, wereld):
    """Give browsers of two coordinators of the CCE."""
    with app.app_context():
        cce = db.session.get_one(Organisatie, wereld["cce"])
        tweede = maak_gebruiker(cce, Rol.CCE_COORDINATOR, naam="Tweede", email="t@cce.example").id
        db.session.commit()
    return als(Rol.CCE_COORDINATOR), als(tweede)


def tel(app, soort):
    with app.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(soort))


def test_twee_keer_afronden(app, twee, maak, gebeurd):
    traject_id = maak(VOLLEDIG)
    verzoeken = [klaar(browser, f"{START}/{traject_id}/afronden") for browser in twee]
    statussen = sorted(status for status, _ in tegelijk(app, verzoeken))
    assert statussen[0] == 303
    assert statussen[1] in {409, 422}
    assert gebeurd(traject_id).count("afgerond") == 1
    assert (tel(app, Trajectlid), tel(app, Trajectverslag)) == (1, 2)


def test_twee_keer_plannen_voor_een_client(app, twee, wereld):
    with app.app_context():
        client_id = maak_toekenning(wereld).client_id
        db.session.commit()
    adres = f"{START}/plannen/client/{client_id}"
    verzoeken = [klaar(browser, adres, dag_1="1-12-2026") for browser in twee]
    assert sorted(status for status, _ in tegelijk(app, verzoeken)) == [303, 422]
    assert tel(app, Traject) == 1
