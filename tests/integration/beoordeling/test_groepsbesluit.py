"""Decide on a group: a besluit and a letter for every client (S10)."""

from datetime import date

import pytest

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit, Toekenning
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import BesluitToestand, Toestand
from portal.domain.uitkomst import Uitkomst
from portal.platform.database import db
from portal.platform.web import texts
from portal.toegang.models import Locatie
from tests.besluitstappen import AFWIJZEN, BIJSTELLEN, TOEKENNEN, adres
from tests.factories.besluit import stand_van_toetsing
from tests.factories.groep import S10
from tests.factories.groepsbesluit import (
    NAMEN,
    leg_voorstel_vast,
    maak_getoetste_groep,
    vind_anders,
)
from tests.factories.wereld import ANDER, TWEEDE

JAAR = [7_574_982, 4_510_789, 4_558_689, 7_247_325]
ETMAAL = [20_753, 12_358, 12_490, 19_856]
EIGEN_WEIGERING = {
    "uitkomst": "afwijzen",
    "onderbouwing": "De eigen behoefte is niet aangetoond.",
    "andere_hulp": "De gewone zorg van het profiel.",
}


@pytest.fixture
def groep(app, wereld, op_besluitdag):
    """Make the scored group of S10 and give its id."""
    with app.app_context():
        aanvraag_id = maak_getoetste_groep(wereld, S10).id
        db.session.commit()
    return aanvraag_id


def euro(cent):
    """Write an amount as the text of a page gives it back."""
    return texts.euro(cent).replace("\N{NO-BREAK SPACE}", " ")


def lees(app, soort, *voorwaarden, orde=Aanvraag.lidnr):
    """Give the rows of the clients of a group, by number."""
    with app.app_context():
        vraag = db.select(soort)
        if soort is Besluit:
            vraag = vraag.join(Besluit.aanvraag).options(db.contains_eager(Besluit.aanvraag))
        rijen = list(db.session.scalars(vraag.where(*voorwaarden).order_by(orde)))
        db.session.expunge_all()
    return rijen


def leden_van(app, groep):
    return lees(app, Aanvraag, Aanvraag.groepsaanvraag_id == groep)


def besluiten_van(app, groep):
    return lees(app, Besluit, Aanvraag.groepsaanvraag_id == groep)


def bij_lid(app, lid_id, doe):
    """Do something with the toetsing of one client."""
    with app.app_context():
        doe(stand_van_toetsing(db.session.get_one(Aanvraag, lid_id)))
        db.session.commit()


def wijs_lid_af(app, als, lid):
    """Find that one client has no need of his own, and refuse him."""
    bij_lid(
        app, lid.id, lambda stand: vind_anders(stand, "GR-5", "voldoet_niet", "Geen eigen nood.")
    )
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(adres(lid.id, "/client"))
    formulier = pagina.formulier(met="uitkomst")
    return browser.vul_in(pagina, EIGEN_WEIGERING, formulier=formulier, status=303)


def neem(stappen, groep, velden=TOEKENNEN):
    stappen.bereid_voor(groep, velden)
    stappen.bied_aan(groep)
    return stappen.stel_vast(groep)


def test_s10_vier_beslissingen_met_eigen_bedrag_en_bezwaardatum(app, als, stappen, groep):
    stappen.bereid_voor(groep, TOEKENNEN)
    brieven = als(Rol.BEOORDELAAR).open(adres(groep, "/brief")).tekst
    for cent in JAAR:
        assert euro(cent) in brieven
    stappen.bied_aan(groep)
    stappen.stel_vast(groep)
    besluiten, leden = besluiten_van(app, groep), leden_van(app, groep)
    assert [rij.jaarbedrag_cent for rij in besluiten] == JAAR
    assert [rij.etmaalbedrag_cent for rij in besluiten] == ETMAAL
    assert {rij.stand for rij in besluiten} == {BesluitToestand.VASTGESTELD}
    assert {rij.bezwaar_tot for rij in besluiten} == {date(2026, 5, 27)}
    assert [rij.nummer[-6:] for rij in besluiten] == ["-B1-01", "-B1-02", "-B1-03", "-B1-04"]
    assert len({rij.pdf_sha256 for rij in besluiten}) == 4
    assert {rij.toestand for rij in leden} == {Toestand.TOEGEKEND}
    assert [rij.toegekend_bedrag_cent for rij in leden] == JAAR
    with app.app_context():
        hoofd = db.session.get_one(Aanvraag, groep)
        assert (hoofd.toestand, hoofd.toegekend_bedrag_cent) == (Toestand.TOEGEKEND, 23_891_785)
        groepsbesluit = db.session.get_one(Besluit, besluiten[0].groepsbesluit_id)
        assert (groepsbesluit.jaarbedrag_cent, groepsbesluit.pdf_v) == (23_891_785, None)
        toekenningen = db.session.scalars(db.select(Toekenning)).all()
        assert sorted(rij.jaarbedrag_cent for rij in toekenningen) == sorted(JAAR)


