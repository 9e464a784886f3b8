"""Proeftuinen: a mark of the past, registered by the zorgkantoor and read by three parties."""

from datetime import date

import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import Rol
from portal.domain.fouten import DomeinFout
from portal.monitoring.actions.proeftuinen import Proeftuingegevens, registreer_proeftuin
from portal.monitoring.models import Proeftuin
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.toekenning import LOPEND, maak_groepstoekenningen
from tests.factories.wereld import ANDER

NIEUW = "/proeftuinen/nieuw"


def vul_in(browser, wereld, velden, status=303):
    """Choose the aanbieder, then fill in the rest."""
    keuze = browser.open(NIEUW)
    assert str(wereld["aanbieder"]) in keuze.antwoord.text
    pagina = browser.open(f"{NIEUW}?aanbieder={wereld['aanbieder']}")
    formulier = pagina.formulier(met="naam")
    return browser.vul_in(pagina, velden, formulier=formulier, status=status)


def test_registreren_en_door_drie_partijen_lezen(app, wereld, als):
    goed = {
        "naam": "Afdeling De Es",
        "van": "1-1-2015",
        "tot": "31-12-2017",
        "geleerd": "Rust op de afdeling helpt iedereen.",
    }
    teamleider = als(Rol.TEAMLEIDER)
    for anders, tekst in (
        ({"van": "31-12-2014"}, "van 1 januari 2015 tot en met 31 december 2017"),
        ({"van": "1-1-2018", "tot": "1-2-2018"}, "van 1 januari 2015 tot en met 31 december 2017"),
        ({"tot": "1-1-2018"}, "uiterlijk 31 december 2017"),
        ({"van": "1-9-2015", "tot": "31-8-2018"}, "uiterlijk 31 december 2017"),
        ({"tot": "31-12-2014"}, "uiterlijk 31 december 2017"),
        ({"locatie": str(wereld["locatie_ander"])}, "locatie"),
        ({"naam": "  "}, "Vul een naam in."),
        ({"naam": "Afdeling 999999011"}, "op een BSN lijkt"),
        ({"geleerd": "Van 999.999.011 geleerd."}, "op een BSN lijkt"),
    ):
        assert tekst in vul_in(teamleider, wereld, goed | anders, status=422).tekst
    vul_in(teamleider, wereld, goed)
    assert "al een proeftuin" in vul_in(teamleider, wereld, goed, status=422).tekst
    with app.app_context():
        rijen = db.session.scalars(sa.select(Proeftuin)).all()
        assert [(rij.naam, rij.van, rij.tot, rij.zorgkantoor_id) for rij in rijen] == [
            ("Afdeling De Es", date(2015, 1, 1), date(2017, 12, 31), wereld["zorgkantoor"])
        ]
    for rol in (Rol.TEAMLEIDER, Rol.BEOORDELAAR, Rol.BEGELEIDER, Rol.MANAGER, Rol.CCE_COORDINATOR):
        assert "Rust op de afdeling helpt iedereen." in als(rol).open("/proeftuinen").tekst
    html = teamleider.client.get("/proeftuinen").text
    assert html.count('aria-current="true"') == 1, "two entries of the menu lead here; one is here"
    for rol in (Rol.TEAMLEIDER, Rol.MANAGER):
        assert "Hier staan geen proeftuinen." in als(rol, ANDER).open("/proeftuinen").tekst
    teamleider.open(f"{NIEUW}?aanbieder={wereld['aanbieder_ander']}", status=404)
    for rol in (Rol.BEOORDELAAR, Rol.MANAGER, Rol.CCE_COORDINATOR):
        als(rol).open(NIEUW, status=403)
    als(Rol.MONITORBEHEERDER).open("/proeftuinen", status=403)


def test_de_locatie_en_haar_groepen_tonen_de_proeftuin_van_vroeger(app, wereld, als):
    with app.app_context():
        rijen = {naam: maak_groepstoekenningen(wereld, 2, LOPEND)[0] for naam in ("hier", "daar")}
        rijen["daar"].locatie_id = wereld["locatie_2"]
        groepen = {naam: f"/groepen/{rij.id}" for naam, rij in rijen.items()}
        db.session.commit()
    velden = {
        "naam": "Afdeling Rust",
        "locatie": str(wereld["locatie"]),
        "van": "1-1-2015",
        "tot": "31-12-2017",
        "geleerd": "Een vast team helpt.",
    }
    vul_in(als(Rol.TEAMLEIDER), wereld, velden)
    assert "De Es" in als(Rol.BEOORDELAAR).open("/proeftuinen").tekst
    merk = "Afdeling Rust, van 1 januari 2015 tot en met 31 december 2017"
    locatie = f"/beheer/locaties/{wereld['locatie']}"
    wie = ((Rol.MANAGER, True), (Rol.BEOORDELAAR, True), (Rol.BEZWAARBEHANDELAAR, False))
    for rol, ziet in wie:
        pagina = als(rol).open(groepen["hier"])
        assert (merk in pagina.tekst, "Geleerd: Een vast team helpt." in pagina.tekst) == (
            ziet,
            ziet,
        )
        assert "/proeftuinen" in pagina.document.links or not ziet
        assert merk not in als(rol).open(groepen["daar"]).tekst
    beheerder = als(Rol.BEHEERDER_AANBIEDER).open(locatie)
    assert (merk in beheerder.tekst, "/proeftuinen" in beheerder.document.links) == (True, False)
    tweede = als(Rol.BEHEERDER_AANBIEDER).open(f"/beheer/locaties/{wereld['locatie_2']}")
    assert merk not in tweede.tekst


def test_een_locatie_van_een_ander_gaat_ook_buiten_het_formulier_niet(app, wereld):
    with app.app_context():
        gegevens = Proeftuingegevens(
            aanbieder_id=wereld["aanbieder"],
            locatie_id=wereld["locatie_ander"],
            naam="Afdeling Rust",
            van=date(2015, 1, 1),
            tot=date(2016, 1, 1),
            geleerd="",
        )
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.TEAMLEIDER))
        with pytest.raises(DomeinFout) as fout:
            registreer_proeftuin(gegevens, door=door, op=clock.now())
    assert fout.value.code == "proeftuin_locatie_onbekend"
