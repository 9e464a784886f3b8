"""Score the criteria of S01 one group at a time; nobody overwrites a colleague."""

from dataclasses import replace

import pytest

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Oordeel
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.database import db
from portal.toegang.models import Organisatie
from tests.factories.aanvraag import S01
from tests.factories.besluit import stand_van_toetsing
from tests.factories.toegang import maak_gebruiker
from tests.factories.wereld import ANDER
from tests.sql import luister, schrijft_naar, zonder_bijwerk

pytestmark = pytest.mark.usefixtures("op_toetsdag")


@pytest.fixture
def dossier(in_toetsing):
    return in_toetsing()


def adres(aanvraag_id, groep="kl", staart=""):
    return f"/dossiers/{aanvraag_id}/toetsing/{groep}{staart}"


def form_van(pagina):
    return next(
        form
        for form in pagina.document.formulieren
        if "csrf_token" in form.velden and "/toetsing/" in (form.actie or "")
    )


def sla_op(browser, aanvraag_id, velden, *, groep="kl", staart="", knop="opslaan", status=303):
    pagina = browser.open(adres(aanvraag_id, groep, staart))
    return browser.vul_in(pagina, velden, formulier=form_van(pagina), knop=knop, status=status)


def oordelen(app):
    with app.app_context():
        return {
            rij.criterium: (rij.oordeel, rij.herkomst, rij.toelichting, rij.versie)
            for rij in db.session.scalars(db.select(Oordeel))
        }


def test_s01_toont_elk_zichtbaar_criterium_in_zijn_groep(als, dossier, app):
    with app.app_context():
        stand = stand_van_toetsing(db.session.get_one(Aanvraag, dossier))
        per_groep = {
            groep.id: [c.id for c in stand.criteria_van(groep.id)] for groep in stand.groepen
        }
    assert sum(map(len, per_groep.values())) == 70
    assert list(per_groep) == [
        "CA",
        "CZ",
        "AL",
        "KL",
        "DM",
        "MV",
        "CT",
        "DZ",
        "PI",
        "CM",
        "NZ",
        "BH",
    ]
    browser = als(Rol.BEOORDELAAR)
    for groep, ids in per_groep.items():
        namen = form_van(browser.open(adres(dossier, groep.lower()))).namen
        assert [i for i in ids if f"{i}-waarde" in namen] == ids


def test_het_beste_middel_wijst_naar_goede_voorbeelden(als, dossier):
    browser, zoek = als(Rol.BEOORDELAAR), "/goede-voorbeelden?profiel=7VG"
    met = [
        groep
        for groep in ("dm", "mv")
        if zoek in browser.open(adres(dossier, groep)).document.links
    ]
    assert met == ["dm"]


def test_begin_gaat_naar_het_eerste_onderdeel_dat_open_is(als, dossier):
    browser = als(Rol.BEOORDELAAR)
    assert browser.client.get(f"/dossiers/{dossier}/toetsing").location == adres(dossier, "ca")


def test_opslaan_bewaart_en_gaat_verder_met_hetzelfde_tabblad(als, dossier, app):
    browser = als(Rol.BEOORDELAAR)
    klaar = sla_op(
        browser,
        dossier,
        {
            "KL-1-waarde": "voldoet",
            "KL-2-waarde": "voldoet_deels",
            "KL-2-toelichting": "Niet\r\nhelder.",
        },
        staart="?tab=gewenst",
    )
    assert klaar.naar == adres(dossier, "dm", "?tab=gewenst")
    assert oordelen(app) == {
        "KL-1": ("voldoet", "zelf", "", 1),
        "KL-2": ("voldoet_deels", "zelf", "Niet\nhelder.", 1),
    }
    pagina = browser.open(adres(dossier))
    assert "2 van de 70 criteria" in pagina.tekst
    assert "2 van 4" in pagina.tekst


def test_zonder_toelichting_is_het_opgeslagen_en_wordt_erom_gevraagd(als, dossier, app):
    pagina = sla_op(als(Rol.BEOORDELAAR), dossier, {"KL-1-waarde": "voldoet_niet"}, status=422)
    assert "Vul bij KL-1 een toelichting in" in pagina.tekst
    assert oordelen(app) == {"KL-1": ("voldoet_niet", "zelf", "", 1)}


def test_aanvulling_vragen_bewaart_eerst(als, dossier, app):
    klaar = sla_op(
        als(Rol.BEOORDELAAR), dossier, {"KL-1-waarde": "voldoet_niet"}, knop="aanvulling"
    )
    assert klaar.naar == f"/dossiers/{dossier}/aanvulling-vragen"
    assert list(oordelen(app)) == ["KL-1"]