def test_de_pagina_van_het_besluit_noemt_beide_totalen(als, groep):
    pagina = als(Rol.BEOORDELAAR).open(adres(groep)).tekst
    assert "4 van 4 cliënten" in pagina
    assert f"Som van de beschikkingen per jaar {euro(23_891_785)}" in pagina
    assert f"Uitkomst van het werkboek {euro(23_891_786)}" in pagina
    toekenning = als(Rol.BEOORDELAAR).open(f"/dossiers/{groep}/toekenning").tekst
    assert f"Som van losse berekeningen {euro(23_891_786)}" in toekenning


def teksten_van(app, lid_id):
    """Give every text of a client that a letter could hold: what was submitted, and the amounts."""
    with app.app_context():
        stand = stand_van_toetsing(db.session.get_one(Aanvraag, lid_id))
        bedragen = stand.bron.berekend("bedragen")
        centen = [
            round(float(bedragen[f"{naam}_cent"]) * 100) for naam in ("jaarbedrag", "etmaalbedrag")
        ]
        return {*bladeren(stand.versie.inhoud), *map(euro, centen), stand.aanvraag.clientcode}


def bladeren(waarde):
    """Give the texts at the end of nested data; short ones, codes and fractions left out."""
    if isinstance(waarde, dict | list):
        delen = waarde.values() if isinstance(waarde, dict) else waarde
        return [tekst for deel in delen for tekst in bladeren(deel)]
    if not isinstance(waarde, str) or len(waarde) <= 4 or "/" in waarde:
        return []
    return [] if waarde.islower() and waarde.isidentifier() else [waarde]


def test_in_geen_brief_staat_iets_van_een_ander(app, stappen, groep):
    neem(stappen, groep, TOEKENNEN | {"max_profiel": ""})
    van = {lid.id: teksten_van(app, lid.id) for lid in leden_van(app, groep)}
    for besluit in besluiten_van(app, groep):
        with app.app_context():
            brief = db.session.get_one(Besluit, besluit.id).brief.decode()
        tekst = brief.replace("\N{NO-BREAK SPACE}", " ")
        naam = NAMEN[besluit.aanvraag.lidnr - 1]
        assert (naam in tekst, euro(besluit.jaarbedrag_cent) in tekst) == (True, True)
        eigen = van[besluit.aanvraag_id]
        for teksten in van.values():
            vreemd = teksten - eigen
            assert [deel for deel in vreemd if deel in tekst] == []
            assert teksten is eigen or len(vreemd) > 5


def test_een_tekst_die_een_client_noemt_gaat_niet_weg(app, stappen, groep):
    code = leden_van(app, groep)[2].clientcode
    stappen.bereid_voor(groep, TOEKENNEN | {"onderbouwing": f"Net als bij {code} is dit zwaar."})
    stappen.bied_aan(groep)
    pagina = stappen.stel_vast(groep, status=422)
    assert f"een gegeven van een andere cliënt: {code}" in pagina.tekst
    assert {rij.stand for rij in besluiten_van(app, groep)} == {BesluitToestand.CONCEPT}


def test_ook_een_naam_van_een_ander_gaat_niet_weg(stappen, groep):
    stappen.bereid_voor(groep, TOEKENNEN | {"perspectief": f"Zoals {NAMEN[1]} al doet."})
    stappen.bied_aan(groep)
    pagina = stappen.stel_vast(groep, status=422)
    assert f"een gegeven van een andere cliënt: {NAMEN[1]}" in pagina.tekst


