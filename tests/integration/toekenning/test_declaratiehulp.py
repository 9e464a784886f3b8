"""The declaratiehulp: own days per besluit, a cent apart where two amounts are the same."""

from dataclasses import replace
from datetime import date

import pytest

from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Eindereden
from portal.platform.database import db
from tests.factories.toekenning import LOPEND, maak_toekenning
from tests.factories.wereld import ANDER

S11 = replace(
    LOPEND,
    ingang=date(2026, 1, 1),
    maanden=36,
    einde=date(2026, 6, 16),
    einde_reden=Eindereden.VERTREK,
    jaarbedrag_cent=4_510_789,
    etmaalbedrag_cent=12_358,
)


def adres(toekenning):
    return f"/toekenningen/{toekenning.id}/declaratiehulp"


@pytest.fixture
def vertrokken(app, wereld):
    """Give the address for client 2 of S11, whose last day is 16 June 2026."""
    with app.app_context():
        plek = adres(maak_toekenning(wereld, S11))
        db.session.commit()
        return plek


def test_s11_zestien_dagen_in_juni(als, vertrokken):
    tekst = als(Rol.MANAGER).open(vertrokken).tekst
    assert "€ 1.977,28" in tekst
    assert "juli 2026" not in tekst
    assert "€ 123,58" in als(Rol.BEOORDELAAR).open(vertrokken).tekst


def test_twee_besluiten_in_een_maand_met_hetzelfde_bedrag(app, wereld, als):
    """The shortest one is a cent lower, in that month only (DC3, DC4)."""
    with app.app_context():
        oud = maak_toekenning(
            wereld, replace(LOPEND, einde=date(2026, 6, 10), einde_reden=Eindereden.VERVANGEN)
        )
        nieuw = maak_toekenning(
            wereld, replace(LOPEND, ingang=date(2026, 6, 11), maanden=12), client=oud.client
        )
        eerste, tweede = adres(oud), adres(nieuw)
        kenmerken = oud.kenmerk, nieuw.kenmerk
        db.session.commit()
    for plek in (eerste, tweede):
        tekst = als(Rol.MANAGER).open(plek).tekst
        assert all(kenmerk in tekst for kenmerk in kenmerken)
        assert "€ 2.873,30" in tekst
        assert "€ 5.746,80" in tekst
        assert tekst.count("€ 0,01 lager") == 1


def test_na_het_eerste_jaar_zonder_eenmalige_middelen(app, wereld, als):
    with app.app_context():
        rij = maak_toekenning(wereld, replace(LOPEND, ingang=date(2026, 5, 16)))
        rij.etmaalbedrag_later_cent = 20_000
        plek = adres(rij)
        db.session.commit()
    tekst = als(Rol.MANAGER).open(plek).tekst
    assert "€ 4.310,10" in tekst
    assert "€ 3.200,00" in tekst
    assert "€ 6.000,00" in tekst


def test_een_ingetrokken_toekenning_heeft_geen_dagen(app, wereld, als):
    with app.app_context():
        rij = maak_toekenning(
            wereld, replace(LOPEND, einde=date(2026, 4, 30), einde_reden=Eindereden.INGETROKKEN)
        )
        plek = adres(rij)
        db.session.commit()
    assert "Er is niets te declareren." in als(Rol.MANAGER).open(plek).tekst


def test_een_ander_ziet_niets(app, wereld, als, vertrokken):
    als(Rol.MANAGER, ANDER).open(vertrokken, status=404)
    als(Rol.TEAMLEIDER, ANDER).open(vertrokken, status=404)
    als(Rol.BEHEERDER_AANBIEDER).open(vertrokken, status=403)
    with app.app_context():
        rij = db.session.query(Toekenning).one()
        rij.bevestigd_op = None
        db.session.commit()
    als(Rol.MANAGER).open(vertrokken, status=404)
