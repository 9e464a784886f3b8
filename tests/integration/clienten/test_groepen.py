"""Groups: making one, who is in it on which day, who may see it, and two people at once."""

from datetime import date

import pytest
import sqlalchemy as sa

from portal.clienten import actions, queries
from portal.clienten.models import Client, Groep, Groepslid
from portal.domain.bevoegdheid import Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from tests.factories.beoordeling import Rij, maak_rij
from tests.factories.clienten import maak_client, maak_kale_groep, maak_plaatsing
from tests.factories.toekenning import maak_groepstoekenningen
from tests.factories.wereld import ANDER, TWEEDE
from tests.sql import luister, zonder_bijwerk

BEGIN = date(2026, 1, 1)


@pytest.fixture
def groep_id(app, wereld):
    """Give a group at De Es with ES-01 and ES-02 in it; ES-03 lives there too."""
    with app.app_context():
        es = db.session.get_one(Locatie, wereld["locatie"])
        leden = [maak_client(es, code=code) for code in ("ES-01", "ES-02")]
        maak_client(es, code="ES-03")
        groep = maak_kale_groep(es, *leden, code="LINDE", van=BEGIN)
        db.session.commit()
        return groep.id


def stuur(browser, adres, velden, *, met, status=303):
    pagina = browser.open(adres)
    return browser.vul_in(pagina, velden, formulier=pagina.formulier(met=met), status=status)


def client_met(code):
    return db.session.scalars(sa.select(Client).where(Client.clientcode == code)).one()


def leden():
    vraag = (
        sa.select(Client.clientcode, Groepslid.van, Groepslid.tot)
        .join(Groepslid.client)
        .order_by(Client.clientcode, Groepslid.van)
    )
    return [tuple(rij) for rij in db.session.execute(vraag)]


def kenmerken():
    vraag = sa.select(AuditRegel.kenmerk).where(AuditRegel.code == "groep.beheren")
    return list(db.session.scalars(vraag.order_by(AuditRegel.nr)))


def test_van_nieuwe_groep_tot_leden(app, als, wereld):
    with app.app_context():
        es = db.session.get_one(Locatie, wereld["locatie"])
        keuze = [str(maak_client(es, code=code).id) for code in ("ES-01", "ES-02")]
        maak_client(db.session.get_one(Locatie, wereld["locatie_2"]), code="WI-01")
        db.session.commit()
    browser = als(Rol.BEGELEIDER)
    velden = {"naam": "Woning Linde", "locatie": str(wereld["locatie"])}
    na_groep = stuur(browser, "/groepen/nieuw", velden, met="naam")
    pagina = browser.open(na_groep.naar)
    assert "ES-01 (7VG)" in pagina.tekst
    assert "WI-01" not in pagina.tekst
    klaar = stuur(browser, na_groep.naar, {"clienten": keuze, "van": "1-4-2026"}, met="van")
    pagina = browser.volg(klaar)
    assert pagina.document.titel == "Groep G-0001 – Meerzorgportaal"
    assert "Toegevoegd aan de groep: 2 cliënten." in pagina.tekst
    assert "G-0001" in browser.open("/groepen").tekst
    with app.app_context():
        groep = db.session.scalars(sa.select(Groep)).one()
        assert (groep.code, groep.naam) == ("G-0001", "Woning Linde")
        assert (groep.aanbieder_id, groep.locatie_id) == (wereld["aanbieder"], wereld["locatie"])
        dag = date(2026, 4, 1)
        assert leden() == [("ES-01", dag, None), ("ES-02", dag, None)]
        assert kenmerken() == ["nieuw", "lid", "lid"]


def test_wie_vertrekt_blijft_in_de_geschiedenis_staan(app, als, groep_id):
    with app.app_context():
        lid = db.session.scalars(
            sa.select(Groepslid.id).join(Groepslid.client).where(Client.clientcode == "ES-02")
        ).one()
    browser = als(Rol.MANAGER)
    adres = f"/groepen/{groep_id}/leden/{lid}"
    fout = stuur(browser, adres, {"tot": "31-12-2025"}, met="tot", status=422)
    assert "De laatste dag ligt voor de eerste dag." in fout.tekst
    pagina = browser.volg(stuur(browser, adres, {"tot": "16-6-2026"}, met="tot"))
    assert "Eerder of later in de groep" in pagina.tekst
    with app.app_context():
        assert leden() == [("ES-01", BEGIN, None), ("ES-02", BEGIN, date(2026, 6, 16))]
        groep = db.session.get_one(Groep, groep_id)
        for dag, codes in ((date(2026, 6, 16), ["ES-01", "ES-02"]), (date(2026, 6, 17), ["ES-01"])):
            assert [rij.client.clientcode for rij in queries.list_leden(groep, op=dag)] == codes
    assert "tot en met 16 jun 2026" in browser.open(f"/clienten/{_client_id(app, 'ES-02')}").tekst


