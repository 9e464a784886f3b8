"""The beslissing op bezwaar: prepared by one, fixed by another, with all that follows from it."""

import json

import pytest

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit, Toekenning
from portal.berichten.models import Bericht
from portal.bezwaar.actions.aanvullen import trek_in
from portal.bezwaar.models import Bezwaar, Bezwaarbeslissing, Bezwaarbrief
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import BesluitToestand, Herkomst, Toestand
from portal.domain.procedure.bezwaar import (
    Adviesinhoud,
    Beslisstand,
    Bezwaartoestand,
    Bezwaaruitkomst,
)
from portal.domain.procedure.bezwaaradvies import Voornemen
from portal.platform import clock
from portal.platform.database import db
from portal.platform.pdf import van_gegevens
from tests.beslisstappen import (
    BESLIST_OP,
    BLIJFT,
    BZ,
    GEGROND_NIEUW,
    ONGEGROND,
    TEGEMOET,
    Bezwaarstappen,
    adres,
)
from tests.besluitstappen import AFWIJZEN, TOEKENNEN, Besluitstappen
from tests.factories.aanvraag import S01
from tests.factories.besluit import (
    ALLES_VOLDOET,
    BESLUIT_OP,
    Toetswens,
    maak_getoetste_aanvraag,
)
from tests.factories.wereld import ANDER, TWEEDE

ONVOLDAAN = Toetswens(oordelen={"CM-4": ("voldoet_niet", "De wand ontbreekt.")}, voorstel={})
DEELS = Voornemen(uitkomst=Bezwaaruitkomst.DEELS_GEGROND)


@pytest.fixture
def besluiten(app, als):
    return Besluitstappen(app, als)


@pytest.fixture
def stappen(app, als, wereld):
    return Bezwaarstappen(app, als, wereld)


@pytest.fixture
def beslisdag():
    with clock.freeze(BESLIST_OP):
        yield


@pytest.fixture
def maak_besluit(app, wereld, besluiten):
    """Give a function that fixes a besluit on 15 April 2026 through its pages."""

    def doe(toets, velden):
        with clock.freeze(BESLUIT_OP):
            with app.app_context():
                dossier = maak_getoetste_aanvraag(wereld, S01, toets).id
                db.session.commit()
            besluiten.neem(dossier, velden)
        return dossier

    return doe


@pytest.fixture
def toegekend(maak_besluit):
    return maak_besluit(ALLES_VOLDOET, TOEKENNEN | {"termijnreden": ""})


@pytest.fixture
def afgewezen(maak_besluit):
    return maak_besluit(ONVOLDAAN, AFWIJZEN)


def brief_van(stappen):
    """Give the text of the letter with the beslissing."""
    with stappen.app.app_context():
        [rij] = db.session.scalars(
            db.select(Bezwaarbrief).where(Bezwaarbrief.soort == "beslissing")
        )
        document = van_gegevens(json.loads(rij.brief))
        return document.titel, json.dumps(json.loads(rij.brief), ensure_ascii=False)


def test_gegrond_met_een_nieuw_besluit(stappen, besluiten, als, afgewezen, beslisdag):
    bezwaar_id = stappen.dien_in()
    stappen.behandel(bezwaar_id)
    stappen.bereid_voor(bezwaar_id, GEGROND_NIEUW)
    besluiten.bereid_voor(afgewezen, TOEKENNEN | {"termijnreden": ""}, wie=BZ)
    stappen.bied_aan(bezwaar_id)
    stappen.stel_vast(bezwaar_id)

    rij = stappen.beslissing()
    oud, nieuw = besluiten.rijen(Besluit)
    assert (rij.stand, rij.uitkomst.value, rij.nieuw_besluit_id) == (
        Beslisstand.VASTGESTELD,
        "gegrond",
        nieuw.id,
    )
    assert (oud.stand, nieuw.stand) == (BesluitToestand.HERROEPEN, BesluitToestand.VASTGESTELD)
    assert rij.beroep_tot == nieuw.beroep_tot
    [bezwaar], [aanvraag] = besluiten.rijen(Bezwaar), besluiten.rijen(Aanvraag)
    assert (bezwaar.toestand, aanvraag.toestand) == (Bezwaartoestand.BESLIST, Toestand.TOEGEKEND)
    [toekenning] = besluiten.rijen(Toekenning)
    assert (toekenning.herkomst, toekenning.besluit_id) == (Herkomst.BEZWAAR, nieuw.id)
    titel, tekst = brief_van(stappen)
    assert titel == "Beslissing op bezwaar"
    for deel in (
        "Uw bezwaar is gegrond.",
        "Uw bezwaar is op tijd.",
        "Er was geen hoorzitting, omdat u niet gehoord wilde worden.",
        "helemaal opnieuw bekeken",
        GEGROND_NIEUW["motivering"],
        "volledig aan het bezwaar tegemoetkomen",
        "beroep instellen tot en met 1 juli 2026",
        "Bedrag per jaar",
    ):
        assert deel in tekst


