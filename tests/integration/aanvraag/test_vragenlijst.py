"""The pages of the vragenlijst: what they ask, keep, refuse and warn about."""

import json

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Antwoord
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from tests.factories.aanvraag import (
    OP,
    maak_aanvraag,
)
from tests.factories.clienten import maak_client
from tests.factories.wereld import ANDER, TWEEDE
from tests.sql import luister, schrijft_naar, zonder_bijwerk

pytestmark = pytest.mark.usefixtures("op_de_dag")


def antwoorden(app):
    with app.app_context():
        return {rij.vraag_id: rij.waarde for rij in db.session.scalars(sa.select(Antwoord))}


def rij_van(app, vraag_id):
    with app.app_context():
        return db.session.scalars(sa.select(Antwoord).where(Antwoord.vraag_id == vraag_id)).one()


def _form(pagina):
    return next(
        f for f in pagina.document.formulieren if any(n.startswith("getoond-") for n in f.namen)
    )


def bewaar(browser, adres, velden, knop="verder", status=303):
    pagina = browser.open(adres)
    return browser.vul_in(pagina, velden, formulier=_form(pagina), knop=knop, status=status)


def test_een_antwoord_wordt_bewaard_zoals_getypt_en_de_volgende_pagina_komt(app, als, concept):
    begeleider = als(Rol.BEGELEIDER)
    volgende = bewaar(
        begeleider, f"{concept}/vragenlijst/huidig/1", {"hs-wie": "Regel 1\r\n  <b>ruw</b>"}
    )
    assert volgende.naar == f"{concept}/vragenlijst/huidig/2"
    assert antwoorden(app)["hs-wie"] == "Regel 1\n  <b>ruw</b>"
    rij = rij_van(app, "hs-wie")
    assert (rij.herkomst, rij.versie) == ("getypt", 1)
    terug = begeleider.open(f"{concept}/vragenlijst/huidig/1")
    assert _form(terug).velden["hs-wie"] == ["Regel 1\n  <b>ruw</b>"]
    assert "&lt;b&gt;ruw&lt;/b&gt;" in terug.antwoord.text
    assert "<b>ruw</b>" not in terug.antwoord.text


def test_onvolledig_opslaan_mag_en_terug_naar_de_taken(app, als, concept):
    na = bewaar(
        als(Rol.MANAGER),
        f"{concept}/vragenlijst/huidig/3",
        {"hs-bijkomend.keuze": "ja"},
        knop="taken",
    )
    assert na.naar == concept
    assert antwoorden(app)["hs-bijkomend"] == {"keuze": "ja"}


def test_niets_gewijzigd_schrijft_niets(app, als, concept):
    with luister(app) as opdrachten:
        bewaar(als(Rol.MANAGER), f"{concept}/vragenlijst/huidig/1", {})
    assert schrijft_naar(opdrachten) == set()
    assert "hs-wie" not in antwoorden(app)


def test_een_antwoord_leegmaken(app, als, concept):
    adres = f"{concept}/vragenlijst/huidig/1"
    bewaar(als(Rol.MANAGER), adres, {"hs-wie": "eerst"})
    bewaar(als(Rol.MANAGER), adres, {"hs-wie": "  "})
    assert antwoorden(app)["hs-wie"] == ""
    assert _form(als(Rol.MANAGER).open(adres)).velden["hs-wie"] == [""]


def test_s04_te_veel_woorden_waarschuwt_en_blokkeert_niet(app, als, concept):
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"{concept}/vragenlijst/huidig/3")
    tekst = " ".join(["woord"] * 270)
    na = browser.vul_in(pagina, {"hs-zonder": tekst}, formulier=_form(pagina), knop="verder")
    melding = browser.volg(na).tekst
    assert "Uw antwoord heeft 270 woorden. De richtlijn is hooguit 200." in melding
    assert antwoorden(app)["hs-zonder"] == tekst
    assert "heeft 270 woorden" in browser.open(f"{concept}/vragenlijst/huidig/3").tekst


def test_veel_te_lange_tekst_wordt_geweigerd_en_blijft_staan(app, als, concept):
    tekst = "x" * 100_000
    na = bewaar(als(Rol.MANAGER), f"{concept}/vragenlijst/huidig/1", {"hs-wie": tekst}, status=422)
    assert "Maak dit korter: hooguit 20.000 tekens." in na.tekst
    assert _form(na).velden["hs-wie"] == [tekst]
    assert na.document.titel.startswith("Fout: ")
    assert "hs-wie" not in antwoorden(app)