def test_een_client_zonder_eigen_nood_wordt_afgewezen_en_de_rest_niet(app, als, stappen, groep):
    tweede = leden_van(app, groep)[1]
    wijs_lid_af(app, als, tweede)
    neem(stappen, groep)
    besluiten, leden = besluiten_van(app, groep), leden_van(app, groep)
    assert [rij.uitkomst for rij in besluiten] == [
        Uitkomst.TOEKENNEN, Uitkomst.AFWIJZEN, Uitkomst.TOEKENNEN, Uitkomst.TOEKENNEN,
    ]  # fmt: skip
    assert [rij.jaarbedrag_cent for rij in besluiten] == [JAAR[0], None, *JAAR[2:]]
    assert [rij.toestand for rij in leden] == [
        Toestand.TOEGEKEND, Toestand.AFGEWEZEN, Toestand.TOEGEKEND, Toestand.TOEGEKEND,
    ]  # fmt: skip
    brief = als(Rol.MANAGER).open(f"/beschikkingen/{besluiten[1].id}").tekst
    assert "De eigen behoefte is niet aangetoond." in brief
    assert "Geen eigen nood." in brief
    assert TOEKENNEN["perspectief"] not in brief
    ander = als(Rol.MANAGER).open(f"/beschikkingen/{besluiten[0].id}").tekst
    assert "Geen eigen nood." not in ander
    with app.app_context():
        hoofd = db.session.get_one(Aanvraag, groep)
        assert hoofd.toestand is Toestand.TOEGEKEND
        assert hoofd.toegekend_bedrag_cent == sum(JAAR) - JAAR[1]


def test_wie_wordt_geweigerd_heeft_een_eigen_tekst_nodig(app, als, stappen, groep):
    tweede = leden_van(app, groep)[1]
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(adres(tweede.id, "/client"))
    formulier = pagina.formulier(met="uitkomst")
    browser.vul_in(pagina, {"uitkomst": "afwijzen"}, formulier=formulier, status=303)
    geweigerd = stappen.bereid_voor(groep, TOEKENNEN, status=422).tekst
    assert f"Cliënt {tweede.clientcode}. Schrijf de onderbouwing" in geweigerd
    assert f"Cliënt {tweede.clientcode}. Schrijf welke andere hulp" in geweigerd
    assert f"Cliënt {tweede.clientcode}. Dit besluit rust op minstens één" in geweigerd


def test_een_eigen_perspectief_en_kortere_termijn_voor_een_client(app, als, stappen, groep):
    eerste = leden_van(app, groep)[0]
    regels = {"maanden": {"waarde": "12"}}
    bij_lid(app, eerste.id, lambda stand: leg_voorstel_vast(stand, regels))
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(adres(eerste.id, "/client"))
    eigen = {"perspectief": "Over een jaar zonder nachtzorg.", "termijnreden": "Eerst een jaar."}
    browser.vul_in(pagina, eigen, formulier=pagina.formulier(met="uitkomst"), status=303)
    neem(stappen, groep, TOEKENNEN | {"termijnreden": ""})
    besluiten = besluiten_van(app, groep)
    assert [rij.maanden for rij in besluiten] == [12, 36, 36, 36]
    brieven = [als(Rol.MANAGER).open(f"/beschikkingen/{rij.id}").tekst for rij in besluiten[:2]]
    assert ["Over een jaar zonder nachtzorg." in tekst for tekst in brieven] == [True, False]
    assert [TOEKENNEN["perspectief"] in tekst for tekst in brieven] == [False, True]


def test_minder_uren_voor_een_client_geeft_ieder_een_ander_deel(app, als, stappen, groep):
    eerste = leden_van(app, groep)[0]
    regels = {"begeleiding": {"waarde": "20", "reden": "Dubbel geteld."}}
    bij_lid(app, eerste.id, lambda stand: leg_voorstel_vast(stand, regels))
    pagina = als(Rol.BEOORDELAAR).open(f"/dossiers/{groep}/toekenning").tekst
    assert "wordt 20" in pagina
    neem(stappen, groep)
    besluiten = besluiten_van(app, groep)
    assert besluiten[0].jaarbedrag_cent < JAAR[0]
    assert all(rij.jaarbedrag_cent > was for rij, was in zip(besluiten[1:], JAAR[1:], strict=True))
    with app.app_context():
        hoofd = db.session.get_one(Aanvraag, groep)
        assert hoofd.toegekend_bedrag_cent == sum(rij.jaarbedrag_cent for rij in besluiten)


def test_de_hele_groep_afwijzen(app, als, stappen, groep):
    for lid in leden_van(app, groep):
        bij_lid(app, lid.id, lambda stand: vind_anders(stand, "GR-5", "voldoet_niet", "Geen nood."))
    afwijzen = AFWIJZEN | {"afbouwpad": "Een jaar met minder uren."}
    neem(stappen, groep, afwijzen)
    assert {rij.uitkomst for rij in besluiten_van(app, groep)} == {Uitkomst.AFWIJZEN}
    assert {rij.toestand for rij in leden_van(app, groep)} == {Toestand.AFGEWEZEN}
    with app.app_context():
        assert db.session.get_one(Aanvraag, groep).toestand is Toestand.AFGEWEZEN
        assert db.session.scalars(db.select(Toekenning)).all() == []