def test_ongegrond_volgt_het_advies_en_verandert_niets(stappen, besluiten, afgewezen, beslisdag):
    bezwaar_id = stappen.dien_in()
    stappen.behandel(bezwaar_id, ONGEGROND, advies=Adviesinhoud.AFWIJZEN)
    stappen.beslis(bezwaar_id, BLIJFT)
    [besluit], [aanvraag] = besluiten.rijen(Besluit), besluiten.rijen(Aanvraag)
    assert (besluit.stand, aanvraag.toestand) == (BesluitToestand.VASTGESTELD, Toestand.AFGEWEZEN)
    rij = stappen.beslissing()
    assert (rij.uitkomst.value, rij.volgt_advies, rij.nieuw_besluit_id) == ("ongegrond", True, None)
    _, tekst = brief_van(stappen)
    assert "Wij volgen dit advies." in tekst
    assert "blijft gelden" in tekst


def test_zonder_advies_kan_het_niet_en_afwijken_heeft_een_reden(stappen, als, afgewezen, beslisdag):
    bezwaar_id = stappen.dien_in()
    stappen.behandel(bezwaar_id, DEELS)
    pagina = als(BZ).open(adres(bezwaar_id))
    assert "advies van het Zorginstituut nodig" in pagina.tekst
    assert [f for f in pagina.document.formulieren if "motivering" in f.velden] == []


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"volgt_advies": ""}, "Kies of de beslissing het advies volgt."),
        ({"volgt_advies": "ja", "uitkomst": "deels_gegrond", "gevolg": "nieuw_besluit"},
         "Deze uitkomst is anders dan het advies."),
        ({"volgt_advies": "nee"}, "Leg uit waarom u het advies niet volgt."),
        ({"motivering": " "}, "Leg uit waarom"),
    ],
)  # fmt: skip
def test_wat_de_wet_vraagt_ontbreekt(stappen, besluiten, afgewezen, beslisdag, velden, tekst):
    bezwaar_id = stappen.dien_in()
    stappen.behandel(bezwaar_id, ONGEGROND, advies=Adviesinhoud.AFWIJZEN)
    pagina = stappen.bereid_voor(bezwaar_id, BLIJFT | velden, status=422)
    assert tekst in pagina.tekst
    assert besluiten.rijen(Bezwaarbeslissing) == []


def test_een_andere_uitkomst_dan_het_voornemen_vraagt_eerst_advies(
    stappen, besluiten, afgewezen, beslisdag
):
    bezwaar_id = stappen.dien_in()
    stappen.behandel(bezwaar_id, TEGEMOET)
    pagina = stappen.bereid_voor(
        bezwaar_id, {"uitkomst": "ongegrond", "motivering": "Nee."}, status=422
    )
    assert "past niet bij het voornemen" in pagina.tekst
    assert besluiten.rijen(Bezwaarbeslissing) == []


def test_van_gedachten_veranderen_laat_het_nieuwe_besluit_vallen(
    stappen, besluiten, toegekend, beslisdag
):
    bezwaar_id = stappen.dien_in()
    stappen.behandel(bezwaar_id)
    stappen.bereid_voor(bezwaar_id, GEGROND_NIEUW)
    assert [rij.nr for rij in besluiten.rijen(Besluit)] == [1, 2]
    stappen.beslis(bezwaar_id, GEGROND_NIEUW | {"gevolg": "herroepen"})
    [besluit], [aanvraag] = besluiten.rijen(Besluit), besluiten.rijen(Aanvraag)
    [toekenning] = besluiten.rijen(Toekenning)
    assert (besluit.stand, aanvraag.toestand) == (BesluitToestand.HERROEPEN, Toestand.INGETROKKEN)
    assert (toekenning.einde < toekenning.ingang, toekenning.einde_reden) == (True, "herroepen")


