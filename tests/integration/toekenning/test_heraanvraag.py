"""A her-aanvraag starts from a toekenning: running or ended, from before the portal too."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Antwoord, Voorganger
from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Eindereden, Toestand
from portal.platform import clock
from portal.platform.database import db
from tests.factories.toekenning import (
    PREVENTIEF,
    TOEKOMSTIG,
    VOORAF,
    maak_groepstoekenningen,
    maak_toekenning,
)
from tests.factories.wereld import ANDER
from tests.invullen import vul

VANDAAG = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
KEUZE = {
    "aanleiding": "einde looptijd",
    "soort": "individueel",
    "maanden": "12",
    "ingang": "1-5-2028",
}
TUSSENTIJDS = {**KEUZE, "aanleiding": "tussentijds", "ingang": "1-12-2026"}


@pytest.fixture(autouse=True)
def _klok():
    with clock.freeze(VANDAAG):
        yield


@pytest.fixture
def toekenning(app, wereld):
    """Give a function that makes a toekenning, and gives the address of its her-aanvraag."""

    def maak(wens=VOORAF):
        with app.app_context():
            rij = maak_toekenning(wereld, wens)
            db.session.commit()
            return f"/toekenningen/{rij.id}/her-aanvraag"

    return maak


def aanvragen(app):
    with app.app_context():
        vraag = sa.select(Aanvraag).where(Aanvraag.toestand == Toestand.CONCEPT)
        return [
            (rij.herkomst, rij.aanleiding, rij.soort, rij.gewenste_maanden, rij.beoogde_ingang)
            for rij in db.session.scalars(vraag)
        ]


def test_de_her_aanvraag_begint_met_wat_bekend_is(app, als, toekenning):
    adres, browser = toekenning(), als(Rol.BEGELEIDER)
    pagina = browser.open(adres)
    assert "Bij de volgende aanvraag hoogstens meerzorgprofiel 3." in pagina.tekst
    antwoord = vul(browser, pagina, KEUZE)
    browser.volg(antwoord)
    assert aanvragen(app) == [
        ("heraanvraag", "einde looptijd", "individueel", 12, date(2028, 5, 1))
    ]
    with app.app_context():
        rij = db.session.scalars(sa.select(Voorganger)).one()
        toekenning_id = db.session.scalars(sa.select(Toekenning.id)).one()
        assert rij.toekenning_id == toekenning_id
        assert rij.gegevens["perspectief"].startswith("Bij de volgende aanvraag")
        assert [doel["korte_naam"] for doel in rij.gegevens["doelen"]] == ["Rustig opstaan"]


def test_tussentijds_vraagt_nieuwe_feiten(app, als, toekenning):
    adres, browser = toekenning(), als(Rol.MANAGER)
    zonder = vul(browser, browser.open(adres), TUSSENTIJDS, status=422)
    assert "Noem de nieuwe feiten." in zonder.tekst
    feiten = {"nieuwe_feiten": "Een nieuwe diagnose."}
    vul(browser, browser.open(adres), {**TUSSENTIJDS, **feiten})
    [(herkomst, aanleiding, *_)] = aanvragen(app)
    assert (herkomst, aanleiding) == ("heraanvraag", "tussentijds")
    with app.app_context():
        vraag = sa.select(Antwoord).where(Antwoord.vraag_id == "ha-nieuwe-feiten")
        rij = db.session.scalars(vraag).one()
        assert (rij.waarde, rij.herkomst) == ("Een nieuwe diagnose.", "getypt")


def test_preventief_loopt_vanzelf_af_en_wordt_niet_tussentijds_bijgesteld(als, toekenning):
    wens = replace(PREVENTIEF, ingang=date(2026, 9, 1), met_besluit=False)
    adres, browser = toekenning(wens), als(Rol.MANAGER)
    pagina = browser.open(adres)
    assert "Tussentijds" not in pagina.tekst
    geweigerd = vul(browser, pagina, {**TUSSENTIJDS, "nieuwe_feiten": "Feiten."}, status=422)
    assert "Kies een reden die bij deze toekenning past." in geweigerd.tekst


@pytest.mark.parametrize(
    "wens",
    [
        replace(TOEKOMSTIG, met_besluit=False),
        replace(VOORAF, einde=date(2026, 9, 30), einde_reden=Eindereden.VERVANGEN),
        replace(VOORAF, einde=date(2026, 9, 30), einde_reden=Eindereden.INGETROKKEN),
    ],
)
def test_waar_geen_her_aanvraag_op_volgt(app, als, toekenning, wens):
    adres, browser = toekenning(wens), als(Rol.MANAGER)
    pagina = browser.open(adres)
    assert "Een her-aanvraag kan nu niet" in pagina.tekst
    assert "Her-aanvraag beginnen" not in browser.open(adres.removesuffix("/her-aanvraag")).tekst
    assert aanvragen(app) == []


def test_een_open_aanvraag_gaat_voor(app, als, toekenning):
    adres, browser = toekenning(), als(Rol.MANAGER)
    pagina = browser.open(adres)
    vul(browser, browser.open(adres), KEUZE)
    assert "Er loopt al een aanvraag" in browser.open(adres).tekst
    geweigerd = vul(browser, pagina, KEUZE, status=422)
    assert "nog open. Rond die eerst af." in geweigerd.tekst
    assert len(aanvragen(app)) == 1


def test_twee_keer_klikken_maakt_een_aanvraag(app, als, toekenning):
    browser = als(Rol.MANAGER)
    pagina = browser.open(toekenning())
    assert vul(browser, pagina, KEUZE).naar == vul(browser, pagina, KEUZE).naar
    assert len(aanvragen(app)) == 1


@pytest.mark.parametrize("ingang", ["1-5-2999", "31-12-2024"])
def test_te_veel_maanden_of_een_vreemd_jaar(als, toekenning, ingang):
    adres, browser = toekenning(), als(Rol.MANAGER)
    lang = vul(browser, browser.open(adres), {**KEUZE, "maanden": "37"}, status=422)
    assert "1 tot en met 36 maanden" in lang.tekst
    jaar = vul(browser, browser.open(adres), {**KEUZE, "ingang": ingang}, status=422)
    assert "Controleer het jaar van deze datum." in jaar.tekst


def test_wie_niet_mag(als, toekenning):
    adres = toekenning()
    als(Rol.BEOORDELAAR).open(adres, status=403)
    als(Rol.MANAGER, ANDER).open(adres, status=404)
    als(Rol.MANAGER).open(adres.replace("/her-aanvraag", "x/her-aanvraag"), status=404)
    assert (
        "Her-aanvraag beginnen" in als(Rol.MANAGER).open(adres.removesuffix("/her-aanvraag")).tekst
    )


@pytest.mark.parametrize(
    ("einde", "moet"), [(date(2025, 11, 20), True), (date(2025, 11, 19), False)]
)
def test_een_vervolg_op_preventief_is_altijd_een_her_aanvraag(app, als, toekenning, einde, moet):
    wens = replace(PREVENTIEF, met_besluit=False, ingang=date(2025, 6, 1), laatste_dag=einde)
    toekenning(wens)  # PV6: exactly twelve months ago still counts
    with app.app_context():
        client_id = db.session.scalars(sa.select(Toekenning.client_id)).one()
    browser = als(Rol.MANAGER)
    keuze = f"?soort=individueel&client={client_id}"
    profiel = browser.open(f"/aanvragen/nieuw/profiel{keuze}")
    assert "her-aanvraag na TK-2026-" in profiel.tekst
    assert ("kan een vervolg alleen zo" in profiel.tekst) is moet
    assert "Her-aanvraag beginnen" in browser.open(f"/clienten/{client_id}").tekst
    pagina = browser.open(f"/aanvragen/nieuw/looptijd{keuze}")
    antwoord = vul(browser, pagina, {"maanden": "12"}, status=422 if moet else 303)
    assert ("Begin een her-aanvraag vanaf toekenning" in antwoord.tekst) is moet


def test_de_client_van_voor_het_portaal_gaat_eerst_naar_de_her_aanvraag(app, als, toekenning):
    adres = toekenning()
    with app.app_context():
        rij = db.session.scalars(sa.select(Toekenning)).one()
        client_id, nummer = rij.client_id, rij.nummer
    pagina = als(Rol.MANAGER).open(f"/clienten/{client_id}")
    bekend = f"Toekenning {nummer}, 1 mei 2026 tot en met 30 apr 2028"
    assert bekend in " ".join(pagina.tekst.split())
    links = [link for link in pagina.document.links if link == adres or "nieuw?" in link]
    assert links == [adres, f"/aanvragen/nieuw?client={client_id}"]


def test_de_client_in_een_groep_van_voor_het_portaal_vraagt_met_de_groep_opnieuw(app, als, wereld):
    with app.app_context():
        _, rijen = maak_groepstoekenningen(wereld)
        for rij in rijen:
            rij.besluit_id = None
        db.session.commit()
        client_id = rijen[0].client_id
    tekst = " ".join(als(Rol.MANAGER).open(f"/clienten/{client_id}").tekst.split())
    assert "30 apr 2028, in een groep Een groep vraagt samen opnieuw aan." in tekst


def test_de_hele_groep_vraagt_opnieuw_aan_met_van_ieder_het_eigen_verleden(app, als, wereld):
    with app.app_context():
        _, rijen = maak_groepstoekenningen(wereld)
        for rij in rijen:
            rij.besluit_id = None
        rijen[1].doelen = [*rijen[1].doelen, {"korte_naam": "Zelf eten"}]
        db.session.commit()
        adres = f"/toekenningen/{rijen[0].id}/her-aanvraag"
        eigen = {rij.client_id: rij.id for rij in rijen}
        totaal = sum(rij.jaarbedrag_cent for rij in rijen)
        met_eigen_doel = rijen[1].client_id
    browser = als(Rol.MANAGER)
    pagina = browser.open(adres)
    assert "Voor de hele groep" in pagina.tekst
    browser.volg(vul(browser, pagina, {**KEUZE, "soort": "groep"}))
    with app.app_context():
        hoofd = db.session.scalars(
            sa.select(Aanvraag).where(
                Aanvraag.toestand == Toestand.CONCEPT, Aanvraag.client_id.is_(None)
            )
        ).one()
        assert (hoofd.herkomst, hoofd.voorganger.gegevens["jaarbedrag_cent"]) == (
            "heraanvraag",
            totaal,
        )
        assert {lid.client_id: lid.voorganger.toekenning_id for lid in hoofd.leden} == eigen
        assert {lid.herkomst for lid in hoofd.leden} == {"heraanvraag"}
        doelen = {
            lid.client_id: [doel["korte_naam"] for doel in lid.voorganger.gegevens["doelen"]]
            for lid in hoofd.leden
        }
        assert doelen == {nr: [] for nr in eigen} | {met_eigen_doel: ["Zelf eten"]}
        adres = f"/aanvragen/{hoofd.id}"
    assert "Rustig opstaan" in browser.open(f"{adres}/terugblik").tekst
    browser.open(f"{adres}/controleren")
