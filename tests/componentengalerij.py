"""An application that shows every component in its richest state, with invented content."""

from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

from flask import Flask, flash, render_template
from flask_wtf.csrf import CSRFProtect
from jinja2 import ChoiceLoader, FileSystemLoader
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice

from portal.aanvraag.queries.rekenweergave import Berekening, Regel, Tracestap
from portal.aanvraag.queries.weergave import Groep, Item, Paren, Rijen, Tekst
from portal.platform.forms import Formulier
from portal.platform.pdf import Alinea, Blok, Kader, Kolom, Kop, Lijst, Ondertekening, Tabel
from portal.platform.web import jinja
from portal.platform.web.form_errors import Veldfout
from tests.hulp import WORTEL

PAGINAS = (
    *("formulier", "fouten", "taken", "werkvoorraad", "rekentool", "toetsing", "dossier"),
    "cijfers",
)
BREED = {"werkvoorraad", "toetsing"}
OORDELEN = [
    SelectChoice("voldoet", "Voldoet"),
    SelectChoice("deels", "Voldoet deels"),
    SelectChoice("niet", "Voldoet niet"),
]
GROEP = Groep(
    id="inzet",
    titel="Inzet",
    items=(
        Item(
            id="iz-nacht",
            kop="Welke zorg krijgt de cliënt in de nacht?",
            delen=(Tekst("Elke nacht 2 rondes."), Tekst("")),
            herkomst="Ingelezen uit het werkboek",
        ),
        Item(
            id="uren",
            kop="Uren per week",
            delen=(
                Paren((("Wonen", "60"), ("Nachtzorg", "4"))),
                Paren(()),
                Rijen(("Van", "Tot"), (("7:00", "9:00"),)),
            ),
        ),
    ),
)
BEREKENING = Berekening(
    2026,
    "2026.01",
    {
        "Uren per week": (
            Tracestap(
                nr=1,
                groep="Uren per week",
                titel="Indirecte uren die bij het zorgprofiel horen",
                woorden="bekostigingsuren × aandeel indirecte uren",
                getallen="33:45:00 × 12,94204%",
                uitkomst="4:22:05 uur per week",
                rij="tabel bekostigingsuren, rij VG7",
            ),
        )
    },
)
REKENREGELS = (
    ("Zorg", Regel(code="zorg", waarde=Fraction(78))),
    ("Tariefpercentage", Regel(code="tarief", waarde=Fraction(96, 100), soort="aandeel")),
    ("Bedrag per jaar", Regel(code="jaarbedrag", waarde=4938050, soort="euro", hoofd=True)),
)
PUNTEN = [Veldfout("/v1", "Beantwoord de vraag ‘Wie is de cliënt?’")]
BRIEFDELEN = (
    Kop("Wat gebeurt er nu?"),
    Alinea("Wij hebben uw aanvraag ontvangen.", nadruk=True),
    Alinea("U leest het besluit in het portaal."),
    Lijst(("Eerst kijken wij of de aanvraag compleet is.", "Daarna toetsen wij.")),
    Lijst(("Een", "Twee"), genummerd=True),
    Kader("Controlegetal", "0123abcd 4567ef01"),
    Blok((("Ontvangen op", "10 maart 2026"),)),
    Tabel((Kolom("Post"), Kolom("Bedrag", rechts=True)), (("Wand", "€ 6.000,00"),), "Middelen"),
    Ondertekening("Met vriendelijke groet,", ("N. de Wit", "Beoordelaar")),
)
PROVIDER = SimpleNamespace(naam="Sanne Bakker", organisatie_naam="Stichting De Linde")
KANTOOR = SimpleNamespace(naam="Noor de Wit", organisatie_naam="Zorgkantoor Midden-Holland")
MENU_PROVIDER = ("Overzicht", "Aanvragen", "Groepen", "Meerzorgplan", "Dialogen")
MENU_KANTOOR = ("Werkvoorraad", "Dossiers", "Bezwaren", "Dialogen", "Monitoring")


class Galerijformulier(Formulier):
    naam = StringField("Naam van de cliënt", description="Voornaam en achternaam.")
    uren = StringField("Nachtzorg")
    verpleging = StringField("Verpleging")
    begeleiding = StringField("Begeleiding", description="Eén op één of extra op de groep")
    bedrag = StringField("Kosten van de aanpassing")
    ingang = StringField("Vanaf welke dag vraagt u meerzorg?")
    toelichting = TextAreaField("Wat wilt u met de cliënt bereiken?")
    locatie = SelectField(
        "Locatie",
        choices=[SelectChoice("1", "Woonpark Oost"), SelectChoice("2", "Dagcentrum De Vaart")],
    )
    wachtwoord = PasswordField("Wachtwoord")
    soort = RadioField(
        "Wat voor aanvraag is dit?",
        choices=[
            SelectChoice("individueel", "Individueel"),
            SelectChoice("preventief", "Kortdurend"),
        ],
    )
    overlegd = RadioField(
        "Is het plan besproken met de cliënt?",
        choices=[SelectChoice("ja", "Ja"), SelectChoice("nee", "Nee")],
    )
    status = SelectMultipleField(
        "Status",
        choices=[
            SelectChoice("nieuw", "Nieuw (6)"),
            SelectChoice("toetsing", "In toetsing (14)"),
            SelectChoice("aanvulling", "Aanvulling gevraagd (4)"),
        ],
    )
    akkoord = BooleanField("Ik heb de aanvraag naar waarheid ingevuld.")
    oordeel = RadioField("Dragen de doelen bij aan perspectief of afbouw?", choices=OORDELEN)
    oordeel_toelichting = TextAreaField("Toelichting (komt in de brief)")
    oordeel2 = RadioField("Is dit de meest doelmatige oplossing?", choices=OORDELEN)
    oordeel2_toelichting = TextAreaField("Toelichting (niet verplicht bij ‘voldoet’)")


