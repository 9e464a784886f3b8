"""The pages of a her-aanvraag: what is carried over, confirmed, shown beside, and looked back on."""

import uuid
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
import sqlalchemy as sa

from portal.aanvraag.actions.heraanvraag import Herstart, start_heraanvraag
from portal.aanvraag.actions.starten import Start
from portal.aanvraag.models import Aanvraag, Antwoord, Doel, Driehoeklid, Rekenblok, Voorganger
from portal.aanvraag.queries.controleren import bepaal_controle
from portal.aanvraag.queries.versie import inhoud_van
from portal.aanvraag.queries.voorganger import Voorgangergegevens
from portal.aanvraag.queries.voorganger.verschil import lees_verschil
from portal.aanvraag.queries.weergave import maak_weergave
from portal.domain.bevoegdheid import DRIEHOEK, Rol
from portal.domain.procedure.heraanvraag import Aanleiding
from portal.domain.rekentool import bereken, uitkomst_als_gegevens
from portal.platform.database import db
from portal.platform.reference_data import get_referentietabel
from portal.platform.web import texts
from portal.toegang.models import Gebruiker
from tests.factories.aanvraag import BLOKKEN, OP, stand_van
from tests.factories.groep import maak_groepsaanvraag
from tests.factories.wereld import ANDER
from tests.sql import luister, schrijft_naar, zonder_bijwerk

pytestmark = pytest.mark.usefixtures("op_de_dag")
OUD, OUD_2 = "0b1c1d1e-0000-4000-8000-000000000001", "0b1c1d1e-0000-4000-8000-000000000002"
VORIGE = Voorgangergegevens(
    toekenning_id=uuid.UUID(int=7),
    nummer="TK-2024-00007",
    kenmerk="MZ-2024-00012-B1",
    soort="individueel",
    zorgprofiel="VG7",
    ingang=date(2024, 5, 1),
    maanden=24,
    laatste_dag=date(2026, 4, 30),
    einde=date(2026, 4, 30),
    meerzorgprofiel="Meerzorgprofiel 5",
    meerzorguren=Fraction(60),
    jaarbedrag_cent=12_000_000,
    etmaalbedrag_cent=32_877,
    jaarbedrag_100_cent=12_500_000,
    prijspeil=2025,
    perspectief="Hoogstens profiel 4 bij de volgende aanvraag.",
    max_profiel="Meerzorgprofiel 4",
    doelen=(
        {"doel_id": OUD, "korte_naam": "rustige ochtend", "thema": "dagstructuur"},
        {"doel_id": OUD_2, "korte_naam": "samen eten", "einddatum": "2026-01-01"},
    ),
    uren={"wonen": "70/1", "nachtzorg": "0/1", "context_totaal": "6000/1"},
    antwoorden={
        "gg-aard": "gedrag",
        "rs-borging": "In het zorgplan, elk kwartaal.",
        "hs-wie": "Een oude beschrijving.",
        "ha-opbrengst": "Dit hoort leeg te blijven.",
    },
    blokken={
        **BLOKKEN,
        "context": {
            "context_uren": "52",
            "tarief": "96",
            "posten": [
                {"onderwerp": "training", "eenmalig": "nee"},
                {"onderwerp": "wand", "eenmalig": "ja"},
            ],
        },
    },
)


@pytest.fixture
def her(app, wereld, nieuwe_client):
    """Give a function that starts a her-aanvraag, and gives its address."""

    def start(voorganger=VORIGE, aanleiding=Aanleiding.EINDE_LOOPTIJD, feiten=""):
        client_id = nieuwe_client()
        begin = Start(soort="individueel", client_id=client_id, maanden=24, ingang=date(2026, 5, 1))
        herstart = Herstart(start=begin, aanleiding=aanleiding, nieuwe_feiten=feiten)
        with app.app_context():
            door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
            aanvraag = start_heraanvraag(herstart, voorganger, door=door, op=OP)
            db.session.commit()
            return f"/aanvragen/{aanvraag.id}"

    return start