def _client_id(app, code):
    with app.app_context():
        return client_met(code).id


def test_wie_terugkomt_heeft_twee_rijen(app, als, groep_id):
    with app.app_context():
        lid = db.session.scalars(
            sa.select(Groepslid).join(Groepslid.client).where(Client.clientcode == "ES-02")
        ).one()
        lid.tot = date(2027, 1, 31)
        db.session.commit()
    adres, browser = f"/groepen/{groep_id}/leden", als(Rol.MANAGER)
    velden = {"clienten": [str(_client_id(app, "ES-02"))]}
    fout = stuur(browser, adres, velden | {"van": "31-1-2027"}, met="van", status=422)
    assert "Cliënt ES-02 zit dan al in deze groep, vanaf 1 januari 2026." in fout.tekst
    stuur(browser, adres, velden | {"van": "1-2-2027"}, met="van")
    with app.app_context():
        assert leden() == [
            ("ES-01", BEGIN, None),
            ("ES-02", BEGIN, date(2027, 1, 31)),
            ("ES-02", date(2027, 2, 1), None),
        ]


def test_een_client_van_de_groep_noemt_haar(app, als, groep_id):
    pagina = als(Rol.BEGELEIDER).open(f"/clienten/{_client_id(app, 'ES-01')}")
    assert "Groep LINDE" in pagina.tekst
    assert f"/groepen/{groep_id}" in pagina.antwoord.text


@pytest.mark.parametrize(
    ("van", "code"),
    [
        (date(2026, 6, 1), "lid_overlapt"),
        (date(2023, 12, 31), "lid_woont_elders"),
    ],
)
def test_wat_niet_kan(app, wereld, groep_id, van, code):
    with app.test_request_context():
        groep, client = db.session.get_one(Groep, groep_id), client_met("ES-01")
        with pytest.raises(DomeinFout) as fout:
            actions.voeg_lid_toe(groep, client, van=van, door=manager(wereld))
        assert fout.value.code == code
        assert fout.value.gegevens["clientcode"] == "ES-01"


def manager(wereld):
    return db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))


def test_een_client_zit_op_een_dag_in_een_groep(app, wereld, groep_id):
    with app.test_request_context():
        es, client = db.session.get_one(Locatie, wereld["locatie"]), client_met("ES-01")
        tweede = maak_kale_groep(es, code="EIK")
        with pytest.raises(DomeinFout) as fout:
            actions.voeg_lid_toe(tweede, client, van=date(2026, 6, 1), door=manager(wereld))
        assert fout.value.code == "lid_in_andere_groep"


def test_een_overleden_client_houdt_een_laatste_dag(app, wereld, groep_id):
    with app.test_request_context():
        client = client_met("ES-03")
        client.overleden_op = date(2026, 5, 1)
        groep = db.session.get_one(Groep, groep_id)
        with pytest.raises(DomeinFout) as fout:
            actions.voeg_lid_toe(groep, client, van=BEGIN, door=manager(wereld))
        assert fout.value.code == "lid_overleden"
        db.session.rollback()
        client, groep = client_met("ES-03"), db.session.get_one(Groep, groep_id)
        lid = actions.voeg_lid_toe(groep, client, van=BEGIN, door=manager(wereld))
        client.overleden_op = date(2026, 5, 1)
        actions.hef_op(groep, date(2026, 12, 31), open_aanvraag="", door=manager(wereld))
        assert lid.tot == date(2026, 5, 1)


def test_opheffen_beeindigt_wie_er_nog_in_zit(app, als, groep_id):
    browser, adres = als(Rol.MANAGER), f"/groepen/{groep_id}/opheffen"
    fout = stuur(browser, adres, {"laatste_dag": "31-12-2025"}, met="laatste_dag", status=422)
    assert "Een cliënt komt pas op 1 januari 2026 in de groep." in fout.tekst
    stuur(browser, adres, {"laatste_dag": "31-1-2026"}, met="laatste_dag")
    assert "LINDE" not in browser.open("/groepen").tekst
    assert "LINDE" in browser.open("/groepen?opgeheven=ja").tekst
    einde = date(2026, 1, 31)
    with app.app_context():
        assert db.session.get_one(Groep, groep_id).opgeheven_op == einde
        assert leden() == [("ES-01", BEGIN, einde), ("ES-02", BEGIN, einde)]
    nog_eens = stuur(browser, adres, {"laatste_dag": "31-1-2026"}, met="laatste_dag", status=422)
    assert "De groep is opgeheven. De laatste dag is 31 januari 2026." in nog_eens.tekst


