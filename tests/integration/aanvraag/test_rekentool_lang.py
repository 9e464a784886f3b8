"""A text in the rekentool that is too long stays on the page, and its block is not stored."""

from portal.domain.bevoegdheid import Rol
from tests.integration.aanvraag.rekenhulp import formulier_van, lees_blok, maak_concept, post, stuur

VELD = "context-posten-0-onderwerp"
POST = {VELD: "Inventaris", "context-posten-0-soort": "inventaris"}
LANG, LANGST = "a" * 6_000, "b" * 20_001
MELDING = "maak onderwerp korter: hooguit 20.000 tekens."


def adres(nr, deel=""):
    return f"/aanvragen/{nr}/rekentool{deel}"


def onderwerpen(app, wereld, nr):
    return [post["onderwerp"] for post in lees_blok(app, wereld, nr, "context").get("posten", [])]


def test_zesduizend_tekens_blijven_heel(app, wereld, als):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    stuur(browser, browser.open(adres(nr)), POST | {VELD: LANG}, knop="bereken")
    assert onderwerpen(app, wereld, nr) == [LANG]


def test_wat_te_lang_is_blijft_staan_en_de_rest_is_bewaard(app, wereld, als):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    stuur(browser, browser.open(adres(nr)), POST, knop="bereken")
    velden = {VELD: LANGST, "zorg-nachtzorg": "4"}
    pagina = stuur(browser, browser.open(adres(nr)), velden, knop="verder", status=422)
    assert f"Post 1: {MELDING}" in pagina.tekst
    assert f"#{VELD}" in pagina.document.links
    assert formulier_van(pagina).velden[VELD] == [LANGST]
    assert onderwerpen(app, wereld, nr) == ["Inventaris"]
    assert lees_blok(app, wereld, nr, "zorg")["nachtzorg"] == "4"
    stuur(browser, pagina, {VELD: LANG, "zorg-nachtzorg": "5"}, knop="verder")
    assert onderwerpen(app, wereld, nr) == [LANG]
    assert lees_blok(app, wereld, nr, "zorg")["nachtzorg"] == "5"


def test_wat_een_collega_intussen_wijzigde_verdwijnt_niet(app, wereld, als):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    stuur(browser, browser.open(adres(nr)), POST, knop="bereken")
    oud = browser.open(adres(nr))
    collega = als(Rol.BEGELEIDER)
    stuur(collega, collega.open(adres(nr)), {VELD: "Van de collega"}, knop="bereken")
    pagina = stuur(browser, oud, {VELD: LANGST}, knop="verder", status=422)
    stuur(browser, pagina, {VELD: "Van mij"}, knop="verder", status=409)
    assert onderwerpen(app, wereld, nr) == ["Van de collega"]


def test_vanzelf_bewaren_zegt_wat_te_lang_is(app, wereld, als):
    nr, browser = maak_concept(app, wereld), als(Rol.MANAGER)
    pagina = browser.open(adres(nr))
    velden = POST | {VELD: LANGST, "zorg-nachtzorg": "4"}
    antwoord = post(browser, adres(nr, "/bewaren"), pagina, velden)
    assert antwoord.status_code == 422
    assert antwoord.json["tekst"] == f"Niet alles is opgeslagen. Post 1: {MELDING}"
    assert antwoord.json["waarden"]["zorg-versie"] == "1"
    assert "context-versie" not in antwoord.json["waarden"]
    weer = velden | antwoord.json["waarden"] | {"zorg-nachtzorg": "6", VELD: "Inventaris"}
    assert post(browser, adres(nr, "/bewaren"), pagina, weer).status_code == 200
    assert lees_blok(app, wereld, nr, "zorg")["nachtzorg"] == "6"
    assert onderwerpen(app, wereld, nr) == ["Inventaris"]
