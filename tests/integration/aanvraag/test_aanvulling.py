"""Answer what the zorgkantoor asks: only that opens, files by content, and the term resumes."""

import hashlib
import io
import uuid
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from PIL import Image

from portal.aanvraag.models import (
    Aanvraag,
    AanvraagVersie,
    Aanvulvraag,
    Antwoord,
    Bestand,
    Gebeurtenis,
)
from portal.aanvraag.queries.dossiers import get_versie
from portal.aanvraag.queries.verschil import vergelijk
from portal.aanvraag.queries.versie import lees_versie
from portal.aanvraag.queries.weergave import maak_weergave
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.aanvraag import TEKST
from tests.factories.verloop import Gevraagd, vraag_aanvulling
from tests.factories.wereld import ANDER

ONTVANGEN = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
GEVRAAGD = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
BEANTWOORD = datetime(2026, 12, 10, 9, 0, tzinfo=UTC)
HERSTELDATUM = date(2026, 12, 14)


@pytest.fixture
def gevraagd(app, wereld, ingediend):
    """Give a function that asks for an aanvulling of S03 and gives the id of the aanvraag."""

    def vraag(*vragen: Gevraagd) -> uuid.UUID:
        aanvraag_id = ingediend(op=ONTVANGEN)
        with app.app_context(), clock.freeze(GEVRAAGD):
            aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
            door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
            vraag_aanvulling(
                aanvraag,
                vragen or (Gevraagd("hs-zonder"),),
                hersteldatum=HERSTELDATUM,
                door=door,
                op=GEVRAAGD,
            )
            db.session.commit()
        return aanvraag_id

    with clock.freeze(BEANTWOORD):
        yield vraag


def rij(app, aanvraag_id):
    with app.app_context():
        return db.session.get_one(Aanvraag, aanvraag_id)


def vraagadres(app, aanvraag_id, nr=1):
    with app.app_context():
        vraag = sa.select(Aanvulvraag.id).where(Aanvulvraag.volgnummer == nr)
        return f"/aanvragen/{aanvraag_id}/aanvulling/{db.session.scalars(vraag).one()}"


def dien_in(browser, aanvraag_id, status=303):
    pagina = browser.open(f"/aanvragen/{aanvraag_id}/aanvulling")
    return browser.vul_in(pagina, formulier=pagina.formulier(met="_eenmalig"), status=status)


def pdf(tekst=b""):
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        + tekst
        + b"trailer<</Root 1 0 R>>\n%%EOF"
    )


def png(kleur=(1, 2, 3)):
    uit = io.BytesIO()
    Image.new("RGB", (8, 8), kleur).save(uit, "PNG")
    return uit.getvalue()


def stuur_bestand(browser, adres, inhoud, naam, status=303):
    pagina = browser.open(adres)
    formulier = next(f for f in pagina.document.formulieren if f.actie == f"{adres}/bestanden")
    gegevens = {**formulier.velden, "bestand": (io.BytesIO(inhoud), naam)}
    return browser._bekijk(browser.client.post(f"{adres}/bestanden", data=gegevens), status)


def test_s03_de_termijn_staat_stil_en_loopt_weer_na_de_aanvulling(app, als, ingediend, gevraagd):
    aanvraag_id = gevraagd()
    aanvraag = rij(app, aanvraag_id)
    assert aanvraag.toestand is Toestand.AANVULLING_GEVRAAGD
    browser = als(Rol.MANAGER)
    overzicht = browser.open(f"/aanvragen/{aanvraag_id}/aanvulling")
    assert "Antwoord uiterlijk op 14 december 2026" in overzicht.tekst
    assert "Het zorgkantoor heeft 1 vraag. Tot dan staat de beslistermijn stil." in overzicht.tekst
    adres = vraagadres(app, aanvraag_id)
    vraag = browser.open(adres)
    assert "Dit is nog niet duidelijk genoeg." in vraag.tekst
    formulier = vraag.formulier(met="hs-zonder")
    assert formulier.velden["hs-zonder"] == [TEKST]
    browser.vul_in(vraag, {"hs-zonder": "Een nieuw en beter antwoord."}, formulier=formulier)
    ontvangst = browser.volg(dien_in(browser, aanvraag_id))
    assert "Uw aanvulling is ingediend" in ontvangst.tekst
    assert "20 januari 2027" in ontvangst.tekst
    aanvraag = rij(app, aanvraag_id)
    assert aanvraag.toestand is Toestand.INGEDIEND
    assert aanvraag.beslisdatum == date(2027, 1, 20)
    assert aanvraag.ontvangen_op == ONTVANGEN
    assert aanvraag.hersteldatum is None
    assert not aanvraag.termijn_stil