def test_een_aanvraag_begint_bij_een_groep_van_twee(app, als, groep_id):
    begin = f"/aanvragen/nieuw/leden?groep={groep_id}"
    pagina = als(Rol.BEGELEIDER).open(f"/groepen/{groep_id}")
    assert begin in pagina.document.links
    with app.app_context():
        db.session.scalars(sa.select(Groepslid)).first().tot = BEGIN
        db.session.commit()
    pagina = als(Rol.BEGELEIDER).open(f"/groepen/{groep_id}")
    assert begin not in pagina.document.links
    assert "Een aanvraag voor een groep kan vanaf 2 cliënten." in pagina.tekst


def test_een_groep_met_een_lopende_toekenning_wordt_gewijzigd(app, als, wereld):
    with app.app_context():
        groep, _ = maak_groepstoekenningen(wereld)
        groep_id = groep.id
        db.session.commit()
    adres = f"/groepen/{groep_id}/mutatie"
    assert adres in als(Rol.MANAGER).open(f"/groepen/{groep_id}").document.links
    assert adres not in als(Rol.BEGELEIDER).open(f"/groepen/{groep_id}").document.links
    assert adres not in als(Rol.BEOORDELAAR).open(f"/groepen/{groep_id}").document.links
    pagina = als(Rol.BEGELEIDER).open(f"/groepen/{groep_id}/leden")
    assert "Daarna vraagt de manager de meerzorg aan." in pagina.tekst
    assert adres not in pagina.document.links


def test_een_groep_met_een_open_aanvraag_wordt_niet_opgeheven(app, als, wereld, groep_id):
    nummer = groepsaanvraag(app, wereld, groep_id, Toestand.CONCEPT)
    browser = als(Rol.MANAGER)
    assert nummer in browser.open("/groepen").tekst
    tekst = browser.open(f"/groepen/{groep_id}").tekst
    assert "Groep opheffen" not in tekst
    assert "Aanvraag beginnen" not in tekst
    adres = f"/groepen/{groep_id}/opheffen"
    fout = stuur(browser, adres, {"laatste_dag": "31-1-2026"}, met="laatste_dag", status=422)
    assert f"Aanvraag {nummer} van deze groep is nog open." in fout.tekst


def groepsaanvraag(app, wereld, groep_id, toestand):
    with app.app_context():
        rij = maak_rij(wereld, Rij(toestand=toestand), client=client_met("ES-01"))
        rij.soort, rij.groep_id, rij.client_id = "groep", groep_id, None
        db.session.commit()
        return rij.nummer


def test_een_code_is_van_een_groep(app, als, wereld, groep_id):
    velden = {"naam": "Nog een", "locatie": str(wereld["locatie"]), "code": "linde"}
    fout = stuur(als(Rol.MANAGER), "/groepen/nieuw", velden, met="naam", status=422)
    assert "Een andere groep heeft deze code al." in fout.tekst
    fout = stuur(als(Rol.MANAGER), "/groepen/nieuw", velden | {"code": "x"}, met="naam", status=422)
    assert "Gebruik 3 tot 12 letters" in fout.tekst
    adres = f"/groepen/{groep_id}/wijzigen"
    stuur(als(Rol.MANAGER), adres, {"naam": "Woning Es", "code": "es-10"}, met="naam")
    with app.app_context():
        groep = db.session.get_one(Groep, groep_id)
        assert (groep.naam, groep.code) == ("Woning Es", "ES-10")


def test_twee_mensen_tegelijk_de_tweede_ziet_wie_er_nu_in_zit(app, als, groep_id):
    eerste, tweede = als(Rol.MANAGER), als(Rol.BEGELEIDER)
    velden = {"clienten": [str(_client_id(app, "ES-03"))], "van": "1-3-2026"}
    pagina_1, pagina_2 = (eerste.open(f"/groepen/{groep_id}/leden") for _ in range(2))
    pagina_2 = tweede.open(f"/groepen/{groep_id}/wijzigen")
    eerste.vul_in(pagina_1, velden, formulier=pagina_1.formulier(met="van"))
    antwoord = tweede.vul_in(
        pagina_2, {"naam": "Getypt"}, formulier=pagina_2.formulier(met="naam"), status=409
    )
    assert "ES-01, ES-02, ES-03" in antwoord.tekst
    assert antwoord.formulier(met="naam").velden["naam"] == ["Getypt"]


def test_twee_groepen_tegelijk_voor_een_client(app, wereld, groep_id):
    """The version of the client stands guard: the second one is told that it is old."""
    with app.test_request_context():
        client = client_met("ES-03")
        voor = client.versie
        groep = db.session.get_one(Groep, groep_id)
        actions.voeg_lid_toe(groep, client, van=BEGIN, door=manager(wereld))
        assert (client.versie, groep.versie) == (voor + 1, 2)