def test_terugsturen_met_een_reden_en_daarna_alsnog(stappen, als, toegekend, beslisdag):
    bezwaar_id = stappen.dien_in()
    stappen.behandel(bezwaar_id, ONGEGROND, advies=Adviesinhoud.AFWIJZEN)
    stappen.bereid_voor(bezwaar_id, BLIJFT)
    stappen.bied_aan(bezwaar_id)
    teamleider = als(Rol.TEAMLEIDER, TWEEDE)
    pagina = teamleider.open(adres(bezwaar_id, "/terugsturen"))
    formulier = pagina.formulier(met="reden")
    teamleider.vul_in(pagina, {"reden": " "}, formulier=formulier, status=422)
    pagina = teamleider.open(adres(bezwaar_id, "/terugsturen"))
    teamleider.vul_in(pagina, {"reden": "Noem de datum."}, formulier=pagina.formulier(met="reden"))
    assert "Noem de datum." in als(BZ).open(adres(bezwaar_id)).tekst
    stappen.bied_aan(bezwaar_id)
    stappen.stel_vast(bezwaar_id)
    assert stappen.beslissing().stand is Beslisstand.VASTGESTELD


def test_wie_bij_het_besluit_was_stelt_niet_vast(stappen, als, afgewezen, beslisdag):
    bezwaar_id = stappen.dien_in()
    stappen.behandel(bezwaar_id, ONGEGROND, advies=Adviesinhoud.AFWIJZEN)
    stappen.bereid_voor(bezwaar_id, BLIJFT)
    stappen.bied_aan(bezwaar_id)
    pagina = als(Rol.TEAMLEIDER).open(adres(bezwaar_id, "/brief"))
    assert "U was zelf betrokken." in pagina.tekst
    stappen.stel_vast(bezwaar_id, wie="eigen", status=422)
    assert stappen.beslissing().stand is Beslisstand.TER_CONTROLE


@pytest.mark.parametrize("deel", ["", "/brief", "/terugsturen", "/vaststellen"])
def test_een_ander_zorgkantoor_ziet_niets(stappen, als, afgewezen, beslisdag, deel):
    bezwaar_id = stappen.dien_in()
    stappen.behandel(bezwaar_id, ONGEGROND, advies=Adviesinhoud.AFWIJZEN)
    stappen.bereid_voor(bezwaar_id, BLIJFT)
    wie = BZ if deel in {"", "/brief"} else Rol.TEAMLEIDER
    als(wie, ANDER).open(adres(bezwaar_id, deel), status=404)


@pytest.mark.parametrize(
    ("deel", "rollen"),
    [
        ("", (Rol.TEAMLEIDER, Rol.BEOORDELAAR, Rol.MANAGER)),
        ("/brief", (Rol.BEOORDELAAR, Rol.MANAGER)),
        ("/terugsturen", (BZ, Rol.BEOORDELAAR)),
        ("/vaststellen", (BZ, Rol.BEOORDELAAR)),
    ],
)
def test_wie_het_niet_mag(stappen, als, afgewezen, beslisdag, deel, rollen):
    bezwaar_id = stappen.dien_in()
    for rol in rollen:
        als(rol).open(adres(bezwaar_id, deel), status=403)


def test_een_oude_pagina_houdt_de_tekst(stappen, als, besluiten, afgewezen, beslisdag):
    bezwaar_id = stappen.dien_in()
    stappen.behandel(bezwaar_id, ONGEGROND, advies=Adviesinhoud.AFWIJZEN)
    laat = als(BZ)
    pagina = laat.open(adres(bezwaar_id))
    stappen.bereid_voor(bezwaar_id, BLIJFT)
    velden = BLIJFT | {"motivering": "Mijn eigen tekst."}
    formulier = pagina.formulier(met="motivering")
    oud = laat.vul_in(pagina, velden, formulier=formulier, status=409)
    assert "Mijn eigen tekst." in oud.antwoord.text
    assert besluiten.teksten(Bezwaarbeslissing, "motivering") == [BLIJFT["motivering"]]


