"""Z01: the aanbieder makes bezwaar in the portal, for itself or for the client, in time or late."""

from datetime import UTC, date, datetime

import pytest

from portal.bezwaar.models import Bezwaar, Bezwaargebeurtenis
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.bezwaar import Bezwaarmaker, Bezwaartoestand, Indieningswijze
from portal.platform import clock
from portal.platform.database import db
from tests.factories.bezwaar import EIGEN_NAAM, maak_bestreden_besluit
from tests.factories.wereld import ANDER

EIGEN = {"maker": "aanbieder", "gronden": "De nachtzorg is te laag."}
NAMENS = {
    "maker": "client",
    "machtiging_op": "20-11-2026",
    "naam": "Client Voorbeeld",
    "adres": "Laan 2\n1234 AB Stad",
}
TE_LAAT = datetime(2026, 12, 31, 9, 0, tzinfo=UTC)


@pytest.fixture
def besluit_id(app, wereld):
    with app.app_context():
        rij = maak_bestreden_besluit(wereld)
        db.session.commit()
        return rij.id


@pytest.fixture
def dien_in(als, besluit_id):
    """Fill in the form and give what came of it."""

    def doe(velden, *, rol=Rol.MANAGER, status=303):
        browser = als(rol)
        pagina = browser.open(f"/beschikkingen/{besluit_id}/bezwaar")
        return browser.vul_in(
            pagina, velden, formulier=pagina.formulier(met="maker"), status=status
        )

    return doe


def test_in_eigen_naam_staat_de_aanbieder_als_bezwaarmaker(als, dien_in, lees):
    dien_in(EIGEN)

    velden = ("bezwaarmaker", "wijze", "naam", "gronden", "gemachtigde", "toestand", "is_tijdig")
    assert lees(Bezwaar, *velden) == [
        (
            Bezwaarmaker.AANBIEDER, Indieningswijze.PORTAAL, "Zorghuis Voorbeeld",
            "De nachtzorg is te laag.", "", Bezwaartoestand.ONTVANGEN, True,
        )
    ]  # fmt: skip
    [(nr,)] = lees(Bezwaar, "id")
    ontvangst = als(Rol.MANAGER).open(f"/bezwaren/{nr}/ontvangst").tekst
    assert "BZ-2026-00001" in ontvangst
    assert "23 november 2026" in ontvangst
    assert "10.00" in ontvangst
    assert "uiterlijk op woensdag 10 februari 2027" in ontvangst


def test_namens_de_client_met_een_eigen_machtiging(dien_in, lees):
    dien_in(NAMENS)

    velden = ("bezwaarmaker", "naam", "adres", "machtiging_op", "gronden")
    assert lees(Bezwaar, *velden) == [
        (
            Bezwaarmaker.CLIENT, "Client Voorbeeld", "Laan 2\n1234 AB Stad",
            date(2026, 11, 20), "",
        )
    ]  # fmt: skip
    [(gemachtigde,)] = lees(Bezwaar, "gemachtigde")
    assert gemachtigde.startswith("Zorghuis Voorbeeld\n")


def test_naam_en_adres_van_de_client_staan_er_al(als, besluit_id):
    pagina = als(Rol.MANAGER).open(f"/beschikkingen/{besluit_id}/bezwaar")
    velden = pagina.formulier(met="maker").velden
    assert velden["naam"]
    assert velden["adres"]


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"maker": ""}, "Kies wie bezwaar maakt."),
        (NAMENS | {"machtiging_op": ""}, "Vul een datum in, zoals 27-11-2026."),
        (NAMENS | {"machtiging_op": "24-11-2026"}, "De datum van de machtiging ligt na vandaag."),
        (NAMENS | {"naam": " "}, "Vul de naam van de cliënt in."),
        (NAMENS | {"adres": ""}, "Vul het adres in."),
    ],
)
def test_wat_niet_kan_blijft_op_de_pagina_staan(dien_in, lees, velden, tekst):
    pagina = dien_in({"gronden": "Mijn gronden."} | velden, status=422)

    assert tekst in pagina.tekst
    assert "Mijn gronden." in pagina.antwoord.text
    assert lees(Bezwaar, "id") == []


