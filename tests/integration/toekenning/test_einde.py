"""K03-K05: report an end, end a toekenning earlier, withdraw it, and what ends by itself."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.clienten.models import Client, Groepslid
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.einde import Eindestand, Meldingstand
from portal.platform import clock
from portal.platform.database import db
from portal.toekenning.commands import verwerk
from portal.toekenning.models import Eindebesluit, Eindemelding, Toekenningsbrief
from tests.factories.toekenning import (
    AFGELOPEN,
    BEEINDIGD,
    LOPEND,
    TOEKOMSTIG,
    VOORAF,
    maak_groepstoekenningen,
    maak_toekenning,
)
from tests.factories.wereld import ANDER, TWEEDE

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
MELDING = {"reden": "vertrek", "laatste_dag": "31-12-2026", "toelichting": "Nieuwe aanbieder."}
BESLUIT = {
    "reden": "vertrek",
    "laatste_dag": "31-12-2026",
    "motivering": "De cliënt gaat op 1 januari bij een andere aanbieder wonen.",
    "daarna": "De nieuwe aanbieder vraagt zelf meerzorg aan.",
}
INTREKKEN = {"vanaf": "01-09-2026", "motivering": "De uren waren dubbel geteld."}


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def maak(app, wereld):
    def doe(wens=LOPEND, **rest):
        with app.app_context():
            rij = maak_toekenning(wereld, wens, **rest)
            db.session.commit()
            return rij.id

    return doe


@pytest.fixture
def lees(app):
    """Give one value of all rows of a table, letters and besluiten in order."""

    def doe(soort, *velden):
        with app.app_context():
            rijen = db.session.scalars(sa.select(soort).order_by(soort.id)).all()
            return [tuple(getattr(rij, veld) for veld in velden) for rij in rijen]

    return doe


@pytest.fixture
def stap(als):
    """Fill in one page about the end, and give what came of it."""

    def doe(rol, toekenning_id, deel, velden, *, met="versie", status=303, wie="eigen"):
        browser = als(rol, wie)
        pagina = browser.open(f"/toekenningen/{toekenning_id}/{deel}")
        return browser.vul_in(pagina, velden, formulier=pagina.formulier(met=met), status=status)

    return doe


@pytest.fixture
def druk(als):
    """Press one of the buttons beside the letter."""

    def doe(rol, toekenning_id, knop):
        browser = als(rol)
        pagina = browser.open(f"/toekenningen/{toekenning_id}/eindebesluit")
        [form] = [f for f in pagina.document.formulieren if (f.actie or "").endswith(f"/{knop}")]
        return browser.vul_in(pagina, {}, formulier=form)

    return doe


def stand_van(app, toekenning_id):
    with app.app_context():
        rij = db.session.get_one(Toekenning, toekenning_id)
        return rij.einde, rij.einde_reden


def test_een_melding_verandert_niets_en_wacht_op_het_zorgkantoor(app, als, maak, stap, lees):
    nr = maak()
    stap(Rol.MANAGER, nr, "einde-melden", MELDING)
    assert lees(Eindemelding, "reden", "laatste_dag", "toelichting", "stand") == [
        ("vertrek", date(2026, 12, 31), "Nieuwe aanbieder.", Meldingstand.OPEN)
    ]
    assert stand_van(app, nr) == (date(2028, 4, 30), "")
    bij_zorgkantoor = als(Rol.BEOORDELAAR).open("/toekenningen?stand=gemeld")
    assert f"/toekenningen/{nr}" in bij_zorgkantoor.document.links
    assert "Nieuwe aanbieder." in als(Rol.BEOORDELAAR).open(f"/toekenningen/{nr}").tekst
    assert "Het zorgkantoor beslist hierover." in als(Rol.MANAGER).open(f"/toekenningen/{nr}").tekst


def test_de_beginpagina_wijst_beide_kanten_erop(als, maak, stap, druk, lees):
    nr = maak()
    stap(Rol.MANAGER, nr, "einde-melden", MELDING)
    assert "1 gemeld einde van een toekenning" in als(Rol.BEOORDELAAR).open("/").tekst
    stap(Rol.BEOORDELAAR, nr, "beeindigen", BESLUIT)
    druk(Rol.BEOORDELAAR, nr, "aanbieden")
    begin = als(Rol.TEAMLEIDER).open("/")
    assert "1 einde wacht op controle" in begin.tekst
    assert "/toekenningen?stand=ter_controle" in begin.document.links
    stap(Rol.TEAMLEIDER, nr, "eindebesluit/vaststellen", {})
    assert "einde" not in als(Rol.TEAMLEIDER).open("/").tekst
    [(brief_id,)] = lees(Toekenningsbrief, "id")
    manager = als(Rol.MANAGER)
    assert "Besluit over een toekenning lezen" in manager.open("/").tekst
    manager.open(f"/toekenningsbrieven/{brief_id}")
    assert "Besluit over een toekenning lezen" not in manager.open("/").tekst


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"laatste_dag": "30-04-2028"}, "De toekenning eindigt al op 30 april 2028."),
        ({"reden": ""}, "Kies een reden."),
        ({"laatste_dag": ""}, "Vul een datum in"),
        ({"reden": "overlijden", "laatste_dag": "19-11-2026"}, "Vink aan dat u het zeker weet."),
        (
            {"reden": "overlijden", "laatste_dag": "21-11-2026", "zeker": "y"},
            "De dag van overlijden kan niet na vandaag liggen.",
        ),
        (
            {"reden": "overlijden", "laatste_dag": "20-11-1926", "zeker": "y"},
            "Controleer het jaar. Kies een dag vanaf 10 maart 2026.",
        ),
        ({"laatste_dag": "31-12-2016"}, "Controleer het jaar. Kies een dag vanaf 30 april 2026."),
    ],
)
def test_een_melding_die_niet_kan(maak, stap, lees, velden, tekst):
    pagina = stap(Rol.MANAGER, maak(), "einde-melden", MELDING | velden, status=422)
    assert tekst in pagina.tekst
    assert "Nieuwe aanbieder." in pagina.antwoord.text
    assert lees(Eindemelding, "id") == []


def test_overlijden_eindigt_meteen_zonder_besluit(app, als, maak, stap, lees, druk):
    nr = maak()
    with app.app_context():
        client_id = db.session.get_one(Toekenning, nr).client_id
    stap(Rol.BEOORDELAAR, nr, "beeindigen", BESLUIT)
    velden = {"reden": "overlijden", "laatste_dag": "18-11-2026", "zeker": "y"}
    stap(Rol.MANAGER, nr, "einde-melden", MELDING | velden)
    assert stand_van(app, nr) == (date(2026, 11, 18), "overlijden")
    assert lees(Client, "id", "overleden_op") == [(client_id, date(2026, 11, 18))]
    assert lees(Eindemelding, "stand") == [(Meldingstand.VERWERKT,)]
    assert lees(Eindebesluit, "stand") == [(Eindestand.VERVALLEN,)]
    [(brief_id, soort, bezwaar_tot)] = lees(Toekenningsbrief, "id", "soort", "bezwaar_tot")
    assert (soort, bezwaar_tot) == ("afloop", None)
    brief = als(Rol.MANAGER).open(f"/toekenningsbrieven/{brief_id}").tekst
    for deel in ("De nabestaanden van", "is overleden op 18 november 2026", "geen besluit"):
        assert deel in brief
    assert "bezwaar maken" not in brief


def test_wat_later_zou_beginnen_eindigt_ook_bij_overlijden(app, wereld, maak, stap, lees):
    nr = maak()
    with app.app_context():
        client = db.session.get_one(Toekenning, nr).client
        later = maak_toekenning(wereld, replace(TOEKOMSTIG, ingang=date(2028, 5, 1)), client=client)
        db.session.commit()
        later_id = later.id
    velden = {"reden": "overlijden", "laatste_dag": "18-11-2026", "zeker": "y"}
    stap(Rol.MANAGER, nr, "einde-melden", MELDING | velden)
    assert stand_van(app, later_id) == (date(2026, 11, 18), "overlijden")
    assert len(lees(Toekenningsbrief, "id")) == 2


def test_wie_overlijdt_is_daarna_niet_meer_in_de_groep(app, als, wereld, stap, lees):
    with app.app_context():
        _, rijen = maak_groepstoekenningen(wereld, 2)
        db.session.commit()
        weg, blijft = [rij.id for rij in rijen]
        client_id = rijen[0].client_id
    velden = {"reden": "overlijden", "laatste_dag": "18-11-2026", "zeker": "y"}
    stap(Rol.MANAGER, weg, "einde-melden", MELDING | velden)
    assert (client_id, date(2026, 11, 18)) in lees(Groepslid, "client_id", "tot")
    assert stand_van(app, blijft) == (date(2028, 4, 30), "")
    pagina = als(Rol.BEOORDELAAR).open(f"/toekenningen/{blijft}").tekst
    assert "Dit is de enige cliënt van de groep" in pagina


def test_eerder_beeindigen_van_melding_tot_brief(app, als, maak, stap, druk, lees):
    nr = maak()
    stap(Rol.MANAGER, nr, "einde-melden", MELDING)
    voorgevuld = als(Rol.BEOORDELAAR).open(f"/toekenningen/{nr}/beeindigen")
    assert 'value="31-12-2026"' in voorgevuld.antwoord.text
    stap(Rol.BEOORDELAAR, nr, "beeindigen", BESLUIT)
    druk(Rol.BEOORDELAAR, nr, "aanbieden")
    assert stand_van(app, nr) == (date(2028, 4, 30), "")
    gevonden = als(Rol.TEAMLEIDER).open("/toekenningen?stand=ter_controle")
    assert f"/toekenningen/{nr}" in gevonden.document.links
    stap(Rol.TEAMLEIDER, nr, "eindebesluit/vaststellen", {})
    assert stand_van(app, nr) == (date(2026, 12, 31), "vertrek")
    assert lees(Eindebesluit, "stand") == [(Eindestand.VASTGESTELD,)]
    assert lees(Eindemelding, "stand") == [(Meldingstand.VERWERKT,)]
    velden = ("id", "soort", "bezwaar_tot", "pdf_sha256")
    [(brief_id, soort, bezwaar_tot, sha256)] = lees(Toekenningsbrief, *velden)
    assert (soort, bezwaar_tot) == ("einde", date(2027, 1, 4))
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"/toekenningsbrieven/{brief_id}").tekst
    for deel in (
        "Besluit: einde van de meerzorg",
        "De laatste dag is 31 december 2026",
        "Toegekend was tot en met 30 april 2028",
        BESLUIT["motivering"],
        BESLUIT["daarna"],
        "legt die vast vóór 28 januari 2027",
        "U kunt bezwaar maken tot en met 4 januari 2027",
        "Bij de volgende aanvraag hoogstens meerzorgprofiel 3.",
        "tot en met 31 december 2026, en niet daarna",
    ):
        assert deel in pagina
    uitslag = app.test_cli_runner().invoke(args=["herbouw-brieven"])
    assert uitslag.output.endswith("1 brieven gelijk, 0 anders\n")
    pdf = manager.client.get(f"/toekenningsbrieven/{brief_id}.pdf")
    assert hashlib.sha256(pdf.data).hexdigest() == sha256
    for wie in ((Rol.MANAGER, ANDER), (Rol.BEOORDELAAR, ANDER)):
        als(*wie).open(f"/toekenningsbrieven/{brief_id}", status=404)


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"laatste_dag": "19-11-2026"}, "Kies een dag vanaf 20 november 2026."),
        ({"laatste_dag": "01-05-2028"}, "De toekenning eindigt al op 30 april 2028."),
        ({"motivering": " "}, "Schrijf op waarom."),
    ],
)
def test_een_besluit_dat_niet_kan(maak, stap, lees, velden, tekst):
    pagina = stap(Rol.BEOORDELAAR, maak(), "beeindigen", BESLUIT | velden, status=422)
    assert tekst in pagina.tekst
    assert lees(Eindebesluit, "id") == []


def test_met_instemming_mag_de_dag_voorbij_zijn(maak, stap, lees):
    velden = {"laatste_dag": "31-10-2026", "ingestemd": "y"}
    stap(Rol.BEOORDELAAR, maak(), "beeindigen", BESLUIT | velden)
    assert lees(Eindebesluit, "einde", "ingestemd") == [(date(2026, 10, 31), True)]


def test_een_dag_die_verstrijkt_voor_het_vaststellen_kan_niet_meer(app, maak, stap, druk):
    nr = maak()
    stap(Rol.BEOORDELAAR, nr, "beeindigen", BESLUIT | {"laatste_dag": "20-11-2026"})
    druk(Rol.BEOORDELAAR, nr, "aanbieden")
    with clock.freeze(datetime(2026, 11, 21, 9, 0, tzinfo=UTC)):
        pagina = stap(Rol.TEAMLEIDER, nr, "eindebesluit/vaststellen", {}, status=422)
    assert "Kies een dag vanaf 21 november 2026." in pagina.tekst
    assert stand_van(app, nr) == (date(2028, 4, 30), "")


def test_wie_voorbereidde_stelt_niet_vast(app, maak, stap, druk):
    nr = maak()
    stap(Rol.TEAMLEIDER, nr, "beeindigen", BESLUIT)
    druk(Rol.TEAMLEIDER, nr, "aanbieden")
    pagina = stap(Rol.TEAMLEIDER, nr, "eindebesluit/vaststellen", {}, status=422)
    assert stand_van(app, nr) == (date(2028, 4, 30), "")
    assert "eerder" in pagina.tekst or "zelf" in pagina.tekst
    stap(Rol.TEAMLEIDER, nr, "eindebesluit/vaststellen", {}, wie=TWEEDE)
    assert stand_van(app, nr) == (date(2026, 12, 31), "vertrek")


def test_intrekken_mag_ook_in_het_verleden(app, als, maak, stap, druk, lees):
    nr = maak(replace(BEEINDIGD, einde=date(2026, 10, 31)))
    stap(Rol.BEOORDELAAR, nr, "intrekken", INTREKKEN)
    druk(Rol.BEOORDELAAR, nr, "aanbieden")
    stap(Rol.TEAMLEIDER, nr, "eindebesluit/vaststellen", {})
    assert stand_van(app, nr) == (date(2026, 8, 31), "ingetrokken")
    [(brief_id, soort)] = lees(Toekenningsbrief, "id", "soort")
    assert soort == "intrekking"
    brief = als(Rol.MANAGER).open(f"/toekenningsbrieven/{brief_id}").tekst
    for deel in ("Zij geldt niet meer vanaf 1 september 2026", INTREKKEN["motivering"], "bezwaar"):
        assert deel in brief
    assert "Ingetrokken" in als(Rol.MANAGER).open(f"/toekenningen/{nr}").tekst


def test_helemaal_intrekken_vanaf_de_eerste_dag(app, als, maak, stap, druk):
    nr = maak()
    stap(Rol.BEOORDELAAR, nr, "intrekken", INTREKKEN | {"vanaf": "30-04-2026"}, status=422)
    stap(Rol.BEOORDELAAR, nr, "intrekken", INTREKKEN | {"vanaf": "01-05-2026"})
    druk(Rol.BEOORDELAAR, nr, "aanbieden")
    stap(Rol.TEAMLEIDER, nr, "eindebesluit/vaststellen", {})
    assert stand_van(app, nr) == (date(2026, 4, 30), "ingetrokken")
    assert "Declaratiehulp" not in als(Rol.MANAGER).open(f"/toekenningen/{nr}").tekst


def test_terugsturen_en_stoppen(app, als, maak, stap, druk, lees):
    nr = maak()
    stap(Rol.BEOORDELAAR, nr, "beeindigen", BESLUIT)
    druk(Rol.BEOORDELAAR, nr, "aanbieden")
    stap(Rol.BEOORDELAAR, nr, "beeindigen", BESLUIT, status=422)
    stap(Rol.TEAMLEIDER, nr, "eindebesluit/terugsturen", {"reden": "Noem de dag."})
    assert lees(Eindebesluit, "stand", "terugstuurreden") == [(Eindestand.CONCEPT, "Noem de dag.")]
    assert "Noem de dag." in als(Rol.BEOORDELAAR).open(f"/toekenningen/{nr}/eindebesluit").tekst
    druk(Rol.BEOORDELAAR, nr, "vervallen")
    assert lees(Eindebesluit, "stand") == [(Eindestand.VERVALLEN,)]
    als(Rol.BEOORDELAAR).open(f"/toekenningen/{nr}/eindebesluit", status=404)
    stap(Rol.BEOORDELAAR, nr, "beeindigen", BESLUIT)
    assert sorted(lees(Eindebesluit, "stand")) == [(Eindestand.CONCEPT,), (Eindestand.VERVALLEN,)]


def test_een_melding_die_niet_gevolgd_wordt(app, als, maak, stap, lees):
    nr = maak()
    stap(Rol.MANAGER, nr, "einde-melden", MELDING)
    stap(Rol.BEOORDELAAR, nr, "einde-afhandelen", {"reden": "De cliënt blijft toch."})
    assert lees(Eindemelding, "stand", "antwoord") == [
        (Meldingstand.NIET_GEVOLGD, "De cliënt blijft toch.")
    ]
    assert stand_van(app, nr) == (date(2028, 4, 30), "")
    assert "De cliënt blijft toch." in als(Rol.MANAGER).open(f"/toekenningen/{nr}").tekst


@pytest.mark.parametrize(
    ("deel", "mag", "mag_niet"),
    [
        ("einde-melden", Rol.MANAGER, Rol.BEGELEIDER),
        ("einde-melden", Rol.MANAGER, Rol.BEOORDELAAR),
        ("beeindigen", Rol.BEOORDELAAR, Rol.MANAGER),
        ("intrekken", Rol.BEOORDELAAR, Rol.BEZWAARBEHANDELAAR),
    ],
)
def test_wie_wat_mag(als, maak, deel, mag, mag_niet):
    adres = f"/toekenningen/{maak()}/{deel}"
    als(mag).open(adres)
    als(mag_niet).open(adres, status=403)
    als(mag, ANDER).open(adres, status=404)


def test_twee_tegelijk_krijgt_de_tweede_zijn_tekst_terug(app, als, maak, lees):
    nr = maak()
    browser = als(Rol.BEOORDELAAR)
    een, twee = (browser.open(f"/toekenningen/{nr}/beeindigen") for _ in range(2))
    browser.vul_in(een, BESLUIT, formulier=een.formulier(met="motivering"))
    later = BESLUIT | {"motivering": "Een andere tekst."}
    pagina = browser.vul_in(twee, later, formulier=twee.formulier(met="motivering"), status=409)
    assert "Een andere tekst." in pagina.antwoord.text
    assert lees(Eindebesluit, "motivering") == [(BESLUIT["motivering"],)]


def bericht_op(app, dag):
    with app.app_context():
        return verwerk(datetime(dag.year, dag.month, dag.day, 4, 0, tzinfo=UTC))


def test_het_einde_van_de_looptijd_wordt_een_keer_verteld(app, als, maak, lees):
    nr = maak(replace(LOPEND, laatste_dag=date(2027, 1, 31)))
    maak(AFGELOPEN)
    maak(replace(BEEINDIGD, einde=date(2027, 1, 31)))
    maak(replace(VOORAF, ingang=date(2025, 2, 1), laatste_dag=date(2027, 1, 31)))
    assert bericht_op(app, date(2027, 1, 31)) == 0
    assert bericht_op(app, date(2027, 2, 1)) == 2
    assert bericht_op(app, date(2027, 2, 2)) == 0
    assert lees(Toekenningsbrief, "soort", "door_id") == [("afloop", None)] * 2
    with app.app_context():
        vraag = sa.select(Toekenningsbrief.id).where(Toekenningsbrief.toekenning_id == nr)
        brief_id = db.session.scalars(vraag).one()
    brief = als(Rol.MANAGER).open(f"/toekenningsbrieven/{brief_id}").tekst
    for deel in (
        "vanzelf geëindigd",
        "vanaf 1 mei 2026 tot en met 31 januari 2027",
        "geen besluit",
        "vóór 28 februari 2027",
    ):
        assert deel in brief
    assert "bezwaar" not in brief


def test_overleden_volgens_de_clientpagina_eindigt_ook(app, maak, lees):
    nr = maak()
    with app.app_context():
        db.session.get_one(Toekenning, nr).client.overleden_op = date(2026, 11, 10)
        db.session.commit()
    assert bericht_op(app, date(2026, 11, 20)) == 1
    assert bericht_op(app, date(2026, 11, 20)) == 0
    assert stand_van(app, nr) == (date(2026, 11, 10), "overlijden")


def test_de_opdracht_zegt_hoeveel(app, maak):
    maak(replace(LOPEND, laatste_dag=date(2026, 11, 10)))
    uitslag = app.test_cli_runner().invoke(args=["verwerk-toekenningen"])
    assert (uitslag.exit_code, uitslag.output) == (0, "1 brieven over een einde\n")
