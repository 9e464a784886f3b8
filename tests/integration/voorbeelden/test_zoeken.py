"""Search goede voorbeelden: by theme, profile, measure and words, page by page."""

from datetime import date

import pytest

from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.volgen import Voorbeeldstand
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.voorbeelden.queries import Zoekvraag, zoek_voorbeelden, zoekadres
from tests.factories.wereld import ANDER
from tests.sql import luister

S = Voorbeeldstand


@pytest.fixture
def rijen(maak):
    """Make three approved ones of two organisations, and what nobody else may find."""
    maak(S.GOEDGEKEURD, titel="Een", zorgprofiel="7VG", thema="dag", maatregel="team")
    maak(S.GOEDGEKEURD, titel="Twee", zorgprofiel="", wie=ANDER, situatie="100% Ónrust, _ toch")
    maak(S.GOEDGEKEURD, titel="Drie", zorgprofiel="8VG", thema="dag")
    for stand in (S.VOORGEDRAGEN, S.TERUGGESTUURD, S.INGETROKKEN):
        maak(stand, titel="Niet")


@pytest.mark.parametrize(
    ("vraag", "titels"),
    [
        ({}, ["Drie", "Twee", "Een"]),
        ({"thema": "dag"}, ["Drie", "Een"]),
        ({"maatregel": "team"}, ["Een"]),
        ({"zorgprofiel": "7VG"}, ["Twee", "Een"]),
        ({"woorden": "SPANNING ritme"}, ["Drie", "Twee", "Een"]),
        ({"woorden": "een opstaan"}, ["Drie", "Een"]),
        ({"woorden": "100% nrust"}, ["Twee"]),
        ({"woorden": "_"}, ["Twee"]),
        ({"woorden": "bestaatniet"}, []),
        ({"thema": "dag", "zorgprofiel": "8VG"}, ["Drie"]),
    ],
)
def test_wat_past(app, wereld, rijen, vraag, titels):
    with app.app_context():
        wie = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.CCE_COORDINATOR))
        gevonden = zoek_voorbeelden(Zoekvraag(**vraag), voor=wie).rijen
        assert [rij.titel for rij in gevonden] == titels


def test_wie_het_niet_mag_vindt_niets(app, wereld, rijen):
    with app.app_context():
        wie = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEHEERDER_AANBIEDER))
        assert zoek_voorbeelden(Zoekvraag(), voor=wie).rijen == []


def test_bladeren_gaat_heen_en_terug(app, wereld, rijen):
    with app.app_context():
        wie = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))

        def blad(**waar):
            gevonden = zoek_voorbeelden(Zoekvraag(**waar), voor=wie, aantal=2)
            return [rij.titel for rij in gevonden.rijen], gevonden.vorige, gevonden.volgende

        eerste = zoek_voorbeelden(Zoekvraag(), voor=wie, aantal=2).rijen
        assert blad() == (["Drie", "Twee"], False, True)
        assert blad(na=eerste[-1].id) == (["Een"], True, False)
        laatste = zoek_voorbeelden(Zoekvraag(na=eerste[-1].id), voor=wie, aantal=2).rijen
        assert blad(tot=laatste[0].id) == (["Drie", "Twee"], False, True)


def test_de_pagina_zoekt_en_onthoudt_de_filters(als, rijen):
    browser = als(Rol.BEOORDELAAR)
    tekst = browser.open("/goede-voorbeelden?profiel=8VG&thema=bestaatniet").tekst
    assert [titel for titel in ("Een", "Twee", "Drie") if titel in tekst] == ["Twee", "Drie"]
    assert (
        "Geen voorbeelden bij deze filters." in browser.open("/goede-voorbeelden?woorden=q9").tekst
    )
    als(Rol.AUDITOR).open("/goede-voorbeelden", status=403)


def test_een_lange_lijst_vraagt_niet_meer(app, als, maak):
    browser = als(Rol.MANAGER)

    def tel(adres):
        with luister(app) as opdrachten:
            browser.open(adres)
        return len(opdrachten)

    maak(S.GOEDGEKEURD)
    browser.open("/goede-voorbeelden")
    een = [tel(adres) for adres in ("/goede-voorbeelden", "/goede-voorbeelden/eigen")]
    maak(S.GOEDGEKEURD)
    maak(S.VOORGEDRAGEN)
    assert [tel(adres) for adres in ("/goede-voorbeelden", "/goede-voorbeelden/eigen")] == een


@pytest.mark.parametrize(
    ("naam", "adres"),
    [
        ("VG7", "/goede-voorbeelden?profiel=7VG"),
        ("VG7+", "/goede-voorbeelden?profiel=7VG-plus"),
        ("3ZGaud", "/goede-voorbeelden?profiel=3ZGaud"),
        ("", "/goede-voorbeelden"),
        ("bestaat niet", "/goede-voorbeelden"),
    ],
)
def test_het_adres_bij_een_dossier(app, naam, adres):
    with app.test_request_context():
        assert zoekadres(naam, op=date(2026, 11, 22)) == adres
