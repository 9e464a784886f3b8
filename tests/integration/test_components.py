"""The components as HTML: names, ids, escaping, messages and the words they choose."""

import re
from collections import Counter
from datetime import date

import pytest
from flask import render_template_string
from jinja2 import UndefinedError
from wtforms import FieldList, Form, FormField, StringField

from portal.platform.web.form_errors import Veldfout, fouten_van
from portal.platform.web.kit import macros, veldsoort
from tests import componentengalerij
from tests.hulp import WORTEL

COMPONENTEN = sorted(WORTEL.joinpath("templates", "components").glob("*.html"))
GALERIJ = sorted(WORTEL.joinpath("tests", "assets", "galerij").glob("*.html"))


@pytest.fixture(scope="module")
def app():
    return componentengalerij.maak_app()


@pytest.fixture
def toon(app):
    """Render a line of template with the components."""

    def render(sjabloon, **gegevens):
        with app.test_request_context("/"):
            html = render_template_string(sjabloon, **gegevens)
        return re.sub(r"\s+", " ", html).strip()

    return render


def test_bestandsnaam_is_macronaam():
    for pad in COMPONENTEN:
        gevonden = re.findall(r"\{% macro (\w+)\(", pad.read_text(encoding="utf-8"))
        assert gevonden == [pad.stem]


def test_elke_component_staat_in_de_galerij():
    gebruikt = set()
    for pad in [*GALERIJ, *COMPONENTEN, *WORTEL.joinpath("templates", "layout").glob("*.html")]:
        gebruikt |= set(re.findall(r"\bui\.(\w+)\(", pad.read_text(encoding="utf-8")))
    assert {pad.stem for pad in COMPONENTEN} - gebruikt == set()


def test_elke_component_staat_op_een_pagina():
    """A component that only the gallery shows, or only itself, is one that nobody needs."""
    teksten = {
        pad: pad.read_text(encoding="utf-8") for pad in WORTEL.joinpath("templates").rglob("*.html")
    }
    ongebruikt = [
        pad.stem
        for pad in COMPONENTEN
        if not any(
            re.search(rf"\bui\.{pad.stem}\b", tekst)
            for ander, tekst in teksten.items()
            if ander != pad
        )
    ]
    assert ongebruikt == []


@pytest.mark.parametrize("naam", componentengalerij.PAGINAS)
def test_pagina_van_de_galerij(app, naam):
    antwoord = app.test_client().get(f"/{naam}")
    html = antwoord.get_data(as_text=True)
    ids = Counter(re.findall(r'\sid="([^"]*)"', html))
    verwijzingen = set(
        " ".join(re.findall(r'aria-(?:describedby|labelledby)="([^"]*)"', html)).split()
    )

    assert [gevonden for gevonden, keer in ids.items() if keer > 1] == []
    assert verwijzingen - set(ids) == set()
    assert set(re.findall(r'<label[^>]*\sfor="([^"]*)"', html)) - set(ids) == set()
    assert html.count("<h1") == 1
    assert '<html lang="nl"' in html
    assert ("&lt;b&gt;" in html) == (naam in {"formulier", "fouten", "werkvoorraad"})
    assert "şahin <b>" not in html.lower()
    assert "style=" not in html
    assert len(re.findall(r"<title>Fout: ", html)) == (antwoord.status_code == 422)


def test_foutoverzicht_verwijst_naar_elk_veld(app):
    html = app.test_client().get("/fouten").get_data(as_text=True)
    gevonden = re.findall(r'<li><a href="#(\w+)">([^<]+)</a>', html)

    assert dict(gevonden) == componentengalerij.FOUTEN
    assert "Er gaat iets mis bij 12 velden" in html
    assert html.count('aria-invalid="true"') == 8


def test_veld_noemt_hint_en_fout_bij_de_invoer(app):
    html = app.test_client().get("/fouten").get_data(as_text=True)
    invoer = re.search(r'<input class="[^"]*" id="uren"[^>]*>', html)
    assert invoer is not None
    assert 'aria-describedby="uren-hint uren-error"' in invoer[0]
    assert 'value="zes"' in invoer[0]
    assert 'inputmode="decimal"' in invoer[0]


def test_fouten_van_kent_geneste_velden():
    class Rij(Form):
        doel = StringField("Doel")

    class Formulier(Form):
        naam = StringField("Naam")
        rijen = FieldList(FormField(Rij), min_entries=2)

    form = Formulier()
    form.naam.errors = ["Vul de naam in.", "Tweede melding"]
    form.rijen[1].form.doel.errors = ["Vul het doel in."]
    form.form_errors.append("Dit kan nu niet.")

    assert fouten_van(form) == [
        Veldfout("", "Dit kan nu niet."),
        Veldfout("naam", "Vul de naam in."),
        Veldfout("rijen-1-doel", "Vul het doel in."),
    ]


