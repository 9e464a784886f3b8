"""Bijstellen, afwijzen, buiten behandeling laten, and the ways back."""

from datetime import UTC, date, datetime

import pytest

from portal.aanvraag.actions.indienen import bijgesteld_indienen
from portal.aanvraag.actions.systeem import verwerk_verstreken_termijnen
from portal.aanvraag.models import Aanvraag, AanvraagVersie, Afstemming, Ondertekening, Verklaring
from portal.beoordeling.models import Besluit
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import BesluitToestand, Toestand
from portal.domain.uitkomst import Uitkomst
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.besluitstappen import AFWIJZEN, BIJSTELLEN, TOEKENNEN, adres
from tests.factories.aanvraag import S01, onderteken, stand_van, vul_afstemming
from tests.factories.beoordeling import maak_ingediende_aanvraag
from tests.factories.besluit import ALLES_VOLDOET, Toetswens, score
from tests.factories.toetsing import S05
from tests.factories.verloop import Gevraagd, vraag_aanvulling

OORDEEL = ("voldoet_deels", "De wand is niet onderbouwd.")
TWIJFEL = Toetswens(oordelen={"CM-4": OORDEEL}, voorstel={})
DEELS = Toetswens(
    oordelen={}, voorstel={"context_boven": {"waarde": "3000", "reden": "Alleen de wand."}}
)


@pytest.fixture
def twijfel(maak_getoetst):
    return maak_getoetst(S05, TWIJFEL)


def dien_bijgesteld_in(app, wereld, aanvraag_id, toets, op):
    with app.app_context(), clock.freeze(op):
        aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        for soort in (Afstemming, Ondertekening):
            db.session.execute(db.delete(soort))
        vul_afstemming(aanvraag, manager, op=op)
        onderteken(aanvraag, op=op)
        digest = stand_van(aanvraag).digest
        bijgesteld_indienen(aanvraag, getoonde_digest=digest, door=manager, op=op)
        beoordelaar = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        score(aanvraag, toets, door=beoordelaar, op=op)
        db.session.commit()


def test_opnieuw_bewaren_verandert_de_hoogste_uren_niet(stappen, maak_getoetst):
    dossier = maak_getoetst(S01, ALLES_VOLDOET)
    stappen.bereid_voor(dossier, TOEKENNEN | {"max_uren": "10:20"})
    assert stappen.teksten(Besluit, "max_meerzorguren") == ["31/3"]
    stappen.bereid_voor(dossier, TOEKENNEN)
    assert stappen.teksten(Besluit, "max_meerzorguren") == ["31/3"]


def test_s05_bijstellen_en_daarna_een_deel_toekennen(app, wereld, stappen, als, twijfel):
    beslisdatum = stappen.rijen(Aanvraag)[0].beslisdatum
    besluit = stappen.neem(twijfel, BIJSTELLEN)
    assert (besluit.uitkomst, besluit.bezwaar_tot) == (Uitkomst.BIJSTELLEN, None)
    [aanvraag] = stappen.rijen(Aanvraag)
    assert aanvraag.toestand is Toestand.BIJSTELLEN_GEVRAAGD
    assert (aanvraag.antwoorddatum, aanvraag.beslisdatum) == (date(2026, 4, 29), beslisdatum)
    assert stappen.rijen(Verklaring) == []
    pagina = als(Rol.MANAGER).open(f"/aanvragen/{twijfel}/bijstellen")
    assert "De wand is niet onderbouwd." in pagina.tekst
    assert (
        f"/beschikkingen/{besluit.id}"
        in als(Rol.MANAGER).open(f"/aanvragen/{twijfel}/brieven").antwoord.text
    )
    [versie_1] = stappen.rijen(AanvraagVersie)
    dien_bijgesteld_in(app, wereld, twijfel, DEELS, clock.now())
    tweede = stappen.neem(twijfel, TOEKENNEN | {"termijnreden": ""})
    assert (tweede.jaarbedrag_cent, tweede.etmaalbedrag_cent) == (4_154_094, 11_381)
    versies = {versie.nr: versie.sha256 for versie in stappen.rijen(AanvraagVersie)}
    assert sorted(versies) == [1, 2]
    assert versies[1] == versie_1.sha256


