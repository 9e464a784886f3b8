"""A herstelbesluit: the mistake named, the granted input mended, both letters readable."""

import pytest

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit, Notitie, Toekenning
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import BesluitToestand, Toestand
from portal.platform import clock
from portal.platform.database import db
from tests.besluitstappen import AFWIJZEN, TOEKENNEN, adres
from tests.factories.besluit import ALLES_VOLDOET, Toetswens
from tests.factories.bezwaar import maak_bezwaar as lodge
from tests.factories.toetsing import S05

TWIJFEL = Toetswens(oordelen={"CM-4": ("voldoet_deels", "De wand ontbreekt.")}, voorstel={})
FOUT = "Het aantal maanden was verkeerd."


@pytest.fixture
def toegekend(stappen, maak_getoetst):
    dossier = maak_getoetst(S05, ALLES_VOLDOET)
    stappen.neem(dossier, TOEKENNEN | {"termijnreden": ""})
    return dossier


def begin(als, dossier, *, reden=FOUT, status=303):
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(f"/dossiers/{dossier}/herstelbesluit")
    formulier = pagina.formulier(met="reden")
    return browser.vul_in(pagina, {"reden": reden}, formulier=formulier, status=status)


def herstel_maanden(als, dossier, maanden):
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(f"/dossiers/{dossier}/toekenning")
    formulier = pagina.formulier(met="context_boven")
    browser.vul_in(pagina, {"maanden": maanden}, formulier=formulier, knop="opslaan")


def test_de_termijn_herstellen_van_begin_tot_eind(stappen, als, toegekend):
    [oud] = stappen.rijen(Besluit)
    begin(als, toegekend)
    herstel_maanden(als, toegekend, "24")
    stappen.bereid_voor(toegekend, {"termijnreden": "De termijn was 24 maanden."})
    stappen.bied_aan(toegekend)
    stappen.stel_vast(toegekend)
    oude, nieuw = stappen.rijen(Besluit)
    assert (oude.stand, nieuw.stand) == (BesluitToestand.HERSTELD, BesluitToestand.VASTGESTELD)
    assert (oude.maanden, nieuw.maanden, nieuw.nr) == (36, 24, 2)
    assert (nieuw.herstelt_id, nieuw.vier_ogen) == (oude.id, True)
    assert oude.pdf_sha256 == oud.pdf_sha256
    [aanvraag] = stappen.rijen(Aanvraag)
    assert aanvraag.toestand is Toestand.TOEGEKEND
    rijen = {rij.besluit_id: rij for rij in stappen.rijen(Toekenning)}
    oude_toekenning, nieuwe = rijen[oude.id], rijen[nieuw.id]
    assert (oude_toekenning.einde_reden, oude_toekenning.vervangen_door_id) == (
        "hersteld",
        nieuwe.id,
    )
    assert (nieuwe.maanden, nieuwe.einde, nieuwe.einde_reden) == (24, nieuw.laatste_dag, "")
    manager = als(Rol.MANAGER)
    assert "Dit besluit is hersteld" in manager.open(f"/beschikkingen/{oude.id}").tekst
    brief = manager.open(f"/beschikkingen/{nieuw.id}").tekst
    assert FOUT in brief
    assert "in de plaats van ons besluit met kenmerk" in brief
    assert "vervangt onze toekenning" not in brief


def test_zonder_opnieuw_opslaan_wordt_een_veranderde_invoer_niet_vastgesteld(
    stappen, als, toegekend
):
    begin(als, toegekend)
    stappen.bereid_voor(toegekend, {})
    herstel_maanden(als, toegekend, "24")
    stappen.bied_aan(toegekend)
    pagina = stappen.stel_vast(toegekend, status=422)
    assert "veranderd na het voorbereiden" in pagina.tekst


def test_de_uitkomst_blijft_gelijk(als, toegekend):
    begin(als, toegekend)
    pagina = als(Rol.BEOORDELAAR).open(adres(toegekend))
    assert 'value="toekennen"' in pagina.antwoord.text
    assert 'value="afwijzen"' not in pagina.antwoord.text


