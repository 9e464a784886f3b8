"""The official workbook: every field and difference shown, and filled in after confirmation."""

import io
import json
from datetime import date, timedelta

import pytest

from portal.aanvraag.models import Aanvraag, Rekenblok
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from tests.factories.aanvraag import S01
from tests.factories.clienten import VG7
from tests.hulp import GEDEELD, gedeeld_aanwezig
from tests.integration.aanvraag.rekenhulp import lees_blok, maak_concept, maak_vindbare_client
from tests.person import Pagina
from tests.werkboekbouw import individueel

VOORBEELDEN = GEDEELD / "domain" / "werkboek" / "voorbeelden"
BSN = "999663926"
KLEIN = {
    "voorblad": {"C17": 0.95, "G41": 12},
    "client": {"H7": int(BSN), "J7": "VG7", "L7": "Ja", "N7": "Ja", "T7": 46270},
    "aanvraag": {"D16": 0.5, "H16": "Wonen", "J16": 1, "I6": 0.125, "V5": 1250.5, "N5": "a. Tafel"},
}


def kies(browser, adres, inhoud, *, status=200):
    """Choose a file and send it."""
    formulier = browser.open(adres).formulier(met="bestand")
    gegevens = {**formulier.velden, "bestand": (io.BytesIO(inhoud), "werkboek.xlsx")}
    pagina = Pagina(browser.client.post(adres, data=gegevens))
    assert pagina.status == status, pagina.tekst
    return pagina


def bevestig(browser, pagina, *, status=303):
    return browser.vul_in(pagina, formulier=pagina.formulier(met="zegel"), status=status)


@gedeeld_aanwezig
@pytest.mark.parametrize("naam", ["individueel_2026", "preventief_2026"])
def test_officieel_voorbeeld_geeft_dezelfde_uitkomst(app, wereld, als, naam):
    verwacht = json.loads((VOORBEELDEN / f"rekentool_{naam}_open.json").read_text("utf-8"))
    client = verwacht["invoer"]["client"]
    code = maak_vindbare_client(app, wereld, client["bsn"])
    browser = als(Rol.MANAGER)
    inhoud = (VOORBEELDEN / f"rekentool_{naam}_open.xlsx").read_bytes()
    pagina = kies(browser, "/aanvragen/werkboek", inhoud)
    assert "De uitkomst van het werkboek en die van het portaal zijn gelijk." in pagina.tekst
    assert f"Nieuwe aanvraag voor cliënt {code}" in pagina.tekst
    assert client["naam"] in pagina.tekst
    assert bevestig(browser, pagina).naar.endswith("/rekentool")
    with app.app_context():
        aanvraag = db.session.query(Aanvraag).one()
        assert aanvraag.soort == verwacht["invoer"]["soort"]
        assert aanvraag.beoogde_ingang == date.fromisoformat(client["beoogde_ingang"])


def test_elk_veld_en_elk_verschil_voor_het_invullen(app, wereld, als):
    nr = maak_concept(app, wereld, bsn=BSN)
    browser, adres = als(Rol.MANAGER), f"/aanvragen/{nr}/werkboek"
    overzicht = {"E28": 1.0, "E37": 1.40625, "E38": "Valt binnen het reguliere zorgzwaartepakket"}
    pagina = kies(browser, adres, individueel(overzicht=overzicht, **KLEIN))
    assert "Aanvraag individueel D16 12:00 0.5" in " ".join(pagina.tekst.split())
    assert BSN in pagina.tekst
    assert "De uitkomst van het werkboek is anders dan die van het portaal." in pagina.tekst
    assert "Tariefpercentage 95% 96%" in " ".join(pagina.tekst.split())
    assert lees_blok(app, wereld, nr, "zorg") == {}
    rekentool = browser.volg(bevestig(browser, pagina))
    assert "De rekentool is ingevuld uit het werkboek." in rekentool.tekst
    rij = {"van": "7:00", "tot": "12:00", "functie": "wonen", "op": "1"}
    assert lees_blok(app, wereld, nr, "dagprogramma") == {"ma_vr": [rij], "za_zo": []}
    assert lees_blok(app, wereld, nr, "behandelaars")["overige"] == "3:00:00"
    post = {"onderwerp": "a. Tafel", "bedrag": "1250,50"}
    assert lees_blok(app, wereld, nr, "context")["posten"] == [post]
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, nr)
        assert (aanvraag.gewenste_maanden, aanvraag.beoogde_ingang) == (12, date(2026, 9, 5))


