"""The verhuisformulier in the browser: begun, signed by four parties in order, changed, stopped."""

import uuid
from datetime import date

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.clienten.actions import vernieuw_zoekindexen
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Herkomst
from portal.domain.procedure.verhuizing import Verhuisstand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Locatie
from portal.toekenning.models import Toekenningsbrief, Verhuizing
from tests.factories.clienten import BSN, maak_client
from tests.factories.toekenning import DOEL_ID, Toekenningwens, maak_toekenning
from tests.factories.verhuizing import (
    OP,
    VERHUISDATUM,
    WIE,
    Verhuiswens,
    maak_bijna_getekend,
    maak_verhuizing,
    richt_ander_in,
    teken,
)
from tests.factories.wereld import ANDER, EIGEN

JA = {"verhuisd": "y", "plan": "y"}
JAAR_100, JAAR, ETMAAL = 10_924_809, 10_378_569, 28_434
"""Meerzorgprofiel 4 of VG7 in 2026, and 95% of it."""


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def maak(app, wereld):
    """Give a function that makes rows with a factory, and gives the id of what it makes."""

    def doe(factory, **rest):
        with app.app_context():
            gemaakt = factory(wereld, **rest).id
            db.session.commit()
        return gemaakt

    return doe


@pytest.fixture
def lees(app):
    """Give a function that reads one row and gives what is asked of it."""

    def doe(soort, id_, vraag):
        with app.app_context():
            return vraag(db.session.get_one(soort, id_))

    return doe


def adres(verhuizing_id, rest=""):
    return f"/verhuizingen/{verhuizing_id}{rest}"


def zet_handtekening(browser, verhuizing_id, velden=JA, *, status=303):
    pagina = browser.open(adres(verhuizing_id, "/ondertekenen"))
    formulier = pagina.formulier(met="verhuisd")
    return browser.vul_in(pagina, velden, formulier=formulier, status=status)


def begin(browser, toekenning_id, wereld, zoek="Elders", *, status=303, **velden):
    pagina = browser.open(f"/toekenningen/{toekenning_id}/verhuizing?zoek={zoek}")
    gegevens = {
        "locatie": str(wereld["locatie_ander"]),
        "verhuisdatum": "14-12-2026",
        "plan": "ja",
    }
    formulier = pagina.formulier(met="plan")
    return browser.vul_in(pagina, gegevens | velden, formulier=formulier, status=status)


def test_vier_partijen_tekenen_en_de_toekenning_gaat_over(app, wereld, als, maak):
    toekenning_id = maak(maak_toekenning)
    with app.app_context():
        richt_ander_in(wereld)
        db.session.commit()
    klaar = begin(als(Rol.MANAGER), toekenning_id, wereld)
    verhuizing_id = klaar.naar.rsplit("/", 1)[1]
    for rol, wie in (*WIE, (Rol.TEAMLEIDER, ANDER)):
        zet_handtekening(als(rol, wie), verhuizing_id)
    with app.app_context():
        oud = db.session.get_one(Toekenning, toekenning_id)
        verhuizing = db.session.scalars(sa.select(Verhuizing)).one()
        nieuw = verhuizing.nieuwe_toekenning
        assert verhuizing.stand is Verhuisstand.VAN_KRACHT
        assert (oud.einde, oud.einde_reden) == (date(2026, 12, 13), "verhuizing")
        assert oud.vervangen_door_id == nieuw.id
        assert (nieuw.ingang, nieuw.laatste_dag, nieuw.maanden) == (
            VERHUISDATUM,
            date(2028, 4, 30),
            17,
        )
        assert nieuw.herkomst is Herkomst.VERHUIZING
        assert nieuw.aanbieder_id == wereld["aanbieder_ander"]
        assert nieuw.zorgkantoor_id == wereld["zorgkantoor_ander"]
        assert nieuw.doelen[0]["doel_id"] == DOEL_ID
        assert nieuw.perspectief == oud.perspectief
        assert (nieuw.meerzorgprofiel, nieuw.meerzorguren) == (
            oud.meerzorgprofiel,
            oud.meerzorguren,
        )
        assert nieuw.jaarbedrag_100_cent == JAAR_100
        assert nieuw.jaarbedrag_cent == JAAR
        assert nieuw.etmaalbedrag_cent == ETMAAL
        assert nieuw.invoer["bedragen"]["context_telt_mee"] == "0/1"
        assert nieuw.kenmerk == f"{nieuw.nummer}-M1"
        assert nieuw.client.bsn == oud.client.bsn
        assert nieuw.client.clientcode == oud.client.clientcode
        assert [plek.locatie_id for plek in nieuw.client.plaatsingen] == [wereld["locatie_ander"]]
        assert oud.client.plaatsingen[-1].tot == date(2026, 12, 13)