def test_bijstellen_zonder_onderbouwing_kan_niet(stappen, twijfel):
    stappen.bereid_voor(twijfel, BIJSTELLEN | {"onderbouwing": ""}, status=422)
    assert stappen.rijen(Besluit) == []


@pytest.mark.parametrize(
    ("dag", "status"), [("14-04-2026", 422), ("15-04-2026", 303), ("30-04-2026", 303)]
)
def test_de_antwoorddatum_ligt_niet_in_het_verleden(stappen, twijfel, dag, status):
    stappen.bereid_voor(twijfel, BIJSTELLEN | {"antwoorddatum": dag}, status=status)


def test_een_tweede_keer_alleen_met_akkoord_van_een_teamleider(app, wereld, stappen, twijfel):
    stappen.neem(twijfel, BIJSTELLEN)
    dien_bijgesteld_in(app, wereld, twijfel, TWIJFEL, clock.now())
    akkoord = BIJSTELLEN | {"teamleider_akkoord": "y"}
    stappen.bereid_voor(twijfel, BIJSTELLEN, status=422)
    stappen.bereid_voor(twijfel, akkoord, status=422)
    stappen.bereid_voor(twijfel, akkoord, wie=Rol.TEAMLEIDER)
    assert stappen.rijen(Besluit)[-1].teamleider_akkoord


def test_na_een_gevraagd_besluit_is_bijstellen_niet_te_kiezen(stappen, als, twijfel):
    stappen.neem(twijfel, BIJSTELLEN)
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"/aanvragen/{twijfel}/besluit-vragen")
    velden = {"reden": "Wij wijzigen niets."}
    manager.vul_in(pagina, velden, formulier=pagina.formulier(met="reden"))
    formulier = als(Rol.BEOORDELAAR).open(adres(twijfel))
    assert 'value="bijstellen"' not in formulier.antwoord.text
    assert 'value="toekennen"' in formulier.antwoord.text


def test_afwijzen_met_vier_ogen(stappen, als, twijfel):
    besluit = stappen.neem(twijfel, AFWIJZEN)
    [aanvraag] = stappen.rijen(Aanvraag)
    assert aanvraag.toestand is Toestand.AFGEWEZEN
    assert (besluit.vier_ogen, besluit.jaarbedrag_cent) == (True, None)
    brief = als(Rol.MANAGER).open(f"/beschikkingen/{besluit.id}").tekst
    for tekst in ("Besluit: meerzorg afgewezen", OORDEEL[1], "Een consult door het CCE."):
        assert tekst in brief


def test_terugsturen_geeft_de_reden_aan_de_behandelaar(stappen, als, twijfel):
    stappen.bereid_voor(twijfel, AFWIJZEN)
    stappen.bied_aan(twijfel)
    teamleider = als(Rol.TEAMLEIDER)
    pagina = teamleider.open(adres(twijfel, "/terugsturen"))
    formulier = pagina.formulier(met="reden")
    teamleider.vul_in(pagina, {"reden": " "}, formulier=formulier, status=422)
    teamleider.vul_in(pagina, {"reden": "Noem de Zvw."}, formulier=formulier)
    assert stappen.rijen(Besluit)[0].stand is BesluitToestand.CONCEPT
    assert "Noem de Zvw." in als(Rol.BEOORDELAAR).open(adres(twijfel)).tekst
    stappen.bied_aan(twijfel)
    stappen.stel_vast(twijfel)
    assert stappen.rijen(Aanvraag)[0].toestand is Toestand.AFGEWEZEN