def test_dubbel_klikken_geeft_een_bezwaar(als, besluit_id, lees):
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"/beschikkingen/{besluit_id}/bezwaar")
    form = pagina.formulier(met="maker")
    eerste = browser.vul_in(pagina, EIGEN, formulier=form)
    tweede = browser.vul_in(pagina, EIGEN, formulier=form)

    assert eerste.antwoord.headers["Location"] == tweede.antwoord.headers["Location"]
    assert len(lees(Bezwaar, "id")) == len(lees(Bezwaargebeurtenis, "id")) == 1


def test_een_tweede_bezwaar_van_dezelfde_wordt_geweigerd(dien_in, lees, als, besluit_id):
    dien_in(EIGEN)
    pagina = dien_in(EIGEN, status=422)

    assert "Van deze bezwaarmaker loopt al een bezwaar tegen dit besluit." in pagina.tekst
    assert "Er loopt al een bezwaar tegen dit besluit" in pagina.tekst
    assert len(lees(Bezwaar, "id")) == 1


def test_na_de_laatste_dag_kan_het_met_een_waarschuwing_en_de_reden(als, dien_in, besluit_id, lees):
    with clock.freeze(TE_LAAT):
        pagina = als(Rol.MANAGER).open(f"/beschikkingen/{besluit_id}/bezwaar")
        assert "De termijn voor bezwaar is voorbij" in pagina.tekst
        dien_in(EIGEN | {"reden_te_laat": "De brief lag op een oud adres."})
        [(nr,)] = lees(Bezwaar, "id")
        assert "Uw bezwaar kwam te laat" in als(Rol.MANAGER).open(f"/bezwaren/{nr}/ontvangst").tekst

    assert lees(Bezwaar, "is_tijdig", "reden_te_laat") == [
        (False, "De brief lag op een oud adres.")
    ]


def test_de_brief_wijst_de_weg_naar_bezwaar(als, besluit_id, app):
    adres = f"/beschikkingen/{besluit_id}/bezwaar"
    with app.app_context():
        from portal.beoordeling.models import Besluit  # noqa: PLC0415 - one row in one test

        aanvraag_id = db.session.get_one(Besluit, besluit_id).aanvraag_id
    pagina = als(Rol.MANAGER).open(f"/aanvragen/{aanvraag_id}/brieven")
    assert adres in pagina.document.links
    assert adres not in als(Rol.BEGELEIDER).open(f"/aanvragen/{aanvraag_id}/brieven").document.links


@pytest.mark.parametrize(
    ("rol", "wie", "status"),
    [
        (Rol.BEGELEIDER, "eigen", 403),
        (Rol.MANAGER, ANDER, 404),
        (Rol.BEZWAARBEHANDELAAR, "eigen", 403),
    ],
)
def test_wie_geen_bezwaar_kan_maken(als, besluit_id, rol, wie, status):
    als(rol, wie).open(f"/beschikkingen/{besluit_id}/bezwaar", status=status)


def test_de_aanbieder_ziet_alleen_wat_hij_mag_weten(als, maak):
    nr = maak(EIGEN_NAAM)
    tekst = als(Rol.MANAGER).open(f"/bezwaren/{nr}").tekst

    for deel in ("op tijd", "10 februari 2027", "De nachtzorg is te laag vastgesteld."):
        assert deel in tekst
    for deel in ("Behandelaar", "Wat er gebeurde", "Bezwaarcommissie"):
        assert deel not in tekst
    als(Rol.MANAGER, ANDER).open(f"/bezwaren/{nr}", status=404)
    uitleg = als(Rol.MANAGER).open(f"/bezwaren/{nr}/termijn").tekst
    assert "Uiterlijk op woensdag 10 februari 2027." in uitleg
    assert "Daar komen 42 dagen bij." in uitleg