def test_de_nieuwe_versie_verschilt_alleen_waar_is_gevraagd(app, als, gevraagd):
    aanvraag_id, browser = gevraagd(), als(Rol.MANAGER)
    vraag = browser.open(vraagadres(app, aanvraag_id))
    formulier = vraag.formulier(met="hs-zonder")
    browser.vul_in(vraag, {"hs-zonder": f"{TEKST} En meer."}, formulier=formulier)
    dien_in(browser, aanvraag_id)
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
        versies = [lees_versie(get_versie(aanvraag, nr)) for nr in (1, 2)]
        verschillen = vergelijk(*map(maak_weergave, versies))
    assert [w.id for tab in verschillen for w in tab.wijzigingen] == ["hs-zonder"]
    wijziging = verschillen[0].wijzigingen[0]
    assert "".join(stuk.tekst for stuk in wijziging.oud) == TEKST
    assert [stuk.tekst for stuk in wijziging.nieuw if stuk.anders] == [" En meer."]
    assert versies[1].rij.soort == "aangevuld"
    assert versies[1].inhoud["aanvulling"]["vragen"][0]["plaats"] == "hs-zonder"


def test_een_concept_antwoord_verandert_de_aanvraag_nog_niet(app, als, gevraagd):
    aanvraag_id, browser = gevraagd(), als(Rol.BEGELEIDER)
    vraag = browser.open(vraagadres(app, aanvraag_id))
    formulier = vraag.formulier(met="hs-zonder")
    browser.vul_in(vraag, {"hs-zonder": "Een concept."}, formulier=formulier)
    with app.app_context():
        antwoord = db.session.scalars(sa.select(Antwoord).where(Antwoord.vraag_id == "hs-zonder"))
        assert antwoord.one().waarde == TEKST
    opnieuw = browser.open(vraagadres(app, aanvraag_id)).formulier(met="hs-zonder")
    assert opnieuw.velden["hs-zonder"] == ["Een concept."]


def test_zonder_alle_antwoorden_gaat_er_niets_weg(app, als, gevraagd):
    aanvraag_id = gevraagd()
    pagina = dien_in(als(Rol.MANAGER), aanvraag_id, status=422)
    assert "Nog niet alle vragen zijn beantwoord." in pagina.tekst
    assert rij(app, aanvraag_id).toestand is Toestand.AANVULLING_GEVRAAGD


def test_een_gelijk_antwoord_is_geen_antwoord(app, als, gevraagd):
    aanvraag_id, browser = gevraagd(), als(Rol.MANAGER)
    vraag = browser.open(vraagadres(app, aanvraag_id))
    pagina = browser.vul_in(vraag, formulier=vraag.formulier(met="hs-zonder"), status=422)
    assert "Uw antwoord is nog gelijk aan wat u indiende." in pagina.tekst


