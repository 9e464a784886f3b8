"""Prepare and fix a toekenning; the letter is the record."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portal.aanvraag.models import Aanvraag, AanvraagVersie
from portal.beoordeling.models import Besluit, Toekenning
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import BesluitToestand, Toestand
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.platform.pdf import maak_pdf, van_gegevens
from portal.platform.settings import WORTEL
from portal.toegang.models import Briefhoofd, Mandaat
from tests.besluitstappen import AFWIJZEN, TOEKENNEN, adres
from tests.factories.aanvraag import CHECK, S01
from tests.factories.besluit import ALLES_VOLDOET, Toetswens
from tests.factories.toetsing import S05
from tests.sql import luister, zonder_bijwerk

TERMIJN_24 = Toetswens(oordelen={}, voorstel={"maanden": {"waarde": "24", "reden": ""}})
DEELS = Toetswens(
    oordelen={},
    voorstel={"context_boven": {"waarde": "3000", "reden": "Alleen de wand is nodig."}},
)


@pytest.fixture
def getoetst(maak_getoetst):
    return maak_getoetst(S01, TERMIJN_24)


def test_s01_toekennen_tot_en_met_de_brief(stappen, als, getoetst):
    stappen.bereid_voor(getoetst, TOEKENNEN)
    brief = als(Rol.BEOORDELAAR).open(adres(getoetst, "/brief")).tekst
    assert "€ 104.878,17" in brief
    assert "27 mei 2026" in brief
    stappen.bied_aan(getoetst)
    stappen.stel_vast(getoetst)
    [besluit], [aanvraag] = stappen.rijen(Besluit), stappen.rijen(Aanvraag)
    assert aanvraag.toestand is Toestand.TOEGEKEND
    assert besluit.stand is BesluitToestand.VASTGESTELD
    assert (besluit.jaarbedrag_cent, besluit.etmaalbedrag_cent) == (10_487_817, 28_734)
    assert (besluit.laatste_dag, besluit.bezwaar_tot) == (date(2028, 4, 30), date(2026, 5, 27))
    assert (aanvraag.gewenste_maanden, besluit.maanden) == (36, 24)


def test_de_brief_noemt_wie_meekeek_ook_waar_alles_voldoet(stappen, maak_getoetst):
    zorg = {**S01.blokken["zorg"], "wonen": "110"}
    maatwerk = replace(S01, blokken={**S01.blokken, "zorg": zorg})
    aanvraag_id = maak_getoetst(maatwerk, ALLES_VOLDOET)
    stappen.bereid_voor(aanvraag_id, TOEKENNEN)
    tekst = stappen.lees_brief(aanvraag_id).tekst
    assert "Bij de beoordeling keek mee: CCE. Wat wij daarmee deden, staat bij" in tekst
    assert "Ons oordeel: voldoet. Meegekeken: CCE." in tekst
    assert "(maatwerk boven het hoogste meerzorgprofiel)" in tekst


def test_s05_een_deel_toekennen_met_reden(stappen, als, maak_getoetst):
    dossier = maak_getoetst(S05, DEELS)
    [versie] = [rij.sha256 for rij in stappen.rijen(AanvraagVersie)]
    besluit = stappen.neem(dossier, TOEKENNEN | {"termijnreden": ""})
    assert (besluit.jaarbedrag_cent, besluit.etmaalbedrag_cent) == (4_154_094, 11_381)
    assert besluit.deels
    assert not besluit.vier_ogen
    brief = als(Rol.MANAGER).open(f"/beschikkingen/{besluit.id}").tekst
    for tekst in ("€ 41.540,94", "€ 113,81", "€ 45.364,87", "€ 7.068,01", "€ 3.000,00"):
        assert tekst in brief
    assert "Alleen de wand is nodig." in brief
    assert [rij.sha256 for rij in stappen.rijen(AanvraagVersie)] == [versie]
    toetsing = als(Rol.BEOORDELAAR).open(f"/dossiers/{dossier}/toekenning")
    assert "Deels toegekend" in toetsing.tekst
    assert "Geen termijn" in toetsing.tekst


def test_de_brief_is_opnieuw_te_maken(app, stappen, getoetst):
    stappen.neem(getoetst, TOEKENNEN)
    with app.app_context():
        besluit = db.session.scalars(db.select(Besluit)).one()
        assert maak_pdf(van_gegevens(json.loads(besluit.brief))) == besluit.pdf
        assert "0800\u00a00001" in dict(json.loads(besluit.brief)["kenmerken"])["Contact"]
    uitslag = app.test_cli_runner().invoke(args=["herbouw-brieven"])
    assert (uitslag.exit_code, uitslag.output) == (0, "1 brieven gelijk, 0 anders\n")


def test_een_veranderde_brief_valt_op(app, stappen, getoetst):
    besluit = stappen.neem(getoetst, TOEKENNEN)
    with app.app_context():
        rij = db.session.get_one(Besluit, besluit.id)
        rij.pdf = rij.pdf + b"x"
        db.session.commit()
    uitslag = app.test_cli_runner().invoke(args=["herbouw-brieven"])
    assert uitslag.exit_code == 1
    assert uitslag.output.splitlines()[0] == f"anders: {besluit.id}"


@pytest.mark.parametrize("leeg", ["perspectief", "onderbouwing", "termijnreden"])
def test_toekennen_vraagt_wat_de_brief_nodig_heeft(stappen, getoetst, leeg):
    stappen.bereid_voor(getoetst, TOEKENNEN | {leeg: ""}, status=422)
    assert stappen.rijen(Besluit) == []
    [aanvraag] = stappen.rijen(Aanvraag)
    assert aanvraag.toestand is Toestand.IN_TOETSING


def test_wie_toetste_stelt_niet_vast_bij_vier_ogen(stappen, getoetst):
    stappen.bereid_voor(getoetst, TOEKENNEN)
    stappen.stel_vast(getoetst, wie=Rol.BEOORDELAAR, status=422)
    [besluit] = stappen.rijen(Besluit)
    assert besluit.stand is BesluitToestand.CONCEPT


def test_een_teamleider_slaat_het_aanbieden_niet_over(stappen, getoetst):
    stappen.bereid_voor(getoetst, TOEKENNEN)
    stappen.stel_vast(getoetst, status=422)
    assert stappen.rijen(Besluit)[0].stand is BesluitToestand.CONCEPT


def test_een_teamleider_die_voorbereidde_stelt_niet_vast(stappen, getoetst):
    """The beoordelaar saved it last; the log still knows that the teamleider changed it."""
    stappen.bereid_voor(getoetst, TOEKENNEN, wie=Rol.TEAMLEIDER)
    stappen.bereid_voor(getoetst, TOEKENNEN)
    stappen.bied_aan(getoetst)
    pagina = stappen.stel_vast(getoetst, status=422)
    assert "U was zelf betrokken" in pagina.tekst


def test_zonder_mandaat_kan_het_niet(app, stappen, wereld, getoetst):
    with app.app_context():
        teamleider = wereld.gebruiker(Rol.TEAMLEIDER)
        db.session.execute(db.delete(Mandaat).where(Mandaat.gebruiker_id == teamleider))
        db.session.commit()
    stappen.bereid_voor(getoetst, TOEKENNEN)
    stappen.bied_aan(getoetst)
    pagina = stappen.stel_vast(getoetst, status=422)
    assert "U heeft geen mandaat" in pagina.tekst


def test_zonder_briefhoofd_is_er_geen_brief(app, stappen, als, getoetst):
    with app.app_context():
        db.session.execute(db.delete(Briefhoofd))
        db.session.commit()
    stappen.bereid_voor(getoetst, TOEKENNEN)
    pagina = als(Rol.BEOORDELAAR).open(adres(getoetst, "/brief"), status=422)
    assert "Het briefhoofd van uw zorgkantoor is nog leeg" in pagina.tekst


@pytest.mark.parametrize(
    ("dag", "status"), [("14-04-2026", 422), ("15-04-2026", 303), ("22-04-2026", 303),
                        ("23-04-2026", 422)]
)  # fmt: skip
def test_de_verzenddatum_ligt_hooguit_vijf_werkdagen_later(stappen, getoetst, dag, status):
    stappen.bereid_voor(getoetst, TOEKENNEN | {"verzenddatum": dag})
    if status == 422:
        stappen.lees_brief(getoetst, status=422)
        return
    stappen.bied_aan(getoetst)
    stappen.stel_vast(getoetst)
    assert stappen.rijen(Besluit)[0].verzenddatum.strftime("%d-%m-%Y") == dag


def test_een_latere_tabel_of_toetsing_maakt_het_besluit_oud(app, stappen, getoetst):
    stappen.bereid_voor(getoetst, TOEKENNEN)
    stappen.bied_aan(getoetst)
    with app.app_context():
        db.session.scalars(db.select(Besluit)).one().maanden = 12
        db.session.commit()
    pagina = stappen.stel_vast(getoetst, status=422)
    assert "veranderd na het voorbereiden" in pagina.tekst


def test_een_bsn_in_de_brief_houdt_het_tegen(stappen, getoetst):
    stappen.bereid_voor(getoetst, TOEKENNEN | {"onderbouwing": "Zie 999990019 voor meer."})
    stappen.bied_aan(getoetst)
    pagina = stappen.stel_vast(getoetst, status=422)
    assert "op een BSN lijkt" in pagina.tekst


def test_na_vaststellen_is_niets_meer_te_wijzigen(stappen, als, getoetst):
    besluit = stappen.neem(getoetst, TOEKENNEN)
    pagina = als(Rol.BEOORDELAAR).open(adres(getoetst))
    assert "Besluit: meerzorg toegekend" in pagina.tekst
    assert stappen.rijen(Besluit)[0].pdf_sha256 == besluit.pdf_sha256


def test_wie_het_niet_mag(als, stappen, getoetst):
    for deel in ("", "/brief", "/vaststellen", "/brief.pdf"):
        als(Rol.BEOORDELAAR, "ander").open(adres(getoetst, deel), status=404)
        als(Rol.MANAGER).open(adres(getoetst, deel), status=403)
    besluit = stappen.neem(getoetst, TOEKENNEN)
    als(Rol.MANAGER, "ander").open(f"/beschikkingen/{besluit.id}", status=404)
    als(Rol.BEHEERDER_AANBIEDER).open(f"/beschikkingen/{besluit.id}", status=403)


def test_een_andere_beoordelaar_leest_alleen(als, getoetst):
    pagina = als(Rol.BEOORDELAAR, "tweede").open(adres(getoetst))
    assert "U kunt dit besluit lezen" in pagina.tekst


def test_de_aanbieder_ziet_besluit_en_brief(stappen, als, getoetst):
    manager = als(Rol.MANAGER)
    assert "nog geen besluit" in manager.open(f"/aanvragen/{getoetst}/brieven").tekst
    besluit = stappen.neem(getoetst, TOEKENNEN)
    assert "Besluit en brief lezen" in manager.open(f"/aanvragen/{getoetst}").tekst
    pagina = manager.open(f"/aanvragen/{getoetst}/brieven")
    assert "€ 104.878,17 per jaar" in pagina.tekst
    assert "bezwaar maken tot en met 27 mei 2026" in pagina.tekst
    assert f"/beschikkingen/{besluit.id}" in pagina.antwoord.text
    als(Rol.MANAGER, "ander").open(f"/aanvragen/{getoetst}/brieven", status=404)


def test_lezen_staat_in_het_logboek(stappen, als, getoetst):
    besluit = stappen.neem(getoetst, TOEKENNEN)
    als(Rol.MANAGER).open(f"/beschikkingen/{besluit.id}")
    regels = [r for r in stappen.rijen(AuditRegel) if r.object_id == besluit.id]
    assert sorted(regel.code for regel in regels) == ["besluit.gewijzigd", "besluit.lezen"]


def test_het_dossier_wijst_de_weg(stappen, als, getoetst):
    besluit = stappen.neem(getoetst, TOEKENNEN)
    pagina = als(Rol.BEOORDELAAR).open(f"/dossiers/{getoetst}")
    assert "Meerzorg toegekend" in pagina.tekst
    assert f"/beschikkingen/{besluit.id}" in pagina.antwoord.text
    assert f"/dossiers/{getoetst}/herstelbesluit" in pagina.antwoord.text


def test_een_vast_aantal_opdrachten(app, stappen, als, getoetst):
    stappen.bereid_voor(getoetst, TOEKENNEN)
    beoordelaar = als(Rol.BEOORDELAAR)
    for deel, hoogstens in (("", 45), ("/brief", 45), ("/vaststellen", 40)):
        with luister(app) as opdrachten:
            beoordelaar.open(adres(getoetst, deel))
        assert len(zonder_bijwerk(opdrachten)) <= hoogstens


def test_afwijzen_zonder_onvoldaan_criterium_kan_niet(stappen, getoetst):
    pagina = stappen.bereid_voor(getoetst, AFWIJZEN, status=422)
    assert "minstens één criterium" in pagina.tekst


def test_een_nieuwe_toekenning_vervangt_de_lopende(app, stappen, als, maak_getoetst, getoetst):
    oud = stappen.neem(getoetst, TOEKENNEN)
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, getoetst)
        client_id, nummer = aanvraag.client_id, aanvraag.nummer
    later = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
    voorstel = {
        "ingang": {"waarde": "2026-12-01", "reden": ""},
        "maanden": {"waarde": "18", "reden": ""},
    }
    with clock.freeze(later):
        dossier = maak_getoetst(
            S01, Toetswens(oordelen={}, voorstel=voorstel), client_id=client_id, op=later
        )
        nieuw = stappen.neem(dossier, TOEKENNEN)
        brief = als(Rol.MANAGER).open(f"/beschikkingen/{nieuw.id}").tekst
    assert nieuw.laatste_dag == date(2028, 5, 31)
    assert f"vervangt onze toekenning met kenmerk {nummer}-B{oud.nr}" in brief
    assert "Die eindigt op 30 november 2026." in brief
    rijen = {rij.besluit_id: rij for rij in stappen.rijen(Toekenning)}
    oude, nieuwe = rijen[oud.id], rijen[nieuw.id]
    assert (oude.einde, oude.einde_reden, oude.vervangen_door_id) == (
        date(2026, 11, 30),
        "vervangen",
        nieuwe.id,
    )
    assert (nieuwe.einde, nieuwe.etmaalbedrag_cent) == (date(2028, 5, 31), nieuw.etmaalbedrag_cent)


def test_preventief_naast_een_lopende_gewone_toekenning_kan_niet(app, stappen, maak_getoetst):
    lopend = maak_getoetst(S01, TERMIJN_24)
    stappen.neem(lopend, TOEKENNEN)
    with app.app_context():
        client_id = db.session.get_one(Aanvraag, lopend).client_id
    check = {**CHECK, "k06": "nee", "k16": "ja, voor één cliënt"}
    wens = replace(S01, soort="preventief", maanden=3, ingang=date(2026, 6, 1), check=check)
    dossier = maak_getoetst(wens, ALLES_VOLDOET, client_id=client_id)
    pagina = stappen.bereid_voor(dossier, TOEKENNEN | {"termijnreden": ""}, status=422)
    assert "Preventieve meerzorg kan niet naast de lopende toekenning" in pagina.tekst


OPNIEUW = (
    "import hashlib, json, sys;"
    "from portal.platform.pdf import maak_pdf, van_gegevens;"
    "pdf = maak_pdf(van_gegevens(json.load(sys.stdin)));"
    "print(hashlib.sha256(pdf).hexdigest())"
)


def test_een_nieuw_proces_maakt_dezelfde_pdf(app, stappen, getoetst):
    besluit = stappen.neem(getoetst, TOEKENNEN)
    with app.app_context():
        inhoud = db.session.get_one(Besluit, besluit.id).brief
    opdracht = [sys.executable, "-c", OPNIEUW]
    uitslag = subprocess.run(opdracht, input=inhoud, capture_output=True, check=True, cwd=WORTEL)  # noqa: S603 # our own interpreter and text
    assert uitslag.stdout.decode().strip() == besluit.pdf_sha256
