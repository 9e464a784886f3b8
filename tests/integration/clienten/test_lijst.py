"""The list of clients and searching in it: by code in the address, by name and BSN never."""

import pytest
import sqlalchemy as sa

from portal.clienten.actions import maak_zoekindexen
from portal.clienten.queries import Venster, blader
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.platform.encrypted import Versleuteld
from portal.toegang.models import Gebruiker, Locatie
from tests.factories.beoordeling import maak_rij
from tests.factories.clienten import maak_client
from tests.factories.wereld import ANDER, TWEEDE
from tests.sql import luister, zonder_bijwerk


@pytest.fixture
def clienten(app, wereld):
    """Make five clients: three at De Es, one at De Wilg, one of another aanbieder."""
    with app.app_context():
        es, wilg, elders = (
            db.session.get_one(Locatie, wereld[naam])
            for naam in ("locatie", "locatie_2", "locatie_ander")
        )
        for code, achternaam in (("ES-01", "Ahorn"), ("ES-02", "Öztürk"), ("X-003", "Ahorn")):
            client = maak_client(es, code=code, achternaam=achternaam)
            maak_zoekindexen(client, houder_id=es.aanbieder_id)
        client = maak_client(wilg, code="WI-01", achternaam="Berk", bsn="999990020")
        maak_zoekindexen(client, houder_id=wilg.aanbieder_id)
        maak_client(elders, code="EL-01")
        db.session.commit()


def zoek(browser, velden, status=200):
    pagina = browser.open("/clienten")
    formulier = pagina.formulier(met="zoek_bsn")
    return browser.vul_in(pagina, velden, formulier=formulier, status=status)


def codes(pagina):
    return [code for code in ("ES-01", "ES-02", "X-003", "WI-01", "EL-01") if code in pagina.tekst]


@pytest.mark.parametrize(
    ("rol", "wie", "gezien"),
    [
        (Rol.MANAGER, "eigen", ["ES-01", "ES-02", "X-003", "WI-01"]),
        (Rol.BEGELEIDER, "eigen", ["ES-01", "ES-02", "X-003"]),
        (Rol.BEHANDELAAR, TWEEDE, ["WI-01"]),
        (Rol.MANAGER, ANDER, ["EL-01"]),
    ],
)
def test_iedereen_ziet_de_clienten_van_zijn_locaties(als, clienten, rol, wie, gezien):
    assert codes(als(rol, wie).open("/clienten")) == gezien


def test_een_lijst_toont_geen_namen(als, clienten):
    tekst = als(Rol.MANAGER).open("/clienten").antwoord.text
    assert "Ahorn" not in tekst
    assert "7VG" in tekst


def test_zoeken_op_het_begin_van_een_code(als, clienten):
    browser = als(Rol.MANAGER)
    assert codes(browser.open("/clienten?code=es-")) == ["ES-01", "ES-02"]
    assert "Geen cliënt met een code die begint met Q." in browser.open("/clienten?code=q").tekst


@pytest.mark.parametrize(
    ("velden", "gevonden"),
    [
        ({"zoek_bsn": "999.990.020"}, ["WI-01"]),
        ({"zoek_achternaam": "ozturk"}, ["ES-02"]),
        ({"zoek_achternaam": "AHORN", "zoek_geboortedatum": "12-5-1990"}, ["ES-01", "X-003"]),
        ({"zoek_achternaam": "Ahorn", "zoek_geboortedatum": "13-5-1990"}, []),
        ({"zoek_achternaam": "Aho"}, []),
    ],
)
def test_zoeken_vindt_precies_en_niets_anders(app, als, clienten, velden, gevonden):
    pagina = zoek(als(Rol.MANAGER), velden)
    assert codes(pagina) == gevonden
    with app.app_context():
        vraag = sa.select(AuditRegel.kenmerk).where(AuditRegel.code == "client.zoeken")
        soort = db.session.scalars(vraag).one()
    assert soort in {"bsn", "achternaam", "achternaam_geboortedatum"}


def test_zoeken_blijft_binnen_de_eigen_locaties(als, clienten):
    assert codes(zoek(als(Rol.BEGELEIDER), {"zoek_bsn": "999990020"})) == []
    assert codes(zoek(als(Rol.MANAGER, ANDER), {"zoek_achternaam": "Ahorn"})) == []


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({}, "Vul een BSN of een achternaam in."),
        ({"zoek_bsn": "12345678"}, "Een BSN heeft 9 cijfers."),
        ({"zoek_achternaam": "Ahorn", "zoek_geboortedatum": "mei"}, "Vul een datum in"),
    ],
)
def test_zoeken_zegt_wat_er_mist(als, clienten, velden, melding):
    assert melding in zoek(als(Rol.MANAGER), velden, status=422).tekst


def test_de_open_aanvraag_staat_erbij(app, als, wereld, clienten):
    with app.app_context():
        es = db.session.get_one(Locatie, wereld["locatie"])
        aanvraag = maak_rij(wereld, client=maak_client(es, code="ES-09"))
        nummer = aanvraag.nummer
        db.session.commit()
    assert nummer in als(Rol.MANAGER).open("/clienten").tekst


def test_een_lijst_kost_even_veel_bij_een_als_bij_drie_en_ontsleutelt_niets(
    app, als, wereld, monkeypatch
):
    def weiger(*_alles):
        raise AssertionError("a list decrypts nothing")

    monkeypatch.setattr(Versleuteld, "__get__", weiger)
    browser, aantallen = als(Rol.MANAGER), []
    for nieuw in (1, 2):
        monkeypatch.undo()
        with app.app_context():
            es = db.session.get_one(Locatie, wereld["locatie"])
            for _ in range(nieuw):
                maak_client(es)
            db.session.commit()
        monkeypatch.setattr(Versleuteld, "__get__", weiger)
        with luister(app) as opdrachten:
            browser.open("/clienten")
        aantallen.append(len(zonder_bijwerk(opdrachten)))
    assert aantallen[0] == aantallen[1]
    assert aantallen[0] <= 6


def test_bladeren_gaat_heen_en_terug(app, wereld, clienten):
    with app.app_context():
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))

        def blad(**waar):
            gevonden = blader(Venster(**waar), voor=manager, op=clock.today(), aantal=2)
            rijen = [rij.clientcode for rij in gevonden.rijen]
            return rijen, gevonden.vorige, gevonden.volgende

        assert blad() == (["ES-01", "ES-02"], False, True)
        assert blad(na="ES-02") == (["WI-01", "X-003"], True, False)
        assert blad(tot="WI-01") == (["ES-01", "ES-02"], False, True)
        assert blad(tot="X-003") == (["ES-02", "WI-01"], True, True)
        assert blad(begin="ES", na="ES-01") == (["ES-02"], True, False)


@pytest.mark.parametrize("rol", [Rol.BEOORDELAAR, Rol.TEAMLEIDER])
def test_een_zorgkantoor_heeft_geen_lijst_van_clienten(als, rol):
    als(rol).open("/clienten", status=404)


@pytest.mark.parametrize("rol", [Rol.BEHEERDER_AANBIEDER, Rol.CCE_COORDINATOR, Rol.AUDITOR])
def test_zonder_rol_komt_niemand_bij_clienten(als, rol):
    als(rol).open("/clienten", status=403)