def test_de_brief_is_een_besluit_voor_client_en_nieuwe_aanbieder(app, wereld, als, maak):
    verhuizing_id = maak(maak_bijna_getekend)
    zet_handtekening(als(Rol.TEAMLEIDER, ANDER), verhuizing_id)
    with app.app_context():
        brief = db.session.scalars(sa.select(Toekenningsbrief)).one()
        assert brief.bezwaar_tot == date(2027, 1, 4)
        tekst, brief_id, nieuw_id = brief.brief.decode(), brief.id, brief.toekenning_id
        assert brief.pdf.startswith(b"%PDF")
    for stuk in ("Besluit", "14 december 2026", "30 april 2028", "4 januari 2027", "95%", "96%"):
        assert stuk in tekst
    pagina = als(Rol.MANAGER, ANDER).open(f"/toekenningsbrieven/{brief_id}")
    assert "Besluit: meerzorg na verhuizing" in pagina.tekst
    als(Rol.BEOORDELAAR).open(f"/toekenningsbrieven/{brief_id}.pdf")
    als(Rol.MANAGER).open(f"/toekenningsbrieven/{brief_id}", status=404)
    als(Rol.MANAGER).open(f"/toekenningen/{nieuw_id}", status=404)
    als(Rol.MANAGER, ANDER).open(f"/toekenningen/{nieuw_id}")
    als(Rol.BEHEERDER_AANBIEDER, ANDER).open(f"/toekenningsbrieven/{brief_id}", status=403)


def test_wie_niet_aan_de_beurt_is_kan_niet_tekenen(wereld, als, maak, lees):
    verhuizing_id = maak(maak_verhuizing)
    for rol, wie in ((Rol.MANAGER, ANDER), (Rol.BEOORDELAAR, EIGEN), (Rol.BEOORDELAAR, ANDER)):
        pagina = als(rol, wie).open(adres(verhuizing_id, "/ondertekenen"))
        assert "Nu aan de beurt" in pagina.tekst
        assert "Ondertekenen" not in pagina.tekst
    assert lees(Verhuizing, verhuizing_id, lambda rij: rij.handtekeningen) == []


@pytest.mark.parametrize("weg", ["verhuisd", "plan"])
def test_vh2_zonder_verklaring_geen_handtekening(wereld, als, maak, lees, app, weg):
    with app.app_context():
        richt_ander_in(wereld)
        db.session.commit()
    verhuizing_id = maak(maak_verhuizing)
    velden = {naam: ja for naam, ja in JA.items() if naam != weg}
    pagina = zet_handtekening(als(Rol.MANAGER), verhuizing_id, velden, status=422)
    assert "Vink deze verklaring aan." in pagina.tekst
    assert lees(Verhuizing, verhuizing_id, lambda rij: len(rij.handtekeningen)) == 0


def test_zonder_percentage_vult_de_nieuwe_aanbieder_het_eerst_in(wereld, als, maak, lees):
    verhuizing_id = maak(maak_verhuizing)
    pagina = zet_handtekening(als(Rol.MANAGER), verhuizing_id, status=422)
    assert "Het tariefpercentage van de nieuwe zorgaanbieder is nog niet bekend." in pagina.tekst
    nieuwe = als(Rol.MANAGER, ANDER)
    pagina = nieuwe.open(adres(verhuizing_id, "/wijzigen"))
    formulier = pagina.formulier(met="versie")
    nieuwe.vul_in(pagina, {"tarief": "101"}, formulier=formulier, status=422)
    nieuwe.vul_in(pagina, {"tarief": "0,9625"}, formulier=formulier, status=422)
    pagina = nieuwe.open(adres(verhuizing_id, "/wijzigen"))
    nieuwe.vul_in(pagina, {"tarief": "96,25"}, formulier=pagina.formulier(met="versie"))
    assert lees(Verhuizing, verhuizing_id, lambda rij: rij.tarief) == "77/80"
    zet_handtekening(als(Rol.MANAGER), verhuizing_id)


