"""A group at the zorgkantoor: found, read, asked about and scored, as a whole and per client."""

from dataclasses import replace

import pytest

from portal.aanvraag.models import Aanvraag, AanvraagVersie, Aanvulvraag
from portal.aanvraag.queries.versie import lees_versie
from portal.aanvraag.queries.weergave.lezen import als_rijen
from portal.beoordeling.models import Oordeel
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.domain.toetsingskader import Ernst
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Regio
from portal.voorbeelden.queries import zoekadres
from tests.factories.beoordeling import Rij, maak_rij
from tests.factories.besluit import stand_van_toetsing
from tests.factories.clienten import Zorg, maak_client
from tests.factories.groep import (
    S10,
    S10_LEDEN,
    Groepswens,
    Lidwens,
    maak_groep_in_toetsing,
    maak_ingediende_groepsaanvraag,
)
from tests.factories.toegang import maak_locatie, maak_organisatie
from tests.factories.toetsing import ONTVANGEN, maak_in_toetsing
from tests.sql import luister, zonder_bijwerk

pytestmark = pytest.mark.usefixtures("op_toetsdag")


@pytest.fixture
def maak(app, wereld):
    """Give a function that makes a group and gives its id with those of its clients."""

    def doe(wens=S10, *, in_toetsing=True):
        maken = maak_groep_in_toetsing if in_toetsing else maak_ingediende_groepsaanvraag
        with app.app_context():
            aanvraag = maken(wereld, wens, op=ONTVANGEN)
            db.session.commit()
            leden = db.session.scalars(
                db.select(Aanvraag)
                .where(Aanvraag.groepsaanvraag_id == aanvraag.id)
                .order_by(Aanvraag.lidnr)
            )
            return aanvraag.id, [(lid.id, lid.clientcode) for lid in leden]

    return doe


def toets(app, aanvraag_id):
    with app.app_context():
        return stand_van_toetsing(db.session.get_one(Aanvraag, aanvraag_id))


def signaal(stand, signaal_id):
    return next(deel for deel in stand.signalen if deel.id == signaal_id)


def test_de_werkvoorraad_toont_een_rij_voor_de_hele_groep(app, als, maak):
    groep, leden = maak()
    pagina = als(Rol.TEAMLEIDER).open("/werkvoorraad").tekst
    with app.app_context():
        code = db.session.get_one(Aanvraag, groep).clientcode
    assert f"Groep {code} (4)" in pagina
    assert [clientcode in pagina for _, clientcode in leden] == [False] * 4


def test_zoeken_op_een_client_vindt_het_dossier_van_de_groep(app, als, maak):
    groep, leden = maak()
    with app.app_context():
        bsn = db.session.get_one(Aanvraag, leden[2][0]).persoon.bsn
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open("/dossiers/zoeken")
    formulier = pagina.formulier(met="zoek_bsn")
    gevonden = browser.vul_in(pagina, {"zoek_bsn": bsn}, formulier=formulier, status=200)
    assert "1 aanvraag gevonden" in gevonden.tekst
    assert f'href="/dossiers/{groep}"' in gevonden.antwoord.text


def test_het_dossier_noemt_de_clienten_en_leidt_naar_ieder(als, maak):
    groep, leden = maak()
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(f"/dossiers/{groep}")
    for lid, clientcode in leden:
        assert clientcode in pagina.tekst
        assert f'href="/dossiers/{lid}"' in pagina.antwoord.text
    assert "75.749,82" in pagina.tekst
    van_lid = browser.open(f"/dossiers/{leden[0][0]}")
    assert f'href="/dossiers/{groep}"' in van_lid.antwoord.text
    assert leden[1][1] not in van_lid.tekst


