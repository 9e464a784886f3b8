"""Changes in a group: asked with before and after in view, fixed by the zorgkantoor."""

import re
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.clienten.models import Groep
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Herkomst
from portal.domain.procedure.mutatie import Mutatiestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Locatie
from portal.toekenning.models import Mutatie, Toekenningsbrief
from tests.factories.toekenning import Toekenningwens, maak_groepstoekenningen
from tests.factories.verhuizing import Verhuiswens, maak_verhuizing, teken
from tests.factories.wereld import ANDER

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
KLEIN = Toekenningwens(
    meerzorgprofiel="Meerzorgprofiel 2", jaarbedrag_cent=4_510_789, etmaalbedrag_cent=12_358
)


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def maak_groep(app, wereld):
    """Give a function that makes a group with toekenningen, and gives both ids."""

    def maak(aantal=3):
        with app.app_context():
            groep, toekenningen = maak_groepstoekenningen(wereld, aantal, KLEIN)
            gemaakt = groep.id, [rij.id for rij in toekenningen]
            db.session.commit()
        return gemaakt

    return maak


@pytest.fixture
def andere_groep(app, wereld):
    """Give the id of a second group, at the other location."""
    with app.app_context():
        locatie = db.session.get_one(Locatie, wereld["locatie_2"])
        groep = Groep(
            aanbieder_id=locatie.aanbieder_id,
            locatie_id=locatie.id,
            code="ANDERE",
            naam="De Wilgen",
            aangemaakt_op=OP,
        )
        db.session.add(groep)
        db.session.commit()
        return groep.id


def bekijk(browser, groep_id, wie, *, status=200, **velden):
    """Fill in who goes and when, and look at what that does."""
    pagina = browser.open(f"/groepen/{groep_id}/mutatie")
    gegevens = {"soort": "vertrek", "leden": [str(lid) for lid in wie], "eerste_dag": "1-12-2026"}
    formulier = pagina.formulier(met="eerste_dag")
    return browser.vul_in(
        pagina, gegevens | velden | {"knop": "bekijken"}, formulier=formulier, status=status
    )


def meld(browser, groep_id, wie, **velden):
    """Look first, then ask."""
    gezien = bekijk(browser, groep_id, wie, **velden)
    formulier = gezien.formulier(met="eerste_dag")
    return browser.vul_in(gezien, {"knop": "melden"}, formulier=formulier)


def stel_vast(browser, mutatie, *, status=303):
    pagina = browser.open(mutatie)
    formulier = next(f for f in pagina.document.formulieren if f.actie.endswith("vaststellen"))
    return browser.vul_in(pagina, formulier=formulier, status=status)


def toekenning(app, id_, *velden):
    with app.app_context():
        rij = db.session.get_one(Toekenning, id_)
        return tuple(getattr(rij, veld) for veld in velden)


def test_eerst_bekijken_dan_melden_dan_vaststellen(app, als, maak_groep):
    groep_id, ids = maak_groep()
    manager = als(Rol.MANAGER)
    gezien = bekijk(manager, groep_id, ids[1:2])
    assert "Eindigt" in gezien.tekst
    assert gezien.tekst.count("Blijft gelijk") == 2
    with app.app_context():
        assert db.session.scalars(sa.select(Mutatie)).all() == []
    adres = meld(manager, groep_id, ids[1:2]).naar
    assert toekenning(app, ids[1], "einde_reden") == ("",)
    stel_vast(als(Rol.TEAMLEIDER), adres)
    assert toekenning(app, ids[1], "einde", "einde_reden") == (date(2026, 11, 30), "uit_groep")
    for ander in (ids[0], ids[2]):
        assert toekenning(app, ander, "einde", "etmaalbedrag_cent", "versie") == (
            date(2028, 4, 30),
            12_358,
            1,
        )
    with app.app_context():
        groep = db.session.get_one(Groep, groep_id)
        codes = {lid.client_id: lid.tot for lid in groep.leden}
        weg = db.session.get_one(Toekenning, ids[1]).client_id
        assert {client for client, tot in codes.items() if tot} == {weg}
        assert codes[weg] == date(2026, 11, 30)


def test_wat_na_het_bekijken_verandert_wordt_eerst_weer_getoond(app, als, maak_groep):
    groep_id, ids = maak_groep()
    manager = als(Rol.MANAGER)
    gezien = bekijk(manager, groep_id, ids[:1])
    formulier = gezien.formulier(met="eerste_dag")
    anders = {"knop": "melden", "eerste_dag": "2-12-2026"}
    opnieuw = manager.vul_in(gezien, anders, formulier=formulier, status=200)
    assert "1 dec 2026" in opnieuw.tekst
    with app.app_context():
        assert db.session.scalars(sa.select(Mutatie)).all() == []


