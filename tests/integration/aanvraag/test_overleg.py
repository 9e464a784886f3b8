"""Notes between aanbieder and zorgkantoor: on one answer or on the dossier, and no term stops."""

import uuid

import pytest

from portal.aanvraag.models import Aanvraag, Gebeurtenis, Overlegbericht
from portal.berichten.models import Bericht
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from tests.factories.aanvraag import maak_aanvraag
from tests.factories.beoordeling import ONTVANGEN, maak_ingediende_aanvraag
from tests.factories.clienten import maak_client
from tests.factories.groep import maak_ingediende_groepsaanvraag
from tests.factories.wereld import ANDER

TEKST = "Klopt het aantal uren van <b>de nacht</b>?"
STIL = ("toestand", "beslisdatum", "termijn_stil", "versie", "gewijzigd_op")


@pytest.fixture(autouse=True)
def op_dag():
    """Freeze the clock on the day of receipt."""
    with clock.freeze(ONTVANGEN):
        yield


@pytest.fixture
def dossier(app, wereld):
    """Give the id of an aanvraag that was really submitted."""
    with app.app_context():
        aanvraag = maak_ingediende_aanvraag(wereld, op=clock.now())
        db.session.commit()
        return aanvraag.id


def stand(app, dossier):
    """Read what may not change."""
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, dossier)
        aantal = db.session.query(Gebeurtenis).filter_by(aanvraag_id=dossier).count()
        return [getattr(aanvraag, naam) for naam in STIL] + [aantal]


def meldingen(app, dossier):
    with app.app_context():
        vraag = db.select(Bericht).where(Bericht.object_id == dossier, Bericht.code == "P01")
        return {(rij.gebruiker_id, rij.gelezen_op is None) for rij in db.session.scalars(vraag)}


def schrijf(browser, dossier, tekst=TEKST, vraag="", status=303):
    pagina = browser.open(f"/overleg/{dossier}{vraag}")
    return browser.vul_in(
        pagina, {"tekst": tekst}, formulier=pagina.formulier(met="tekst"), status=status
    )


def een_vraag(browser, dossier):
    """Find the first question of the submitted version that can be asked about."""
    pagina = browser.open(f"/dossiers/{dossier}/versies/1")
    links = [link for link in pagina.document.links if "/overleg/" in link]
    return links[0].partition("?vraag=")[2], pagina


def test_vraag_en_antwoord_over_een_antwoord_zonder_dat_de_termijn_stilstaat(
    app, als, wereld, dossier
):
    voor, beoordelaar, manager = stand(app, dossier), als(Rol.TEAMLEIDER), als(Rol.MANAGER)
    vraag_id, versie = een_vraag(beoordelaar, dossier)
    assert "Vraag hierover stellen" in versie.tekst
    schrijf(beoordelaar, dossier, vraag=f"?vraag={vraag_id}")
    assert "Overleg hierover (1)" in beoordelaar.open(f"/dossiers/{dossier}/versies/1").tekst
    driehoek = {wereld.gebruiker(rol) for rol in (Rol.MANAGER, Rol.BEHANDELAAR, Rol.BEGELEIDER)}
    assert meldingen(app, dossier) == {(wie, True) for wie in driehoek}
    assert "1 nieuw" in manager.open(f"/aanvragen/{dossier}").tekst
    gelezen = manager.open(f"/overleg/{dossier}")
    assert "Zorgkantoor Voorbeeldland, teamleider" in gelezen.tekst
    assert TEKST in gelezen.tekst
    assert "<b>de nacht" not in gelezen.antwoord.text
    assert "1 nieuw" not in manager.open(f"/aanvragen/{dossier}").tekst
    over = manager.open(f"/aanvragen/{dossier}/versies/1")
    assert "Overleg hierover (1)" in over.tekst
    schrijf(manager, dossier, "Ja, dat klopt.", vraag=f"?vraag={vraag_id}")
    antwoord = beoordelaar.open(f"/overleg/{dossier}")
    assert "Zorghuis Voorbeeld, manager" in antwoord.tekst
    assert antwoord.tekst.index(TEKST) < antwoord.tekst.index("Ja, dat klopt.")
    lijn = beoordelaar.open(f"/dossiers/{dossier}/tijdlijn").tekst
    assert lijn.count("Bericht in het overleg") == 2
    assert "Ja, dat klopt." not in lijn
    assert stand(app, dossier) == voor
    with app.app_context():
        rijen = db.session.scalars(db.select(Overlegbericht).order_by(Overlegbericht.nr)).all()
        assert [(rij.nr, rij.vraag_id) for rij in rijen] == [(1, vraag_id), (2, vraag_id)]
        assert TEKST.encode() not in rijen[0].tekst_v