def lees(app, adres):
    return db.session.get_one(Aanvraag, uuid.UUID(adres.rpartition("/")[2]))


def herkomsten(app, soort, sleutel):
    with app.app_context():
        rijen = db.session.scalars(sa.select(soort)).all()
        return {getattr(rij, sleutel): rij.herkomst for rij in rijen}


def pagina_van(browser, adres, vraag_id):
    """Open the page of the vragenlijst that has a question."""
    for sectie, hoogstens in (
        ("gegevens", 4),
        ("huidig", 8),
        ("resultaten", 6),
        ("heraanvraag", 12),
    ):
        for nr in range(1, hoogstens):
            antwoord = browser.client.get(f"{adres}/vragenlijst/{sectie}/{nr}")
            if f'id="vraag-{vraag_id}"' in antwoord.text:
                return browser.open(f"{adres}/vragenlijst/{sectie}/{nr}")
    raise AssertionError(vraag_id)


def test_per_vraag_overgenomen_naast_nieuw_of_leeg(app, her):
    adres = her()
    assert herkomsten(app, Antwoord, "vraag_id") == {
        "gg-aard": "overgenomen",
        "rs-borging": "overgenomen",
        "ha-realisatie": "referentie",
    }
    assert set(herkomsten(app, Rekenblok, "blok").values()) == {"overgenomen"}
    with app.app_context():
        aanvraag = lees(app, adres)
        assert (aanvraag.herkomst, aanvraag.aanleiding) == ("heraanvraag", "einde looptijd")
        blok = db.session.scalars(sa.select(Rekenblok).where(Rekenblok.blok == "context")).one()
        assert blok.ruw == {
            "context_uren": "52",
            "posten": [{"onderwerp": "training", "eenmalig": "nee"}],
        }
        regels = db.session.scalars(
            sa.select(Antwoord).where(Antwoord.vraag_id == "ha-realisatie")
        ).one()
        assert regels.waarde["regel"][0] == {"onderdeel": "Wonen", "toegekend": "70 uur per week"}
        assert regels.waarde["regel"][-1]["toegekend"] == "€\xa0120.000,00 per jaar"


def test_van_voor_het_portaal_is_alles_leeg_behalve_wat_bekend_is(app, her):
    her(replace(VORIGE, antwoorden={}, blokken={}, doelen=(), meerzorguren=None, uren={}))
    assert herkomsten(app, Antwoord, "vraag_id") == {"ha-realisatie": "referentie"}
    assert herkomsten(app, Rekenblok, "blok") == {}


def test_wat_is_overgenomen_houdt_indienen_tegen_tot_het_is_bevestigd(app, als, her):
    adres, browser = her(), als(Rol.MANAGER)
    with app.app_context():
        stand = stand_van(lees(app, adres))
        assert stand.onbevestigd == ("gg-aard", "rs-borging")
        teksten = [punt.tekst for punt in bepaal_controle(stand).punten]
    assert "Bevestig wat is overgenomen in de rekentool: zorg per week." in teksten
    assert any(tekst.startswith("Bevestig het overgenomen antwoord op") for tekst in teksten)
    pagina = pagina_van(browser, adres, "gg-aard")
    assert "Met opslaan bevestigt u het." in pagina.tekst
    browser.vul_in(pagina, formulier=pagina.formulier(met="getoond-gg-aard"), knop="verder")
    assert herkomsten(app, Antwoord, "vraag_id")["gg-aard"] == "bevestigd"


def test_bewaren_tijdens_het_typen_bevestigt_niets(app, als, her):
    adres, browser = her(), als(Rol.MANAGER)
    pagina = pagina_van(browser, adres, "gg-aard")
    formulier = pagina.formulier(met="getoond-gg-aard")
    url = pagina.antwoord.request.path + "/bewaren"
    assert browser.client.post(url, data=dict(formulier.velden)).status_code == 200
    assert herkomsten(app, Antwoord, "vraag_id")["gg-aard"] == "overgenomen"