def test_altijd_vier_ogen_en_terugsturen_wordt_een_notitie(stappen, als, toegekend):
    begin(als, toegekend)
    stappen.stel_vast(toegekend, wie=Rol.BEOORDELAAR, status=422)
    stappen.bied_aan(toegekend)
    teamleider = als(Rol.TEAMLEIDER)
    pagina = teamleider.open(adres(toegekend, "/terugsturen"))
    formulier = pagina.formulier(met="reden")
    teamleider.vul_in(pagina, {"reden": "Noem de datum."}, formulier=formulier)
    assert stappen.teksten(Notitie, "tekst") == ["Noem de datum."]
    stappen.bied_aan(toegekend)
    stappen.stel_vast(toegekend)
    assert stappen.rijen(Besluit)[0].stand is BesluitToestand.HERSTELD


def test_een_reden_is_nodig_en_een_herstel_tegelijk(stappen, als, toegekend):
    begin(als, toegekend, reden="  ", status=422)
    begin(als, toegekend)
    pagina = als(Rol.BEOORDELAAR).open(f"/dossiers/{toegekend}/herstelbesluit")
    assert "U herstelt een fout in een eerder besluit" in pagina.tekst
    assert [rij.nr for rij in stappen.rijen(Besluit)] == [1, 2]


def test_een_afwijzing_herstellen(stappen, als, maak_getoetst):
    dossier = maak_getoetst(S05, TWIJFEL)
    stappen.neem(dossier, AFWIJZEN)
    begin(als, dossier)
    stappen.bereid_voor(dossier, {"andere_hulp": "Behandeling vanuit de Zvw."})
    stappen.bied_aan(dossier)
    stappen.stel_vast(dossier)
    assert stappen.rijen(Besluit)[0].stand is BesluitToestand.HERSTELD
    assert stappen.teksten(Besluit, "andere_hulp") == [
        AFWIJZEN["andere_hulp"],
        "Behandeling vanuit de Zvw.",
    ]
    assert stappen.rijen(Aanvraag)[0].toestand is Toestand.AFGEWEZEN


def maak_bezwaar(app, wereld, besluit_id):
    with app.app_context():
        bezwaar_id = lodge(wereld, besluit_id=besluit_id, op=clock.now()).id
        db.session.commit()
        return bezwaar_id


def trek_in(als, bezwaar_id):
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"/bezwaren/{bezwaar_id}/intrekken")
    browser.vul_in(pagina, {"reden": "Opgelost."}, formulier=pagina.formulier(met="versie"))


def test_een_herstelbesluit_wacht_op_het_bezwaar(app, wereld, stappen, als, toegekend):
    [besluit] = stappen.rijen(Besluit)
    bezwaar_id = maak_bezwaar(app, wereld, besluit.id)
    assert "Tegen dit besluit loopt een bezwaar." in begin(als, toegekend, status=422).tekst
    assert len(stappen.rijen(Besluit)) == 1
    trek_in(als, bezwaar_id)
    begin(als, toegekend)
    assert len(stappen.rijen(Besluit)) == 2


def test_een_bezwaar_tijdens_het_herstel_houdt_het_vaststellen_tegen(
    app, wereld, stappen, als, toegekend
):
    [oud] = stappen.rijen(Besluit)
    begin(als, toegekend)
    herstel_maanden(als, toegekend, "24")
    stappen.bereid_voor(toegekend, {"termijnreden": "De termijn was 24 maanden."})
    stappen.bied_aan(toegekend)
    maak_bezwaar(app, wereld, oud.id)
    terug = stappen.stel_vast(toegekend, status=422)
    assert "Tegen dit besluit loopt een bezwaar." in terug.tekst
    assert [rij.stand for rij in stappen.rijen(Besluit)] == [
        BesluitToestand.VASTGESTELD, BesluitToestand.TER_CONTROLE,
    ]  # fmt: skip
