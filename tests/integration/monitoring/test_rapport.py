"""Reports: made, kept, read by one role, taken along; two of them together reveal nothing."""

import hashlib
import io
import itertools
import json
import re
from csv import reader
from datetime import UTC, date, datetime

import openpyxl
import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.statistiek import Periode
from portal.monitoring.actions.deelnemers import zet_deelnemer
from portal.monitoring.actions.opgave import Opgaveinhoud, leg_opgave_vast
from portal.monitoring.actions.rapport import maak_rapport
from portal.monitoring.models import Deelnamewijze, Monitorrapport
from portal.monitoring.queries.definities import get_definities
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Organisatie
from tests.factories.toegang import maak_organisatie

NU = datetime(2027, 1, 20, 9, 0, tzinfo=UTC)
FORMULE = "=1+1 Kantoor"
THUIS = "Meerzorg thuis (pgb en mpt)"


@pytest.fixture(autouse=True)
def _dag():
    with clock.freeze(NU):
        yield


@pytest.fixture
def geef_op(app, wereld):
    """Give a function that lets zorgkantoren hand in `volledig`, or nothing, and reports."""
    kantoren = {}

    def doe(periode, aantallen, *, peilmoment=NU, reden="Verbeterd.", opmerkingen=None):
        with app.app_context():
            door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MONITORBEHEERDER))
            for naam, aantal in aantallen.items():
                if naam not in kantoren:
                    kantoor = maak_organisatie(OrganisatieSoort.ZORGKANTOOR, naam)
                    zet_deelnemer(kantoor, Deelnamewijze.OPGAVE, date(2026, 1, 1), door=door, op=NU)
                    kantoren[naam] = kantoor.id
                if aantal is None:
                    continue
                kantoor = db.session.get_one(Organisatie, kantoren[naam])
                bij = (opmerkingen or {}).get(naam, "")
                inhoud = Opgaveinhoud({"thuis": {"volledig": aantal}}, bij)
                leg_opgave_vast(kantoor, Periode.uit_tekst(periode), inhoud, door=door, op=NU)
            rapport = maak_rapport(Periode.uit_tekst(periode), peilmoment, reden, door=door, op=NU)
            db.session.commit()
            namen = {str(nummer): naam for naam, nummer in kantoren.items()}
            return {
                namen.get(kantoor, "samen"): (soort, waarde)
                for groep, kantoor, maat, soort, waarde in rapport.getoond["cellen"]
                if (groep, maat) == ("thuis", "volledig") and (kantoor in namen or not kantoor)
            }

    return doe


def mogelijk(aantallen, getoond, ruim=75):
    """Try every pair of halves: the possible values of each, given all that three reports show."""
    keuzes = range(ruim)
    gevonden = {naam: set() for naam in aantallen}
    for h1, h2 in itertools.product(keuzes, keuzes):
        tabel = {"2026-H1": h1, "2026-H2": h2, "2026": h1 + h2}
        if all(lijkt(tabel[deel], *getoond[deel]["Noord"]) for deel in tabel):
            for naam, waarden in gevonden.items():
                waarden.add(tabel[naam])
    return gevonden


def lijkt(waarde, soort, shown):
    """Say whether a count may look like this; the other zorgkantoren give no more away."""
    if soort == "getal":
        return waarde >= 10 and abs(waarde - shown) <= 2
    return waarde < 10 if soort == "verborgen_klein" else True


def test_halfjaren_en_jaar_samen_verraden_niets(geef_op):
    """42 and 9 make 51: told as 40 and 50 the small half would lie between 6 and 9."""
    groot = {"Oost": 200, "West": 300}
    getoond = {
        "2026-H1": geef_op("2026-H1", {"Noord": 42, **groot}, reden=""),
        "2026-H2": geef_op("2026-H2", {"Noord": 9, **groot}, reden=""),
        "2026": geef_op("2026", {"Noord": 51, **{n: 2 * a for n, a in groot.items()}}, reden=""),
    }
    assert getoond["2026-H1"]["Noord"] == ("getal", 40)
    assert getoond["2026"]["Noord"] == ("verborgen", None), "50 would give the half away"
    assert len(mogelijk({"2026-H2": 9}, getoond)["2026-H2"]) >= 5
    getallen = {"2026-H1": 40, "2026": 50}
    zonder = {deel: {"Noord": ("getal", waarde)} for deel, waarde in getallen.items()}
    zonder["2026-H2"] = {"Noord": ("verborgen_klein", None)}
    assert mogelijk({"2026-H2": 9}, zonder)["2026-H2"] == {6, 7, 8, 9}, "what a plain limit leaves"