def test_de_knop_scoort_het_gevouwen_deel_en_nooit_wat_een_signaal_heeft(als, dossier, app):
    browser = als(Rol.BEOORDELAAR)
    sla_op(browser, dossier, {"NZ-1-waarde": "voldoet"}, groep="nz", knop="onderdeel")
    assert oordelen(app) == {
        "NZ-1": ("voldoet", "zelf", "", 1),
        "NZ-3": ("voldoet", "onderdeel", "", 1),
    }
    assert "Geen bijzonderheden in dit onderdeel?" not in browser.open(adres(dossier, "nz")).tekst


def test_een_criterium_van_de_knop_kan_alsnog_apart(als, dossier, app):
    browser = als(Rol.BEOORDELAAR)
    sla_op(browser, dossier, {}, groep="bh", knop="onderdeel")
    sla_op(browser, dossier, {"BH-2-waarde": "nvt", "BH-2-toelichting": "Geen taak."}, groep="bh")
    gescoord = oordelen(app)
    assert gescoord["BH-2"] == ("nvt", "zelf", "Geen taak.", 2)
    assert gescoord["BH-1"] == ("voldoet", "onderdeel", "", 1)


def test_wie_te_laat_is_krijgt_409_met_eigen_tekst_en_die_van_de_ander(als, dossier, app):
    eerste, tweede = als(Rol.BEOORDELAAR), als(Rol.TEAMLEIDER)
    oud = tweede.open(adres(dossier))
    sla_op(eerste, dossier, {"KL-1-waarde": "voldoet_niet", "KL-1-toelichting": "Van de eerste."})
    velden = {
        "KL-1-waarde": "voldoet_deels",
        "KL-1-toelichting": "Van de tweede.",
        "KL-2-waarde": "voldoet",
    }
    pagina = tweede.vul_in(oud, velden, formulier=form_van(oud), knop="opslaan", status=409)
    assert "Voldoet niet – Van de eerste." in pagina.tekst
    assert form_van(pagina).velden["KL-1-toelichting"] == ["Van de tweede."]
    assert oordelen(app) == {
        "KL-1": ("voldoet_niet", "zelf", "Van de eerste.", 1),
        "KL-2": ("voldoet", "zelf", "", 1),
    }
    tweede.vul_in(pagina, {}, formulier=form_van(pagina), knop="opslaan")
    assert oordelen(app)["KL-1"] == ("voldoet_deels", "zelf", "Van de tweede.", 2)


def test_wat_ik_niet_aanraakte_botst_nooit(als, dossier, app):
    eerste, tweede = als(Rol.BEOORDELAAR), als(Rol.TEAMLEIDER)
    oud = tweede.open(adres(dossier))
    sla_op(eerste, dossier, {"KL-1-waarde": "voldoet"})
    tweede.vul_in(oud, {"KL-2-waarde": "voldoet"}, formulier=form_van(oud), knop="opslaan")
    assert {naam: rij[0] for naam, rij in oordelen(app).items()} == {
        "KL-1": "voldoet",
        "KL-2": "voldoet",
    }


def test_autosave_bewaart_alles_of_meldt_de_botsing(als, dossier, app):
    eerste, tweede = als(Rol.BEOORDELAAR), als(Rol.TEAMLEIDER)
    velden = dict(form_van(eerste.open(adres(dossier))).velden)
    bewaren = adres(dossier, staart="/bewaren")
    antwoord = eerste.client.post(bewaren, data=velden | {"KL-1-waarde": "voldoet"})
    assert antwoord.status_code == 200
    assert antwoord.json["tekst"] == "Opgeslagen om 10.00 uur"
    assert antwoord.json["waarden"]["KL-1-kenmerk"] != velden["KL-1-kenmerk"]
    velden2 = velden | {"csrf_token": form_van(tweede.open(adres(dossier))).velden["csrf_token"]}
    botsing = tweede.client.post(
        bewaren, data=velden2 | {"KL-1-waarde": "voldoet_niet", "KL-2-waarde": "voldoet"}
    )
    assert botsing.status_code == 409
    assert [rij["veld"] for rij in botsing.json["conflicten"]] == ["KL-1-toelichting"]
    assert {naam: rij[0] for naam, rij in oordelen(app).items()} == {"KL-1": "voldoet"}
    assert eerste.client.post(bewaren, data=velden | {"KL-1-waarde": "x"}).status_code == 422