def test_alleen_wie_het_raakt_krijgt_een_brief_zonder_namen_van_anderen(app, als, maak_groep):
    groep_id, ids = maak_groep()
    with app.app_context():
        for nr, id_ in enumerate(ids):
            db.session.get_one(Toekenning, id_).client.achternaam = ["Berk", "Linde", "Iep"][nr]
        db.session.commit()
    adres = meld(als(Rol.MANAGER), groep_id, ids[1:2]).naar
    stel_vast(als(Rol.TEAMLEIDER), adres)
    with app.app_context():
        brief = db.session.scalars(sa.select(Toekenningsbrief)).one()
        tekst = brief.brief.decode()
        assert (brief.toekenning_id, brief.soort) == (ids[1], "vertrek")
        assert brief.bezwaar_tot == date(2027, 1, 4)
    assert "Voorbeeld Linde" in tekst
    assert "30 november 2026" in tekst
    assert "Berk" not in tekst
    assert "Iep" not in tekst
    pagina = als(Rol.MANAGER).open(adres)
    assert "Voor de andere cliënten in de groep is niets veranderd." in pagina.tekst


def test_h4_met_een_client_is_een_individuele_aanvraag_nodig(app, als, maak_groep):
    groep_id, ids = maak_groep(2)
    manager = als(Rol.MANAGER)
    gezien = bekijk(manager, groep_id, ids[:1])
    assert "Voor deze cliënt is een individuele aanvraag nodig." in gezien.tekst
    stel_vast(als(Rol.TEAMLEIDER), meld(manager, groep_id, ids[:1]).naar)
    assert toekenning(app, ids[1], "einde", "einde_reden") == (date(2027, 2, 28), "alleen_over")
    with app.app_context():
        soorten = db.session.scalars(sa.select(Toekenningsbrief.soort)).all()
    assert sorted(soorten) == ["overblijver", "vertrek"]


def test_verplaatsen_gaat_door_in_de_andere_groep(app, wereld, als, maak_groep, andere_groep):
    groep_id, ids = maak_groep()
    velden = {"soort": "verplaatsing", "naar": str(andere_groep)}
    adres = meld(als(Rol.MANAGER), groep_id, ids[:1], **velden).naar
    stel_vast(als(Rol.TEAMLEIDER), adres)
    with app.app_context():
        oud = db.session.get_one(Toekenning, ids[0])
        nieuw = db.session.get_one(Toekenning, oud.vervangen_door_id)
        assert (oud.einde, oud.einde_reden) == (date(2026, 11, 30), "vervangen")
        assert (nieuw.ingang, nieuw.einde) == (date(2026, 12, 1), date(2028, 4, 30))
        assert (nieuw.herkomst, nieuw.soort) == (Herkomst.MUTATIE, "groep")
        assert (nieuw.groep_id, nieuw.locatie_id) == (andere_groep, wereld["locatie_2"])
        assert nieuw.jaarbedrag_cent == 10_487_817
        assert [lid.client_id for lid in db.session.get_one(Groep, andere_groep).leden] == [
            nieuw.client_id
        ]
        assert nieuw.kenmerk == f"{nieuw.nummer}-M1"


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"leden": []}, "Kies minstens één cliënt."),
        ({"eerste_dag": "1-6-2028"}, "Kies een dag van 1 mei 2026 tot en met 30 april 2028."),
        ({"soort": "verplaatsing"}, "Kies de groep waar de cliënt gaat wonen."),
    ],
)
def test_wat_niet_kan_wordt_geweigerd(app, als, maak_groep, andere_groep, velden, tekst):
    groep_id, ids = maak_groep()
    velden = {"leden": ids[:1], **velden}
    pagina = bekijk(als(Rol.MANAGER), groep_id, velden.pop("leden"), status=422, **velden)
    assert tekst in pagina.tekst
    with app.app_context():
        assert db.session.scalars(sa.select(Mutatie)).all() == []


def test_niet_laten_doorgaan_met_een_reden(app, als, maak_groep):
    groep_id, ids = maak_groep()
    adres = meld(als(Rol.MANAGER), groep_id, ids[:1]).naar
    beoordelaar = als(Rol.BEOORDELAAR)
    pagina = beoordelaar.open(f"{adres}/niet-doorgaan")
    formulier = pagina.formulier(met="reden")
    pagina = beoordelaar.vul_in(pagina, {"reden": ""}, formulier=formulier, status=422)
    assert "Schrijf op waarom." in pagina.tekst
    formulier = pagina.formulier(met="reden")
    beoordelaar.vul_in(pagina, {"reden": "De dag klopt niet."}, formulier=formulier)
    assert "De dag klopt niet." in als(Rol.MANAGER).open(adres).tekst
    assert toekenning(app, ids[0], "einde") == (date(2028, 4, 30),)


