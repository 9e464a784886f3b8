"""What asks for attention: late and soon, for the own roles and in the own view, never twice."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.berichten.queries.aandacht import Aandachtvraag, list_aandacht
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.beoordeling import Rij
from tests.factories.herinneringen import BEGIN, maak_dossier, maak_jaar, moment
from tests.factories.toekenning import LOPEND, maak_toekenning
from tests.factories.wereld import ANDER

VOORUIT = 182


@pytest.fixture(autouse=True)
def _op_begin():
    with clock.freeze(moment(BEGIN, 12)):
        yield


@pytest.fixture
def jaar(app, wereld):
    """Make the year."""
    with app.app_context():
        maak_jaar(wereld)
        db.session.commit()


def lees(app, wereld, rol, wie="eigen", **vraag):
    """Give code and day of the list of somebody."""
    with app.app_context():
        voor = db.session.get_one(Gebruiker, wereld.gebruiker(rol, wie))
        lijst = list_aandacht(
            Aandachtvraag(**({"dagen": VOORUIT} | vraag)), voor=voor, op=clock.today()
        )
        return [(regel.code, regel.dag) for regel in lijst.regels]


def test_ieder_ziet_wat_van_de_eigen_rol_is_op_volgorde_van_de_dag(app, wereld, jaar):
    manager = lees(app, wereld, Rol.MANAGER)
    teamleider = lees(app, wereld, Rol.TEAMLEIDER)
    assert {code for code, _ in manager} == {
        "N01", "N02", "N05", "N10", "N12", "N21", "N24", "N50", "N52", "N27",
    }  # fmt: skip
    assert {code for code, _ in teamleider} == {"N04", "N07", "N08", "N15", "N16"}
    assert {code for code, _ in lees(app, wereld, Rol.BEHANDELAAR)} == {
        "N01", "N02", "N05", "N10", "N20", "N50",
    }  # fmt: skip
    assert [dag for _, dag in manager] == sorted(dag for _, dag in manager)


@pytest.mark.parametrize("rol", [Rol.MANAGER, Rol.TEAMLEIDER, Rol.BEHANDELAAR, Rol.BEOORDELAAR])
def test_een_ander_ziet_niets(app, wereld, jaar, rol):
    gezien = lees(app, wereld, rol, ANDER)
    assert gezien == []


def test_wat_te_laat_is_gaat_voor_en_blijft_negentig_dagen(app, wereld):
    with app.app_context():
        for dag in (BEGIN - timedelta(days=91), BEGIN - timedelta(days=3), BEGIN):
            maak_dossier(wereld, Rij(toestand=Toestand.IN_TOETSING, beslisdatum=dag))
        db.session.commit()
    gezien = lees(app, wereld, Rol.TEAMLEIDER, code="N08")
    assert gezien == [("N08", BEGIN - timedelta(days=3)), ("N08", BEGIN)]


def test_wat_voorbij_is_staat_er_een_keer_met_de_sterkste_woorden(app, wereld):
    with app.app_context():
        behandelaar = wereld.gebruiker(Rol.BEOORDELAAR)
        maak_dossier(
            wereld,
            Rij(
                toestand=Toestand.IN_TOETSING,
                beslisdatum=BEGIN - timedelta(days=14),
                behandelaar=behandelaar,
            ),
        )
        maak_toekenning(wereld, replace(LOPEND, ingang=date(2025, 1, 1)))
        db.session.commit()
    assert lees(app, wereld, Rol.TEAMLEIDER) == [
        ("N09", BEGIN - timedelta(days=13)),
        ("N23", date(2026, 12, 31)),
        ("N50", date(2027, 1, 28)),
    ]
    assert lees(app, wereld, Rol.BEOORDELAAR)[0] == ("N08", BEGIN - timedelta(days=14))
    codes = [code for code, _ in lees(app, wereld, Rol.MANAGER)]
    assert sorted(codes) == ["N23", "N50"]


def test_ver_weg_is_het_nog_een_laatste_dag(app, wereld):
    with app.app_context():
        maak_toekenning(wereld, replace(LOPEND, ingang=date(2025, 5, 1)))
        db.session.commit()
    codes = [code for code, _ in lees(app, wereld, Rol.MANAGER)]
    assert codes == ["N22", "N50"]


def test_de_eerste_zijn_genoeg_en_er_staat_dat_er_meer_is(app, wereld):
    with app.app_context():
        for nr in range(4):
            dag = BEGIN + timedelta(days=nr)
            maak_dossier(wereld, Rij(toestand=Toestand.IN_TOETSING, beslisdatum=dag))
        db.session.commit()
        voor = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.TEAMLEIDER))
        vraag = Aandachtvraag(dagen=28, code="N08", hoogstens=3)
        lijst = list_aandacht(vraag, voor=voor, op=BEGIN)
    assert lijst.meer
    assert [regel.over for regel in lijst.regels] == [BEGIN + timedelta(days=nr) for nr in range(3)]


def test_de_pagina_filtert_en_wijst_naar_het_dossier(app, wereld, als, jaar):
    browser = als(Rol.TEAMLEIDER)
    alles = browser.open("/aandacht?periode=182")
    een = browser.open("/aandacht?periode=182&soort=N16")
    onzin = browser.open("/aandacht?periode=9&soort=N99")
    assert "Beslistermijn nadert" in alles.tekst
    assert een.tekst.count("Laatste dag voor buiten behandeling laten") >= 1
    assert alles.tekst.count("Beslistermijn nadert") == een.tekst.count("Beslistermijn nadert") + 1
    assert "komende 4 weken" in onzin.tekst
    assert any(link.startswith("/dossiers/") for link in een.document.links)


def test_zonder_de_rol_is_er_geen_lijst(wereld, als):
    als(Rol.FUNCTIONEEL_BEHEERDER).open("/aandacht", status=403)
    als(Rol.BEHEERDER_AANBIEDER).open("/aandacht", status=403)


def test_zonder_iets_staat_er_dat_er_niets_is(wereld, als):
    browser = als(Rol.MANAGER)
    assert "Niets vraagt nu uw aandacht." in browser.open("/aandacht").tekst
    assert "Niets bij deze filters." in browser.open("/aandacht?soort=N01").tekst


def test_het_menu_leidt_ernaartoe_voor_wie_het_lezen_mag(wereld, als):
    assert "/aandacht" in als(Rol.MANAGER).open("/").document.links
    assert "/aandacht" not in als(Rol.FUNCTIONEEL_BEHEERDER).open("/").document.links