def test_een_doel_voor_de_hele_afdeling_staat_in_de_versie_en_bij_de_toetsing(app, als, maak):
    groep, leden = maak(replace(S10, geldt_voor="hele afdeling"))
    with app.app_context():
        welke = AanvraagVersie.aanvraag_id.in_([groep, leden[0][0]])
        versies = db.session.scalars(db.select(AanvraagVersie).where(welke)).all()
        doelen = [als_rijen(lees_versie(rij).deel("antwoorden")["dl-doelen"]) for rij in versies]
    assert [[doel["geldt_voor"] for doel in rijen] for rijen in doelen] == [["hele afdeling"]] * 2
    browser = als(Rol.BEOORDELAAR)
    for pagina in ("/versies/1?tab=gewenst", "/toetsing/gr?tab=gewenst"):
        tekst = browser.open(f"/dossiers/{groep}{pagina}").tekst
        assert "Voor wie geldt dit doel? hele afdeling" in tekst


def test_een_vraag_om_aanvulling_over_een_client(app, als, maak):
    groep, leden = maak(in_toetsing=False)
    browser = als(Rol.TEAMLEIDER)
    pagina = browser.open(f"/dossiers/{groep}/aanvulling-vragen")
    velden = {
        "punten-0-lid": str(leden[1][0]),
        "punten-0-plaats": "bc-gedrag",
        "punten-0-reden": "Beschrijf dit gedrag.",
    }
    formulier = pagina.formulier(met="punten-0-plaats")
    browser.vul_in(pagina, velden, formulier=formulier, knop="vragen", status=303)
    with app.app_context():
        [vraag] = db.session.scalars(db.select(Aanvulvraag)).all()
        assert (vraag.lid_id, vraag.plaats) == (leden[1][0], "bc-gedrag")
        standen = {lid.toestand for lid in db.session.get_one(Aanvraag, groep).leden}
    assert standen == {Toestand.AANVULLING_GEVRAAGD}
    assert (
        f"Cliënt {leden[1][1]}: Beschrijf dit gedrag." in browser.open(f"/dossiers/{groep}").tekst
    )


@pytest.mark.parametrize("plaats", ["gr-waarom", "context"])
def test_over_een_client_vraagt_u_niet_wat_bij_de_groep_staat(als, maak, plaats):
    groep, leden = maak(in_toetsing=False)
    browser = als(Rol.TEAMLEIDER)
    pagina = browser.open(f"/dossiers/{groep}/aanvulling-vragen")
    velden = {
        "punten-0-lid": str(leden[0][0]),
        "punten-0-plaats": plaats,
        "punten-0-reden": "Waarom?",
    }
    formulier = pagina.formulier(met="punten-0-plaats")
    geweigerd = browser.vul_in(pagina, velden, formulier=formulier, knop="vragen", status=422)
    assert "Kies een plek uit de lijst." in geweigerd.tekst


def test_s10_is_niet_duurder_dan_los_en_groot_genoeg(app, maak):
    stand = toets(app, maak()[0])
    assert not signaal(stand, "SG-GROEP-DUURDER").actief
    assert not signaal(stand, "SG-GROEP-AANTAL").actief
    assert not signaal(stand, "SG-GROEP-CLIENT-ONDER").actief
    assert [signaal(deel, "SG-ONVOLLEDIG").gegevens for deel in (stand, *stand.leden)] == [
        {"ontbrekend": ()}
    ] * 5
    assert [lid.aanvraag.lidnr for lid in stand.leden] == [1, 2, 3, 4]
    assert not any(deel.id.startswith("SG-GROEP") for lid in stand.leden for deel in lid.signalen)


def test_meer_dan_zeventien_clienten_is_alleen_een_opmerking(app, maak):
    groep, _ = maak(Groepswens(leden=(Lidwens(),) * 18))
    gevonden = signaal(toets(app, groep), "SG-GROEP-AANTAL")
    assert (gevonden.actief, gevonden.ernst) == (True, Ernst.INFO)


