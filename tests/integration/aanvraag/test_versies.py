"""A submitted version stays readable as it was, and its digest tells it from any other."""

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import AanvraagVersie, Antwoord, Gebeurtenis
from portal.aanvraag.queries.verschil import vergelijk_tekst
from portal.aanvraag.queries.woordverschil import Stuk
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from tests.factories.wereld import ANDER

pytestmark = pytest.mark.usefixtures("dag_erna")


def digest(app):
    with app.app_context():
        return db.session.scalars(sa.select(AanvraagVersie.sha256)).one()


def verifieer(browser, getal, status=200):
    pagina = browser.open("/verifieren")
    formulier = pagina.formulier(met="controlegetal")
    return browser.vul_in(pagina, {"controlegetal": getal}, formulier=formulier, status=status)


def test_een_versie_is_helemaal_te_lezen(als, ingediend):
    pagina = als(Rol.BEGELEIDER).open(f"/aanvragen/{ingediend()}/versies/1")
    for tekst in (
        "Wie is de cliënt en wat maakt de zorg ingewikkeld?",
        "Doel 1: rustige ochtend",
        "Meerzorgprofiel 4",
        "54:24:53",
        "Zojuist opnieuw berekend: de versie is niet veranderd sinds het indienen.",
    ):
        assert tekst in pagina.tekst


def test_een_tabblad_toont_alleen_dat_deel(als, ingediend):
    pagina = als(Rol.MANAGER).open(f"/aanvragen/{ingediend()}/versies/1?tab=rekentool")
    assert "Opbouw van de uren per week" in pagina.tekst
    assert "Wie is de cliënt" not in pagina.tekst


def test_een_latere_wijziging_raakt_de_versie_niet(app, als, ingediend):
    aanvraag_id = ingediend()
    with app.app_context():
        rij = db.session.scalars(sa.select(Antwoord).where(Antwoord.vraag_id == "hs-wie")).one()
        rij.waarde = "Later geschreven."
        db.session.commit()
    pagina = als(Rol.MANAGER).open(f"/aanvragen/{aanvraag_id}/versies/1")
    assert "Later geschreven." not in pagina.tekst


def test_een_gewijzigde_versie_wordt_niet_getoond(app, als, ingediend):
    aanvraag_id = ingediend()
    with app.app_context():
        rij = db.session.scalars(sa.select(AanvraagVersie)).one()
        rij.json = rij.json.replace(b"rustige ochtend", b"drukke ochtend.")
        db.session.commit()
    antwoord = als(Rol.MANAGER).client.get(f"/aanvragen/{aanvraag_id}/versies/1")
    assert antwoord.status_code == 500


def test_pdf_van_de_aanvraag_is_elke_keer_gelijk(als, ingediend):
    adres, browser = f"/aanvragen/{ingediend()}/versies/1/pdf", als(Rol.MANAGER)
    eerste, tweede = (browser.client.get(adres) for _ in range(2))
    assert eerste.data == tweede.data
    assert eerste.data.startswith(b"%PDF-")
    assert eerste.headers["Content-Disposition"] == "attachment; filename=MZ-2026-00001-1.pdf"


@pytest.mark.parametrize("pagina", ["versies/2", "versies/1/verschil", "versies/0"])
def test_wat_er_niet_is_geeft_404(als, ingediend, pagina):
    assert als(Rol.MANAGER).client.get(f"/aanvragen/{ingediend()}/{pagina}").status_code == 404


def test_verifieren_noemt_de_versie_ook_met_spaties_en_hoofdletters(app, als, ingediend):
    ingediend()
    getal = digest(app).upper()
    pagina = verifieer(als(Rol.BEHANDELAAR), f" {getal[:8]} {getal[8:]} ")
    assert "Dit controlegetal klopt" in pagina.tekst
    assert "Het hoort bij aanvraag MZ-2026-00001, versie 1" in pagina.tekst


def test_het_zorgkantoor_kan_ook_nakijken(app, als, ingediend):
    ingediend()
    assert "Dit controlegetal klopt" in verifieer(als(Rol.BEOORDELAAR), digest(app)).tekst


def test_een_onbekend_getal_en_dat_van_een_ander_lijken_op_elkaar(app, als, ingediend):
    ingediend()
    for wie, getal in ((als(Rol.MANAGER), "0" * 64), (als(Rol.MANAGER, ANDER), digest(app))):
        pagina = verifieer(wie, getal)
        assert "Dit controlegetal kennen wij niet" in pagina.tekst


def test_een_half_getal_wordt_geweigerd(als, ingediend):
    pagina = verifieer(als(Rol.MANAGER), "abc", status=422)
    assert "Vul alle 64 tekens van het controlegetal in" in pagina.tekst


def test_een_rol_zonder_dossiers_mag_niet_nakijken(als, ingediend):
    assert als(Rol.AUDITOR).client.get("/verifieren").status_code == 403


def test_woorden_die_verschillen_staan_gemerkt():
    wijziging = vergelijk_tekst("x", "X", "drie keer per week", "twee keer per week samen")
    assert wijziging.oud == (Stuk("drie", anders=True), Stuk(" keer per week", anders=False))
    assert wijziging.nieuw == (
        Stuk("twee", anders=True),
        Stuk(" keer per week", anders=False),
        Stuk(" samen", anders=True),
    )


def test_lezen_laat_geen_gebeurtenis_achter(app, als, ingediend):
    aanvraag_id = ingediend()
    als(Rol.MANAGER).open(f"/aanvragen/{aanvraag_id}/versies/1")
    with app.app_context():
        soorten = db.session.scalars(sa.select(Gebeurtenis.soort).order_by(Gebeurtenis.nr)).all()
    assert soorten[-1] == "ingediend"