def test_bijstellen_is_een_brief_aan_de_aanbieder(app, stappen, groep):
    eerste = leden_van(app, groep)[0]
    bij_lid(app, eerste.id, lambda stand: vind_anders(stand, "GR-5", "voldoet_deels", "Vul aan."))
    besluit = stappen.neem(groep, BIJSTELLEN)
    assert (besluit.aanvraag_id, besluit.groepsbesluit_id) == (groep, None)
    assert besluiten_van(app, groep) == []
    with app.app_context():
        tekst = db.session.get_one(Besluit, besluit.id).brief.decode()
        hoofd = db.session.get_one(Aanvraag, groep)
        assert hoofd.toestand is Toestand.BIJSTELLEN_GEVRAAGD
    assert f"Cliënt {eerste.clientcode}: Heeft deze cliënt zelf" in tekst
    assert {lid.toestand for lid in leden_van(app, groep)} == {Toestand.BIJSTELLEN_GEVRAAGD}


def test_een_fout_bij_een_client_herstellen(app, als, stappen, groep):
    neem(stappen, groep)
    derde = leden_van(app, groep)[2]
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(f"/dossiers/{derde.id}/herstelbesluit")
    fout = {"reden": "Het perspectief klopte niet."}
    browser.vul_in(pagina, fout, formulier=pagina.formulier(met="reden"), status=303)
    stappen.bereid_voor(derde.id, {"perspectief": "Het juiste perspectief."})
    stappen.bied_aan(derde.id)
    stappen.stel_vast(derde.id)
    besluiten = besluiten_van(app, groep)
    assert [rij.nummer[-6:] for rij in besluiten].count("-B2-03") == 1
    nieuw = next(rij for rij in besluiten if rij.nr == 2)
    assert nieuw.jaarbedrag_cent == JAAR[2]
    oud = next(rij for rij in besluiten if rij.id == nieuw.herstelt_id)
    assert oud.stand is BesluitToestand.HERSTELD
    assert [rij.toestand for rij in leden_van(app, groep)] == [Toestand.TOEGEKEND] * 4
    with app.app_context():
        assert db.session.get_one(Aanvraag, groep).toegekend_bedrag_cent == sum(JAAR)


def test_na_een_gewijzigd_lid_moet_de_groep_opnieuw_worden_opgeslagen(app, als, stappen, groep):
    stappen.bereid_voor(groep, TOEKENNEN)
    eerste = leden_van(app, groep)[0]
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(adres(eerste.id, "/client"))
    tekst = {"perspectief": "Een eigen perspectief."}
    browser.vul_in(pagina, tekst, formulier=pagina.formulier(met="uitkomst"), status=303)
    assert (
        "Open het besluit en sla het opnieuw op"
        in als(Rol.BEOORDELAAR).open(adres(groep, "/brief")).tekst
    )
    stappen.bied_aan(groep)
    stappen.stel_vast(groep, status=422)
    assert {rij.stand for rij in besluiten_van(app, groep)} == {BesluitToestand.CONCEPT}


def test_twee_mensen_tegelijk_bij_een_client(app, als, groep):
    eerste = leden_van(app, groep)[0]
    een, ander = als(Rol.BEOORDELAAR), als(Rol.TEAMLEIDER)
    pagina, later = een.open(adres(eerste.id, "/client")), ander.open(adres(eerste.id, "/client"))
    een.vul_in(
        pagina, {"perspectief": "Van een."}, formulier=pagina.formulier(met="uitkomst"), status=303
    )
    tweede = ander.vul_in(
        later, {"perspectief": "Van ander."}, formulier=later.formulier(met="uitkomst"), status=409
    )
    assert "Van ander." in tweede.tekst


def test_de_stappen_van_de_procedure_zijn_er_niet_per_client(app, als, groep):
    lid = leden_van(app, groep)[0]
    browser = als(Rol.BEOORDELAAR)
    for pad in ("volledigheid", "aanvulling-vragen", "notities", "toewijzen"):
        browser.open(f"/dossiers/{lid.id}/{pad}", status=404)
    browser.open(f"/dossiers/{groep}/besluit/client", status=404)
    assert browser.open(f"/dossiers/{lid.id}").tekst.count("Naar de groep") == 1


