"""The component gallery in a browser, and what app.js adds to it."""

import pytest

from tests import componentengalerij
from tests.venster import controleer_pagina, open_venster, serveer

ZIN = "Opnieuw berekend: 22,3% boven het zorgprofiel."


@pytest.fixture(scope="module")
def galerij():
    with serveer(componentengalerij.maak_app()) as adres:
        yield adres


@pytest.fixture
def venster(chromium, galerij):
    with open_venster(chromium, galerij) as open_:
        yield open_


@pytest.mark.parametrize("breedte", [1360, 320])
@pytest.mark.parametrize("naam", componentengalerij.PAGINAS)
def test_galerij_is_toegankelijk(chromium, galerij, naam, breedte):
    with open_venster(chromium, galerij, breedte) as open_:
        open_.page.goto(f"/{naam}")
        controleer_pagina(open_)


def test_foutoverzicht_krijgt_de_focus_en_wijst_naar_het_veld(venster):
    page = venster.page
    page.goto("/fouten")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    page.get_by_role("link", name="Kies wat voor aanvraag dit is.").click()
    assert page.evaluate("document.activeElement.id") == "soort"


def test_vervolgvraag_staat_er_alleen_bij_de_keuze(venster):
    page = venster.page
    page.goto("/formulier")
    vervolg = page.locator("#verpleging")
    assert not vervolg.is_visible()
    page.get_by_label("Kortdurend").check()
    assert vervolg.is_visible()


def test_zonder_javascript_staat_alles_klaar(chromium, galerij):
    with open_venster(chromium, galerij, java_script_enabled=False) as open_:
        page = open_.page
        page.goto("/rekentool")
        assert page.get_by_role("button", name="Opnieuw berekenen").is_visible()
        page.goto("/werkvoorraad")
        assert page.get_by_role("button", name="Filters toepassen").is_visible()


def test_uitkomst_volgt_het_typen(venster):
    page = venster.page
    verzoeken = []

    def antwoord(route):
        verzoeken.append(route.request.post_data)
        route.fulfill(body=f'<h2 data-zin="{ZIN}">Nieuwe uitkomst</h2>', content_type="text/html")

    page.route("**/uitkomst", antwoord)
    page.goto("/rekentool")
    page.locator("#begeleiding").fill("1")
    page.locator("#begeleiding").fill("12,5")
    page.get_by_role("heading", name="Nieuwe uitkomst").wait_for()

    assert page.evaluate("document.activeElement.id") == "begeleiding"
    assert page.locator("[data-uitkomst-status]").text_content() == ""
    page.get_by_text(ZIN).wait_for()
    assert len(verzoeken) == 1
    assert "12,5" in verzoeken[0]
    assert "csrf_token" in verzoeken[0]


def test_uitkomst_zonder_verbinding_blijft_grijs_staan(venster):
    page = venster.page
    page.route("**/uitkomst", lambda route: route.abort())
    page.goto("/rekentool")
    page.locator("#begeleiding").fill("12,5")
    page.get_by_text("Niet bijgewerkt. Kies Opnieuw berekenen.").wait_for()

    assert "€ 49.380,50" in page.locator("[data-uitkomst].mz-oud").inner_text().replace("\xa0", " ")
    assert page.get_by_role("button", name="Opnieuw berekenen").is_visible()


def test_bewaren_bij_verlaten_van_een_veld(venster):
    page = venster.page
    page.route(
        "**/autosave",
        lambda route: route.fulfill(
            json={"tekst": "Opgeslagen om 14.33 uur", "waarden": {"versie": "4"}}
        ),
    )
    page.goto("/formulier")
    page.locator("#naam").fill("Łucja")
    page.locator("#ingang").focus()
    page.get_by_text("Opgeslagen om 14.33 uur").wait_for()

    assert page.locator("input[name=versie]").input_value() == "4"
    page.goto("/taken")
    assert page.title().startswith("Taken")


