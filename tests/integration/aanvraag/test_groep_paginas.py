"""A person of the aanbieder works on the aanvraag of a group, page by page."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.aanvraag.actions.check import Checkinvoer, beantwoord
from portal.aanvraag.actions.starten import zet_om
from portal.aanvraag.actions.systeem import verwerk_verstreken_termijnen
from portal.aanvraag.models import Aanvraag, AanvraagVersie, Aanvulvraag, Antwoord, Doel, Rekenblok
from portal.aanvraag.queries.stand.groep import GEKOZEN, LIDDOELEN
from portal.clienten.models import Groep
from portal.domain.bevoegdheid import Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.aanvraag import OP, stand_van
from tests.factories.clienten import Zorg
from tests.factories.groep import (
    S10,
    maak_groep,
    maak_groepsaanvraag,
    maak_ingediende_groepsaanvraag,
    start_groep,
)
from tests.factories.verloop import Gevraagd, stel_bij, vraag_aanvulling
from tests.factories.wereld import ANDER
from tests.integration.aanvraag.conftest import INGEDIEND_OP
from tests.invullen import vul
from tests.sql import luister, zonder_bijwerk

pytestmark = pytest.mark.usefixtures("indiendag")
TWEE = replace(S10, leden=S10.leden[:2])


@pytest.fixture
def maak(app, wereld):
    """Give a function that makes the aanvraag of a group; gives its id and those of its parts."""

    def doe(maker=maak_groepsaanvraag, wens=S10):
        with app.app_context():
            aanvraag = maker(wereld, wens)
            db.session.commit()
            return aanvraag.id, [lid.id for lid in aanvraag.leden]

    return doe


def lees(app, kolom, *voorwaarden):
    with app.app_context():
        return db.session.scalars(sa.select(kolom).where(*voorwaarden)).all()


def bij(aanvraag_id, pagina=""):
    return f"/aanvragen/{aanvraag_id}{'/' if pagina else ''}{pagina}"


def test_een_groep_kiezen_clienten_aanvinken_en_starten(app, als, wereld):
    with app.app_context():
        groep = maak_groep(wereld)
        groep_id, code = groep.id, groep.code
        clienten = [str(lid.client_id) for lid in groep.leden]
        db.session.commit()
    browser = als(Rol.BEGELEIDER)
    assert code in browser.open("/aanvragen/nieuw/client?soort=groep").tekst
    adres = f"/aanvragen/nieuw/leden?groep={groep_id}"
    velden = {"leden": clienten[:3], "maanden": "24", "ingang": "1-5-2026"}
    een = vul(browser, browser.open(adres), velden | {"leden": clienten[:1]}, status=422)
    assert "minstens 2 cliënten" in een.tekst
    pagina = browser.open(adres)
    taken = browser.volg(vul(browser, pagina, velden))
    assert f"voor groep {code}" in taken.tekst
    assert vul(browser, pagina, velden).naar == taken.antwoord.request.path
    [hoofd] = lees(app, Aanvraag, Aanvraag.groepsaanvraag_id.is_(None))
    assert (hoofd.gewenste_maanden, hoofd.beoogde_ingang) == (24, date(2026, 5, 1))
    delen = lees(app, Aanvraag.gewenste_maanden, Aanvraag.groepsaanvraag_id == hoofd.id)
    assert delen == [24, 24, 24]


def test_een_onbekende_groep_of_die_van_een_ander_is_er_niet(app, als, wereld):
    with app.app_context():
        groep_id = maak_groep(wereld).id
        db.session.commit()
    als(Rol.MANAGER, ANDER).open(f"/aanvragen/nieuw/leden?groep={groep_id}", status=404)
    als(Rol.MANAGER).open("/aanvragen/nieuw/leden?groep=x", status=404)
    als(Rol.BEOORDELAAR).open("/aanvragen/nieuw/groep", status=403)


def test_de_rekentool_van_een_client_laat_de_context_van_de_groep_staan(app, als, maak):
    hoofd, leden = maak()
    browser = als(Rol.MANAGER)
    pagina = browser.open(bij(leden[0], "rekentool"))
    assert "€ 75.749,82" in pagina.tekst
    vul(browser, pagina, {"zorg-wonen": "60"}, knop="verder")
    [ruw] = lees(app, Rekenblok, Rekenblok.aanvraag_id == leden[0], Rekenblok.blok == "zorg")
    with app.app_context():
        assert db.session.merge(ruw).ruw["wonen"] == "60"
        stand = stand_van(db.session.get_one(Aanvraag, hoofd))
        assert stand.rekenen.context_uren == 208
        assert stand.leden[0].rekenen.zorg.week.wonen == 60
    blokken = lees(app, Rekenblok.blok, Rekenblok.aanvraag_id == leden[0])
    assert sorted(blokken) == ["behandelaars", "zorg"]


def test_de_context_van_de_groep_verandert_elke_client(app, als, maak):
    hoofd, leden = maak()
    browser = als(Rol.MANAGER)
    pagina = browser.open(bij(hoofd, "rekentool"))
    assert "Som van de beschikkingen € 238.917,85" in pagina.tekst
    assert "Uitkomst van het werkboek € 238.917,86" in pagina.tekst
    vul(browser, pagina, {"context-context_uren": "0"}, knop="verder")
    with app.app_context():
        stand = stand_van(db.session.get_one(Aanvraag, leden[0]))
        assert stand.rekenen.uitkomst.uren.context_week == 0
        assert stand.rekenen.uitkomst.meerzorguren < 38
    assert lees(app, Rekenblok.blok, Rekenblok.aanvraag_id == hoofd) == ["context"]


def test_de_berekening_toont_beide_totalen_en_elke_client(als, maak):
    hoofd, _ = maak()
    tekst = als(Rol.BEGELEIDER).open(bij(hoofd, "groepsrekening")).tekst
    for bedrag in ("75.749,82", "45.107,89", "45.586,89", "72.473,25", "16.576,09", "13.423,91"):
        assert f"€ {bedrag}" in tekst
    assert "Per cliënt met een bedrag € 3.355,98" in tekst
    assert "Som van de beschikkingen € 238.917,85" in tekst
    assert "Som van losse berekeningen € 238.917,86" in tekst
    assert "kost" not in tekst


def test_waar_het_werkboek_zichzelf_tegenspreekt_staat_dat_erbij(als, maak):
    lid = replace(S10.leden[0], zorg=replace(S10.leden[0].zorg, dagbesteding=False))
    hoofd, _ = maak(wens=replace(S10, leden=(*S10.leden, lid)))
    assert "spreekt daarmee zijn eigen blad per cliënt tegen" in (
        als(Rol.MANAGER).open(bij(hoofd, "groepsrekening")).tekst
    )


def test_doelen_van_de_groep_horen_bij_een_client(app, als, maak):
    _, leden = maak()
    browser = als(Rol.MANAGER)
    assert "Doel 1: rustige ochtend" in browser.open(bij(leden[0], "doelen")).tekst
    pagina = browser.open(bij(leden[0], "groepsdoelen"))
    leeg = vul(browser, pagina, {"doelen": [], "toelichting": "Nog geen."})
    assert "nog geen doelen van de groep" in browser.volg(leeg).tekst
    [rij] = lees(app, Antwoord, Antwoord.aanvraag_id == leden[0], Antwoord.vraag_id == LIDDOELEN)
    with app.app_context():
        assert db.session.merge(rij).waarde == {GEKOZEN: [], "toelichting": "Nog geen."}
    vul(browser, pagina, {"toelichting": "Te laat."}, status=409)


def test_alleen_een_doel_van_de_groep_zelf_geldt_voor_de_hele_afdeling(app, als, maak):
    hoofd, leden = maak()
    browser = als(Rol.MANAGER)
    [doel_id] = lees(app, Doel.doel_id, Doel.aanvraag_id == hoofd)
    pagina = browser.open(bij(hoofd, f"doelen/{doel_id}"))
    formulier = pagina.formulier(met="geldt_voor")
    keus = {"geldt_voor": "hele afdeling"}
    browser.vul_in(pagina, keus, formulier=formulier, knop="verder", status=303)
    [doel] = lees(app, Doel, Doel.aanvraag_id == hoofd)
    with app.app_context():
        assert db.session.merge(doel).velden["geldt_voor"] == "hele afdeling"
    assert "Vul in" not in browser.open(bij(hoofd, f"doelen/{doel_id}?controle=ja")).tekst
    doelen = browser.open(bij(leden[0], "doelen"))
    eigen = browser.vul_in(doelen, formulier=doelen.formulier(met="_eenmalig"), knop="toevoegen")
    assert "hele afdeling" not in browser.volg(eigen).tekst


def test_verklaringen_staan_bij_wie_ze_horen(als, maak):
    hoofd, leden = maak(start_groep)
    browser = als(Rol.MANAGER)
    van_groep = browser.open(bij(hoofd, "verklaringen")).formulier(met="getoond")
    van_client = browser.open(bij(leden[0], "verklaringen")).formulier(met="getoond")
    assert {naam for naam in van_client.namen if naam.startswith("vk-")} == {
        "vk-getekend",
        "vk-getekend-datum",
        "vk-machtiging",
        "vk-machtiging-datum",
    }
    assert "vk-uren" in van_groep.namen
    assert "vk-machtiging" not in van_groep.namen


def test_een_client_weghalen_en_terugzetten(app, als, maak):
    hoofd, leden = maak()
    browser = als(Rol.BEHANDELAAR)
    weg = browser.open(bij(hoofd, f"leden/{leden[1]}/verwijderen"))
    na = browser.volg(vul(browser, weg, {}))
    assert "3 cliënten" in na.tekst
    assert lees(app, Aanvraag.toestand, Aanvraag.id == leden[1]) == [Toestand.VERVALLEN]
    assert vul(browser, weg, {}).naar == bij(hoofd, "leden")
    [client] = lees(app, Aanvraag.client_id, Aanvraag.id == leden[1])
    terug = browser.volg(vul(browser, na, {"lid": str(client)}))
    assert "4 cliënten" in terug.tekst
    assert lees(app, Aanvraag.toestand, Aanvraag.id == leden[1]) == [Toestand.CONCEPT]


def test_met_een_client_over_biedt_het_portaal_een_individuele_aanvraag(app, als, maak):
    hoofd, leden = maak(wens=TWEE)
    browser = als(Rol.MANAGER)
    weg = browser.open(bij(hoofd, f"leden/{leden[1]}/verwijderen"))
    assert "Daarna blijft er 1 cliënt over" in weg.tekst
    over = browser.volg(vul(browser, weg, {}))
    assert "Zo kunt u niet indienen" in over.tekst
    assert "Een groep heeft minstens 2 cliënten" in browser.open(bij(hoofd, "controleren")).tekst
    pagina = browser.open(bij(hoofd, "individueel"))
    taken = browser.volg(vul(browser, pagina, {}))
    assert "voor cliënt" in taken.tekst
    [rij] = lees(app, Aanvraag, Aanvraag.id == hoofd)
    assert (rij.soort, rij.groep_id) == ("individueel", None)
    browser.open(bij(leden[0]), status=404)


def test_indienen_van_een_groep_een_keer(app, als, maak):
    hoofd, leden = maak()
    browser = als(Rol.MANAGER)
    pagina = browser.open(bij(hoofd, "controleren"))
    ontvangst = browser.volg(vul(browser, pagina, {"digest": _digest(pagina)}))
    assert "groepsaanvraag voor 4 cliënten" in ontvangst.tekst
    assert lees(app, Aanvraag.clientcode, Aanvraag.id == leden[0])[0] in ontvangst.tekst
    again = vul(browser, pagina, {"digest": _digest(pagina)})
    assert again.naar == bij(hoofd, "ontvangst")
    assert len(lees(app, AanvraagVersie.id)) == 5
    antwoord = browser.client.get(bij(hoofd, "ontvangst.pdf"))
    assert antwoord.data.startswith(b"%PDF-")
    assert "Cliënten in deze aanvraag" in browser.open(bij(hoofd, "versies/1")).tekst
    assert "Bijlage per cliënt" in browser.open(bij(leden[1], "versies/1")).tekst


def _digest(pagina):
    return pagina.formulier(met="digest").velden["digest"]


def test_wat_ontbreekt_bij_een_client_heeft_zijn_code_en_zijn_pagina(app, als, maak):
    hoofd, leden = maak(start_groep)
    [code] = lees(app, Aanvraag.clientcode, Aanvraag.id == leden[2])
    pagina = als(Rol.MANAGER).open(bij(hoofd, "controleren"))
    assert f"Cliënt {code}: Vul de rekentool in." in pagina.tekst
    assert f"{bij(leden[2], 'rekentool')}?terug=controleren" in pagina.document.links


@pytest.mark.parametrize("pagina", ["gegevens", "ondertekenen", "controleren", "leden"])
def test_wat_voor_de_groep_is_staat_bij_de_groep(als, maak, pagina):
    hoofd, leden = maak(start_groep, TWEE)
    antwoord = als(Rol.MANAGER).client.get(bij(leden[0], pagina))
    assert (antwoord.status_code, antwoord.location) == (303, bij(hoofd, pagina))


def test_een_ander_ziet_groep_noch_client(als, maak):
    hoofd, leden = maak(maak_ingediende_groepsaanvraag, TWEE)
    als(Rol.MANAGER, ANDER).open(bij(hoofd, "groepsrekening"), status=404)
    for nr in (hoofd, leden[0]):
        als(Rol.MANAGER, ANDER).open(bij(nr), status=404)
        als(Rol.BEGELEIDER, ANDER).open(bij(nr, "gegevens"), status=404)
    als(Rol.BEOORDELAAR).open(bij(hoofd, "leden"), status=403)


def test_de_driehoek_van_de_groep_werkt_aan_elke_client(app, als, maak, wereld):
    """The begeleider of the driehoek has no other way into the parts than through the group."""
    hoofd, leden = maak(maak_groepsaanvraag, TWEE)
    with app.app_context():
        db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEGELEIDER)).locaties = []
        db.session.commit()
    browser = als(Rol.BEGELEIDER)
    for nr in (hoofd, *leden):
        assert "Bijlage per cliënt" in browser.open(bij(nr)).tekst


def test_een_aanvulling_over_een_client(app, als, maak, wereld):
    hoofd, leden = maak(maak_ingediende_groepsaanvraag)
    with app.app_context(), clock.freeze(INGEDIEND_OP):
        aanvraag = db.session.get_one(Aanvraag, hoofd)
        verzoek = vraag_aanvulling(
            aanvraag,
            (Gevraagd("bc-wie"),),
            hersteldatum=date(2026, 3, 24),
            door=db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR)),
            op=OP,
        )
        verzoek.vragen[0].lid_id = leden[2]
        code, vraag_id = aanvraag.leden[2].clientcode, verzoek.vragen[0].id
        db.session.commit()
    browser = als(Rol.MANAGER)
    overzicht = browser.open(bij(leden[2], "aanvulling"))
    assert f"Cliënt {code}: Wie is deze cliënt" in overzicht.tekst
    vraag = browser.open(bij(hoofd, f"aanvulling/{vraag_id}"))
    vul(browser, vraag, {"bc-wie": "Een ander verhaal."})
    overzicht = browser.open(bij(hoofd, "aanvulling"))
    vul(browser, overzicht, {})
    versies = lees(app, AanvraagVersie.nr, AanvraagVersie.aanvraag_id == leden[2])
    assert sorted(versies) == [1, 2]
    with app.app_context():
        stand = stand_van(db.session.get_one(Aanvraag, leden[2]))
        assert stand.antwoorden["bc-wie"] == "Een ander verhaal."
        assert stand.dossier.aanvraag.toestand is Toestand.INGEDIEND
    assert lees(app, Aanvulvraag.lid_id) == [leden[2]]


def test_het_aantal_vragen_aan_de_database_hangt_niet_af_van_het_aantal_clienten(app, als, maak):
    klein, groot = maak(wens=TWEE), maak(wens=replace(S10, leden=S10.leden * 5))
    browser = als(Rol.MANAGER)
    for pagina in ("", "groepsrekening", "controleren", "leden"):
        aantallen = []
        for hoofd, _ in (klein, groot):
            browser.open(bij(hoofd, pagina))
            with luister(app) as opdrachten:
                browser.open(bij(hoofd, pagina))
            aantallen.append(len(zonder_bijwerk(opdrachten)))
        assert aantallen[0] == aantallen[1], pagina
    assert lees(app, Groep.id)


def test_wat_voor_de_groep_is_wordt_niet_bij_een_client_verstuurd(als, maak):
    _, leden = maak(start_groep, TWEE)
    browser = als(Rol.MANAGER)
    formulier = browser.open(bij(leden[0], "afstemming")).formulier(met="met_wie")
    sleutel = {"csrf_token": formulier.velden["csrf_token"]}
    for pagina in ("weggooien", "indienen", "gegevens"):
        antwoord = browser.client.post(bij(leden[0], pagina), data=sleutel)
        assert antwoord.status_code == 404, pagina


def test_een_verstreken_dag_gaat_voorbij_aan_de_groep_als_geheel(app, maak, wereld):
    hoofd, leden = maak(maak_ingediende_groepsaanvraag, TWEE)
    with app.app_context():
        vraag_aanvulling(
            db.session.get_one(Aanvraag, hoofd),
            (Gevraagd("gr-waarom"),),
            hersteldatum=date(2026, 3, 24),
            door=db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR)),
            op=OP,
        )
        db.session.commit()
        assert db.session.get_one(Aanvraag, leden[0]).hersteldatum == date(2026, 3, 24)
        assert verwerk_verstreken_termijnen(INGEDIEND_OP + timedelta(days=30)) == 1
        assert db.session.get_one(Aanvraag, leden[0]).toestand is Toestand.INGEDIEND
        assert db.session.get_one(Aanvraag, leden[0]).aanvulling_uitgebleven


def test_bijstellen_vraagt_elke_verklaring_van_elke_client_opnieuw(app, maak, wereld):
    hoofd, leden = maak(maak_ingediende_groepsaanvraag, TWEE)
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, hoofd)
        beoordelaar = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        aanvraag.behandelaar_id = beoordelaar.id
        stel_bij(aanvraag, antwoorddatum=date(2026, 3, 31), door=beoordelaar, op=INGEDIEND_OP)
        db.session.commit()
        lid = db.session.get_one(Aanvraag, leden[0])
        assert (lid.toestand, lid.antwoorddatum) == (
            Toestand.BIJSTELLEN_GEVRAAGD,
            date(2026, 3, 31),
        )
        stand = stand_van(aanvraag)
        assert not stand.dossier.verklaringen
        assert not any(deel.dossier.verklaringen for deel in stand.leden)


def test_een_client_antwoordt_niet_op_een_vraag_van_de_groep(app, maak, wereld):
    _, leden = maak(maak_groepsaanvraag, TWEE)
    with app.app_context():
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        stand, invoer = (
            stand_van(db.session.get_one(Aanvraag, leden[0])),
            Checkinvoer(waarden=("nee",)),
        )
        with pytest.raises(DomeinFout) as fout:
            beantwoord(stand, "k02", invoer, door=manager, op=OP)
    assert fout.value.code == "knoop_van_groep"


def test_lvhc_beantwoordt_een_client_op_zijn_eigen_pagina(app, als, maak):
    lvhc = replace(S10.leden[0], zorg=Zorg("8VV", "VV8"))
    _, leden = maak(wens=replace(S10, leden=(*S10.leden[:2], lvhc)))
    browser = als(Rol.MANAGER)
    pagina = browser.open(bij(leden[2], "check"))
    assert "Hoort de cliënt bij een groep met een eigen route?" in pagina.tekst
    velden = {"keuze": "geen van beide", "toelichting": "Geen van de zeven doelgroepen."}
    vul(browser, pagina, velden)
    with app.app_context():
        lid = db.session.get_one(Aanvraag, leden[2])
        assert stand_van(lid).check.uitgang.id == "u-door-groep"
    assert browser.client.get(bij(leden[2], "check/k02")).status_code == 303


def test_een_groep_wordt_niet_preventief(app, als, maak, wereld):
    """PV4: preventieve meerzorg is for one client."""
    preventief = {**S10.check, "k16": "ja, voor één cliënt"}
    del preventief["k17"]
    hoofd, _ = maak(wens=replace(S10, leden=S10.leden[:2], check=preventief))
    browser = als(Rol.MANAGER)
    assert "past niet bij een groep" in browser.open(bij(hoofd, "check/uitgang")).tekst
    assert "past niet bij deze soort aanvraag" in browser.open(bij(hoofd, "controleren")).tekst
    with app.app_context():
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        with pytest.raises(DomeinFout) as fout:
            zet_om(db.session.get_one(Aanvraag, hoofd), "preventief", door=manager, op=OP)
    assert fout.value.code == "soort_niet_mogelijk"


def test_de_tijdlijn_van_een_client_is_die_van_de_groep(als, maak):
    hoofd, leden = maak(maak_ingediende_groepsaanvraag, TWEE)
    browser = als(Rol.MANAGER)
    van_groep, van_client = (browser.open(bij(nr, "tijdlijn")).tekst for nr in (hoofd, leden[0]))
    assert "Aanvraag ingediend" in van_groep
    assert "Aanvraag ingediend" in van_client