def test_onzin_wordt_geweigerd_en_niets_bewaard(als, dossier, app):
    pagina = sla_op(als(Rol.BEOORDELAAR), dossier, {"KL-1-waarde": "prima"}, status=422)
    assert "Maak een keuze uit de lijst." in pagina.tekst
    assert oordelen(app) == {}


@pytest.mark.parametrize("groep", ["KL", "gr", "xx"])
def test_een_groep_die_hier_niet_speelt_bestaat_niet(als, dossier, groep):
    als(Rol.BEOORDELAAR).open(adres(dossier, groep), status=404)


def test_een_andere_beoordelaar_leest_alleen(als, wereld, dossier, app):
    with app.app_context():
        ander = maak_gebruiker(
            db.session.get_one(Organisatie, wereld["zorgkantoor"]), Rol.BEOORDELAAR
        ).id
        db.session.commit()
    pagina = als(ander).open(adres(dossier))
    assert "U leest deze toetsing" in pagina.tekst
    velden = form_van(als(Rol.BEOORDELAAR).open(adres(dossier))).velden
    lezer = als(ander)
    velden |= {"csrf_token": form_van(lezer.open(adres(dossier))).velden["csrf_token"]}
    antwoord = lezer.client.post(adres(dossier), data=velden | {"KL-1-waarde": "voldoet"})
    assert antwoord.status_code == 422
    assert "Alleen de beoordelaar" in antwoord.text
    assert oordelen(app) == {}


def test_buiten_toetsing_scoort_niemand(als, dossier, app):
    browser = als(Rol.BEOORDELAAR)
    velden = form_van(browser.open(adres(dossier))).velden
    with app.app_context():
        db.session.get_one(Aanvraag, dossier).toestand = Toestand.BESLUIT_KLAARZETTEN
        db.session.commit()
    antwoord = browser.client.post(adres(dossier), data=velden | {"KL-1-waarde": "voldoet"})
    assert antwoord.status_code == 422
    assert "zolang de aanvraag in toetsing is" in antwoord.text
    assert oordelen(app) == {}


@pytest.mark.parametrize("pagina", ["toetsing/kl", "signalen", "berekening", "toekenning"])
def test_een_ander_zorgkantoor_vindt_niets(als, dossier, pagina):
    als(Rol.BEOORDELAAR, ANDER).open(f"/dossiers/{dossier}/{pagina}", status=404)


@pytest.mark.parametrize("pagina", ["toetsing/kl", "signalen", "berekening", "toekenning"])
def test_de_aanbieder_heeft_hier_geen_rol(als, dossier, pagina):
    als(Rol.MANAGER).open(f"/dossiers/{dossier}/{pagina}", status=403)


@pytest.mark.parametrize("pagina", ["toetsing/al", "signalen", "berekening", "toekenning"])
def test_lezen_schrijft_niets_en_kost_een_vast_aantal_opdrachten(als, dossier, app, pagina):
    browser = als(Rol.BEOORDELAAR)
    with luister(app) as opdrachten:
        browser.open(f"/dossiers/{dossier}/{pagina}")
    assert schrijft_naar(opdrachten) == set()
    eerste = len(zonder_bijwerk(opdrachten))
    sla_op(browser, dossier, {}, groep="ct", knop="onderdeel")
    with luister(app) as opdrachten:
        browser.open(f"/dossiers/{dossier}/{pagina}")
    assert len(zonder_bijwerk(opdrachten)) == eerste <= 20


def test_maatwerk_boven_de_profielen_vraagt_wie_er_meekeek(als, in_toetsing, app):
    zorg = {**S01.blokken["zorg"], "wonen": "110"}
    aanvraag_id = in_toetsing(replace(S01, blokken={**S01.blokken, "zorg": zorg}))
    browser = als(Rol.BEOORDELAAR)
    velden = {"MW-2-waarde": "voldoet", "MW-2-meekijken": "CCE", "MW-1-waarde": "voldoet"}
    sla_op(browser, aanvraag_id, velden, groep="mw")
    pagina = browser.open(adres(aanvraag_id, "mw"))
    assert form_van(pagina).velden["MW-2-meekijken"] == ["CCE"]
    assert "MW-1-meekijken" not in form_van(pagina).namen
    sla_op(browser, aanvraag_id, {"MW-2-meekijken": "een buurman"}, groep="mw", status=422)
    with app.app_context():
        rij = db.session.scalar(db.select(Oordeel).where(Oordeel.criterium == "MW-2"))
        assert (rij.oordeel, rij.meekijken) == ("voldoet", "CCE")
