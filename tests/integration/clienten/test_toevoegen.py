"""Add a client, say where it lives and what the indicatie is: from outside, as people do."""

import sqlalchemy as sa

from portal.clienten.models import Client, Indicatie, Plaatsing
from portal.domain.bevoegdheid import Rol
from portal.platform.audit import AuditRegel
from portal.platform.database import db

PERSOON = {
    "voornamen": "Fenna",
    "tussenvoegsel": "van",
    "achternaam": "Voorbeeld",
    "geboortedatum": "5-2-1988",
    "geslacht": "v",
    "bsn": "9999 90 019",
}
INDICATIE = {"zorgprofiel": "7VG", "van": "1-1-2024", "behandeling": "ja", "dagbesteding": "ja"}


def voeg_toe(browser, **velden):
    return browser.vul_in(
        (pagina := browser.open("/clienten/nieuw")),
        PERSOON | velden,
        formulier=pagina.formulier(met="achternaam"),
    )


def stuur(browser, adres, velden, *, met, status=303):
    pagina = browser.open(adres)
    return browser.vul_in(pagina, velden, formulier=pagina.formulier(met=met), status=status)


def test_van_nieuwe_client_tot_indicatie(app, wereld, als):
    browser = als(Rol.BEGELEIDER)
    na_persoon = voeg_toe(browser)
    plek = {"locatie": str(wereld["locatie"]), "leveringsvorm": "verblijf", "van": "1-3-2024"}
    na_plek = stuur(browser, na_persoon.naar, plek, met="leveringsvorm")
    na_indicatie = stuur(browser, na_plek.naar, INDICATIE, met="zorgprofiel")
    pagina = browser.volg(na_indicatie)
    assert pagina.document.titel == "Cliënt A-0001 – Meerzorgportaal"
    assert "Fenna van Voorbeeld" in pagina.tekst
    assert "5 februari 1988" in pagina.tekst
    assert "Verborgen, eindigt op 019" in pagina.tekst
    assert "999990019" not in pagina.antwoord.text
    with app.app_context():
        client = db.session.scalars(sa.select(Client)).one()
        plaatsing = db.session.scalars(sa.select(Plaatsing)).one()
        indicatie = db.session.scalars(sa.select(Indicatie)).one()
        assert (client.clientcode, client.bsn, client.geslacht) == ("A-0001", "999990019", "v")
        assert client.geboortedatum == "1988-02-05"
        assert (plaatsing.locatie_id, plaatsing.leveringsvorm) == (wereld["locatie"], "verblijf")
        assert (indicatie.zorgprofiel, indicatie.zzp, indicatie.behandeling) == ("7VG", "VG7", True)
        codes = db.session.scalars(
            sa.select(AuditRegel.code)
            .where(AuditRegel.client_id == client.id, AuditRegel.code != "client.lezen")
            .order_by(AuditRegel.nr)
        ).all()
    assert codes == ["client.aanmaken", "client.wijzigen", "client.wijzigen"]


def test_een_te_lange_tekst_noemt_haar_veld(wereld, als):
    te_lang = PERSOON | {"achternaam": "y" * 81, "tussenvoegsel": "z" * 21}
    pagina = stuur(als(Rol.BEGELEIDER), "/clienten/nieuw", te_lang, met="achternaam", status=422)
    assert "Gebruik bij ‘Achternaam’ niet meer dan 80 tekens." in pagina.tekst
    assert "Gebruik bij ‘Tussenvoegsel’ niet meer dan 20 tekens." in pagina.tekst
