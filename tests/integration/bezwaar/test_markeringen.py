"""Where a bezwaar shows outside its own pages: markers and the history of the client."""

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Besluit, Toekenning
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from tests.factories.wereld import ANDER

MERK = "Bezwaar"


@pytest.fixture
def besluit(app, maak):
    """Give the ids of a bezwaar, and of the aanvraag, toekenning and client behind it."""
    nr = maak()
    with app.app_context():
        rij = db.session.scalars(sa.select(Besluit)).one()
        toekenning = db.session.scalars(sa.select(Toekenning)).one()
        return nr, rij.aanvraag_id, toekenning.id, toekenning.client_id


def trek_in(als, nr):
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"/bezwaren/{nr}/intrekken")
    browser.vul_in(pagina, {"reden": "Opgelost."}, formulier=pagina.formulier(met="versie"))


def rij_van(pagina, adres):
    """Give the text of the row of a list that links to an address."""
    [rij] = [r for r in pagina.antwoord.text.split("<tr>") if f'href="{adres}"' in r]
    return rij


@pytest.mark.parametrize(
    ("rol", "lijst", "rij"),
    [
        (Rol.MANAGER, "/aanvragen", "/aanvragen/{aanvraag}"),
        (Rol.TEAMLEIDER, "/dossiers", "/dossiers/{aanvraag}"),
        (Rol.MANAGER, "/toekenningen", "/toekenningen/{toekenning}"),
        (Rol.BEOORDELAAR, "/toekenningen", "/toekenningen/{toekenning}"),
    ],
)
def test_een_lijst_merkt_een_open_bezwaar_en_daarna_niet_meer(als, besluit, rol, lijst, rij):
    nr, aanvraag, toekenning, _ = besluit
    adres = rij.format(aanvraag=aanvraag, toekenning=toekenning)

    assert f">{MERK}<" in rij_van(als(rol).open(lijst), adres)
    trek_in(als, nr)
    assert f">{MERK}<" not in rij_van(als(rol).open(lijst), adres)


def test_de_geschiedenis_van_de_client_vertelt_van_het_bezwaar(als, besluit):
    nr, _, _, client_id = besluit
    tekst = als(Rol.MANAGER).open(f"/clienten/{client_id}").tekst

    for deel in ("Bezwaar ontvangen", "op tijd.", "Uiterste dag voor de beslissing op bezwaar"):
        assert deel in tekst
    trek_in(als, nr)
    tekst = als(Rol.MANAGER).open(f"/clienten/{client_id}").tekst
    assert "Bezwaar ingetrokken" in tekst
    assert "Uiterste dag voor de beslissing op bezwaar" not in tekst
    als(Rol.MANAGER, ANDER).open(f"/clienten/{client_id}", status=404)
