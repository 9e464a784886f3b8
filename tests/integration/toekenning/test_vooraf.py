"""Toekenningen from before the portal: typed, read from a file, and confirmed by a second person."""

import io
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.clienten.actions import maak_zoekindexen
from portal.clienten.models import Client, ZoekIndex
from portal.domain.bevoegdheid import Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Herkomst
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Locatie
from portal.toekenning.queries.vooraf import BESTAND, KOLOMMEN, VERPLICHT
from tests.factories.clienten import maak_client
from tests.factories.wereld import ANDER
from tests.person import Pagina

lees_bestand = BESTAND.lees
OUD = {
    "bsn": "999990020",
    "achternaam": "Beuk",
    "voornamen": "Voorbeeld",
    "geboortedatum": "12-5-1990",
    "kenmerk": "OUD-2024-17",
    "soort": "individueel",
    "zorgprofiel": "7VG",
    "behandeling": "ja",
    "dagbesteding": "ja",
    "ingang": "1-3-2025",
    "laatste_dag": "28-2-2028",
    "meerzorgprofiel": "Meerzorgprofiel 4",
    "meerzorguren": "54:24:53",
    "jaarbedrag": "104.878,17",
    "etmaalbedrag": "287,34",
    "tarief": "96",
    "prijspeil": "2025",
    "hoogste_profiel": "Meerzorgprofiel 3",
    "perspectief": "Hoogstens profiel 3.",
}
BEVESTIGEN, INLEZEN = "/toekenningen/te-bevestigen", "/toekenningen/inlezen"


@pytest.fixture
def nza(app, wereld):
    """Give the NZa number of the own location."""
    with app.app_context():
        return db.session.get_one(Locatie, wereld["locatie"]).nza_nummer


def registreer(browser, nza, status=303, **anders):
    pagina = browser.open("/toekenningen/registreren")
    velden = OUD | {"nza_nummer": nza} | anders
    return browser.vul_in(pagina, velden, formulier=pagina.formulier(met="bsn"), status=status)


def lees_in(browser, rijen, status=303, kop=KOLOMMEN, formulier=None):
    regels = [";".join(kop), *(";".join(rij.get(naam, "") for naam in kop) for rij in rijen)]
    return stuur_bestand(browser, "\n".join(regels).encode(), status, formulier)


def stuur_bestand(browser, inhoud, status, formulier=None):
    formulier = formulier or browser.open(INLEZEN).formulier(met="bestand")
    gegevens = {**formulier.velden, "bestand": (io.BytesIO(inhoud), "oud.csv")}
    antwoord = browser.client.post(INLEZEN, data=gegevens, content_type="multipart/form-data")
    assert antwoord.status_code == status, antwoord.text
    return antwoord


def toekenningen():
    return db.session.scalars(sa.select(Toekenning).order_by(Toekenning.volgnummer)).all()


def test_registreren_en_bevestigen(app, wereld, als, nza):
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.volg(registreer(browser, nza))
    with app.app_context():
        (rij,) = toekenningen()
        client = db.session.get_one(Client, rij.client_id)
        nummer = rij.nummer
        assert (rij.ingang, rij.laatste_dag, rij.einde, rij.maanden) == (
            date(2025, 3, 1), date(2028, 2, 28), date(2028, 2, 28), 36,
        )  # fmt: skip
        assert (rij.jaarbedrag_cent, rij.etmaalbedrag_cent, rij.tarief) == (
            10_487_817, 28_734, "24/25",
        )  # fmt: skip
        assert (rij.herkomst, rij.besluit_id, rij.bevestigd_op) == (Herkomst.VOORAF, None, None)
        assert (rij.meerzorguren, rij.zorgprofiel) == ("195893/3600", "VG7")
        assert rij.perspectief == "Hoogstens profiel 3."
        assert (client.aanbieder_id, client.bsn, client.achternaam) == (
            wereld["aanbieder"], "999990020", "Beuk",
        )  # fmt: skip
        assert client.plaatsingen[0].locatie_id == wereld["locatie"]
        assert (client.indicaties[0].zzp, client.indicaties[0].behandeling) == ("VG7", True)
        houders = set(db.session.scalars(sa.select(ZoekIndex.houder_id)))
        assert houders == {wereld["aanbieder"], wereld["zorgkantoor"]}
    assert nummer in pagina.tekst