def test_foutoverzicht_zonder_veld(toon):
    class Leeg(Form):
        verouderd = False

    form = Leeg()
    form.form_errors.append("Een ander heeft al besloten.")
    html = toon("{{ ui.foutoverzicht(form) }}", form=form)
    assert "Dit kan zo nog niet" in html
    assert "<li>Een ander heeft al besloten.</li>" in html
    assert toon("{{ ui.foutoverzicht(form) }}", form=Leeg()) == ""


@pytest.mark.parametrize(
    ("aanroep", "woorden"),
    [
        ("op, -2", "27 nov 2026 2 werkdagen te laat"),
        ("op, -1", "27 nov 2026 1 werkdag te laat"),
        ("op, 0", "27 nov 2026 vandaag"),
        ("op, 0, voorbij=true", "27 nov 2026 te laat"),
        ("op, -1, voorbij=true", "27 nov 2026 1 werkdag te laat"),
        ("op, 1", "27 nov 2026 nog 1 werkdag"),
        ("op, 9", "27 nov 2026 nog 9 werkdagen"),
        ("op", "27 nov 2026"),
        ("stil=true, toelichting='wacht op aanbieder'", "Staat stil wacht op aanbieder"),
        ("none", "Geen termijn"),
    ],
)
def test_termijn_zegt_het_in_woorden(toon, aanroep, woorden):
    html = toon("{{ ui.termijn(" + aanroep + ") }}", op=date(2026, 11, 27))
    assert re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip() == woorden


@pytest.mark.parametrize(
    ("werkdagen", "klasse"),
    [(-1, "mz-term mz-term--bad"), (5, "mz-term mz-term--warn"), (6, "mz-term")],
)
def test_termijn_kleurt_op_de_grens(toon, werkdagen, klasse):
    html = toon("{{ ui.termijn(op, n) }}", op=date(2026, 11, 27), n=werkdagen)
    assert f'<span class="{klasse}">' in html


def test_status_kent_alleen_de_lijst(toon):
    assert "mz-tag--green" in toon("{{ ui.status('Toegekend') }}")
    with pytest.raises(UndefinedError):
        toon("{{ ui.status('Onbekend') }}")


def test_vergeten_gegeven_is_een_fout(toon):
    with pytest.raises(UndefinedError):
        toon("{{ vergeten }}")


def test_verborgen_velden(toon):
    html = toon("{{ ui.verborgen(versie=0, eenmalig='abc') }}")
    assert re.findall(r'name="(\w+)"', html) == ["csrf_token", "versie", "_eenmalig"]
    assert 'name="versie" value="0"' in html
    assert re.findall(r'name="(\w+)"', toon("{{ ui.verborgen() }}")) == ["csrf_token"]


def test_zonder_gebruiker_geen_menu_en_geen_uitloggen(toon):
    html = toon("{% extends 'layout/basis.html' %}", gebruiker_nu=None, navigatie=[])
    assert "Uitloggen" not in html
    assert "Hoofdmenu" not in html
    assert "data-sessie" not in html


@pytest.mark.parametrize(
    ("aandeel", "breedte"), [(0, 0), (0.25, 150), (0.5, 300), (0.9, 300), (-0.1, 0)]
)
def test_meter_blijft_binnen_de_baan(toon, aandeel, breedte):
    html = toon("{{ ui.meter(a, 0.25, 0.5) }}", a=aandeel)
    assert f'x="0" y="6" width="{breedte}"' in html
    assert "M150 0v26" in html


def test_veldsoort_van_elk_veld():
    with componentengalerij.maak_app().test_request_context("/"):
        form = componentengalerij.Galerijformulier(meta={"csrf": False})
    soorten = {naam: veldsoort(form[naam]) for naam in ("naam", "toelichting", "locatie", "soort")}
    assert soorten == {
        "naam": "tekst",
        "toelichting": "tekstvak",
        "locatie": "keuzelijst",
        "soort": "rondjes",
    }
    assert [veldsoort(form[n]) for n in ("status", "akkoord", "wachtwoord")] == [
        "vinkjes",
        "vinkje",
        "wachtwoord",
    ]


def test_kit_wordt_een_keer_gemaakt():
    assert macros() is macros()
    assert len([naam for naam in vars(macros()) if naam.startswith("govuk")]) >= 37