def test_elke_wijziging_laat_de_handtekeningen_vervallen(wereld, als, maak, lees):
    verhuizing_id = maak(maak_bijna_getekend)
    manager = als(Rol.MANAGER)
    pagina = manager.open(adres(verhuizing_id, "/wijzigen"))
    formulier = pagina.formulier(met="versie")
    manager.vul_in(pagina, formulier=formulier)
    assert lees(Verhuizing, verhuizing_id, lambda rij: len(rij.geldig_getekend)) == 3
    pagina = manager.open(adres(verhuizing_id, "/wijzigen"))
    formulier = pagina.formulier(met="versie")
    manager.vul_in(pagina, {"verhuisdatum": "15-12-2026"}, formulier=formulier)
    stand = lees(
        Verhuizing,
        verhuizing_id,
        lambda rij: (rij.formulierversie, len(rij.geldig_getekend), len(rij.handtekeningen)),
    )
    assert stand == (2, 0, 3)
    assert "Nu aan de beurt: zorgaanbieder waar de" in manager.open(adres(verhuizing_id)).tekst


def test_een_oude_pagina_tekent_niet(wereld, als, maak, app):
    with app.app_context():
        richt_ander_in(wereld)
        db.session.commit()
    verhuizing_id = maak(maak_verhuizing)
    manager = als(Rol.MANAGER)
    oud = manager.open(adres(verhuizing_id, "/ondertekenen"))
    pagina = manager.open(adres(verhuizing_id, "/wijzigen"))
    formulier = pagina.formulier(met="versie")
    manager.vul_in(pagina, {"verhuisdatum": "15-12-2026"}, formulier=formulier)
    pagina = manager.vul_in(oud, JA, formulier=oud.formulier(met="verhuisd"), status=409)
    assert pagina.document.formulieren[-1].velden["verhuisd"] == ["y"]


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"plan": "nee"}, "Het zorgplan gaat niet in zijn geheel mee."),
        ({"verhuisdatum": "1-5-2028"}, "De toekenning loopt van 1 mei 2026 tot en met"),
        ({"verhuisdatum": "30-4-2026"}, "De toekenning loopt van 1 mei 2026 tot en met"),
    ],
)
def test_waar_het_formulier_niet_past_is_een_nieuwe_aanvraag_nodig(
    app, wereld, als, maak, velden, tekst
):
    pagina = begin(als(Rol.MANAGER), maak(maak_toekenning), wereld, status=422, **velden)
    assert tekst in pagina.tekst
    assert "een nieuwe aanvraag." in pagina.tekst
    with app.app_context():
        assert db.session.scalars(sa.select(Verhuizing)).all() == []


def test_een_tweede_formulier_opent_het_eerste(wereld, als, maak, lees):
    verhuizing_id = maak(maak_verhuizing)
    toekenning_id = lees(Verhuizing, verhuizing_id, lambda rij: rij.toekenning_id)
    pagina = als(Rol.MANAGER).open(f"/toekenningen/{toekenning_id}/verhuizing")
    assert pagina.antwoord.request.path == adres(verhuizing_id)


def test_een_onbekende_plek_wordt_uitgelegd(wereld, als, maak):
    manager, toekenning_id = als(Rol.MANAGER), maak(maak_toekenning)
    pagina = manager.open(f"/toekenningen/{toekenning_id}/verhuizing?zoek=Nergens")
    assert "Geen plek gevonden" in pagina.tekst
    assert "gebruik dan het papieren verhuisformulier" in pagina.tekst
    eigen = manager.open(f"/toekenningen/{toekenning_id}/verhuizing")
    assert "De Wilg" in eigen.tekst


def test_verkort_binnen_de_eigen_aanbieder_tekenen_twee(app, wereld, als, maak, lees):
    wens = Verhuiswens(naar="locatie_2")
    verhuizing_id = maak(maak_verhuizing, wens=wens)
    zet_handtekening(als(Rol.MANAGER), verhuizing_id)
    zet_handtekening(als(Rol.TEAMLEIDER), verhuizing_id)
    with app.app_context():
        rij = db.session.get_one(Verhuizing, verhuizing_id)
        nieuw = rij.nieuwe_toekenning
        assert rij.stand is Verhuisstand.VAN_KRACHT
        assert nieuw.client_id == rij.toekenning.client_id
        assert nieuw.locatie_id == wereld["locatie_2"]
        assert [sorted(h.partijen) for h in rij.handtekeningen] == [
            ["nieuwe_aanbieder", "oude_aanbieder"],
            ["nieuw_zorgkantoor", "oud_zorgkantoor"],
        ]