def test_wie_het_overgenomen_antwoord_wijzigt_laat_dat_zien(app, als, her):
    adres, browser = her(), als(Rol.MANAGER)
    pagina = pagina_van(browser, adres, "gg-aard")
    formulier = pagina.formulier(met="getoond-gg-aard")
    browser.vul_in(
        pagina, {"gg-aard.keuze": "beide even sterk"}, formulier=formulier, knop="verder"
    )
    assert herkomsten(app, Antwoord, "vraag_id")["gg-aard"] == "gewijzigd"


def test_de_rekentool_wordt_met_opslaan_bevestigd(app, als, her):
    adres, browser = her(), als(Rol.MANAGER)
    pagina = browser.open(f"{adres}/rekentool")
    assert "Dit is ingevuld uit de vorige aanvraag." in pagina.tekst
    browser.vul_in(pagina, formulier=pagina.formulier(met="zorg-wonen"), knop="verder")
    assert "Dit is ingevuld" not in browser.open(f"{adres}/rekentool").tekst
    blokken = herkomsten(app, Rekenblok, "blok")
    assert (blokken["zorg"], blokken["behandelaars"]) == ("bevestigd", "bevestigd")


def test_het_oude_antwoord_staat_ernaast_en_gaat_met_een_klik_mee(app, als, her):
    adres, browser = her(), als(Rol.MANAGER)
    pagina = pagina_van(browser, adres, "hs-wie")
    assert "Een oude beschrijving." in pagina.tekst
    formulier = pagina.formulier(met="getoond-hs-wie")
    naar = browser.vul_in(pagina, formulier=formulier, knop="neem:hs-wie").naar
    assert naar.endswith("#vraag-hs-wie")
    with app.app_context():
        rij = db.session.scalars(sa.select(Antwoord).where(Antwoord.vraag_id == "hs-wie")).one()
        assert (rij.waarde, rij.herkomst) == ("Een oude beschrijving.", "overgenomen")


def test_de_vraag_naar_leren_wijst_naar_goede_voorbeelden(als, her):
    adres, browser, zoek = her(), als(Rol.MANAGER), "/goede-voorbeelden?profiel=7VG"
    met = [
        vraag
        for vraag in ("hs-wie", "ha-goed-voorbeeld")
        if zoek in pagina_van(browser, adres, vraag).document.links
    ]
    assert met == ["ha-goed-voorbeeld"]


def test_een_eigen_antwoord_gaat_nooit_verloren_door_overnemen(app, als, her):
    adres, browser = her(), als(Rol.MANAGER)
    pagina = pagina_van(browser, adres, "hs-wie")
    formulier = pagina.formulier(met="getoond-hs-wie")
    antwoord = browser.vul_in(
        pagina, {"hs-wie": "Mijn tekst"}, formulier=formulier, knop="neem:hs-wie", status=422
    )
    assert "Deze vraag heeft al een antwoord." in antwoord.tekst
    assert "Mijn tekst" in antwoord.antwoord.text


def test_links_staat_de_vorige_toekenning_met_het_verschil(als, her):
    pagina = als(Rol.MANAGER).open(f"{her()}/vragenlijst/heraanvraag")
    for deel in (
        "Hoogstens profiel 4 bij de volgende aanvraag.",
        "€ 120.000,00 per jaar (prijspeil 2025)",
        "60 uur per week",
        "rustige ochtend, samen eten",
        "De vorige invoer is niet bekend, dus de indexering zit nog in dit verschil.",
        "Waardoor verschilt deze aanvraag zo van de vorige toekenning?",
    ):
        assert deel in pagina.tekst