def test_een_verkeerde_datum_blijft_staan_zoals_getypt(app, als, concept):
    adres = f"{concept}/vragenlijst/resultaten/5"
    browser = als(Rol.MANAGER)
    velden = {"rs-geborgd.keuze": "nee", "rs-geborgd.datum": "31 februari 2027"}
    bewaar(browser, adres, velden)
    assert antwoorden(app)["rs-geborgd"] == {"keuze": "nee", "datum": "31 februari 2027"}
    assert _form(browser.open(adres)).velden["rs-geborgd.datum"] == ["31 februari 2027"]
    bewaar(browser, adres, {"rs-geborgd.datum": "1 maart 2027"})
    assert antwoorden(app)["rs-geborgd"]["datum"] == "2027-03-01"
    assert _form(browser.open(adres)).velden["rs-geborgd.datum"] == ["01-03-2027"]


def test_rijen_zonder_javascript(app, als, concept):
    adres, stap = f"{concept}/vragenlijst/resultaten/2", "rs-afbouw.stap"
    browser = als(Rol.MANAGER)
    na = bewaar(
        browser,
        adres,
        {f"{stap}.1.datum": "1-6-2027", f"{stap}.1.uren_per_week": "ca. 3 uur"},
        knop=f"rij:{stap}",
    )
    assert na.naar == f"{adres}?rij={stap}#{stap}"
    pagina = browser.volg(na)
    browser.vul_in(
        pagina,
        {f"{stap}.2.voorwaarde": "rust"},
        formulier=_form(pagina),
        knop="verder",
    )
    assert antwoorden(app)["rs-afbouw"] == {
        "stap": [{"datum": "2027-06-01", "uren_per_week": "ca. 3 uur"}, {"voorwaarde": "rust"}]
    }
    bewaar(browser, adres, {}, knop=f"weg:{stap}.1")
    assert antwoorden(app)["rs-afbouw"] == {"stap": [{"voorwaarde": "rust"}]}


def test_afhankelijke_vraag_staat_op_een_eigen_pagina(app, als, concept):
    browser = als(Rol.MANAGER)
    browser.open(f"{concept}/vragenlijst/preventief/1", status=404)
    browser.open(f"{concept}/vragenlijst/lvhc/1", status=404)
    browser.open(f"{concept}/vragenlijst/bestaat-niet", status=404)
    browser.open(f"{concept}/vragenlijst/huidig/99", status=404)


def test_wat_elders_is_ingevuld_staat_er_met_een_link(app, als, dossier):
    pagina = als(Rol.MANAGER).open(f"{dossier}/vragenlijst/gegevens/3")
    assert f"{dossier}/gegevens" in pagina.document.links
    assert "36" in pagina.tekst
    assert "1 mei 2026" in pagina.tekst


def test_het_getal_van_de_rekentool_staat_ernaast(app, als, dossier):
    pagina = als(Rol.MANAGER).open(f"{dossier}/vragenlijst/inzet/1")
    assert "Wonen 60 uur per week" in pagina.tekst


def test_wat_helpt_het_zorgkantoor(app, als, concept):
    pagina = als(Rol.MANAGER).open(f"{concept}/vragenlijst/huidig/1")
    assert "Wat helpt het zorgkantoor hier?" in pagina.tekst


def test_na_ondertekenen_waarschuwt_de_pagina(app, als, dossier):
    pagina = als(Rol.MANAGER).open(f"{dossier}/vragenlijst/huidig/1")
    assert "Na een wijziging moeten manager, behandelaar en begeleider opnieuw" in pagina.tekst


def test_onderdeel_afronden_is_streng(app, als, concept, dossier):
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"{concept}/vragenlijst/werkwijze")
    geweigerd = browser.vul_in(pagina, formulier=pagina.document.formulieren[-1], status=422)
    link = f"{concept}/vragenlijst/werkwijze/1?controle=ja#vraag-cx-elementen"
    assert link in geweigerd.document.links
    pagina = browser.open(link.partition("#")[0])
    assert "Vul “Samenwerking” in." in pagina.tekst
    assert pagina.document.titel.startswith("Fout: ")
    af = browser.open(f"{dossier}/vragenlijst/werkwijze")
    klaar = browser.vul_in(af, formulier=af.document.formulieren[-1])
    assert klaar.naar == dossier
    assert "Samenwerking, veiligheid en onvrijwillige zorg is klaar." in browser.volg(klaar).tekst


