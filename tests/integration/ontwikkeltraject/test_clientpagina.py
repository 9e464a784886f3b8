"""What the pages of a client and a group tell of trajecten, and to whom."""

from dataclasses import replace
from datetime import date

import pytest

from portal.domain.bevoegdheid import Rol
from portal.ontwikkeltraject.actions.beurten import vernieuw_beurten
from portal.platform.database import db
from tests.factories.toekenning import VOORAF, maak_toekenning
from tests.factories.traject import AFGEROND, GEPLAND, OP, maak_traject

pytestmark = pytest.mark.usefixtures("op_dag")


def test_de_clientpagina_vertelt_van_traject_en_beurt(app, als, wereld):
    with app.app_context():
        toekenning = maak_toekenning(wereld, replace(VOORAF, ingang=date(2025, 5, 1)))
        traject = maak_traject(wereld, AFGEROND, toekenning=toekenning)
        db.session.commit()
        toekenning_code = toekenning.clientcode
        client_id, adres = toekenning.client_id, f"/ontwikkeltrajecten/{traject.id}"
        db.session.remove()
        vernieuw_beurten(OP)
    manager = als(Rol.MANAGER).open(f"/clienten/{client_id}")
    assert adres in manager.document.links
    assert "Ontwikkeltraject met het CCE afgerond" in manager.tekst
    assert "Bijeenkomst 2 van het ontwikkeltraject" in manager.tekst
    assert "Aan de beurt voor een ontwikkeltraject" in manager.tekst
    assert f"/ontwikkeltrajecten/vragen/client/{client_id}" in manager.document.links
    begeleider = als(Rol.BEGELEIDER).open(f"/clienten/{client_id}")
    assert f"/ontwikkeltrajecten/vragen/client/{client_id}" not in begeleider.document.links
    lijst = als(Rol.BEOORDELAAR).open("/ontwikkeltrajecten/aan-de-beurt")
    assert toekenning_code in lijst.tekst
    assert not [link for link in lijst.document.links if link.startswith("/clienten/")]


def test_de_groepspagina_noemt_het_traject_en_vraagt_geen_tweede(app, als, wereld):
    with app.app_context():
        traject = maak_traject(wereld, replace(GEPLAND, groep=True))
        db.session.commit()
        groep_id, adres = traject.groep_id, f"/ontwikkeltrajecten/{traject.id}"
        lid_id = traject.groep.leden[0].client_id
    for pagina in (f"/groepen/{groep_id}", f"/clienten/{lid_id}"):
        gezien = als(Rol.MANAGER).open(pagina)
        assert adres in gezien.document.links
        assert not [link for link in gezien.document.links if "/vragen/" in link]
