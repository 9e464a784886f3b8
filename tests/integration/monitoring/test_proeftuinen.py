"""Proeftuinen: a mark of the past, registered by the zorgkantoor and read by three parties."""

from datetime import date

import sqlalchemy as sa

from portal.domain.bevoegdheid import Rol
from portal.monitoring.models import Proeftuin
from portal.platform.database import db
from tests.factories.wereld import ANDER

NIEUW = "/proeftuinen/nieuw"


def vul_in(browser, velden, status=303):
    pagina = browser.open(NIEUW)
    formulier = pagina.formulier(met="naam")
    return browser.vul_in(pagina, velden, formulier=formulier, status=status)


def test_registreren_en_door_drie_partijen_lezen(app, wereld, als):
    goed = {
        "aanbieder": str(wereld["aanbieder"]),
        "naam": "Afdeling De Es",
        "van": "1-1-2015",
        "tot": "31-12-2017",
        "geleerd": "Rust op de afdeling helpt iedereen.",
    }
    teamleider = als(Rol.TEAMLEIDER)
    for anders, tekst in (
        ({"van": "31-12-2014"}, "2015 tot en met 2018"),
        ({"van": "1-1-2019", "tot": "1-2-2019"}, "2015 tot en met 2018"),
        ({"tot": "1-1-2018"}, "hoogstens drie jaar"),
        ({"tot": "31-12-2014"}, "hoogstens drie jaar"),
    ):
        assert tekst in vul_in(teamleider, goed | anders, status=422).tekst
    vul_in(teamleider, goed)
    assert "al een proeftuin" in vul_in(teamleider, goed, status=422).tekst
    with app.app_context():
        rijen = db.session.scalars(sa.select(Proeftuin)).all()
        assert [(rij.naam, rij.van, rij.tot, rij.zorgkantoor_id) for rij in rijen] == [
            ("Afdeling De Es", date(2015, 1, 1), date(2017, 12, 31), wereld["zorgkantoor"])
        ]
    for rol in (Rol.TEAMLEIDER, Rol.BEOORDELAAR, Rol.BEGELEIDER, Rol.MANAGER, Rol.CCE_COORDINATOR):
        assert "Rust op de afdeling helpt iedereen." in als(rol).open("/proeftuinen").tekst
    for rol in (Rol.TEAMLEIDER, Rol.MANAGER):
        assert "Hier staan geen proeftuinen." in als(rol, ANDER).open("/proeftuinen").tekst
    for rol in (Rol.BEOORDELAAR, Rol.MANAGER, Rol.CCE_COORDINATOR):
        als(rol).open(NIEUW, status=403)
    als(Rol.MONITORBEHEERDER).open("/proeftuinen", status=403)