def test_een_tweede_persoon_bevestigt_en_dan_pas_telt_zij(app, wereld, als, nza):
    registreer(als(Rol.BEOORDELAAR), nza)
    with app.app_context():
        adres = f"/toekenningen/{toekenningen()[0].id}/bevestigen"
    als(Rol.BEOORDELAAR).open(adres, status=403)
    teamleider = als(Rol.TEAMLEIDER)
    pagina = teamleider.open(adres)
    assert "Hoogstens profiel 3." in pagina.tekst
    assert "104.878,17" in pagina.tekst
    formulier = pagina.formulier(met="versie")
    na = teamleider.vul_in(pagina, formulier=formulier)
    assert "Er wacht niets op bevestiging." in teamleider.volg(na).tekst
    assert teamleider.vul_in(pagina, formulier=formulier).naar == na.naar
    teamleider.open(adres, status=404)
    with app.app_context():
        (rij,) = toekenningen()
        assert rij.bevestigd_door_id == wereld.gebruiker(Rol.TEAMLEIDER)
        codes = db.session.scalars(
            sa.select(AuditRegel.code).where(AuditRegel.object_id == rij.id).order_by(AuditRegel.nr)
        ).all()
    assert codes == ["toekenning.registreren_van_voor_het_portaal", "toekenning.bevestigen"]


def test_wie_registreert_bevestigt_niet_zelf(app, als, nza):
    teamleider = als(Rol.TEAMLEIDER)
    registreer(teamleider, nza)
    with app.app_context():
        adres = f"/toekenningen/{toekenningen()[0].id}/bevestigen"
    pagina = teamleider.open(adres)
    na = teamleider.vul_in(pagina, formulier=pagina.formulier(met="versie"), status=422)
    assert "zelf geregistreerd" in na.tekst
    with app.app_context():
        assert toekenningen()[0].bevestigd_op is None


def test_een_foute_registratie_gaat_eruit_met_reden(app, als, nza):
    registreer(als(Rol.BEOORDELAAR), nza)
    with app.app_context():
        adres = f"/toekenningen/{toekenningen()[0].id}/registratie-weigeren"
    teamleider = als(Rol.TEAMLEIDER)
    pagina = teamleider.open(adres)
    formulier = pagina.formulier(met="reden")
    teamleider.vul_in(pagina, {"reden": ""}, formulier=formulier, status=422)
    teamleider.vul_in(pagina, {"reden": "Andere client"}, formulier=formulier)
    with app.app_context():
        assert toekenningen() == []
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Client)) == 1


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"bsn": "999990021"}, "Dit BSN kan niet kloppen."),
        ({"jaarbedrag": "veel"}, "Vul een getal in"),
        ({"laatste_dag": "28-2-2025"}, "De laatste dag ligt voor de eerste dag."),
        ({"etmaalbedrag": "300"}, "Het etmaalbedrag past niet"),
        ({"nza_nummer": "123"}, "Wij vinden geen locatie met dit NZa-nummer"),
        ({"soort": "groep"}, "Vul bij soort groep de code van de groep in."),
        ({"soort": "groep", "groep": "Z9"}, "De groep Z9 bestaat niet"),
        ({"zorgprofiel": "99XX"}, "Wij kennen dit zorgprofiel niet."),
        ({"prijspeil": "26"}, "Vul een jaar in"),
        ({"prijspeil": "2099"}, "Vul het prijspeil in: een jaar van 2024 tot en met 2028."),
        ({"ingang": "1-3-9985", "laatste_dag": "28-2-9988"}, "Controleer het jaar van deze datum."),
        ({"ingang": "1-3-0025"}, "Controleer het jaar van deze datum."),
        ({"geboortedatum": "12-5-0090"}, "Controleer het jaar van deze datum."),
        (
            {"ingang": "1-3-2029", "laatste_dag": "28-2-2030"},
            "Kies een ingangsdatum tot en met 20 november 2027.",
        ),
        ({"kenmerk": "x" * 41}, "Gebruik hier niet meer dan 40 tekens."),
        ({"behandeling": "misschien", "soort": "iets"}, "Vul ja of nee in."),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld_en_niets_gaat_verloren(app, als, nza, anders, melding):
    with clock.freeze(datetime(2026, 11, 20, 9, 0, tzinfo=UTC)):
        pagina = registreer(als(Rol.BEOORDELAAR), nza, 422, **anders)
    assert melding in pagina.tekst
    assert pagina.formulier(met="bsn").velden["perspectief"] == ["Hoogstens profiel 3."]
    with app.app_context():
        assert toekenningen() == []