def test_een_nieuwe_versie_herhaalt_wat_niet_is_veranderd(geef_op):
    eerste = geef_op("2026", {"Noord": 7, "Oost": 14, "West": 33}, reden="")
    assert eerste == {
        "Noord": ("verborgen_klein", None), "Oost": ("getal", 15), "West": ("getal", 35),
        "samen": ("getal", 55),
    }  # fmt: skip
    assert geef_op("2026", {"Oost": 14}) == eerste
    derde = geef_op("2026", {"West": 38})
    assert derde["Noord"][0] != "getal"
    assert derde["Oost"] == ("getal", 15)


NOG_NIET = {
    "21-01-2027": "Kies vandaag of een eerdere dag.",
    "31-12-9999": "Controleer het jaar van deze datum.",
}


def test_maken_lezen_en_meenemen(app, als, wereld, geef_op):
    geef_op("2026", {FORMULE: 143, "Oost": 88, "Noord": 7}, reden="")
    browser = als(Rol.MONITORBEHEERDER)
    nieuw = browser.open("/monitor/nieuw")
    keus = {"periode": "2026", "peildag": "20-01-2027", "reden": ""}
    formulier = nieuw.formulier(met="peildag")
    fout = browser.vul_in(nieuw, keus, formulier=formulier, status=422)
    assert "Schrijf waarom er een nieuwe versie komt." in fout.tekst
    for dag, tekst in NOG_NIET.items():
        later = browser.vul_in(nieuw, {**keus, "peildag": dag}, formulier=formulier, status=422)
        assert tekst in later.tekst
    eerder = browser.vul_in(
        nieuw, {**keus, "peildag": "31-12-2025"}, formulier=formulier, status=422
    )
    assert "Kies een dag in of na de periode." in eerder.tekst
    gevuld = {**keus, "reden": "Een bezwaar ontbrak."}
    for _ in range(2):
        assert browser.vul_in(nieuw, gevuld, formulier=formulier, status=303).naar == "/monitor"
    naar = maak_met_de_opdracht(app, browser)
    pagina = browser.open(naar)
    assert "Versie 2, peildatum 20 januari 2027" in pagina.tekst
    assert "Een bezwaar ontbrak." in browser.open("/monitor").tekst
    csv = browser.open(f"{naar}/rapport.csv").antwoord.data.decode("utf-8-sig")
    assert f";'{FORMULE};Volledig toegekend;145;" in csv
    boek = openpyxl.load_workbook(io.BytesIO(browser.open(f"{naar}/rapport.xlsx").antwoord.data))
    cellen = [rij for rij in boek.active.iter_rows(values_only=True) if rij[1] == FORMULE]
    assert cellen[1][2:4] == ("Volledig toegekend", 145)
    pdf = browser.open(f"{naar}/rapport.pdf").antwoord.data
    assert pdf == browser.open(f"{naar}/rapport.pdf").antwoord.data
    assert pdf.startswith(b"%PDF")
    with app.app_context():
        rijen = db.session.scalars(sa.select(Monitorrapport).order_by(Monitorrapport.nr)).all()
        assert [(rij.nr, rij.reden) for rij in rijen] == [(1, ""), (2, "Een bezwaar ontbrak.")]
        tekst = json.dumps(
            rijen[1].getoond, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        assert rijen[1].sha256 == hashlib.sha256(tekst.encode()).hexdigest()
        assert b"143" in rijen[1].geteld


def maak_met_de_opdracht(app, browser):
    """Make what was asked for by the command; give the address to which the list leads."""
    assert app.test_cli_runner().invoke(args=["maak-rapporten"]).output == "1 rapporten gemaakt\n"
    lijst = browser.open("/monitor")
    assert "Bekijk het rapport 2026" in lijst.tekst
    return re.findall(r"/monitor/rapporten/[-0-9a-f]+", lijst.antwoord.text)[0]


def test_wie_het_rapport_leest(app, als, geef_op):
    geef_op("2026", {"Oost": 88}, reden="")
    with app.app_context():
        nummer = db.session.scalars(sa.select(Monitorrapport.id)).one()
    adres = f"/monitor/rapporten/{nummer}"
    for rol in (Rol.TEAMLEIDER, Rol.MANAGER, Rol.FUNCTIONEEL_BEHEERDER):
        als(rol).open(adres, status=403)
        als(rol).open(f"{adres}/rapport.csv", status=403)
        als(rol).open("/monitor/nieuw", status=403)
    als(Rol.MONITORBEHEERDER).open("/monitor/rapporten/" + "0" * 8 + str(nummer)[8:], status=404)


def test_geen_uitvoer_leest_de_precieze_cijfers(app, als, geef_op):
    """Page, chart, CSV, Excel and PDF come from what is shown: without the counts they are equal."""
    geef_op("2026", {"Oost": 88, "West": 143, "Noord": 3}, reden="")
    browser = als(Rol.MONITORBEHEERDER)
    voor = lees_uitvoer(app, browser)
    with app.app_context():
        db.session.scalars(sa.select(Monitorrapport)).one().geteld = b'{"cellen":[]}'
        db.session.commit()
    assert lees_uitvoer(app, browser) == voor
    pagina, _, rijen, _ = voor
    assert "Volledig toegekend: minder dan 10" in pagina
    assert [rij[3] for rij in rijen if rij[1:3] == ("Noord", "Volledig toegekend")][:1] == [
        "minder dan 10"
    ]
    themas = [rij for rij in rijen if rij[2].startswith("Signalen: ")]
    assert len(themas) == 2 * 10, "every theme has its row, also when nobody signalled"
    assert {rij[3] for rij in themas} == {"minder dan 10"}


@pytest.fixture
def uitvoer(app, als, geef_op):
    """Give every output of a report in which Zuid handed in nothing and Oost said something."""
    cijfers = {"Oost": 88, "West": 1443, "Noord": 3, "Zuid": None}
    geef_op("2026", cijfers, reden="", opmerkingen={"Oost": "Mei is geschat."})
    pagina, csv, rijen, pdf = lees_uitvoer(app, als(Rol.MONITORBEHEERDER))
    bladen = [blad.extract_text() for blad in PdfReader(io.BytesIO(pdf)).pages]
    return {
        "pagina": pagina,
        "csv": [tuple(r) for r in reader(io.StringIO(csv.decode("utf-8-sig")), delimiter=";")],
        "xlsx": [tuple("" if cel is None else str(cel) for cel in rij) for rij in rijen],
        "pdf": " ".join(" ".join(bladen).split()),
    }


def test_geen_opgave_staat_overal_in_woorden(uitvoer):
    """A zorgkantoor that handed in nothing has no 0 anywhere, and no bar in the chart."""
    tabel = uitvoer["pagina"].partition('id="tabel-thuis"')[2].partition("</table>")[0]
    rij = tabel.partition(">Zuid<")[2].partition("</tr>")[0]
    assert re.findall(r"<td[^>]*>([^<]*)", rij)[:6] == ["geen opgave"] * 6
    grafiek = uitvoer["pagina"].partition('class="mz-q govuk-!-margin-top-4">Zuid<')[2]
    assert "Volledig toegekend: geen opgave" in grafiek.partition("</div>")[0]
    assert "<rect" not in grafiek.partition("</div>")[0]
    for soort in ("csv", "xlsx"):
        zuid = [rij[3] for rij in uitvoer[soort] if rij[:2] == (THUIS, "Zuid")]
        assert zuid[:6] == ["geen opgave"] * 6, soort
    eerste, tweede = uitvoer["pdf"].split(" Zuid ")[1:3]
    assert eerste.startswith("geen opgave geen opgave geen opgave geen opgave ")
    assert tweede.startswith("geen opgave geen opgave ")


def test_de_pdf_heeft_elke_tabel(uitvoer):
    """Every figure of the page stands in the PDF, with the numbers of its footnotes."""
    delen = uitvoer["pdf"].partition(f" {THUIS} ")[2].partition(" Voetnoten ")
    for rij in (
        "Noord geen opgave minder dan 10 geen opgave geen opgave",
        "Oost (1) geen opgave 90 geen opgave geen opgave",
        "West geen opgave 1.445 geen opgave geen opgave",
        "Alle zorgkantoren samen minder dan 10 (2) 1.535 (3) minder dan 10 (2) minder dan 10 (2)",
        "Meerzorg krijgen of houden minder dan 10",
        "Meerzorg in een instelling (verblijf, deeltijdverblijf en vpt)",
    ):
        assert rij in delen[0], rij
    assert "1. Oost: Mei is geschat. 2. Zonder Noord, Oost, West, Zuid: geen opgave." in delen[2]
    assert "3. Zonder Zuid: geen opgave." in delen[2]


def test_elke_uitvoer_draagt_elke_definitie(uitvoer):
    """What was counted, how it was rounded and as known on which day, wherever the figures go."""
    definities = get_definities()
    zinnen = [
        *definities.uitleg.values(),
        *(maat.uitleg for maat in definities.maten),
        *(groep.uitleg for groep in definities.groepen[:2]),
        definities.referentie.bron,
        *(wat for *_, wat in definities.referentie.cijfers),
    ]
    assert "“Geen opgave” betekent dat dit zorgkantoor geen cijfers gaf. Dat is geen 0." in zinnen
    assert "Alle aantallen zijn op vijf afgerond. Totalen zijn afgerond na het optellen." in zinnen
    for soort, inhoud in uitvoer.items():
        tekst = inhoud if isinstance(inhoud, str) else "\n".join("\n".join(r) for r in inhoud)
        verder = (definities.versie, "20 januari 2027", "Mei is geschat.")
        missen = [zin for zin in (*zinnen, *verder) if zin not in tekst]
        assert missen == [], soort
    tijden = [definities.doorlooptijd["uitleg"], *(wat for _, wat in definities.tijden)]
    assert [zin for zin in tijden if uitvoer["pagina"].count(zin) != 1] == []
    assert [zin for zin in tijden if zin not in uitvoer["pdf"]] == []
    for soort in ("csv", "xlsx"):
        kop, *rijen = uitvoer[soort]
        assert kop[-1] == "Wat is geteld"
        assert all(rij[-1] for rij in rijen if rij[3] and rij[0] != "Over dit rapport"), soort
        oost = {rij[4] for rij in rijen if rij[1] == "Oost" and "Doorlooptijd" not in rij[2]}
        assert oost == {"Oost: Mei is geschat."}, "what Oost said goes with each of its figures"


def test_de_cijfers_over_2025_staan_alleen_bij_thuis(uitvoer):
    """665, 110 and 135 are of pgb and mpt; verblijf and vpt are never put beside them."""
    staat = [("Volledig toegekend", "665"), ("Deels toegekend of afgewezen", "110"),
             ("Afgehandelde bezwaren", "135"), ("Adviezen van het Zorginstituut", "58")]  # fmt: skip
    titel = "Ter vergelijking: cijfers over heel 2025"
    thuis, _, instelling = uitvoer["pagina"].partition(
        '<section aria-labelledby="groep-instelling"'
    )
    tabel = thuis.partition('id="referentie-thuis"')[2].partition("</table>")[0]
    assert re.findall(r'row">([^<]*)</th>\s*<td[^>]*>([^<]*)', tabel) == staat
    assert titel not in instelling
    thuis, _, instelling = uitvoer["pdf"].partition("Meerzorg in een instelling (")
    assert all(" ".join(rij) in thuis.partition(titel)[2] for rij in staat)
    assert titel not in instelling
    for soort in ("csv", "xlsx"):
        tabellen = [rij[0] for rij in uitvoer[soort]]
        eerste = tabellen.index(titel)
        assert [rij[2:4] for rij in uitvoer[soort][eerste : eerste + 4]] == staat
        assert set(tabellen[:eerste]) == {"Tabel", THUIS}
        assert tabellen.count(titel) == 4


def test_de_pagina_van_een_oud_rapport_blijft_zoals_zij_was(app, als, geef_op):
    geef_op("2026", {"Oost": 88}, reden="", opmerkingen={"Oost": "Mei is geschat."})
    with app.app_context():
        db.session.scalars(sa.select(Monitorrapport)).one().definitieversie = "2026-2"
        db.session.commit()
    pagina = lees_uitvoer(app, als(Rol.MONITORBEHEERDER))[0]
    assert pagina.count(get_definities("2026-2").doorlooptijd["uitleg"]) == 1
    assert "Doorlooptijd: mediaan" not in pagina
    assert "Ter vergelijking" not in pagina


def lees_uitvoer(app, browser):
    """Give everything that leaves the portal of the one report."""
    with app.app_context():
        adres = f"/monitor/rapporten/{db.session.scalars(sa.select(Monitorrapport.id)).one()}"
    pagina = browser.open(adres).antwoord.text.partition("<main")[2].partition("</main>")[0]
    boek = openpyxl.load_workbook(io.BytesIO(browser.open(f"{adres}/rapport.xlsx").antwoord.data))
    [blad] = boek.worksheets
    assert all(cel.comment is None for rij in blad.iter_rows() for cel in rij)
    uit = [browser.open(f"{adres}/rapport.{soort}").antwoord for soort in ("csv", "pdf")]
    return pagina, uit[0].data, list(blad.iter_rows(values_only=True)), uit[1].data