@pytest.mark.parametrize("ingang", [2_958_465, 45_657])
def test_een_ingang_waarmee_niet_te_rekenen_is_blijft_buiten(app, wereld, als, ingang):
    """The last day of 9999, and the last one before the first table."""
    nr, browser = maak_concept(app, wereld, bsn=BSN), als(Rol.MANAGER)
    inhoud = individueel(**{**KLEIN, "client": {**KLEIN["client"], "T7": ingang}})
    browser.volg(bevestig(browser, kies(browser, f"/aanvragen/{nr}/werkboek", inhoud)))
    with app.app_context():
        assert db.session.get_one(Aanvraag, nr).beoogde_ingang == S01.ingang


def test_bsn_alleen_voor_wie_het_mag_zien(app, wereld, als):
    nr = maak_concept(app, wereld, bsn=BSN)
    pagina = kies(als(Rol.BEGELEIDER), f"/aanvragen/{nr}/werkboek", individueel(**KLEIN))
    assert BSN not in pagina.antwoord.text
    assert "••••••926" in pagina.tekst


def test_werkboek_van_een_andere_client_wordt_geweigerd(app, wereld, als):
    nr = maak_concept(app, wereld)
    adres = f"/aanvragen/{nr}/werkboek"
    pagina = kies(als(Rol.MANAGER), adres, individueel(**KLEIN), status=422)
    assert "is niet het BSN van de cliënt in deze aanvraag" in pagina.tekst


def test_onbekende_client_kan_nog_niet(app, wereld, als):
    pagina = kies(als(Rol.MANAGER), "/aanvragen/werkboek", individueel(**KLEIN))
    assert "Deze cliënt staat nog niet in het portaal" in pagina.tekst


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "Er is niets ingevuld in dit bestand."),
        (b"%PDF-1.7", "Dit is geen Excel-werkboek (xlsx)."),
        (individueel(**KLEIN)[:400], "het bestand is beschadigd"),
        (individueel(**KLEIN, extra={"xl/vbaProject.bin": "x"}), "onderdelen die er niet in horen"),
        (individueel(**KLEIN, versie="Versie 2019.01"), "Wij kennen deze versie van het werkboek"),
    ],
    ids=["leeg", "pdf", "beschadigd", "macro", "versie"],
)
def test_verkeerd_bestand_geeft_een_duidelijke_melding(app, wereld, als, inhoud, melding):
    nr = maak_concept(app, wereld, bsn=BSN)
    pagina = kies(als(Rol.MANAGER), f"/aanvragen/{nr}/werkboek", inhoud, status=422)
    assert melding in pagina.tekst
    with app.app_context():
        assert db.session.query(Rekenblok).count() == 0


def test_zegel_werkt_alleen_voor_deze_persoon_en_dit_uur(app, wereld, als):
    nr = maak_concept(app, wereld, VG7, bsn=BSN)
    manager, begeleider = als(Rol.MANAGER), als(Rol.BEGELEIDER)
    adres = f"/aanvragen/{nr}/werkboek"
    pagina = kies(manager, adres, individueel(**KLEIN))
    van_ander = kies(begeleider, adres, individueel(**KLEIN))
    velden = {"zegel": pagina.formulier(met="zegel").velden["zegel"]}
    formulier = van_ander.formulier(met="zegel")
    geweigerd = begeleider.vul_in(van_ander, velden, formulier=formulier, status=422)
    assert "Het is te lang geleden" in geweigerd.tekst
    with clock.freeze(clock.now() + timedelta(minutes=20)):
        assert bevestig(manager, pagina).status == 303


def test_verlopen_zegel(app, wereld, als):
    nr, browser = maak_concept(app, wereld, bsn=BSN), als(Rol.MANAGER)
    with clock.freeze(clock.now() - timedelta(minutes=61)):
        pagina = kies(als(Rol.MANAGER), f"/aanvragen/{nr}/werkboek", individueel(**KLEIN))
    vers = kies(browser, f"/aanvragen/{nr}/werkboek", individueel(**KLEIN))
    velden = {"zegel": pagina.formulier(met="zegel").velden["zegel"]}
    formulier = vers.formulier(met="zegel")
    assert "te lang" in browser.vul_in(vers, velden, formulier=formulier, status=422).tekst
