"""Figures handed in: entered, corrected, from a file; never lost and never taken for 0."""

import io
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import Rol
from portal.domain.fouten import DomeinFout
from portal.domain.statistiek import Periode
from portal.monitoring.models import Monitordeelnemer, Opgave
from portal.monitoring.queries.deelnemers import list_deelnemers
from portal.monitoring.queries.opgaven import lees_getal
from portal.platform import clock
from portal.platform.database import db
from tests.factories.wereld import ANDER

NU = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
STAND = "2026 Zorgkantoor Elders, 2026 {}"
LIJST, INLEZEN = "/monitor/opgaven", "/monitor/opgaven/inlezen"
KOP = "zorgkantoor;periode;groep;ingediend;volledig;deels;bezwaren;instroom;uitstroom;opmerking"


@pytest.fixture(autouse=True)
def _dag():
    with clock.freeze(NU):
        yield


def adres(wereld, naam="zorgkantoor", periode="2026-H1"):
    return f"{LIJST}/{wereld[naam]}/{periode}"


def vul_in(browser, pagina, velden, status=303):
    formulier = pagina.formulier(met=next(iter(velden)))
    return browser.vul_in(pagina, velden, formulier=formulier, status=status)


def lees_in(browser, regels, status=303, pagina=None):
    pagina = pagina or browser.open(INLEZEN)
    bestand = (io.BytesIO("\r\n".join([KOP, *regels]).encode()), "cijfers.csv")
    return vul_in(browser, pagina, {"bestand": bestand}, status=status)


def opgaven(app):
    with app.app_context():
        vraag = sa.select(Opgave).order_by(Opgave.op, Opgave.nr, Opgave.id)
        return [
            (rij.zorgkantoor_id, rij.periode, rij.nr, rij.cijfers, rij.opmerking, rij.herkomst)
            for rij in db.session.scalars(vraag)
        ]


LEEG = dict.fromkeys(("ingediend", "volledig", "deels", "bezwaren", "instroom", "uitstroom"))
LEGE_GROEPEN = {"instelling": LEEG, "onbekend": LEEG}


def test_invoeren_verbeteren_en_verouderd(app, als, wereld):
    browser = als(Rol.TEAMLEIDER)
    pagina = browser.open(adres(wereld))
    oud = als(Rol.MONITORBEHEERDER)
    oude_pagina = oud.open(adres(wereld))
    ingevuld = {"thuis_volledig": "1.430", "thuis_deels": "0", "opmerking": "Deels geschat."}
    naar = vul_in(browser, pagina, ingevuld).naar
    assert vul_in(browser, pagina, ingevuld).naar == naar, "sent twice, done once"
    eerste = {"thuis": {**LEEG, "volledig": 1430, "deels": 0}, **LEGE_GROEPEN}
    een = (wereld["zorgkantoor"], "2026-H1", 1, eerste, "Deels geschat.", "ingevoerd")
    assert opgaven(app) == [een]
    laat = vul_in(oud, oude_pagina, {"thuis_volledig": "9"}, status=409)
    assert laat.formulier(met="thuis_volledig").velden["thuis_volledig"] == ["9"], "it is kept"
    nu = "Meerzorg thuis (pgb en mpt) niet bekend 1.430 0 niet bekend niet bekend niet bekend"
    assert nu in laat.tekst, "and what stands there now is beside it"
    assert "Opgave 1 van 20 november 2026, door Teamleider eigen." in laat.tekst
    assert laat.formulier(met="thuis_volledig").velden["versie"] == ["1"]
    nieuw = browser.open(adres(wereld))
    met_bsn = {"thuis_volledig": "1", "opmerking": "Zonder 999999011 geteld."}
    assert "op een BSN lijkt" in vul_in(browser, nieuw, met_bsn, status=422).tekst
    assert nieuw.formulier(met="thuis_volledig").velden["thuis_volledig"] == ["1430"]
    assert (
        "Vul een heel getal in"
        in vul_in(browser, nieuw, {"thuis_volledig": "veel"}, status=422).tekst
    )
    vul_in(browser, nieuw, {"thuis_volledig": "1431"})
    tweede = {"thuis": {**LEEG, "volledig": 1431, "deels": 0}, **LEGE_GROEPEN}
    assert opgaven(app) == [een, (*een[:2], 2, tweede, *een[4:])]
    assert (
        "Opgave 1, 20 november 2026, Teamleider eigen, ingevoerd"
        in browser.open(adres(wereld)).tekst
    )


def test_leeg_of_te_vroeg_komt_er_niet_in(app, als, wereld):
    browser = als(Rol.TEAMLEIDER)
    pagina = browser.open(adres(wereld))
    vul_in(browser, pagina, {"thuis_volledig": ""}, status=422)
    browser.open(adres(wereld, periode="2027"), status=404)
    browser.open(adres(wereld, periode="2026-H3"), status=404)
    assert opgaven(app) == []