@pytest.mark.parametrize(
    ("rol", "wie", "status"),
    [
        (Rol.BEGELEIDER, "eigen", 200),
        (Rol.BEGELEIDER, TWEEDE, 404),
        (Rol.MANAGER, ANDER, 404),
        (Rol.BEOORDELAAR, "eigen", 404),
        (Rol.BEHEERDER_AANBIEDER, "eigen", 403),
    ],
)
def test_wie_een_groep_ziet(als, groep_id, rol, wie, status):
    als(rol, wie).open(f"/groepen/{groep_id}", status=status)


@pytest.mark.parametrize("deel", ["wijzigen", "leden", "opheffen"])
def test_wie_een_groep_niet_wijzigt(app, als, wereld, groep_id, deel):
    als(Rol.MANAGER, ANDER).open(f"/groepen/{groep_id}/{deel}", status=404)
    als(Rol.BEOORDELAAR).open(f"/groepen/{groep_id}/{deel}", status=403)


def test_een_lid_van_een_andere_groep_bestaat_niet(app, als, wereld, groep_id):
    with app.app_context():
        es = db.session.get_one(Locatie, wereld["locatie"])
        ander = maak_kale_groep(es, client_met("ES-03"), code="EIK")
        lid = db.session.scalars(
            sa.select(Groepslid.id).where(Groepslid.groep_id == ander.id)
        ).one()
        db.session.commit()
    als(Rol.MANAGER).open(f"/groepen/{groep_id}/leden/{lid}", status=404)


def test_het_zorgkantoor_leest_een_groep_met_een_ingediende_aanvraag(app, als, wereld, groep_id):
    nummer = groepsaanvraag(app, wereld, groep_id, Toestand.INGEDIEND)
    pagina = als(Rol.BEOORDELAAR).open(f"/groepen/{groep_id}")
    assert "ES-01" in pagina.tekst
    assert nummer in pagina.tekst
    assert "/clienten/" not in pagina.antwoord.text
    assert "Wijzigen" not in pagina.tekst
    dossier = next(link for link in pagina.document.links if link.startswith("/dossiers/"))
    assert f"/groepen/{groep_id}" in als(Rol.BEOORDELAAR).open(dossier).document.links
    als(Rol.BEOORDELAAR, ANDER).open(f"/groepen/{groep_id}", status=404)
    als(Rol.BEOORDELAAR).open("/groepen", status=404)


def test_een_client_die_verhuisde_heeft_geen_link(app, als, wereld, groep_id):
    with app.app_context():
        client = client_met("ES-02")
        client.plaatsingen[-1].tot = date(2026, 2, 1)
        wilg = db.session.get_one(Locatie, wereld["locatie_2"])
        maak_plaatsing(client, wilg, van=date(2026, 2, 2))
        db.session.commit()
    adres = f"/clienten/{_client_id(app, 'ES-02')}"
    assert adres not in als(Rol.BEGELEIDER).open(f"/groepen/{groep_id}").antwoord.text
    assert adres in als(Rol.MANAGER).open(f"/groepen/{groep_id}").antwoord.text


def test_de_lijst_filtert_en_bladert(app, als, wereld, groep_id):
    with app.test_request_context():
        for sleutel, code in (("locatie", "EIK"), ("locatie_2", "WILG")):
            maak_kale_groep(db.session.get_one(Locatie, wereld[sleutel]), code=code)
        db.session.commit()

        def blad(**waar):
            venster = queries.Groepenvenster(**waar)
            gevonden = queries.blader_groepen(
                venster, voor=manager(wereld), op=clock.today(), aantal=2
            )
            return [r.code for r in gevonden.rijen], gevonden.vorige, gevonden.volgende

        assert blad() == (["EIK", "LINDE"], False, True)
        assert blad(na="LINDE") == (["WILG"], True, False)
        assert blad(tot="WILG") == (["EIK", "LINDE"], False, True)
        assert blad(locatie_id=wereld["locatie_2"]) == (["WILG"], False, False)
    browser = als(Rol.MANAGER)
    assert "WILG" not in browser.open(f"/groepen?locatie={wereld['locatie']}").tekst
    assert "LINDE" not in als(Rol.BEGELEIDER, TWEEDE).open("/groepen").tekst


def test_een_groep_kost_even_veel_met_een_lid_als_met_drie(app, als, wereld, groep_id):
    browser, aantallen = als(Rol.MANAGER), []
    for code in ("ES-11", "ES-12"):
        with app.app_context():
            client = maak_client(db.session.get_one(Locatie, wereld["locatie"]), code=code)
            db.session.add(Groepslid(groep_id=groep_id, client_id=client.id, van=BEGIN))
            db.session.commit()
        with luister(app) as opdrachten:
            browser.open(f"/groepen/{groep_id}")
            browser.open("/groepen")
        aantallen.append(len(zonder_bijwerk(opdrachten)))
    assert aantallen[0] == aantallen[1]