@pytest.mark.parametrize("pad", ["", "/toetsing", "/toekenning", "/besluit/client", "/signalen"])
def test_een_ander_zorgkantoor_ziet_een_client_niet(app, als, groep, pad):
    lid = leden_van(app, groep)[0]
    als(Rol.BEOORDELAAR, ANDER).open(f"/dossiers/{lid.id}{pad}", status=404)


def test_een_ander_dan_de_behandelaar_besluit_niet_over_een_client(app, als, groep):
    lid = leden_van(app, groep)[0]
    assert "nu niet wijzigen" in als(Rol.BEOORDELAAR, TWEEDE).open(adres(lid.id, "/client")).tekst
    als(Rol.MANAGER).open(adres(lid.id, "/client"), status=403)


def test_de_aanbieder_ziet_per_client_de_uitkomst_en_de_brief(app, als, stappen, groep):
    wijs_lid_af(app, als, leden_van(app, groep)[1])
    neem(stappen, groep)
    pagina = als(Rol.MANAGER).open(f"/aanvragen/{groep}/brieven")
    for besluit in besluiten_van(app, groep):
        assert f'href="/beschikkingen/{besluit.id}"' in pagina.antwoord.text
    assert pagina.tekst.count("Meerzorg toegekend") == 3
    assert pagina.tekst.count("Meerzorg afgewezen") == 1
    als(Rol.MANAGER, ANDER).open(f"/aanvragen/{groep}/brieven", status=404)
    als(Rol.MANAGER, ANDER).open(f"/beschikkingen/{besluit.id}", status=404)
    als(Rol.MANAGER).open("/")
    als(Rol.BEOORDELAAR).open(f"/dossiers/{groep}")


def test_het_besluit_op_de_groep_heeft_zelf_geen_brief(app, als, stappen, groep):
    neem(stappen, groep)
    [besluit] = lees(app, Besluit, Besluit.aanvraag_id == groep)
    for adres_van_brief in (f"/beschikkingen/{besluit.id}", f"/beschikkingen/{besluit.id}.pdf"):
        als(Rol.MANAGER).open(adres_van_brief, status=404)
    als(Rol.TEAMLEIDER).open(f"/dossiers/{groep}/tijdlijn")
    uitslag = app.test_cli_runner().invoke(args=["herbouw-brieven"])
    assert (uitslag.exit_code, uitslag.output) == (0, "4 brieven gelijk, 0 anders\n")


def test_twee_teamleiders_stellen_de_groep_een_keer_vast(app, als, stappen, groep):
    stappen.bereid_voor(groep, TOEKENNEN)
    stappen.bied_aan(groep)
    een, ander = als(Rol.TEAMLEIDER), als(Rol.TEAMLEIDER)
    pagina, later = een.open(adres(groep, "/vaststellen")), ander.open(adres(groep, "/vaststellen"))
    een.vul_in(pagina, {}, formulier=pagina.formulier(met="versie"), status=303)
    een.vul_in(pagina, {}, formulier=pagina.formulier(met="versie"), status=303)
    ander.vul_in(later, {}, formulier=later.formulier(met="versie"), status=409)
    assert [rij.nr for rij in besluiten_van(app, groep)] == [1, 1, 1, 1]
    with app.app_context():
        assert len(db.session.scalars(db.select(Toekenning)).all()) == 4


def test_wie_scoorde_bij_een_client_stelt_niet_vast(app, als, stappen, groep):
    """A teamleider who found something of one client worked on the besluit of the group."""
    eerste = leden_van(app, groep)[0]
    browser = als(Rol.TEAMLEIDER)
    pagina = browser.open(f"/dossiers/{eerste.id}/toetsing/gr")
    velden = {"GR-5-waarde": "voldoet", "GR-5-toelichting": "Ook zelf nodig."}
    browser.vul_in(pagina, velden, formulier=pagina.formulier(met="GR-5-waarde"), status=303)
    stappen.bereid_voor(groep, TOEKENNEN)
    stappen.bied_aan(groep)
    assert "U was zelf betrokken" in stappen.stel_vast(groep, status=422).tekst


def test_een_brief_zonder_adres_noemt_de_client(app, stappen, wereld, groep):
    with app.app_context():
        db.session.get_one(Locatie, wereld["locatie"]).straat = ""
        db.session.commit()
    stappen.bereid_voor(groep, TOEKENNEN)
    stappen.bied_aan(groep)
    pagina = stappen.stel_vast(groep, status=422)
    assert f"brief van cliënt {leden_van(app, groep)[0].clientcode} is nog niet" in pagina.tekst
    assert {rij.pdf_sha256 for rij in besluiten_van(app, groep)} == {""}