def test_het_gaat_een_keer_uit_en_de_managers_horen_het(
    stappen, als, besluiten, afgewezen, beslisdag
):
    bezwaar_id = stappen.dien_in()
    stappen.behandel(bezwaar_id, ONGEGROND, advies=Adviesinhoud.AFWIJZEN)
    stappen.bereid_voor(bezwaar_id, BLIJFT)
    stappen.bied_aan(bezwaar_id)
    browser = als(Rol.TEAMLEIDER, TWEEDE)
    velden = browser.open(adres(bezwaar_id, "/vaststellen")).formulier(met="versie").velden
    antwoorden = [
        browser.client.post(adres(bezwaar_id, "/vaststellen"), data=velden).status_code
        for _ in range(2)
    ]
    assert antwoorden == [303, 303]
    brieven = [rij for rij in besluiten.rijen(Bezwaarbrief) if rij.soort == "beslissing"]
    assert len(brieven) == 1
    berichten = [rij for rij in besluiten.rijen(Bericht) if rij.code == "N39"]
    managers = {stappen.wereld.gebruiker(Rol.MANAGER, wie) for wie in ("eigen", TWEEDE)}
    assert {rij.gebruiker_id for rij in berichten} == managers


def test_de_brieven_zijn_byte_voor_byte_opnieuw_te_maken(
    app, stappen, besluiten, afgewezen, beslisdag
):
    bezwaar_id = stappen.dien_in()
    stappen.behandel(bezwaar_id)
    stappen.bereid_voor(bezwaar_id, GEGROND_NIEUW)
    besluiten.bereid_voor(afgewezen, TOEKENNEN | {"termijnreden": ""}, wie=BZ)
    stappen.bied_aan(bezwaar_id)
    stappen.stel_vast(bezwaar_id)
    uitslag = app.test_cli_runner().invoke(args=["herbouw-brieven"])
    assert (uitslag.exit_code, uitslag.output.strip()) == (0, "3 brieven gelijk, 0 anders")


def test_de_aanbieder_ziet_de_beslissing_pas_als_zij_er_is(stappen, als, afgewezen, beslisdag):
    bezwaar_id = stappen.dien_in()
    stappen.behandel(bezwaar_id, ONGEGROND, advies=Adviesinhoud.AFWIJZEN)
    stappen.bereid_voor(bezwaar_id, BLIJFT)
    stappen.bied_aan(bezwaar_id)
    manager = als(Rol.MANAGER)
    assert "Ongegrond" not in manager.open(f"/bezwaren/{bezwaar_id}").antwoord.text
    team = als(Rol.TEAMLEIDER, TWEEDE).open(f"/bezwaren/{bezwaar_id}")
    assert "Beslissing controleren" in team.tekst
    assert "Beslissing controleren" not in als(Rol.TEAMLEIDER).open(f"/bezwaren/{bezwaar_id}").tekst
    stappen.stel_vast(bezwaar_id)
    pagina = manager.open(f"/bezwaren/{bezwaar_id}").tekst
    assert "Ongegrond" in pagina
    assert "1 juli 2026" in pagina


def test_van_het_bezwaar_naar_de_beslissing(stappen, als, afgewezen, beslisdag):
    bezwaar_id = stappen.dien_in()
    assert "Beslissing voorbereiden" not in als(BZ).open(f"/bezwaren/{bezwaar_id}").tekst
    stappen.behandel(bezwaar_id)
    pagina = als(BZ).open(f"/bezwaren/{bezwaar_id}")
    assert "Beslissing voorbereiden" in pagina.tekst
    stappen.bereid_voor(bezwaar_id, GEGROND_NIEUW)
    brief = als(BZ).open(adres(bezwaar_id, "/brief"))
    assert "Bepalen wat u toekent" in brief.tekst
    pdf = als(BZ).client.get(adres(bezwaar_id, "/brief.pdf"))
    assert (pdf.status_code, pdf.data[:5]) == (200, b"%PDF-")


def test_intrekken_laat_het_nieuwe_besluit_vallen(stappen, besluiten, toegekend, beslisdag):
    bezwaar_id = stappen.dien_in()
    stappen.behandel(bezwaar_id)
    stappen.bereid_voor(bezwaar_id, GEGROND_NIEUW)
    stappen.bied_aan(bezwaar_id)
    with stappen.app.app_context():
        bezwaar, manager = db.session.get_one(Bezwaar, bezwaar_id), stappen.mens(Rol.MANAGER)
        trek_in(bezwaar, "Wij zijn het eens geworden.", door=manager, op=clock.now())
        db.session.commit()
    assert [rij.stand for rij in besluiten.rijen(Besluit)] == [BesluitToestand.VASTGESTELD]
    assert stappen.beslissing().nieuw_besluit_id is None
