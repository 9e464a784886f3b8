"""Every address with an object in it, for every role: not yours is as good as not there."""

from collections.abc import Mapping

import pytest

from portal.domain.bevoegdheid import ROLLEN_PER_SOORT, Handeling, OrganisatieSoort, Rol, mag
from portal.platform.web.rules import OPENBAAR, regel_van
from tests.objecten import (
    AANBIEDER,
    ANDER_ZORGKANTOOR,
    ANDERE_AANBIEDER,
    ZORGKANTOOR,
    Adres,
    afdruk,
    ids_van,
    iemand,
    inhoud,
    list_adressen,
    list_dossiers,
    onbekend,
)
from tests.person import Browser
from tests.sql import luister, schrijft_naar

KETEN = {
    *ROLLEN_PER_SOORT[OrganisatieSoort.AANBIEDER],
    *ROLLEN_PER_SOORT[OrganisatieSoort.ZORGKANTOOR],
}
EIGEN = dict.fromkeys(KETEN, (AANBIEDER, ZORGKANTOOR))
VREEMD = dict.fromkeys(KETEN, (ANDERE_AANBIEDER, ANDER_ZORGKANTOOR))
AANTAL = {Rol.MANAGER: 20, Rol.TEAMLEIDER: 20}
NA_POST = {200, 204, 303, 400, 403, 404, 409, 422}
alle_rollen = pytest.mark.parametrize("rol", list(Rol), ids=lambda rol: rol.value)


def bewijs(browser: Browser) -> str:
    """Take the token of the forms that this person is shown."""
    return browser.open("/wachtwoord").formulier(met="csrf_token").velden["csrf_token"][0]


def regel(app, adres: Adres) -> str | None:
    return regel_van(app.view_functions[adres.endpoint])


def mag_door(app, adres: Adres, rol: Rol) -> bool:
    verklaard = regel(app, adres)
    return verklaard == OPENBAAR or (verklaard is not None and mag({rol}, Handeling(verklaard)))


def vraag(browser: Browser, adres: Adres, ids: Mapping[str, object], token: str):
    """Ask for an address, with the proof of a form when it is a POST."""
    pad = adres.pad(browser.app, ids)
    if adres.methode == "GET":
        antwoord = browser.client.get(pad)
    else:
        antwoord = browser.client.post(pad, data={"csrf_token": token, "versie": "1"})
    with antwoord:
        return antwoord.status_code, inhoud(antwoord.get_data().decode("utf-8", "replace"), pad)


@alle_rollen
def test_van_een_ander_is_hetzelfde_als_er_niet(demo, rol):
    with demo.app.app_context():
        browser = Browser(demo.app).als(iemand(rol, *VREEMD.get(rol, ())))
        dossiers = [ids_van(rij) for rij in list_dossiers()[: AANTAL.get(rol, 2)]]
    token, voor = bewijs(browser), afdruk(demo.app)
    lek = []
    for adres in list_adressen(demo.app):
        if not adres.objecten or adres.objecten == ("organisatie_id",):
            continue
        if not mag_door(demo.app, adres, rol):
            status, tekst = vraag(browser, adres, dossiers[0], token)
            if status != 403 or "rol" not in tekst:
                lek.append((adres, status))
            continue
        niets = vraag(browser, adres, onbekend(dossiers[0]), token)
        if niets[0] != 404:
            lek.append((adres, "unknown", niets[0]))
        lek += [
            (adres, status)
            for ids in dossiers
            for status, tekst in [vraag(browser, adres, ids, token)]
            if (status, tekst) != niets
        ]
    assert (lek, afdruk(demo.app)) == ([], voor)


@alle_rollen
def test_in_het_eigen_huis_leest_ieder_wat_mag_en_breekt_niets(demo, rol):
    with demo.app.app_context():
        browser = Browser(demo.app).als(iemand(rol, *EIGEN.get(rol, ())))
        dossiers = [ids_van(rij) for rij in list_dossiers()[: AANTAL.get(rol, 2)]]
    fout = []
    with luister(demo.app) as opdrachten:
        for adres in list_adressen(demo.app):
            for ids in dossiers if adres.objecten and adres.methode == "GET" else dossiers[:1]:
                if adres.methode == "POST":
                    continue
                status, _ = vraag(browser, adres, ids, "")
                if status not in verwacht(demo.app, adres, rol):
                    fout.append(f"{adres.methode} {adres.endpoint} {status}")
    assert (fout, schrijft_naar(opdrachten)) == ([], set())


def verwacht(app, adres: Adres, rol: Rol) -> set[int]:
    if adres.endpoint in {"health.healthz", "health.readyz"}:
        return {200}
    return {200, 303, 403, 404, 422} if mag_door(app, adres, rol) else {403}


@alle_rollen
def test_een_leeg_formulier_breekt_in_geen_enkele_toestand_iets(kopie, rol):
    with kopie.app.app_context():
        browser = Browser(kopie.app).als(iemand(rol, *EIGEN.get(rol, ())))
        dossiers = [ids_van(rij) for rij in list_dossiers()[: AANTAL.get(rol, 2)]]
    token, fout = bewijs(browser), []
    for adres in list_adressen(kopie.app):
        if adres.methode == "GET" or adres.endpoint in {"toegang.uitloggen", "toegang.wachtwoord"}:
            continue
        for ids in dossiers if adres.objecten else dossiers[:1]:
            status, _ = vraag(browser, adres, ids, token)
            if status not in NA_POST or (status != 403) > mag_door(kopie.app, adres, rol):
                fout.append(f"{adres.methode} {adres.endpoint} {status}")
    assert fout == []