@pytest.fixture
def bekend(app, wereld):
    """Give the code of a client of the aanbieder with the BSN of the old beschikking."""
    with app.app_context():
        locatie = db.session.get_one(Locatie, wereld["locatie"])
        client = maak_client(locatie, achternaam="Beuk", bsn=OUD["bsn"], geboortedatum="1990-05-12")
        maak_zoekindexen(client, houder_id=client.aanbieder_id)
        db.session.commit()
        return client.clientcode


def test_wie_niets_invult_leest_bij_elk_veld_wat_er_moet(als):
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open("/toekenningen/registreren")
    pagina = browser.vul_in(pagina, {}, formulier=pagina.formulier(met="bsn"), status=422)
    assert pagina.tekst.count("Vul “Achternaam” in.") == 2
    assert pagina.tekst.count("Maak een keuze bij “Soort”.") == 2
    assert "dit veld" not in pagina.tekst


def test_een_bekende_client_krijgt_geen_tweede_rij(app, als, nza, bekend):
    registreer(als(Rol.BEOORDELAAR), nza)
    with app.app_context():
        assert toekenningen()[0].clientcode == bekend
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Client)) == 1


def test_een_andere_naam_bij_een_bekend_bsn_wordt_geweigerd(als, nza, bekend):
    pagina = registreer(als(Rol.BEOORDELAAR), nza, 422, achternaam="Eik")
    assert "Bij dit BSN hoort een andere naam of geboortedatum." in pagina.tekst


def test_dezelfde_of_een_overlappende_toekenning_komt_er_niet_bij(app, als, nza):
    browser = als(Rol.BEOORDELAAR)
    registreer(browser, nza)
    assert "staat al in het portaal" in registreer(browser, nza, 422).tekst
    anders = {"kenmerk": "OUD-2", "ingang": "1-3-2024", "laatste_dag": "1-3-2025"}
    assert "In deze dagen loopt al toekenning" in registreer(browser, nza, 422, **anders).tekst
    registreer(browser, nza, **anders | {"laatste_dag": "28-2-2025"})
    with app.app_context():
        assert {rij.kenmerk for rij in toekenningen()} == {"OUD-2024-17", "OUD-2"}


def test_een_bestand_goede_regels_erin_en_foute_om_te_verbeteren(app, als, nza):
    browser = als(Rol.BEHEERDER_ZORGKANTOOR)
    goed = OUD | {"nza_nummer": nza}
    fout = goed | {"bsn": "999990032", "kenmerk": "OUD-2024-18", "jaarbedrag": "veel", "ingang": ""}
    antwoord = lees_in(browser, [goed, fout], status=422)
    assert "1 regel is niet ingelezen" in antwoord.text
    assert "Regel 3. Bedrag per jaar: Vul een getal in" in antwoord.text
    assert "Regel 3. Eerste dag: Vul hier iets in" in antwoord.text
    with app.app_context():
        assert [rij.kenmerk for rij in toekenningen()] == ["OUD-2024-17"]
    pagina = Pagina(antwoord)
    formulier = pagina.formulier(met="regels")
    (over,) = formulier.velden["regels"]
    assert "999990032" in over
    assert "999990020" not in over
    beter = over.replace(";veel;", ";104.878,17;").replace(";ja;ja;;", ";ja;ja;1-3-2025;")
    na = browser.vul_in(pagina, {"regels": beter, "bestand": ""}, formulier=formulier)
    assert "1 toekenningen zijn ingelezen." in browser.volg(na).tekst
    with app.app_context():
        rijen = toekenningen()
        assert [rij.kenmerk for rij in rijen] == ["OUD-2024-17", "OUD-2024-18"]
        assert all(rij.bevestigd_op is None for rij in rijen)


def test_tweemaal_hetzelfde_bestand_verdubbelt_niets(app, als, nza):
    browser = als(Rol.BEHEERDER_ZORGKANTOOR)
    rijen = [OUD | {"nza_nummer": nza}]
    lees_in(browser, rijen)
    assert "staat al in het portaal" in lees_in(browser, rijen, status=422).text
    with app.app_context():
        assert len(toekenningen()) == 1