def test_bij_een_ander_prijspeil_wordt_de_vorige_zorg_opnieuw_berekend(app, als, her):
    adres = her()
    with app.app_context():
        aanvraag = lees(app, adres)
        nu = stand_van(aanvraag).rekenen.uitkomst
        toen = bereken(nu.invoer, get_referentietabel(2025)[0])
        ruw = int((nu.bedragen.jaarbedrag_cent - toen.bedragen.jaarbedrag_cent) * 100)
        aanvraag.voorganger.gegevens = replace(
            VORIGE,
            meerzorgprofiel=nu.profiel,
            jaarbedrag_cent=int(toen.bedragen.jaarbedrag_cent * 100),
            berekening=uitkomst_als_gegevens(toen),
        ).als_gegevens()
        db.session.commit()
        verschil = stand_van(aanvraag).vervolg.verschil
        assert (verschil.vergelijkbaar, verschil.substantieel) == (0, False)
        assert verschil.jaarbedrag * 100 == ruw > 0
        assert lees_verschil(inhoud_van(stand_van(aanvraag)).inhoud["verschil"]) == verschil
    pagina = als(Rol.MANAGER).open(f"{adres}/vragenlijst/heraanvraag")
    for deel in (
        "Bedrag bij hetzelfde prijspeil gelijk",
        f"Bedrag zoals toegekend en gevraagd {texts.euro(ruw)} per jaar meer".replace("\xa0", " "),
        "Bij hetzelfde prijspeil is de vorige zorg opnieuw berekend",
    ):
        assert deel in pagina.tekst
    assert "Waardoor verschilt deze aanvraag zo" not in pagina.tekst


def bewaar_doel(browser, adres, doel_id, velden, status=303):
    pagina = browser.open(f"{adres}/terugblik/{doel_id}")
    formulier = pagina.formulier(met="getoond-doel")
    return browser.vul_in(pagina, velden, formulier=formulier, knop="verder", status=status)


VOORTZETTEN = {
    "stand_vorig_doel": "deels gehaald",
    "uitleg_vorig_doel": "Van vijf naar drie keer.",
    "vervolg_vorig_doel": "voortzetten (zelfde doel)",
}
VERVANGEN = {**VOORTZETTEN, "vervolg_vorig_doel": "vervangen (door een nieuw doel)"}
AFSLUITEN = {**VOORTZETTEN, "stand_vorig_doel": "gehaald", "vervolg_vorig_doel": "afsluiten"}


def doelen(app):
    with app.app_context():
        rijen = db.session.scalars(sa.select(Doel).order_by(Doel.volgnummer)).all()
        return [(str(rij.doel_id), rij.velden, rij.verwijderd_op is None) for rij in rijen]


def test_een_doel_dat_doorgaat_staat_met_dezelfde_identiteit_bij_de_doelen(app, als, her):
    adres, browser = her(), als(Rol.MANAGER)
    assert bewaar_doel(browser, adres, OUD, VOORTZETTEN).naar == f"{adres}/terugblik"
    assert doelen(app) == [(OUD, {"korte_naam": "rustige ochtend", "thema": "dagstructuur"}, True)]
    browser.open(f"{adres}/doelen/{OUD}")


def test_wie_nog_niet_terugkeek_gaat_eerst_naar_de_vorige_doelen(als, her):
    adres, browser = her(), als(Rol.MANAGER)
    eerst = "Kijk eerst terug op de vorige doelen"
    assert f"{eerst}. Wat doorgaat, staat dan hier" in browser.open(adres).tekst
    pagina = browser.open(f"{adres}/doelen")
    assert eerst in pagina.tekst
    assert f"{adres}/terugblik" in pagina.document.links
    for oud in (OUD, OUD_2):
        bewaar_doel(browser, adres, oud, AFSLUITEN)
    assert eerst not in browser.open(adres).tekst
    assert eerst not in browser.open(f"{adres}/doelen").tekst