def test_een_verouderde_pagina_bewaart_niets_en_houdt_de_tekst(app, als, gevraagd):
    aanvraag_id = gevraagd()
    adres, eerste, tweede = vraagadres(app, aanvraag_id), als(Rol.MANAGER), als(Rol.BEGELEIDER)
    oud = tweede.open(adres)
    nieuw = eerste.open(adres)
    eerste.vul_in(
        nieuw, {"hs-zonder": "Van de manager."}, formulier=nieuw.formulier(met="hs-zonder")
    )
    pagina = tweede.vul_in(
        oud,
        {"hs-zonder": "Van de begeleider."},
        formulier=oud.formulier(met="hs-zonder"),
        status=409,
    )
    assert "Van de begeleider." in pagina.formulier(met="hs-zonder").velden["hs-zonder"]


def test_andere_antwoorden_blijven_dicht(als, gevraagd):
    aanvraag_id = gevraagd()
    antwoord = als(Rol.MANAGER).client.get(f"/aanvragen/{aanvraag_id}/vragenlijst/huidig/1")
    assert antwoord.status_code == 422


def test_een_begeleider_vult_in_en_de_manager_dient_in(als, gevraagd):
    aanvraag_id = gevraagd()
    pagina = als(Rol.BEGELEIDER).open(f"/aanvragen/{aanvraag_id}/aanvulling")
    assert "Dan dient een manager van uw organisatie de aanvulling in." in pagina.tekst
    browser = als(Rol.BEGELEIDER)
    token = pagina.formulier().velden["csrf_token"]
    adres = f"/aanvragen/{aanvraag_id}/aanvulling/indienen"
    assert browser.client.post(adres, data={"csrf_token": token}).status_code in {400, 403}


def test_een_ander_ziet_de_vragen_niet(app, als, gevraagd):
    aanvraag_id = gevraagd()
    browser = als(Rol.MANAGER, ANDER)
    for adres in (f"/aanvragen/{aanvraag_id}/aanvulling", vraagadres(app, aanvraag_id)):
        assert browser.client.get(adres).status_code == 404


def test_na_de_hersteldatum_kan_het_niet_meer(app, als, gevraagd):
    aanvraag_id, browser = gevraagd(), als(Rol.MANAGER)
    vraag = browser.open(vraagadres(app, aanvraag_id))
    formulier = vraag.formulier(met="hs-zonder")
    browser.vul_in(vraag, {"hs-zonder": "Te laat."}, formulier=formulier)
    with clock.freeze(datetime(2026, 12, 15, 9, 0, tzinfo=UTC)):
        pagina = dien_in(als(Rol.MANAGER), aanvraag_id, status=422)
    assert "Deze vraag staat niet meer open." in pagina.tekst


def test_bestand_komt_gelijk_terug_als_bijlage(app, als, gevraagd):
    aanvraag_id = gevraagd(Gevraagd("context", bestand="offerte"))
    browser, inhoud = als(Rol.MANAGER), png()
    adres = vraagadres(app, aanvraag_id)
    stuur_bestand(browser, adres, inhoud, "../Offerte van 12 mei.png")
    with app.app_context():
        bestand = db.session.scalars(sa.select(Bestand)).one()
        assert inhoud not in bestand.inhoud_v
        assert bestand.sha256 == hashlib.sha256(inhoud).hexdigest()
        waar = f"/aanvragen/{aanvraag_id}/bestanden/{bestand.id}"
    antwoord = browser.client.get(waar)
    assert antwoord.data == inhoud
    assert antwoord.mimetype == "image/png"
    assert antwoord.headers["Content-Disposition"].startswith("attachment; filename=")
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert antwoord.headers["Cache-Control"] == "no-store"
    assert als(Rol.MANAGER, ANDER).client.get(waar).status_code == 404
    browser.volg(dien_in(browser, aanvraag_id))
    with app.app_context():
        versie = db.session.scalars(sa.select(AanvraagVersie).where(AanvraagVersie.nr == 2)).one()
        vraag = lees_versie(versie).inhoud["aanvulling"]["vragen"][0]
    assert vraag["bestanden"][0]["sha256"] == hashlib.sha256(inhoud).hexdigest()
    dossier = browser.open(f"/aanvragen/{aanvraag_id}")
    assert "Uw aanvulling van" in dossier.tekst
    assert f'href="{waar}"' in dossier.antwoord.text
    assert browser.client.get(waar).data == inhoud