def test_bewaren_elke_dertig_seconden_alleen_wat_anders_is(venster):
    page = venster.page
    verzoeken = []

    def antwoord(route):
        verzoeken.append(route.request.url)
        route.fulfill(json={"tekst": "Opgeslagen om 14.33 uur"})

    page.clock.install()
    page.route("**/autosave", antwoord)
    page.goto("/formulier")
    page.clock.run_for("00:31")
    assert verzoeken == []
    page.locator("#naam").fill("Łucja")
    page.clock.run_for("00:31")
    page.get_by_text("Opgeslagen om 14.33 uur").wait_for()
    page.clock.run_for("01:01")
    assert len(verzoeken) == 1


def test_conflict_staat_bij_het_veld(venster):
    page = venster.page
    melding = "Ilse Yıldız heeft dit om 14.29 uur aangepast."
    conflict = {"veld": "toelichting", "tekst": melding, "url": "/verschil"}
    page.route("**/autosave", lambda r: r.fulfill(status=409, json={"conflicten": [conflict]}))
    page.goto("/formulier")
    page.locator("#toelichting").fill("Mijn tekst")
    page.locator("#naam").focus()
    groep = page.locator(".govuk-form-group", has=page.locator("#toelichting"))
    groep.get_by_role("alert").get_by_text(melding).wait_for()

    assert (
        groep.get_by_role("link", name="Bekijk beide versies").get_attribute("href") == "/verschil"
    )
    assert page.locator("#toelichting").input_value() == "Mijn tekst"
    controleer_pagina(venster)


def test_waarschuwt_voor_niet_bewaarde_tekst(venster):
    page = venster.page
    gevraagd = []
    page.route("**/autosave", lambda route: route.abort())
    page.on("dialog", lambda venster: (gevraagd.append(venster.type), venster.accept()))
    page.goto("/formulier")
    page.locator("#naam").fill("Anders")
    page.goto("/taken")
    assert gevraagd == ["beforeunload"]


def test_sessie_waarschuwt_vijf_minuten_voor_het_einde(venster):
    page = venster.page
    page.clock.install()
    page.goto("/taken")
    page.clock.fast_forward("54:00")
    assert page.get_by_role("dialog").count() == 0
    page.clock.fast_forward("01:01")
    page.get_by_role("dialog", name="U wordt over 5 minuten uitgelogd").wait_for()
    controleer_pagina(venster)
    page.get_by_role("button", name="Langer doorgaan").click()
    page.get_by_role("dialog").wait_for(state="hidden")
    page.clock.fast_forward("59:00")
    page.get_by_role("dialog").wait_for()
    page.clock.fast_forward("05:00")
    page.get_by_role("dialog", name="U bent uitgelogd").wait_for()


def test_tweede_klik_verstuurt_niet_nog_eens(venster):
    page = venster.page
    page.goto("/rekentool")
    verstuurd = page.get_by_role("button", name="Opslaan en verder").evaluate(
        """knop => {
          let keer = 0;
          document.addEventListener("submit", e => {
            keer += e.defaultPrevented ? 0 : 1;
            e.preventDefault();
          });
          knop.click();
          knop.click();
          return keer;
        }"""
    )
    assert verstuurd == 1


def voeg_rij_toe(page, nieuw, status=200):
    """Press the button for one more row on a page of rows, with this answer."""
    page.route(
        "**/rijen",
        lambda route: route.fulfill(body=nieuw, content_type="text/html", status=status),
    )
    page.goto("/dossier")
    page.evaluate(
        """() => {
          document.querySelector("main").innerHTML = `<h1>Rijen</h1>
            <form method="post" action="/rijen"><input type="hidden" name="versie" value="7">
            <div id="rijen"><input name="r1"></div>
            <button name="actie" value="erbij" data-ververs="rijen">Rij toevoegen</button></form>`;
          const script = document.createElement("script");
          script.src = document.querySelector("script[defer]").src;
          document.body.append(script);
          return new Promise((geladen) => { script.onload = () => geladen(1); });
        }"""
    )
    page.get_by_role("button", name="Rij toevoegen").click()


def test_rij_toevoegen_ververst_alleen_dat_deel(venster):
    page = venster.page
    nieuw = (
        '<html><body><form><input type="hidden" name="versie" value="8"></form>'
        '<div id="rijen"><input name="r1"><input name="r2" data-focus></div></body></html>'
    )
    voeg_rij_toe(page, nieuw)
    page.locator("input[name=r2]").wait_for()

    assert page.evaluate("document.activeElement.name") == "r2"
    assert page.locator("input[name=versie]").input_value() == "8"
    assert page.get_by_role("heading", name="Rijen").is_visible()