def test_zonder_mandaat_geen_laatste_handtekening(wereld, als, maak, lees):
    verhuizing_id = maak(maak_bijna_getekend)
    pagina = zet_handtekening(als(Rol.BEOORDELAAR, ANDER), verhuizing_id, status=422)
    assert "U heeft geen mandaat voor dit besluit of dit bedrag." in pagina.tekst
    assert lees(Verhuizing, verhuizing_id, lambda rij: rij.stand) is Verhuisstand.OPEN


def test_wie_daar_al_bekend_is_wordt_herkend_aan_het_bsn(app, wereld, als, maak, lees):
    with app.app_context():
        bekend = maak_client(db.session.get_one(Locatie, wereld["locatie_ander"]), bsn=BSN)
        vernieuw_zoekindexen(bekend)
        db.session.commit()
        bekend_id = bekend.id
    verhuizing_id = maak(maak_bijna_getekend)
    zet_handtekening(als(Rol.TEAMLEIDER, ANDER), verhuizing_id)
    assert lees(Verhuizing, verhuizing_id, lambda rij: rij.nieuwe_toekenning.client_id) == bekend_id


def test_een_bezette_clientcode_wordt_een_nieuwe(app, wereld, als, maak, lees):
    verhuizing_id = maak(maak_bijna_getekend)
    with app.app_context():
        code = db.session.get_one(Verhuizing, verhuizing_id).toekenning.clientcode
        locatie = db.session.get_one(Locatie, wereld["locatie_ander"])
        maak_client(locatie, code=code, bsn="999990020")
        db.session.commit()
    zet_handtekening(als(Rol.TEAMLEIDER, ANDER), verhuizing_id)
    code = lees(Verhuizing, verhuizing_id, lambda rij: rij.nieuwe_toekenning.clientcode)
    assert code == "A-0001"


def test_vh5_lang_geleden_vraagt_een_reden_van_het_zorgkantoor(app, wereld, als, maak, lees):
    wens = Verhuiswens(verhuisdatum=date(2026, 10, 19))
    with app.app_context():
        richt_ander_in(wereld)
        verhuizing = maak_verhuizing(wereld, wens)
        for rol, wie in WIE[:2]:
            teken(verhuizing, wereld.gebruiker(rol, wie))
        verhuizing_id = verhuizing.id
        db.session.commit()
    beoordelaar = als(Rol.BEOORDELAAR)
    pagina = zet_handtekening(beoordelaar, verhuizing_id, status=422)
    assert "Schrijf op waarom." in pagina.tekst
    zet_handtekening(beoordelaar, verhuizing_id, JA | {"reden": "Kwam laat binnen."})
    reden = lees(Verhuizing, verhuizing_id, lambda rij: rij.geldig_getekend[-1].reden)
    assert reden == "Kwam laat binnen."


def test_wie_stopt_zegt_waarom_en_de_nieuwe_kant_ziet_het_niet_meer(wereld, als, maak, lees):
    verhuizing_id = maak(maak_verhuizing)
    nieuwe = als(Rol.MANAGER, ANDER)
    pagina = nieuwe.open(adres(verhuizing_id, "/stoppen"))
    formulier = pagina.formulier(met="reden")
    pagina = nieuwe.vul_in(pagina, {"reden": " "}, formulier=formulier, status=422)
    assert "Schrijf op waarom." in pagina.tekst
    formulier = pagina.formulier(met="reden")
    nieuwe.vul_in(pagina, {"reden": "Er is geen plek."}, formulier=formulier)
    assert lees(Verhuizing, verhuizing_id, lambda rij: rij.stand) is Verhuisstand.GESTOPT
    nieuwe.open(adres(verhuizing_id), status=404)
    assert "Er is geen plek." in als(Rol.MANAGER).open(adres(verhuizing_id)).tekst


def test_de_startpagina_zegt_wie_aan_de_beurt_is(wereld, als, maak):
    maak(maak_bijna_getekend)
    assert "verhuisformulier te ondertekenen" in als(Rol.BEOORDELAAR, ANDER).open("/").tekst
    assert "te ondertekenen" not in als(Rol.BEOORDELAAR).open("/").tekst
    assert "op uw handtekening" not in als(Rol.MANAGER).open("/").tekst
    maak(maak_verhuizing)
    wacht = als(Rol.MANAGER).open("/").tekst
    assert "Er wacht 1 verhuisformulier op uw handtekening." in wacht
    assert "Verhuizingen" not in als(Rol.BEGELEIDER).open("/toekenningen").tekst