def test_een_client_zonder_uitkomst_staat_met_zijn_code_bij_de_signalen(app, als, maak):
    onder = Lidwens(wonen="26", dagbesteding="6", nachtzorg="2", behandelaren="0")
    groep, leden = maak(Groepswens(leden=(*S10_LEDEN[:2], onder)))
    stand = toets(app, groep)
    assert signaal(stand, "SG-GROEP-CLIENT-ONDER").gegevens["clienten"] == (leden[2][1],)
    pagina = als(Rol.BEOORDELAAR).open(f"/dossiers/{groep}/signalen").tekst
    assert f"{leden[2][1]}: " in pagina


def scoor(browser, lid, groep, **velden):
    pagina = browser.open(f"/dossiers/{lid}/toetsing/{groep}")
    formulier = pagina.formulier(met="GR-5-waarde")
    gegevens = {f"GR-5-{naam}": waarde for naam, waarde in velden.items()}
    return browser.vul_in(pagina, gegevens, formulier=formulier, status=303)


def test_een_oordeel_dat_voor_een_client_anders_is(app, als, maak):
    groep, leden = maak()
    browser = als(Rol.BEOORDELAAR)
    scoor(browser, groep, "gr", waarde="voldoet")
    eerste = browser.open(f"/dossiers/{leden[0][0]}/toetsing/gr")
    assert "GR-1-waarde" not in eerste.antwoord.text
    assert "Voor de groep: voldoet." in eerste.tekst
    scoor(browser, leden[0][0], "gr", waarde="voldoet_niet", toelichting="Geen eigen uitwerking.")
    with app.app_context():
        stand = stand_van_toetsing(db.session.get_one(Aanvraag, groep))
        gevonden = [(deel.client, deel.waarde.value) for deel in stand.oordelen]
        van_leden = [[deel.waarde.value for deel in lid.oordelen] for lid in stand.leden]
    assert gevonden == [(None, "voldoet"), (leden[0][1], "voldoet_niet")]
    assert van_leden == [["voldoet_niet"], ["voldoet"], ["voldoet"], ["voldoet"]]
    van_groep = browser.open(f"/dossiers/{groep}/toetsing/gr").tekst
    assert f"{leden[0][1]}: voldoet niet. Geen eigen uitwerking." in van_groep
    scoor(browser, leden[0][0], "gr", waarde="groep", toelichting="")
    with app.app_context():
        assert len(db.session.scalars(db.select(Oordeel)).all()) == 1


def test_het_aantal_opdrachten_hangt_niet_af_van_het_aantal_clienten(app, als, maak):
    vg7 = Lidwens(zorg=Zorg())
    tellingen = []
    for aantal in (2, 5):
        groep, _ = maak(Groepswens(leden=(vg7,) * aantal))
        browser = als(Rol.TEAMLEIDER)
        per_pagina = []
        for pad in ("", "/toetsing/gr?tab=gewenst", "/signalen", "/toekenning", "/besluit"):
            with luister(app) as opdrachten:
                browser.open(f"/dossiers/{groep}{pad}")
            per_pagina.append(len(zonder_bijwerk(opdrachten)))
        tellingen.append(per_pagina)
    assert tellingen[0] == tellingen[1]


def test_de_berekening_komt_voor_de_groep_en_voor_ieder_opnieuw_uit(als, maak):
    groep, leden = maak()
    browser = als(Rol.BEOORDELAAR)
    for dossier in (groep, leden[2][0]):
        pagina = browser.open(f"/dossiers/{dossier}/berekening").tekst
        assert "Opnieuw berekend: de uitkomst is precies gelijk" in pagina
    browser.open(f"/dossiers/{groep}/bsn", status=404)