def test_het_zorgkantoor_leest_het_bestand_zodra_het_is_ingediend(app, als, gevraagd):
    aanvraag_id = gevraagd(Gevraagd("context", bestand="offerte"))
    browser, inhoud = als(Rol.MANAGER), png()
    stuur_bestand(browser, vraagadres(app, aanvraag_id), inhoud, "Offerte.png")
    with app.app_context():
        bestand = db.session.scalars(sa.select(Bestand)).one()
        assert "inhoud_v" in sa.inspect(bestand).unloaded
        waar = f"/dossiers/{aanvraag_id}/bestanden/{bestand.id}"
    beoordelaar = als(Rol.BEOORDELAAR)
    assert "Offerte.png" not in beoordelaar.open(f"/dossiers/{aanvraag_id}").tekst
    assert beoordelaar.client.get(waar).status_code == 404
    dien_in(browser, aanvraag_id)
    assert f'href="{waar}"' in beoordelaar.open(f"/dossiers/{aanvraag_id}").antwoord.text
    antwoord = beoordelaar.client.get(waar)
    assert (antwoord.data, antwoord.mimetype) == (inhoud, "image/png")
    assert antwoord.headers["Content-Disposition"] == "attachment; filename=Offerte.png"
    assert als(Rol.BEOORDELAAR, ANDER).client.get(waar).status_code == 404
    assert browser.client.get(waar).status_code == 403


@pytest.mark.parametrize(
    ("inhoud", "tekst"),
    [
        (b"PK\x03\x04" + b"x" * 50, "Kies een bestand van een soort die hier mag"),
        (
            pdf(b"3 0 obj<</S/JavaScript/JS(x)>>endobj\n"),
            "Dit bestand bevat een onderdeel dat hier niet mag",
        ),
        (b"", "Dit bestand is leeg"),
        (png() + b"<script>", "In dit bestand zit meer dan wat u ziet"),
    ],
)
def test_een_bestand_wordt_op_inhoud_geweigerd(app, als, gevraagd, inhoud, tekst):
    aanvraag_id = gevraagd(Gevraagd("context", bestand="offerte"))
    adres = vraagadres(app, aanvraag_id)
    pagina = stuur_bestand(als(Rol.MANAGER), adres, inhoud, "offerte.pdf", status=422)
    assert tekst in pagina.tekst
    with app.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Bestand)) == 0


def test_bij_een_vraag_zonder_bestand_bestaat_geen_upload(app, als, gevraagd):
    aanvraag_id, browser = gevraagd(), als(Rol.MANAGER)
    adres = vraagadres(app, aanvraag_id)
    pagina = browser.open(adres)
    assert "Een zorgplan, behandelplan of ander stuk uit het dossier mag niet" in pagina.tekst
    assert "bestand" not in {naam for f in pagina.document.formulieren for naam in f.namen}
    token = pagina.formulier().velden["csrf_token"]
    gegevens = {"csrf_token": token, "bestand": (io.BytesIO(png()), "zorgplan.pdf")}
    geweigerd = browser._bekijk(browser.client.post(f"{adres}/bestanden", data=gegevens), 422)
    assert "Bij deze vraag kunt u geen bestand toevoegen." in geweigerd.tekst


def test_hoogstens_vijf_bestanden_en_verwijderen_kan(app, als, gevraagd):
    aanvraag_id = gevraagd(Gevraagd("context", bestand="offerte"))
    browser, adres = als(Rol.MANAGER), vraagadres(app, aanvraag_id)
    for nr in range(5):
        stuur_bestand(browser, adres, png((nr, 0, 0)), f"{nr}.png")
    pagina = stuur_bestand(browser, adres, png((9, 9, 9)), "9.png", status=422)
    assert "U kunt bij een vraag hoogstens 5 bestanden toevoegen" in pagina.tekst
    pagina = browser.open(adres)
    weg = next(f for f in pagina.document.formulieren if "weg" in f.knoppen.values())
    browser.vul_in(pagina, formulier=weg, knop=next(iter(weg.knoppen)))
    with app.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Bestand)) == 4