FOUTEN = {
    "naam": "Vul de naam van de cliënt in.",
    "uren": "Vul bij nachtzorg de uren in als getal, bijvoorbeeld 10,5.",
    "bedrag": "Vul een bedrag in euro’s in, bijvoorbeeld 1.300,00.",
    "ingang": "Kies een dag na 1 januari 2026.",
    "toelichting": "Beschrijf wat u wilt bereiken.",
    "locatie": "Kies een locatie.",
    "wachtwoord": "Vul uw wachtwoord in.",
    "soort": "Kies wat voor aanvraag dit is.",
    "overlegd": "Geef aan of u het plan heeft besproken.",
    "status": "Kies ten minste één status.",
    "akkoord": "Bevestig dat u de aanvraag naar waarheid heeft ingevuld.",
    "oordeel_toelichting": "Licht toe waarom dit deels voldoet.",
}
WAARDEN = MultiDict(
    {
        "naam": "Łucja Yıldız-Şahin <b>",
        "uren": "zes",
        "begeleiding": "9,5",
        "verpleging": "10:30",
        "bedrag": "1.300,00",
        "ingang": "27-11-2026",
        "toelichting": "Mevrouw slaapt weer minstens vijf nachten per week door.\nZij eet samen.",
        "soort": "individueel",
        "overlegd": "ja",
        "status": "toetsing",
        "oordeel": "deels",
        "oordeel_toelichting": "De doelen zijn meetbaar. Een datum voor de afbouw ontbreekt.",
    }
)

GETAL = SimpleNamespace(tekst="145", getoond=SimpleNamespace(is_getal=True, waarde=145))
GEEN_GETAL = SimpleNamespace(
    tekst="minder dan 10", getoond=SimpleNamespace(is_getal=False, waarde=None)
)


def maak_app(static: Path | None = None) -> Flask:
    """Build the gallery with the real templates, assets and set-up."""
    app = Flask(
        "galerij",
        root_path=str(WORTEL / "portal"),
        template_folder="../templates",
        static_folder=str(static or WORTEL / "portal" / "static"),
    )
    app.config.update(SECRET_KEY="alleen-voor-de-galerij", TESTING=True)
    CSRFProtect(app)
    jinja.richt_in(app)
    eigen = FileSystemLoader(WORTEL / "tests" / "assets")
    app.jinja_env.loader = ChoiceLoader([app.jinja_env.loader, eigen])
    app.add_url_rule("/<naam>", "pagina", toon)
    app.add_url_rule("/sessie", "sessie", lambda: ("", 204), methods=["POST"])
    return app


def toon(naam: str) -> tuple[str, int]:
    """Show one page of the gallery."""
    form = Galerijformulier(WAARDEN, meta={"csrf": False})
    met_fouten = naam in {"fouten", "rekentool", "toetsing"}
    if met_fouten:
        zichtbaar = {
            "fouten": FOUTEN,
            "rekentool": ["uren"],
            "toetsing": ["oordeel_toelichting"],
        }[naam]
        for veld in zichtbaar:
            form[veld].errors = [FOUTEN[veld]]
    if naam == "taken":
        flash("De aanvraag is bewaard.", "success")
        flash("Ilse Yıldız heeft dit onderdeel om 14.29 uur aangepast.", "let-op")
    breed = naam in BREED
    menu = MENU_KANTOOR if breed else MENU_PROVIDER
    html = render_template(
        f"galerij/{naam}.html",
        form=form,
        gebruiker_nu=KANTOOR if breed else PROVIDER,
        navigatie=[{"tekst": t, "url": f"/{t}", "actief": i == 0} for i, t in enumerate(menu)],
        sessie={"seconden": 3600, "url": "/sessie"},
        dag=date(2026, 11, 27),
        op=datetime(2026, 11, 22, 13, 32, tzinfo=UTC),
        breuk=Fraction,
        groepen=[GROEP],
        punten=PUNTEN,
        briefdelen=BRIEFDELEN,
        berekening=BEREKENING,
        rekenregels=REKENREGELS,
        staven=[
            ("Zorgkantoor Noord", [("Ingediend", GETAL), ("Afgewezen", GEEN_GETAL)]),
            ("Zorgkantoor Oost", [("Ingediend", GETAL)]),
        ],
    )
    return html, 422 if met_fouten else 200
