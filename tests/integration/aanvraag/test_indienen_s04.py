"""Scenario S04: one list of four points with links; repaired, only a warning is left."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import (
    Aanvraag,
    Afstemming,
    Antwoord,
    Ondertekening,
    Rekenblok,
    Verklaring,
)
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.aanvraag import onderteken
from tests.integration.aanvraag.conftest import INGEDIEND_OP

pytestmark = pytest.mark.usefixtures("indiendag")


@pytest.fixture
def s04(app, volledig):
    """Give the concept of Ceder with its four faults."""
    aanvraag_id = volledig()
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
        aanvraag.client.bsn = "999990018"
        zet(Antwoord, Antwoord.vraag_id == "hs-zonder").waarde = ""
        blok = zet(Rekenblok, Rekenblok.blok == "zorg")
        blok.ruw = {**blok.ruw, "nachtzorg": "ca. 3 uur"}
        db.session.delete(zet(Verklaring, Verklaring.verklaring_id == "vk-machtiging"))
        zet(Afstemming, sa.true()).machtiging_datum = None
        db.session.commit()
    return aanvraag_id


def zet(soort, voorwaarde):
    return db.session.scalars(sa.select(soort).where(voorwaarde)).one()


def herstel(app, wereld, aanvraag_id):
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        aanvraag.client.bsn = "999990020"
        zet(Antwoord, Antwoord.vraag_id == "hs-zonder").waarde = "woord " * 270
        blok = zet(Rekenblok, Rekenblok.blok == "zorg")
        blok.ruw = {**blok.ruw, "nachtzorg": "3"}
        zet(Afstemming, sa.true()).machtiging_datum = datetime(2026, 3, 1, tzinfo=UTC).date()
        db.session.add(
            Verklaring(
                aanvraag_id=aanvraag_id,
                verklaring_id="vk-machtiging",
                tekstversie="2026-1",
                door_id=manager.id,
                functie="manager",
                op=INGEDIEND_OP,
            )
        )
        db.session.execute(sa.delete(Ondertekening))
        onderteken(aanvraag, op=INGEDIEND_OP)
        db.session.commit()


def test_een_lijst_met_precies_vier_punten_en_links(als, s04):
    pagina = als(Rol.MANAGER).open(f"/aanvragen/{s04}/controleren")
    assert "U kunt nog niet indienen" in pagina.tekst
    for tekst in (
        "Controleer het BSN van de cliënt. Dit nummer kan niet bestaan.",
        "Beantwoord de vraag ‘Stel dat er geen meerzorg komt: wat merkt de cliënt",
        "Bevestig de verklaring ‘Wij hebben vóór indienen een schriftelijke machtiging",
        "Vul in de rekentool bij nachtzorg een getal in, bijvoorbeeld 10,5.",
    ):
        assert tekst in pagina.tekst
    html = pagina.antwoord.text
    lijst = html.split('govuk-error-summary__list">')[1].split("</ul>")[0]
    assert lijst.count("<li>") == 4
    assert lijst.count("<a href=") == 4


def test_elke_fout_in_een_regel_staat_er_in_woorden_met_het_veld_zelf(app, als, wereld, s04):
    with app.app_context():
        zet(Rekenblok, Rekenblok.blok == "zorg").ruw = {"bron": "dagprogramma", "verzorging": "1"}
        regel = {"van": "7:00", "tot": "9:00", "functie": "wonen", "op": "a"}
        manager = wereld.gebruiker(Rol.MANAGER)
        programma = Rekenblok(
            aanvraag_id=s04, blok="dagprogramma", door_id=manager, op=INGEDIEND_OP
        )
        programma.ruw = {"ma_vr": [regel]}
        db.session.add(programma)
        db.session.delete(zet(Afstemming, sa.true()))
        db.session.commit()
    pagina = als(Rol.MANAGER).open(f"/aanvragen/{s04}/controleren")
    assert "Rekentool: ma-vr, regel 1: vul bij aantal cliënten een getal uit de" in pagina.tekst
    assert "ma_vr" not in pagina.tekst
    veld = "/rekentool/dagprogramma?terug=controleren#dagprogramma-ma_vr-0-op"
    assert f"/aanvragen/{s04}{veld}" in pagina.document.links
    for wat in ("met wie", "hoe", "wanneer"):
        assert f"Vul bij de afstemming in {wat} u de aanvraag besprak." in pagina.tekst


def test_indienen_lukt_niet_en_alle_tekst_blijft(app, als, s04):
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"/aanvragen/{s04}/controleren")
    token = pagina.formulier().velden["csrf_token"]
    gegevens = {"csrf_token": token, "digest": "0" * 64}
    antwoord = browser.client.post(f"/aanvragen/{s04}/indienen", data=gegevens)
    assert antwoord.status_code == 422
    with app.app_context():
        assert db.session.get_one(Aanvraag, s04).toestand is Toestand.CONCEPT
        assert zet(Rekenblok, Rekenblok.blok == "zorg").ruw["nachtzorg"] == "ca. 3 uur"


def test_een_zorgplan_toevoegen_bestaat_niet_en_dat_staat_er(als, s04):
    pagina = als(Rol.MANAGER).open(f"/aanvragen/{s04}/controleren")
    assert "U kunt bij een aanvraag geen bestanden toevoegen." in pagina.tekst
    assert 'type="file"' not in pagina.antwoord.text


def test_na_herstel_lukt_indienen_met_alleen_een_waarschuwing(app, als, wereld, s04):
    herstel(app, wereld, s04)
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"/aanvragen/{s04}/controleren")
    assert "staan 270 woorden. De richtlijn is 200." in pagina.tekst
    assert pagina.antwoord.text.count("Let op, dit houdt u niet tegen") == 1
    assert pagina.antwoord.text.count(" woorden. De richtlijn is ") == 1
    browser.vul_in(pagina, formulier=pagina.formulier(met="digest"))
    with app.app_context():
        assert db.session.get_one(Aanvraag, s04).toestand is Toestand.INGEDIEND