def test_een_gevraagd_blok_van_de_rekentool_verandert_de_uitkomst(app, als, gevraagd):
    aanvraag_id, browser = gevraagd(Gevraagd("zorg")), als(Rol.MANAGER)
    vraag = browser.open(vraagadres(app, aanvraag_id))
    formulier = vraag.formulier(met="nachtzorg")
    assert formulier.velden["wonen"] == ["60"]
    browser.vul_in(vraag, {"nachtzorg": "3"}, formulier=formulier)
    dien_in(browser, aanvraag_id)
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
        versies = [maak_weergave(lees_versie(get_versie(aanvraag, nr))) for nr in (1, 2)]
    koppen = {w.kop for tab in vergelijk(*versies) for w in tab.wijzigingen}
    assert "Uitkomst: Meerzorguren per week" in koppen
    assert "Ingevuld bij zorg: Nachtzorg" in koppen


def test_een_gevraagd_doel_houdt_zijn_identiteit(app, als, gevraagd):
    aanvraag_id, browser = gevraagd(Gevraagd("doelen")), als(Rol.MANAGER)
    vraag = browser.open(vraagadres(app, aanvraag_id))
    formulier = vraag.formulier(met="1.korte_naam")
    browser.vul_in(vraag, {"1.korte_naam": "heel rustige ochtend"}, formulier=formulier)
    dien_in(browser, aanvraag_id)
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
        oud, nieuw = (
            lees_versie(get_versie(aanvraag, nr)).antwoorden["dl-doelen"] for nr in (1, 2)
        )
    assert len(nieuw) == 1
    assert nieuw[0]["doel_id"] == oud[0]["doel_id"]
    assert nieuw[0]["korte_naam"] == "heel rustige ochtend"


def test_twee_keer_klikken_geeft_een_versie(app, als, gevraagd):
    aanvraag_id, browser = gevraagd(), als(Rol.MANAGER)
    vraag = browser.open(vraagadres(app, aanvraag_id))
    browser.vul_in(vraag, {"hs-zonder": "Beter."}, formulier=vraag.formulier(met="hs-zonder"))
    pagina = browser.open(f"/aanvragen/{aanvraag_id}/aanvulling")
    formulier = pagina.formulier(met="_eenmalig")
    naar = [browser.vul_in(pagina, formulier=formulier).naar for _ in range(2)]
    assert naar == [f"/aanvragen/{aanvraag_id}/ontvangst"] * 2
    with app.app_context():
        soorten = db.session.scalars(sa.select(Gebeurtenis.soort)).all()
        assert soorten.count("aangevuld") == 1


def test_een_leeggemaakt_doel_is_weg(app, als, gevraagd):
    aanvraag_id, browser = gevraagd(Gevraagd("doelen")), als(Rol.MANAGER)
    pagina = browser.open(vraagadres(app, aanvraag_id))
    formulier = pagina.formulier(met="1.korte_naam")
    velden = {naam: w[0] for naam, w in formulier.velden.items() if naam.startswith("1.")}
    nieuw = {f"2.{naam.removeprefix('1.')}": tekst for naam, tekst in velden.items()}
    nieuw["2.korte_naam"] = "een ander doel"
    browser.vul_in(pagina, dict.fromkeys(velden, "") | nieuw, formulier=formulier)
    dien_in(browser, aanvraag_id)
    with app.app_context():
        versie = lees_versie(get_versie(db.session.get_one(Aanvraag, aanvraag_id), 2))
        doelen = versie.antwoorden["dl-doelen"]
    assert [doel["korte_naam"] for doel in doelen] == ["een ander doel"]
