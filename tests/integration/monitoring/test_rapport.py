"""Reports: made, kept, read by one role, taken along; two of them together reveal nothing."""

import hashlib
import io
import itertools
import json
from datetime import UTC, date, datetime

import openpyxl
import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.statistiek import Periode
from portal.monitoring.actions.opgave import leg_opgave_vast, zet_deelnemer
from portal.monitoring.actions.rapport import maak_rapport
from portal.monitoring.models import Monitorrapport
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Organisatie
from tests.factories.toegang import maak_organisatie

NU = datetime(2027, 1, 20, 9, 0, tzinfo=UTC)
FORMULE = "=1+1 Kantoor"


@pytest.fixture(autouse=True)
def _dag():
    with clock.freeze(NU):
        yield


@pytest.fixture
def geef_op(app, wereld):
    """Give a function that lets zorgkantoren hand in `volledig` and makes the report."""
    kantoren = {}

    def doe(periode, aantallen, *, peilmoment=NU, reden="Verbeterd."):
        with app.app_context():
            door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MONITORBEHEERDER))
            for naam, aantal in aantallen.items():
                if naam not in kantoren:
                    kantoor = maak_organisatie(OrganisatieSoort.ZORGKANTOOR, naam)
                    zet_deelnemer(kantoor, "opgave", date(2026, 1, 1), door=door)
                    kantoren[naam] = kantoor.id
                kantoor = db.session.get_one(Organisatie, kantoren[naam])
                inhoud = ({"thuis": {"volledig": aantal}}, "", "ingevoerd")
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
    zonder = {**getoond, "2026": {"Noord": ("getal", 50)}}
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


def test_maken_lezen_en_meenemen(app, als, wereld, geef_op):
    geef_op("2026", {FORMULE: 143, "Oost": 88, "Noord": 7}, reden="")
    browser = als(Rol.MONITORBEHEERDER)
    nieuw = browser.open("/monitor/nieuw")
    keus = {"periode": "2026", "peildag": "20-01-2027", "reden": ""}
    formulier = nieuw.formulier(met="peildag")
    fout = browser.vul_in(nieuw, keus, formulier=formulier, status=422)
    assert "Schrijf waarom er een nieuwe versie komt." in fout.tekst
    morgen = browser.vul_in(
        nieuw, {**keus, "peildag": "21-01-2027"}, formulier=formulier, status=422
    )
    assert "Kies vandaag of een eerdere dag." in morgen.tekst
    eerder = browser.vul_in(
        nieuw, {**keus, "peildag": "31-12-2025"}, formulier=formulier, status=422
    )
    assert "Kies een dag in of na de periode." in eerder.tekst
    gevuld = {**keus, "reden": "Een bezwaar ontbrak."}
    naar = browser.vul_in(nieuw, gevuld, formulier=formulier, status=303).naar
    assert browser.vul_in(nieuw, gevuld, formulier=formulier, status=303).naar == naar
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