def test_een_overgenomen_antwoord_wordt_gewijzigd(app, als, concept):
    with app.app_context():
        aanvraag = db.session.scalars(sa.select(Aanvraag)).one()
        rij = Antwoord(
            aanvraag_id=aanvraag.id,
            vraag_id="hs-wie",
            waarde="oud",
            herkomst="overgenomen",
            door_id=aanvraag.gestart_door_id,
            op=OP,
        )
        db.session.add(rij)
        db.session.commit()
    adres = f"{concept}/vragenlijst/huidig/1"
    assert "Dit antwoord is overgenomen." in als(Rol.MANAGER).open(adres).tekst
    bewaar(als(Rol.MANAGER), adres, {"hs-wie": "nieuw"})
    rij = rij_van(app, "hs-wie")
    assert (rij.herkomst, rij.versie) == ("gewijzigd", 2)


def test_dubbel_versturen_bewaart_een_keer(app, als, concept):
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"{concept}/vragenlijst/huidig/1")
    for _ in range(2):
        browser.vul_in(pagina, {"hs-wie": "Een keer"}, formulier=_form(pagina), knop="verder")
    assert (rij_van(app, "hs-wie").versie, antwoorden(app)["hs-wie"]) == (1, "Een keer")


@pytest.mark.parametrize(
    ("rol", "wie", "status"),
    [
        (Rol.MANAGER, ANDER, 404),
        (Rol.BEGELEIDER, TWEEDE, 404),
        (Rol.BEOORDELAAR, "eigen", 403),
        (Rol.BEHEERDER_AANBIEDER, "eigen", 403),
    ],
)
def test_wie_er_niet_bij_mag(app, als, concept, rol, wie, status):
    als(rol, wie).open(f"{concept}/vragenlijst/huidig/1", status=status)


def test_wie_niet_in_de_driehoek_zit_mag_niets_invullen(app, als, wereld, concept):
    with app.app_context():
        collega = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEGELEIDER, TWEEDE))
        collega.locaties = [db.session.get_one(Locatie, wereld["locatie"])]
        db.session.commit()
    browser = als(Rol.BEGELEIDER, TWEEDE)
    assert "U werkt niet mee" in browser.open(f"{concept}/vragenlijst/huidig", status=403).tekst
    eigen = als(Rol.MANAGER).open(f"{concept}/vragenlijst/huidig/1")
    velden = {n: w[0] for n, w in _form(eigen).velden.items() if n != "csrf_token"}
    pagina = browser.open(f"{concept}")
    velden["csrf_token"] = pagina.document.formulieren[0].velden["csrf_token"][0]
    adres = f"{concept}/vragenlijst/huidig/1"
    geweigerd = browser.client.post(adres, data=velden | {"hs-wie": "stiekem"})
    assert geweigerd.status_code == 422
    assert "stiekem" in geweigerd.text
    assert antwoorden(app).get("hs-wie") is None


def test_na_indienen_is_het_dicht_en_blijft_de_tekst_staan(app, als, concept):
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"{concept}/vragenlijst/huidig/1")
    with app.app_context():
        db.session.scalars(sa.select(Aanvraag)).one().toestand = Toestand.INGEDIEND
        db.session.commit()
    geweigerd = browser.vul_in(
        pagina, {"hs-wie": "Te laat"}, formulier=_form(pagina), knop="verder", status=422
    )
    assert _form(geweigerd).velden["hs-wie"] == ["Te laat"]
    assert antwoorden(app).get("hs-wie") is None
    assert (
        "kunt deze aanvraag nu niet wijzigen"
        in browser.open(f"{concept}/vragenlijst/huidig/1", status=422).tekst
    )