def test_terug_naar_toetsing_bewaart_de_teksten(stappen, als, twijfel):
    stappen.bereid_voor(twijfel, AFWIJZEN)
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(adres(twijfel, "/brief"))
    [terug] = [f for f in pagina.document.formulieren if f.actie.endswith("/terug")]
    browser.vul_in(pagina, {}, formulier=terug)
    assert stappen.rijen(Aanvraag)[0].toestand is Toestand.IN_TOETSING
    assert "Een consult door het CCE." in browser.open(adres(twijfel)).antwoord.text
    brief = browser.open(adres(twijfel, "/brief"))
    assert "Sla het besluit opnieuw op" in brief.tekst
    assert not any("/besluit/" in (f.actie or "") for f in brief.document.formulieren)
    stappen.bereid_voor(twijfel, AFWIJZEN)
    assert [besluit.nr for besluit in stappen.rijen(Besluit)] == [1]


GEVRAAGD = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
OPEN_PUNTEN = {"uitkomst": "buiten_behandeling", "open_punten": "De opbouw van de nacht."}


@pytest.fixture
def uitgebleven(app, wereld):
    """Give S03 after an unused hersteldatum, before it was declared complete."""
    with app.app_context():
        aanvraag = maak_ingediende_aanvraag(wereld, S01)
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        aanvraag.behandelaar_id = door.id
        dag = date(2026, 12, 14)
        vraag_aanvulling(aanvraag, [Gevraagd("nacht")], hersteldatum=dag, door=door, op=GEVRAAGD)
        db.session.commit()
        verwerk_verstreken_termijnen(datetime(2026, 12, 15, 5, 0, tzinfo=UTC))
        return aanvraag.id


def test_voor_de_toetsing_staat_alleen_buiten_behandeling_op_de_pagina(als, uitgebleven):
    with clock.freeze(datetime(2026, 12, 20, 9, 0, tzinfo=UTC)):
        tekst = als(Rol.BEOORDELAAR).open(adres(uitgebleven)).tekst
    assert "Bij buiten behandeling laten" in tekst
    assert [
        deel for deel in ("Bij toekennen", "Bij bijstellen", "Bij afwijzen") if deel in tekst
    ] == []


@pytest.mark.parametrize("dag", [date(2026, 12, 16), date(2027, 1, 11)])
def test_s03_buiten_behandeling_binnen_vier_weken(stappen, als, uitgebleven, dag):
    with clock.freeze(datetime(dag.year, dag.month, dag.day, 9, 0, tzinfo=UTC)):
        pagina = als(Rol.BEOORDELAAR).open(adres(uitgebleven))
        assert "Dit kan tot en met 11 januari 2027." in pagina.tekst
        assert 'value="toekennen"' not in pagina.antwoord.text
        besluit = stappen.neem(uitgebleven, OPEN_PUNTEN)
        brief = als(Rol.MANAGER).open(f"/beschikkingen/{besluit.id}").tekst
    assert stappen.rijen(Aanvraag)[0].toestand is Toestand.BUITEN_BEHANDELING
    assert besluit.vier_ogen
    for tekst in ("De opbouw van de nacht.", "14 december 2026", "4:5", "nieuwe, volledige"):
        assert tekst in brief


def test_s03_een_dag_later_kan_het_niet_meer(stappen, als, uitgebleven):
    with clock.freeze(datetime(2027, 1, 11, 9, 0, tzinfo=UTC)):
        stappen.bereid_voor(uitgebleven, OPEN_PUNTEN)
        stappen.bied_aan(uitgebleven)
    with clock.freeze(datetime(2027, 1, 12, 9, 0, tzinfo=UTC)):
        pagina = stappen.stel_vast(uitgebleven, status=422)
    assert "de vier weken zijn voorbij" in pagina.tekst


def test_zonder_toetsing_en_zonder_verzoek_valt_er_niets_te_kiezen(app, wereld, als):
    with app.app_context():
        aanvraag_id = maak_ingediende_aanvraag(wereld, S01).id
        db.session.commit()
    pagina = als(Rol.BEOORDELAAR).open(adres(aanvraag_id))
    assert "Controleer eerst of de aanvraag volledig is." in pagina.tekst


def test_alles_voldoet_is_te_weinig_om_af_te_wijzen(stappen, maak_getoetst):
    dossier = maak_getoetst(S05, ALLES_VOLDOET)
    stappen.bereid_voor(dossier, AFWIJZEN, status=422)
    assert stappen.rijen(Besluit) == []