def test_een_vraag_van_de_aanbieder_gaat_naar_de_teamleiders_zolang_niemand_het_dossier_heeft(
    app, als, wereld, dossier
):
    schrijf(als(Rol.BEGELEIDER), dossier)
    teamleiders = {wereld.gebruiker(Rol.TEAMLEIDER), wereld.gebruiker(Rol.TEAMLEIDER, "tweede")}
    assert meldingen(app, dossier) == {(wie, True) for wie in teamleiders}
    assert "1 nieuw" in als(Rol.TEAMLEIDER).open(f"/dossiers/{dossier}").tekst
    als(Rol.TEAMLEIDER).open(f"/overleg/{dossier}")
    assert meldingen(app, dossier) == {
        (wie, wie != wereld.gebruiker(Rol.TEAMLEIDER)) for wie in teamleiders
    }


def test_de_behandelaar_van_het_dossier_hoort_het(app, als, wereld, dossier):
    with app.app_context():
        db.session.get_one(Aanvraag, dossier).behandelaar_id = wereld.gebruiker(Rol.BEOORDELAAR)
        db.session.commit()
    schrijf(als(Rol.MANAGER), dossier)
    assert meldingen(app, dossier) == {(wereld.gebruiker(Rol.BEOORDELAAR), True)}


def test_een_oude_pagina_bewaart_de_tekst_en_twee_keer_klikken_geeft_een_bericht(app, als, dossier):
    browser = als(Rol.MANAGER)
    oud = browser.open(f"/overleg/{dossier}")
    schrijf(als(Rol.TEAMLEIDER), dossier, "Eerder.")
    geweigerd = browser.vul_in(
        oud, {"tekst": TEKST}, formulier=oud.formulier(met="tekst"), status=409
    )
    assert TEKST in geweigerd.tekst
    assert "Eerder." in geweigerd.tekst
    for _ in range(2):
        browser.vul_in(geweigerd, {"tekst": TEKST}, formulier=geweigerd.formulier(met="tekst"))
    with app.app_context():
        assert db.session.query(Overlegbericht).count() == 2


def test_leeg_te_lang_of_over_een_onbekende_vraag_wordt_geweigerd(app, als, dossier):
    browser = als(Rol.MANAGER)
    assert "Schrijf een bericht." in schrijf(browser, dossier, " ", status=422).tekst
    assert "2.000" in schrijf(browser, dossier, "a" * 2001, status=422).tekst
    browser.open(f"/overleg/{dossier}?vraag=bestaat-niet", status=404)
    with app.app_context():
        assert db.session.query(Overlegbericht).count() == 0


def test_wie_er_niet_bij_hoort(app, als, wereld, dossier):
    for rol in (Rol.MANAGER, Rol.BEOORDELAAR):
        als(rol, ANDER).open(f"/overleg/{dossier}", status=404)
    als(Rol.MANAGER).open(f"/overleg/{uuid.uuid4()}", status=404)
    als(Rol.BEHEERDER_ZORGKANTOOR).open(f"/overleg/{dossier}", status=403)
    bezwaar = als(Rol.BEZWAARBEHANDELAAR)
    pagina = bezwaar.open(f"/overleg/{dossier}")
    assert "U kunt dit overleg lezen." in pagina.tekst
    assert all("tekst" not in formulier.velden for formulier in pagina.document.formulieren)
    invoer = {**pagina.formulier().velden, "tekst": TEKST, "versie": "0"}
    assert bezwaar.client.post(f"/overleg/{dossier}", data=invoer).status_code == 403
    with app.app_context():
        assert db.session.query(Overlegbericht).count() == 0


def test_een_concept_heeft_geen_overleg(app, als, wereld):
    with app.app_context():
        client = maak_client(db.session.get_one(Locatie, wereld["locatie"]))

        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        concept = maak_aanvraag(client, door).id
        db.session.commit()
    als(Rol.MANAGER).open(f"/overleg/{concept}", status=422)
    als(Rol.BEOORDELAAR).open(f"/overleg/{concept}", status=404)


def test_over_een_client_van_een_groep_lezen_wie_de_groep_leest_mee(app, als, wereld):
    with app.app_context():
        groep = maak_ingediende_groepsaanvraag(wereld, op=clock.now())
        db.session.commit()
        groep_id, lid_id, code = groep.id, groep.leden[0].id, groep.leden[0].clientcode
        ander_id = groep.leden[1].id
    schrijf(als(Rol.TEAMLEIDER), lid_id, "Klopt dit bij deze cliënt?")
    manager = als(Rol.MANAGER)
    assert "1 nieuw" in manager.open(f"/aanvragen/{groep_id}").tekst
    geheel = manager.open(f"/overleg/{groep_id}").tekst
    assert "Klopt dit bij deze cliënt?" in geheel
    assert f"Over: cliënt {code}" in geheel
    assert "Klopt dit" not in manager.open(f"/overleg/{ander_id}").tekst
    assert "1 nieuw" in als(Rol.BEGELEIDER).open(f"/aanvragen/{lid_id}").tekst
    assert "1 nieuw" not in manager.open(f"/aanvragen/{groep_id}").tekst