def test_wie_mag_opgeven(als, wereld):
    als(Rol.TEAMLEIDER).open(adres(wereld, "zorgkantoor_ander"), status=404)
    als(Rol.TEAMLEIDER, ANDER).open(adres(wereld, "zorgkantoor_ander"))
    als(Rol.MONITORBEHEERDER).open(adres(wereld, "zorgkantoor_ander"))
    als(Rol.BEOORDELAAR).open(LIJST, status=403)
    als(Rol.MANAGER).open(INLEZEN, status=403)
    assert "Zorgkantoor Elders" not in als(Rol.TEAMLEIDER).open(LIJST).tekst


def test_inlezen_goede_regels_erin_foute_terug(app, als, wereld):
    """Of a zorgkantoor and period with a wrong row nothing comes in yet; nothing is lost."""
    browser = als(Rol.MONITORBEHEERDER)
    pagina = lees_in(
        browser,
        [
            "Zorgkantoor Voorbeeldland;2026-H1;thuis;150;143;7;21;;;Een jaar geschat",
            "zorgkantoor voorbeeldland;2026-H1;instelling;;1;2;3;4;5;",
            "Zorgkantoor Elders;2026-H1;thuis;;88;14;9;;;",
            "Zorgkantoor Elders;2026-H1;vpt;;1;;;;;",
            "Zorgkantoor Nergens;2025-H2;thuis;;1;;;;;",
            "Zorgkantoor Elders;2026;thuis;;veel;;;;;",
        ],
        status=422,
    )
    cijfers = {
        "thuis": {**LEEG, "ingediend": 150, "volledig": 143, "deels": 7, "bezwaren": 21},
        "instelling": {
            "ingediend": None, "volledig": 1, "deels": 2, "bezwaren": 3, "instroom": 4,
            "uitstroom": 5,
        },
    }  # fmt: skip
    eigen = (wereld["zorgkantoor"], "2026-H1", 1, cijfers, "Een jaar geschat", "ingelezen")
    assert opgaven(app) == [eigen]
    for deel in ("Regel 4. ", "Regel 5. ", "Regel 6. ", "Regel 7. ", "1 opgave is wel ingelezen"):
        assert deel in pagina.tekst
    regels = [
        "Zorgkantoor Elders;2026-H1;thuis;;88;14;9;;;",
        "Zorgkantoor Elders;2026-H1;instelling;;1;;;;;",
    ]
    vul_in(browser, pagina, {"regels": "\n".join([KOP, *regels])})
    ander = (wereld["zorgkantoor_ander"], "2026-H1", 1)
    assert {rij[:3] for rij in opgaven(app)} == {eigen[:3], ander}


@pytest.mark.parametrize(
    ("fout", "gewacht"),
    [
        ("Zorgkantoor Elders;2026H1;onbekend;3;;;;;;", 2),
        ("Elders;2026-H1;onbekend;3;;;;;;", 2),
        ("Zorgkantoor Voorbeeldland;2026H1;onbekend;3;;;;;;", 1),
        ("Elders;2026H1;onbekend;3;;;;;;", 3),
        (f"Zorgkantoor Elders;2025-H2;onbekend;3;;;;;;{'x' * 1001}", 0),
        ("Zorgkantoor Elders;2025-H2;onbekend;3;;;;;;Van 999999011", 0),
    ],
)
def test_bij_een_plek_die_niet_te_lezen_is_wacht_alles_wat_er_kan_horen(app, als, fout, gewacht):
    """A row mended later would otherwise replace the whole opgave with itself alone."""
    goed = [
        "Zorgkantoor Elders;2026-H1;thuis;100;;;;;;",
        "Zorgkantoor Elders;2026-H1;instelling;50;;;;;;",
        "Zorgkantoor Voorbeeldland;2025-H1;thuis;7;;;;;;",
    ]
    pagina = lees_in(als(Rol.MONITORBEHEERDER), [*goed, fout], status=422)
    assert "Regel 5. " in pagina.tekst
    assert pagina.tekst.count("hoort of kan horen") == gewacht
    over = {0: ["2025-H1", "2026-H1"], 1: ["2026-H1"], 2: ["2025-H1"], 3: []}[gewacht]
    assert sorted(rij[1] for rij in opgaven(app)) == over


def test_wat_is_ingelezen_is_op_de_pagina_te_verbeteren(app, als, wereld):
    """Every group that a file can hold is on the page: nothing of it gets lost by saving."""
    browser = als(Rol.MONITORBEHEERDER)
    lees_in(
        browser,
        [
            f"Zorgkantoor Voorbeeldland;2026-H1;{groep};{nr};;;;;;"
            for nr, groep in enumerate(("thuis", "instelling", "onbekend"), 11)
        ],
    )
    vul_in(browser, browser.open(adres(wereld)), {"thuis_ingediend": "20"})
    assert [rij[2:4] for rij in opgaven(app)] == [
        (nr, {
            "thuis": {**LEEG, "ingediend": thuis}, "instelling": {**LEEG, "ingediend": 12},
            "onbekend": {**LEEG, "ingediend": 13},
        })
        for nr, thuis in ((1, 11), (2, 20))
    ]  # fmt: skip