def test_wie_van_gedachten_verandert_verliest_niets(app, als, her):
    adres, browser = her(), als(Rol.MANAGER)
    bewaar_doel(browser, adres, OUD, VOORTZETTEN)
    bewaar_doel(browser, adres, OUD, VERVANGEN)
    [oud, nieuw] = doelen(app)
    assert (oud[0], oud[2]) == (OUD, False)
    assert (nieuw[0] != OUD, nieuw[1], nieuw[2]) == (True, {"volgt_op": OUD}, True)
    pagina = browser.open(f"{adres}/doelen/{nieuw[0]}")
    formulier = pagina.formulier(met="getoond-doel")
    browser.vul_in(pagina, {"korte_naam": "later op"}, formulier=formulier, knop="verder")
    assert doelen(app)[1][1] == {"korte_naam": "later op", "volgt_op": OUD}
    bewaar_doel(browser, adres, OUD, AFSLUITEN)
    assert [deel[2] for deel in doelen(app)] == [False, False]
    bewaar_doel(browser, adres, OUD, VOORTZETTEN)
    assert [deel[2] for deel in doelen(app)] == [True, False]


def test_een_ontbrekend_oud_doel_houdt_indienen_tegen(app, als, her):  # G12
    adres, browser = her(), als(Rol.MANAGER)
    bewaar_doel(browser, adres, OUD, AFSLUITEN)
    pagina = browser.open(f"{adres}/terugblik")
    niet_klaar = browser.vul_in(pagina, formulier=pagina.document.formulieren[-1], status=422)
    assert "samen eten: vul de stand, de uitleg en het vervolg in." in niet_klaar.tekst
    with app.app_context():
        punten = [punt.tekst for punt in bepaal_controle(stand_van(lees(app, adres))).punten]
    assert "Vul bij het vorige doel ‘samen eten’ de stand, de uitleg en het vervolg in." in punten
    bewaar_doel(browser, adres, OUD_2, AFSLUITEN)
    pagina = browser.open(f"{adres}/terugblik")
    klaar = browser.vul_in(pagina, formulier=pagina.document.formulieren[-1])
    assert klaar.naar == adres


def test_twee_mensen_aan_hetzelfde_oude_doel(app, als, her):
    adres, een, ander = her(), als(Rol.MANAGER), als(Rol.MANAGER)
    pagina = een.open(f"{adres}/terugblik/{OUD}")
    bewaar_doel(ander, adres, OUD, VOORTZETTEN)
    formulier = pagina.formulier(met="getoond-doel")
    mijn = {**VOORTZETTEN, "uitleg_vorig_doel": "Heel anders."}
    conflict = een.vul_in(pagina, mijn, formulier=formulier, knop="verder", status=409)
    assert "Heel anders." in conflict.tekst


def test_de_versie_bewaart_herkomst_vorige_toekenning_en_verschil(app, als, her):
    adres = her(aanleiding=Aanleiding.TUSSENTIJDS, feiten="Een nieuwe diagnose.")
    with app.app_context():
        inhoud = inhoud_van(stand_van(lees(app, adres))).inhoud
    assert (inhoud["aanleiding"], inhoud["velden"]["aanvraag.verschil_vorig"]) == (
        "tussentijds",
        "ja",
    )
    assert inhoud["herkomsten"]["gg-aard"] == "overgenomen"
    assert inhoud["blokherkomsten"]["zorg"] == "overgenomen"
    assert inhoud["voorganger"]["perspectief"] == VORIGE.perspectief
    assert not {"antwoorden", "blokken"} & set(inhoud["voorganger"])
    assert inhoud["verschil"]["zelfde_prijspeil"] is False
    assert inhoud["antwoorden"]["ha-nieuwe-feiten"] == "Een nieuwe diagnose."


def test_alleen_een_her_aanvraag_heeft_een_terugblik(als, concept):
    als(Rol.MANAGER).open(f"{concept}/terugblik", status=404)
    als(Rol.MANAGER).open(f"{concept}/terugblik/{OUD}", status=404)


def test_wie_er_niet_bij_hoort_komt_er_niet_in(als, her):
    adres = her()
    als(Rol.MANAGER, ANDER).open(f"{adres}/terugblik", status=404)
    als(Rol.BEHEERDER_AANBIEDER).open(f"{adres}/terugblik/{OUD}", status=403)
    als(Rol.MANAGER).open(f"{adres}/terugblik/{uuid.UUID(int=1)}", status=404)