def test_wie_mag_wat(app, als, maak_groep):
    groep_id, ids = maak_groep()
    als(Rol.BEGELEIDER).open(f"/groepen/{groep_id}/mutatie", status=403)
    als(Rol.MANAGER, ANDER).open(f"/groepen/{groep_id}/mutatie", status=404)
    adres = meld(als(Rol.MANAGER), groep_id, ids[:1]).naar
    als(Rol.MANAGER, ANDER).open(adres, status=404)
    als(Rol.BEOORDELAAR, ANDER).open(adres, status=404)
    als(Rol.MANAGER).open(f"{adres}/niet-doorgaan", status=403)
    assert "Er zijn geen wijzigingen" in als(Rol.BEOORDELAAR, ANDER).open("/mutaties").tekst
    assert "wijziging in een groep te behandelen" in als(Rol.TEAMLEIDER).open("/").tekst
    assert "Wacht op het zorgkantoor" in als(Rol.BEOORDELAAR).open("/mutaties").tekst


def test_zolang_er_een_wijziging_wacht_staat_die_er_in_plaats_van_het_formulier(
    app, als, maak_groep
):
    groep_id, ids = maak_groep()
    manager, collega = als(Rol.MANAGER), als(Rol.MANAGER)
    oud = bekijk(collega, groep_id, ids[1:2])
    adres = meld(manager, groep_id, ids[:1]).naar
    with app.app_context():
        code = db.session.get_one(Toekenning, ids[0]).clientcode
    pagina = manager.open(f"/groepen/{groep_id}/mutatie")
    assert "Er wacht al een wijziging in groep De Voorbeeldgroep" in pagina.tekst
    assert f"1 cliënt: {code}" in " ".join(pagina.tekst.split())
    assert adres in pagina.document.links
    formulier = oud.formulier(met="eerste_dag")
    te_laat = collega.vul_in(oud, {"knop": "melden"}, formulier=formulier, status=409)
    assert "Er wacht al een wijziging" in te_laat.tekst
    with app.app_context():
        assert [rij.leden[0].toekenning_id for rij in db.session.scalars(sa.select(Mutatie))] == [
            ids[0]
        ]


def test_onder_toekenningen_in_het_menu(als):
    for adres in ("/toekenningen", "/mutaties", "/verhuizingen", "/evaluaties"):
        html = als(Rol.BEOORDELAAR).open(adres).antwoord.get_data(as_text=True)
        hier = re.findall(r'aria-current="true">\s*<strong[^>]*>([^<]*)<', html)
        assert hier == ["Toekenningen"]


def test_een_oude_pagina_stelt_niet_vast(app, als, maak_groep):
    groep_id, ids = maak_groep()
    adres = meld(als(Rol.MANAGER), groep_id, ids[:1]).naar
    eerste, tweede = als(Rol.TEAMLEIDER), als(Rol.TEAMLEIDER)
    oud = tweede.open(adres)
    stel_vast(eerste, adres)
    formulier = next(f for f in oud.document.formulieren if f.actie.endswith("vaststellen"))
    tweede.vul_in(oud, formulier=formulier, status=409)
    with app.app_context():
        assert len(db.session.scalars(sa.select(Toekenningsbrief)).all()) == 1


@pytest.mark.parametrize(
    ("aantal", "stand"), [(3, Mutatiestand.VASTGESTELD), (2, Mutatiestand.AANGEVRAAGD)]
)
def test_wie_uit_een_groep_verhuist_verlaat_de_groep(app, wereld, als, maak_groep, aantal, stand):
    groep_id, ids = maak_groep(aantal)
    with app.app_context():
        rij = db.session.get_one(Toekenning, ids[0])
        verhuizing = maak_verhuizing(wereld, Verhuiswens(naar="locatie_2"), toekenning=rij)
        teken(verhuizing, wereld.gebruiker(Rol.MANAGER))
        formulier_adres = f"/verhuizingen/{verhuizing.id}"
        adres = f"{formulier_adres}/ondertekenen"
        db.session.commit()
    teamleider = als(Rol.TEAMLEIDER)
    getoond = teamleider.open(formulier_adres).tekst
    assert ("een individuele aanvraag nodig" in getoond) is (stand is Mutatiestand.AANGEVRAAGD)
    pagina = teamleider.open(adres)
    formulier = pagina.formulier(met="verhuisd")
    teamleider.vul_in(pagina, {"verhuisd": "y", "plan": "y"}, formulier=formulier)
    with app.app_context():
        mutatie = db.session.scalars(sa.select(Mutatie)).one()
        nieuw = mutatie.verhuizing.nieuwe_toekenning
        assert (mutatie.stand, mutatie.eerste_dag) == (stand, date(2026, 12, 14))
        assert (nieuw.soort, nieuw.groep_id) == ("individueel", None)
        leden = db.session.get_one(Groep, groep_id).leden
        assert [lid.tot for lid in leden if lid.tot] == [date(2026, 12, 13)]
        mutatie_id = mutatie.id
    if stand is Mutatiestand.AANGEVRAAGD:
        stel_vast(teamleider, f"/mutaties/{mutatie_id}")
        assert toekenning(app, ids[1], "einde") == (date(2027, 3, 13),)
        assert toekenning(app, ids[0], "einde", "einde_reden") == (
            date(2026, 12, 13),
            "verhuizing",
        )