def test_wat_gemaakt_wordt_volgt_vanzelf(venster):
    """The part that is ready comes by itself, but not under the hands of who stands in it."""
    page, keren = venster.page, []
    klaar = '<html><body><div id="stand">Klaar</div><div id="hier">Anders</div></body></html>'
    page.clock.install()
    page.goto("/dossier")
    page.evaluate(
        """() => {
          document.querySelector("main").innerHTML = `<h1>Volgen</h1>
            <div id="stand" data-volgt><p data-volg="10">Wordt gemaakt</p></div>
            <div id="hier" data-volgt><button>Hier</button></div>`;
          document.querySelector("#hier button").focus();
          const script = document.createElement("script");
          script.src = document.querySelector("script[defer]").src;
          document.body.append(script);
          return new Promise((geladen) => { script.onload = () => geladen(1); });
        }"""
    )
    page.route(
        "**/dossier",
        lambda route: (keren.append(1), route.fulfill(body=klaar, content_type="text/html")),
    )
    page.clock.run_for(10_000)
    page.get_by_text("Klaar").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Hier"
    page.clock.run_for(60_000)
    assert len(keren) == 1, "ready: nobody asks again"


def test_een_geweigerde_rij_toont_de_hele_pagina(venster):
    page = venster.page
    nieuw = '<html lang="nl"><body><h1>Geweigerd</h1><div id="rijen"></div></body></html>'
    voeg_rij_toe(page, nieuw, status=422)
    page.get_by_role("heading", name="Geweigerd").wait_for()
    assert page.url.endswith("/rijen")


def test_woorden_tellen_vanaf_tachtig_procent(venster):
    page = venster.page
    page.goto("/formulier")
    teller = page.locator(".mz-teller")
    assert not teller.is_visible()
    page.locator("#toelichting").fill("woord " * 260)
    page.get_by_text("260 woorden. De richtlijn is hooguit 250.").wait_for()
    page.locator("#toelichting").fill("woord " * 199)
    teller.wait_for(state="hidden")


def test_filters_vouwen_op_een_smal_scherm(chromium, galerij):
    with open_venster(chromium, galerij, 320) as open_:
        page = open_.page
        page.goto("/werkvoorraad")
        knop = page.get_by_role("button", name="Filters toepassen")
        assert not knop.is_visible()
        page.locator("details.mz-vouw summary").click()
        assert knop.is_visible()
        page.locator("details.mz-vouw summary").click()
        page.set_viewport_size({"width": 1360, "height": 900})
        knop.wait_for()


def test_zonder_javascript_staat_er_geen_knop_die_niets_doet(chromium, galerij):
    with open_venster(chromium, galerij, java_script_enabled=False) as open_:
        open_.page.goto("/taken")
        for knop in open_.page.locator("[data-afdrukken]").all():
            assert not knop.is_visible()
        assert open_.page.locator("[data-afdrukken]").count() == 2


def test_afdruk_is_schoon(venster):
    page = venster.page
    page.goto("/taken")
    assert page.get_by_role("button", name="Deze pagina afdrukken").is_visible()
    page.emulate_media(media="print")
    for kiezer in (
        ".mz-top",
        ".govuk-service-navigation",
        ".mz-crumbs",
        ".mz-foot",
        ".mz-linkknop",
    ):
        assert not page.locator(kiezer).first.is_visible()
    assert page.get_by_role("heading", level=1).is_visible()


def test_lettertype_heeft_de_letters_van_onze_namen(venster):
    page = venster.page
    page.goto("/taken")
    zonder = page.evaluate(
        """async tekens => {
          await document.fonts.load('20px "Meerzorg Sans"');
          const doek = document.createElement("canvas").getContext("2d");
          const breedte = (teken, reserve) => {
            doek.font = `20px "Meerzorg Sans", ${reserve}`;
            return doek.measureText(teken.repeat(9)).width;
          };
          return [...tekens].filter(t => breedte(t, "monospace") !== breedte(t, "serif"));
        }""",
        "≥≤łŁšŠşŞİığĞőřžćčëïéüØåß×–…€−’“",
    )
    assert zonder == []