def test_een_bestand_dat_deels_inkwam_en_nog_eens_is_verstuurd(app, als, nza):
    """A double click or F5: the same page again, with what is still to mend; nothing twice."""
    browser = als(Rol.BEHEERDER_ZORGKANTOOR)
    formulier = browser.open(INLEZEN).formulier(met="bestand")
    goed = OUD | {"nza_nummer": nza}
    fout = goed | {"bsn": "999990032", "kenmerk": "OUD-2024-18", "jaarbedrag": "veel"}
    rijen = [goed, fout, goed]
    eerste, tweede = (Pagina(lees_in(browser, rijen, 422, formulier=formulier)) for _ in range(2))
    assert "2 regels zijn niet ingelezen 1 regel is wel ingelezen." in eerste.tekst
    assert tweede.tekst == eerste.tekst
    over = [pagina.formulier(met="regels").velden["regels"] for pagina in (eerste, tweede)]
    assert over[0] == over[1]
    with app.app_context():
        assert [rij.kenmerk for rij in toekenningen()] == ["OUD-2024-17"]


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "Dit bestand is leeg."),
        (b"bsn;achternaam\n1;2\n", "Deze kolommen ontbreken"),
        (b"PK\x03\x04\0\0", "Wij kunnen dit bestand niet lezen als CSV."),
        (b'bsn;"x\n', "Wij kunnen dit bestand niet lezen als CSV."),
        ((";".join(KOLOMMEN) + "\n" + "x\n" * 1001).encode(), "meer dan 1000 regels"),
    ],
)
def test_een_bestand_dat_niet_kan_zegt_waarom(app, als, inhoud, melding):
    antwoord = stuur_bestand(als(Rol.BEHEERDER_ZORGKANTOOR), inhoud, 422)
    assert melding in antwoord.text
    with app.app_context():
        assert toekenningen() == []


def test_een_te_groot_bestand_wordt_niet_gelezen():
    with pytest.raises(DomeinFout, match="csv_te_groot"):
        lees_bestand(b"x" * 1_000_001)


@pytest.mark.parametrize(
    ("scheiding", "codering"), [(";", "utf-8-sig"), (",", "utf-8"), ("\t", "cp1252")]
)
def test_elk_gewoon_bestand_wordt_gelezen(scheiding, codering):
    kop = [*VERPLICHT, "perspectief"]
    tekst = f"{scheiding.join(kop)}\r\n{scheiding.join('x' for _ in VERPLICHT)}{scheiding}één\r\n"
    (rij,) = lees_bestand(tekst.encode(codering))
    assert (rij.nr, rij.velden["perspectief"], rij.velden["bsn"]) == (2, "één", "x")


def test_het_voorbeeld_heeft_alle_kolommen(als):
    antwoord = als(Rol.BEHEERDER_ZORGKANTOOR).client.get(f"{INLEZEN}/voorbeeld.csv")
    assert antwoord.data.decode("utf-8-sig").strip() == ";".join(KOLOMMEN)


def test_een_ander_zorgkantoor_ziet_niets(app, als, nza):
    registreer(als(Rol.BEOORDELAAR), nza)
    with app.app_context():
        rij_id = toekenningen()[0].id
    ander = als(Rol.TEAMLEIDER, ANDER)
    assert "Er wacht niets op bevestiging." in ander.open(BEVESTIGEN).tekst
    ander.open(f"/toekenningen/{rij_id}/bevestigen", status=404)
    ander.open(f"/toekenningen/{rij_id}/registratie-weigeren", status=404)
    assert "Wij vinden geen locatie" in registreer(als(Rol.BEOORDELAAR, ANDER), nza, 422).tekst


@pytest.mark.parametrize(
    ("adres", "rol"),
    [
        ("/toekenningen/registreren", Rol.MANAGER),
        (BEVESTIGEN, Rol.BEHEERDER_ZORGKANTOOR),
        (INLEZEN, Rol.BEOORDELAAR),
        (f"{INLEZEN}/voorbeeld.csv", Rol.MANAGER),
    ],
)
def test_zonder_de_rol_blijft_de_deur_dicht(als, adres, rol):
    als(rol).open(adres, status=403)