def test_een_bestand_dat_deels_inkwam_en_nog_eens_is_verstuurd(app, als):
    """A double click or F5: the same page again, nothing twice; another file is another one."""
    browser = als(Rol.MONITORBEHEERDER)
    leeg = browser.open(INLEZEN)
    goed, beter = (f"Zorgkantoor Elders;2026-H{nr};thuis;12;;;;;;" for nr in (1, 2))
    fout = beter.replace("12", "1x")
    eerste, *later = (lees_in(browser, [goed, fout], 422, leeg) for _ in range(3))
    assert "1 opgave is wel ingelezen" in eerste.tekst
    assert "Regel 3. ingediend: " in eerste.tekst
    over = eerste.formulier(met="regels").velden["regels"]
    assert fout in over[0]
    assert goed not in over[0]
    for pagina in later:
        assert pagina.tekst == eerste.tekst
        assert pagina.formulier(met="regels").velden["regels"] == over
    assert [rij[1:3] for rij in opgaven(app)] == [("2026-H1", 1)]
    naar = [lees_in(browser, [beter], 303, leeg).naar for _ in range(2)]
    assert naar == [LIJST] * 2
    assert sorted(rij[1:3] for rij in opgaven(app)) == [("2026-H1", 1), ("2026-H2", 1)]


@pytest.mark.parametrize(
    ("regels", "tekst"),
    [
        (["Zorgkantoor Elders;2026;thuis;;;;;;;"], "minstens één aantal"),
        (["Zorgkantoor Elders;2026;thuis;;1;;;;;"] * 2, "twee keer"),
        (["Zorgkantoor Elders;2027;thuis;;1;;;;;"], "nog niet begonnen"),
        (["Zorgkantoor Elders;2006-H1;thuis;;1;;;;;"], "Controleer het jaar."),
    ],
)
def test_een_regel_die_niet_kan(app, als, regels, tekst):
    assert tekst in lees_in(als(Rol.MONITORBEHEERDER), regels, status=422).tekst
    assert opgaven(app) == []


@pytest.mark.parametrize(
    "aantal", ["-5", "2.5", "1.2345", "3,5", "1e3", "\u0663", "=1+1", "100000"]
)
def test_wat_geen_heel_getal_is_wordt_er_geen(aantal):
    with pytest.raises(DomeinFout, match="opgave_geen_aantal"):
        lees_getal(aantal, "volledig")


def test_een_opgave_die_niet_meetelt_zegt_dat(app, als, wereld):
    """Of a zorgkantoor that the portal counts, what is handed in has no consequence."""
    telt_niet = "telt nu niet mee in het rapport"
    browser = als(Rol.MONITORBEHEERDER)
    assert telt_niet in browser.open(adres(wereld)).tekst
    pagina = browser.open("/monitor/deelnemers")
    keus = {"zorgkantoor": str(wereld["zorgkantoor"]), "wijze": "opgave", "van": "01-01-2026"}
    vul_in(browser, pagina, keus)
    assert telt_niet not in browser.open(adres(wereld)).tekst


def test_deelnemers(app, als, wereld):
    """From a day on the figures come in another way; what held before stays."""
    browser = als(Rol.MONITORBEHEERDER)
    pagina = browser.open("/monitor/deelnemers")
    keus = {"zorgkantoor": str(wereld["zorgkantoor_ander"]), "wijze": "opgave"}
    vul_in(browser, pagina, {**keus, "van": "01-01-2026"})
    pagina = browser.open("/monitor/deelnemers")
    terug = {**keus, "wijze": "portaal"}
    assert "latere dag" in vul_in(browser, pagina, {**terug, "van": "1-1-2026"}, status=422).tekst
    vul_in(browser, pagina, {**terug, "van": "01-07-2026"})
    als(Rol.TEAMLEIDER).open("/monitor/deelnemers", status=403)
    with app.app_context():
        vraag = sa.select(Monitordeelnemer).order_by(Monitordeelnemer.van)
        assert [(rij.wijze, rij.van, rij.op) for rij in db.session.scalars(vraag)] == [
            ("opgave", date(2026, 1, 1), NU),
            ("portaal", date(2026, 7, 1), NU),
        ]
        for periode, wijze in ((Periode(2026, 1), "opgave"), (Periode(2026, 2), "portaal")):
            rijen = {rij.naam: rij.wijze for rij in list_deelnemers(periode, voor=None)}
            assert rijen == {"Zorgkantoor Elders": wijze, "Zorgkantoor Voorbeeldland": "portaal"}
    lijst = browser.open("/monitor/deelnemers").tekst
    assert "Zorgkantoor Elders Opgave van het zorgkantoor Geteld in het portaal" in lijst
    assert STAND.format("Nog geen opgave") in browser.open(LIJST).tekst
    vul_in(browser, browser.open(adres(wereld, "zorgkantoor_ander")), {"thuis_volledig": "40"})
    assert STAND.format("Opgeteld uit de halfjaren") in browser.open(LIJST).tekst