def test_vreemde_invoer_doet_geen_kwaad(app, als, concept):
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"{concept}/vragenlijst/huidig/1")
    csrf = _form(pagina).velden["csrf_token"][0]
    adres = f"{concept}/vragenlijst/huidig/1"
    for getoond in ("", "geen json", "[" * 5000, "[1, 2]", '{"versie": "x", "waarde": {"a": 1}}'):
        velden = {"csrf_token": csrf, "getoond-hs-wie": getoond, "hs-wie": "</textarea><script>"}
        assert browser.client.post(adres, data=velden | {"actie": "onzin:x"}).status_code in {
            303,
            409,
        }
    assert antwoorden(app)["hs-wie"] == "</textarea><script>"
    terug = browser.open(adres)
    assert "<script>" not in terug.antwoord.text.replace("<script type", "").replace(
        "<script src", ""
    )


def test_een_get_schrijft_alleen_een_auditregel(app, als, dossier):
    browser = als(Rol.MANAGER)
    for pad in ("", "/1", "/3"):
        with luister(app) as opdrachten:
            browser.open(f"{dossier}/vragenlijst/huidig{pad}")
        assert schrijft_naar(opdrachten) == set()
        assert len(zonder_bijwerk(opdrachten)) <= 34, "\n".join(zonder_bijwerk(opdrachten))
    with app.app_context():
        regels = db.session.scalars(
            sa.select(AuditRegel.code).where(AuditRegel.code == "aanvraag.lezen")
        ).all()
        assert len(regels) == 3


def test_autosave_bewaart_elk_veld_los_en_zegt_wie_er_werkt(app, als, concept):
    browser = als(Rol.BEGELEIDER)
    pagina = browser.open(f"{concept}/vragenlijst/huidig/1")
    velden = {n: w[0] for n, w in _form(pagina).velden.items()}
    velden |= {"hs-wie": "x" * 30_000, "hs-overnemen": "Nabijheid"}
    adres = f"{concept}/vragenlijst/huidig/1/bewaren"
    half = browser.client.post(adres, data=velden)
    assert (half.status_code, half.json["tekst"]) == (
        422,
        "Niet alles is opgeslagen. Maak dit korter: hooguit 20.000 tekens.",
    )
    assert antwoorden(app)["hs-overnemen"] == "Nabijheid"
    velden |= half.json["waarden"] | {"hs-wie": "Kort", "hs-overnemen": "Nabijheid, altijd"}
    heel = browser.client.post(adres, data=velden)
    assert heel.status_code == 200
    assert heel.json["tekst"] == "Opgeslagen om 10.00 uur. U kunt stoppen en later verdergaan."
    assert json.loads(heel.json["waarden"]["getoond-hs-overnemen"]) == {
        "versie": 2,
        "waarde": "Nabijheid, altijd",
    }
    ander = als(Rol.MANAGER).open(f"{concept}/vragenlijst/huidig/2")
    assert "Begeleider eigen werkt hier nu aan (10.00 uur)." in ander.tekst


def test_een_onleesbaar_getal_en_een_verkeerde_datum_zeggen_hoe_het_wel_moet(app, als, concept):
    adres, stap = f"{concept}/vragenlijst/resultaten/2", "rs-afbouw.stap.1"
    browser = als(Rol.MANAGER)
    velden = {f"{stap}.datum": "volgend jaar", f"{stap}.uren_per_week": "ca. 3 uur"}
    bewaar(browser, adres, velden)
    tekst = browser.open(f"{adres}?controle=ja").tekst
    assert "Vul bij “Datum” een datum in, zoals 27-11-2026." in tekst
    assert "Vul bij “Uren per week” een getal in, zoals 10,5." in tekst
    assert "Vul “Wat moet dan bereikt zijn?” in." in tekst


def test_s12_nee_op_geen_vervolg_stopt_en_biedt_omzetten(app, als, wereld):
    with app.app_context():
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        client = maak_client(db.session.get_one(Locatie, wereld["locatie"]))
        preventief = f"/aanvragen/{maak_aanvraag(client, manager, soort='preventief').id}"
        db.session.commit()
    browser = als(Rol.MANAGER)
    adres = f"{preventief}/vragenlijst/preventief/2"
    bewaar(browser, adres, {"pr-geen-vervolg.keuze": "nee"})
    pagina = browser.open(adres)
    assert "Met dit antwoord kunt u niet indienen." in pagina.tekst
    assert f"{preventief}/soort" in pagina.document.links