def test_de_invoer_van_een_client_wijzigen(app, als, maak):
    groep, leden = maak()
    browser = als(Rol.BEOORDELAAR)
    adres = f"/dossiers/{leden[0][0]}/toekenning"
    pagina, tegelijk = browser.open(adres), browser.open(adres)
    assert "context_uren" not in pagina.antwoord.text
    formulier = pagina.formulier(met="begeleiding")
    velden = {"begeleiding": "20", "reden-begeleiding": "Dubbel geteld.", "maanden": "12"}
    browser.vul_in(pagina, velden, formulier=formulier, knop="opslaan", status=303)
    with app.app_context():
        stand = stand_van_toetsing(db.session.get_one(Aanvraag, groep))
        regels = stand.leden[0].voorstel.regels
    assert regels == {
        "begeleiding": {"waarde": "20", "reden": "Dubbel geteld."},
        "maanden": {"waarde": "12"},
    }
    formulier = tegelijk.formulier(met="begeleiding")
    later = browser.vul_in(tegelijk, velden, formulier=formulier, knop="opslaan", status=409)
    assert "Dubbel geteld." in later.antwoord.text


def test_een_client_loopt_niet_langer_dan_de_groep(als, maak):
    _, leden = maak(Groepswens(maanden=24))
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(f"/dossiers/{leden[0][0]}/toekenning")
    formulier = pagina.formulier(met="begeleiding")
    for maanden, tekst in (
        ("30", "valt binnen die van de groep"),
        ("0", "1 tot en met 36 maanden"),
    ):
        geweigerd = browser.vul_in(
            pagina, {"maanden": maanden}, formulier=formulier, knop="opslaan", status=422
        )
        assert tekst in geweigerd.tekst


def test_een_client_van_de_groep_met_ook_elders_een_aanvraag(app, als, maak, wereld):
    groep, leden = maak()
    with app.app_context():
        bsn = db.session.get_one(Aanvraag, leden[1][0]).persoon.bsn
        buren = maak_organisatie(naam="Zorg om de hoek")
        locatie = maak_locatie(buren, db.session.get_one(Regio, wereld["regio"]))
        wereld.ids["buren"] = locatie.id
        client = maak_client(locatie, bsn=bsn)
        maak_rij(wereld, Rij(locatie="buren", volgnummer=95555), client=client)
        besloten = Rij(locatie="buren", volgnummer=96666, toestand=Toestand.TOEGEKEND)
        maak_rij(wereld, besloten, client=client)
        db.session.commit()
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(f"/dossiers/{groep}").tekst
    assert f"Cliënt {leden[1][1]}: MZ-2026-95555 Zorg om de hoek" in pagina
    assert "96666" not in pagina
    assert "MZ-2026-95555" in browser.open(f"/dossiers/{leden[1][0]}").tekst
    assert "MZ-2026-95555" not in browser.open(f"/dossiers/{leden[0][0]}").tekst


def test_een_groep_leidt_net_als_een_client_naar_voorbeelden_en_trajecten(app, wereld, als, maak):
    groep_id, leden = maak()
    with app.app_context():
        eigen = db.session.get_one(Aanvraag, groep_id).groep_id
        profielen = {db.session.get_one(Aanvraag, lid).zorgprofiel for lid, _ in leden}
        een = maak_in_toetsing(wereld).id
        db.session.commit()
    with app.test_request_context():
        van_een = zoekadres("VG7", op=clock.today())
        zoeken = [zoekadres(profiel, op=clock.today()) for profiel in sorted(profielen)]
    beoordelaar = als(Rol.BEOORDELAAR)

    def links(aanvraag_id, onderdeel, begin):
        pagina = beoordelaar.open(f"/dossiers/{aanvraag_id}/toetsing/{onderdeel}")
        return [naar for naar in pagina.document.links if naar.startswith(begin)]

    assert links(groep_id, "dm", "/goede-voorbeelden?") == zoeken
    assert links(een, "dm", "/goede-voorbeelden?") == [van_een]
    naar_groep = f"/groepen/{eigen}#ontwikkeltrajecten"
    assert links(groep_id, "ct", "/groepen/") == [naar_groep]
    assert f"/dossiers/{een}/geschiedenis" in links(een, "ct", f"/dossiers/{een}/")
    html = beoordelaar.open(naar_groep).antwoord.text
    assert 'id="ontwikkeltrajecten"' in html