def test_kijken_schrijft_niets_en_kost_bij_meer_doelen_niet_meer(app, als, her):
    browser, aantallen = als(Rol.MANAGER), []
    for voorganger in (replace(VORIGE, doelen=()), VORIGE):
        adres = her(voorganger)
        browser.open(f"{adres}/terugblik")
        with luister(app) as opdrachten:
            browser.open(f"{adres}/terugblik")
        aantallen.append(len(zonder_bijwerk(opdrachten)))
        assert schrijft_naar(opdrachten) <= {"audit_regel", "audit_kop", "sessie"}
    assert aantallen[0] == aantallen[1]


def test_waar_elk_antwoord_vandaan_komt_staat_bij_beoordelaar_en_in_de_pdf(app, als, her):
    adres = her()
    bewaar_doel(als(Rol.MANAGER), adres, OUD, VOORTZETTEN)
    with app.app_context():
        weergave = maak_weergave(inhoud_van(stand_van(lees(app, adres))))
    for item_id in ("gg-aard", "rekentool-zorg"):
        assert weergave.find_item(item_id)[1].herkomst == "Overgenomen uit een eerdere aanvraag"
    assert weergave.find_item("ha-realisatie")[1].herkomst == "Alvast ingevuld door het portaal"
    terugblik = weergave.tab("terugblik")
    assert [groep.id for groep in terugblik.groepen] == ["vorige", "verschil", "heraanvraag"]
    assert f"vorig-{OUD}" in [item.id for item in terugblik.items]


def test_de_driehoek_gaat_mee_zolang_iedereen_er_nog_is(app, her, wereld):
    mensen = {rol.value: str(wereld.gebruiker(rol)) for rol in DRIEHOEK}
    vreemd = str(wereld.gebruiker(Rol.BEHANDELAAR, ANDER))
    for behandelaar, gaat_mee in ((mensen["behandelaar"], True), (vreemd, False)):
        adres = her(replace(VORIGE, driehoek={**mensen, "behandelaar": behandelaar}))
        with app.app_context():
            vraag = sa.select(Driehoeklid).where(Driehoeklid.aanvraag_id == lees(app, adres).id)
            leden = {lid.functie: str(lid.gebruiker_id) for lid in db.session.scalars(vraag)}
        verwacht = mensen if gaat_mee else {**mensen, "behandelaar": None}
        assert leden == {functie: wie for functie, wie in verwacht.items() if wie}


def test_een_groep_kijkt_een_keer_terug_en_elke_client_heeft_zijn_eigen_verleden(app, wereld):
    with app.app_context():
        aanvraag = maak_groepsaanvraag(wereld)
        van_groep, eigen = VORIGE.doelen
        doelen = [(van_groep,), (eigen,), *[()] * len(aanvraag.leden)]
        for rij, deel in zip((aanvraag, *aanvraag.leden), doelen, strict=False):
            rij.herkomst, rij.aanleiding = "heraanvraag", "einde looptijd"
            rij.voorganger = Voorganger(
                aanvraag_id=rij.id,
                toekenning_id=VORIGE.toekenning_id,
                gegevens=replace(VORIGE, doelen=deel).als_gegevens(),
            )
        db.session.flush()
        stand = stand_van(aanvraag)
        punten = [punt.tekst for punt in bepaal_controle(stand).punten]
        geheel, deel = (
            [groep.id for groep in maak_weergave(inhoud_van(van)).tab("terugblik").groepen]
            for van in (stand, stand.leden[0])
        )
    assert sum("vorige doel" in punt for punt in punten) == len(VORIGE.doelen)
    assert "Beantwoord de vraag ‘Waardoor verschilt deze aanvraag zo van de vorige" in " ".join(
        punten
    )
    assert (geheel, deel) == (
        ["vorige", "heraanvraag"],
        ["vorige", "verschil", "terugblik"],
    )