def test_alleen_de_partijen_zien_het_formulier(app, wereld, als, maak):
    verhuizing_id = maak(maak_verhuizing, wens=Verhuiswens(naar="locatie_2"))
    als(Rol.MANAGER, ANDER).open(adres(verhuizing_id), status=404)
    als(Rol.BEOORDELAAR, ANDER).open(adres(verhuizing_id), status=404)
    als(Rol.BEGELEIDER).open(adres(verhuizing_id), status=403)
    als(Rol.BEOORDELAAR).open(adres(verhuizing_id, "/wijzigen"), status=403)
    lijst = als(Rol.MANAGER, ANDER).open("/verhuizingen")
    assert "Er zijn geen verhuizingen" in lijst.tekst
    assert "Wacht op u" in als(Rol.MANAGER).open("/verhuizingen").tekst


def test_de_nieuwe_kant_leest_de_naam_pas_als_de_oude_tekende(app, wereld, als, maak):
    with app.app_context():
        richt_ander_in(wereld)
        db.session.commit()
    verhuizing_id = maak(maak_verhuizing)
    nieuw = als(Rol.MANAGER, ANDER), als(Rol.BEOORDELAAR, ANDER)
    for browser in nieuw:
        tekst = browser.open(adres(verhuizing_id)).tekst
        assert "Ahorn" not in tekst
        assert "12 mei 1990" not in tekst
    assert "Ahorn" in als(Rol.MANAGER).open(adres(verhuizing_id)).tekst
    zet_handtekening(als(Rol.MANAGER), verhuizing_id)
    for browser in nieuw:
        assert "Ahorn" in browser.open(adres(verhuizing_id)).tekst


def test_vh3_maatwerk_van_voor_het_portaal_vraagt_de_uren(app, wereld, als, maak, lees):
    wens = Toekenningwens(met_besluit=False, meerzorgprofiel="Meerzorgprofiel 6 (maatwerk)")
    with app.app_context():
        richt_ander_in(wereld)
        toekenning = maak_toekenning(wereld, wens)
        toekenning.maatwerk = True
        toekenning_id = toekenning.id
        db.session.commit()
    manager = als(Rol.MANAGER)
    verhuizing_id = uuid.UUID(begin(manager, toekenning_id, wereld).naar.rsplit("/", 1)[1])
    pagina = zet_handtekening(manager, verhuizing_id, status=422)
    assert "Vul het aantal meerzorguren per week in." in pagina.tekst
    pagina = manager.open(adres(verhuizing_id, "/wijzigen"))
    formulier = pagina.formulier(met="versie")
    manager.vul_in(pagina, {"meerzorguren": "54:24:53"}, formulier=formulier)
    assert lees(Verhuizing, verhuizing_id, lambda rij: rij.meerzorguren) == "195893/3600"
    pagina = manager.open(adres(verhuizing_id, "/wijzigen"))
    manager.vul_in(pagina, formulier=pagina.formulier(met="versie"))
    assert lees(Verhuizing, verhuizing_id, lambda rij: rij.formulierversie) == 2
    zet_handtekening(manager, verhuizing_id)


def test_zonder_tabel_van_dat_jaar_typt_iemand_het_bedrag(app, wereld, als, maak, lees):
    wens = Toekenningwens(met_besluit=False, ingang=date(2024, 5, 1), maanden=36)
    with app.app_context():
        richt_ander_in(wereld)
        toekenning_id = maak_toekenning(wereld, wens).id
        db.session.commit()
    manager = als(Rol.MANAGER)
    verhuizing_id = uuid.UUID(begin(manager, toekenning_id, wereld).naar.rsplit("/", 1)[1])
    pagina = zet_handtekening(manager, verhuizing_id, status=422)
    assert "Het bedrag bij 100% is niet bekend." in pagina.tekst
    pagina = manager.open(adres(verhuizing_id, "/wijzigen"))
    formulier = pagina.formulier(met="basis_100")
    pagina = manager.vul_in(pagina, {"basis_100": "veel"}, formulier=formulier, status=422)
    formulier = pagina.formulier(met="basis_100")
    manager.vul_in(pagina, {"basis_100": "100.000,01"}, formulier=formulier)
    zet_handtekening(manager, verhuizing_id)
    tekst = als(Rol.MANAGER, ANDER).open(adres(verhuizing_id)).tekst
    assert "€ 95.000,01" in tekst
    assert "€ 260,27" in tekst
