"""Every address with an object in it, for every role: not yours is as good as not there."""

import uuid
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

import pytest

from portal.domain.bevoegdheid import ROLLEN_PER_SOORT, Handeling, OrganisatieSoort, Rol, mag
from portal.platform.database import db
from portal.platform.web.rules import OPENBAAR, regel_van
from tests.factories.toegang import maak_gebruiker, maak_organisatie
from tests.objecten import (
    AANBIEDER,
    ANDER_ZORGKANTOOR,
    ANDERE_AANBIEDER,
    ZORGKANTOOR,
    Adres,
    Geval,
    afdruk,
    iemand,
    inhoud,
    list_adressen,
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
# Every toestand for who does most. Whose it is, and what a rol may, does not hang on the toestand.
ALLES = {Rol.MANAGER, Rol.TEAMLEIDER}
ENKELE = 4
VAN_IEDEREEN = {("organisatie_id",), ("storing_id",), ("rapport_id",), ("deelnemer_id",)}
# Who makes the national report sees the figures of every zorgkantoor; a teamleider only the own.
LANDELIJK = {(Rol.MONITORBEHEERDER, "monitoring.opgave")}
# A zorgkantoor finds a client through the dossier only, and has no work of this aanbieder's people.
# Of the rest the demonstration has none (no plan of it was reopened), or it was confirmed one
# address earlier.
NIETS_TE_DOEN = {
    "beoordeling.dossier_bestand",
    "berichten.afhandelen",
    "berichten.afwezigheid_intrekken",
    "berichten.openen",
    "berichten.per_brief",
    "berichten.taak_opnieuw",
    "clienten.bsn",
    "clienten.client",
    "dialoog.plan_verschil",
    "beoordeling.oordelen_overnemen",
    "beoordeling.signaal_overnemen",
    "overzicht.overdragen",
    "toekenning.registratie_weigeren",
}
# Reports of a traject are for the CCE and the aanbieder, and a goed voorbeeld that waits for approval
# is for the own organisation.
VAN_AANBIEDER = {
    "ontwikkeltraject.verslag",
    "ontwikkeltraject.verslag_pdf",
    "voorbeelden.aanpassen",
    "voorbeelden.goedkeuren",
    "voorbeelden.intrekken",
    "voorbeelden.terugsturen",
    "voorbeelden.voorbeeld",
}
NA_POST = {200, 204, 303, 400, 403, 404, 409, 422}
alle_rollen = pytest.mark.parametrize("rol", list(Rol), ids=lambda rol: rol.value)


def niets_te_doen(rol: Rol) -> set[str]:
    """Name where somebody in a role does nothing with the demonstration."""
    return NIETS_TE_DOEN | (VAN_AANBIEDER if rol is Rol.TEAMLEIDER else set())


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


def vreemde(rol: Rol) -> uuid.UUID:
    """Give somebody who has nothing to do with the dossiers; there is one CCE, so make another."""
    if rol is not Rol.CCE_COORDINATOR:
        return iemand(rol, *VREEMD.get(rol, ()))
    gebruiker_id = maak_gebruiker(maak_organisatie(OrganisatieSoort.CCE, "Ander CCE"), rol).id
    db.session.commit()
    return gebruiker_id


@alle_rollen
def test_van_een_ander_is_hetzelfde_als_er_niet(kopie, gevallen, rol):
    with kopie.app.app_context():
        browser = Browser(kopie.app).als(vreemde(rol))
    token, voor = bewijs(browser), afdruk(kopie.app)
    lek = []
    for adres in list_adressen(kopie.app):
        if not adres.objecten:
            continue
        if not mag_door(kopie.app, adres, rol):
            if heeft_post(kopie.app, adres):
                continue
            status, tekst = vraag(browser, adres, gevallen[0], token)
            if status != 403 or "rol" not in tekst:
                lek.append((adres, status))
            continue
        if adres.objecten in VAN_IEDEREEN or (rol, adres.endpoint) in LANDELIJK:
            continue
        niets = vraag(browser, adres, onbekend(gevallen[0]), token)
        if niets[0] != 404:
            lek.append((adres, "unknown", niets[0]))
        lek += [
            (adres, status)
            for ids in adres.per_pad(gevallen, ENKELE if rol in ALLES else 1)
            for status, tekst in [vraag(browser, adres, ids, token)]
            if (status, tekst) != niets
        ]
    assert (lek, afdruk(kopie.app)) == ([], voor)


@alle_rollen
def test_in_het_eigen_huis_leest_ieder_wat_mag_en_breekt_niets(kopie, gevallen, rol):
    with kopie.app.app_context():
        browser = Browser(kopie.app).als(iemand(rol, *EIGEN.get(rol, ())))
    fout, gezien = [], defaultdict(set)
    with luister(kopie.app) as opdrachten:
        for adres in list_adressen(kopie.app):
            if adres.methode == "POST":
                continue
            for ids in te_proberen(kopie.app, adres, gevallen, rol):
                status, _ = vraag(browser, adres, ids, "")
                if not heeft_post(kopie.app, adres):
                    gezien[adres].add(status)
                if status not in verwacht(kopie.app, adres, rol):
                    fout.append(f"{adres.methode} {adres.endpoint} {status}")
    assert (fout, schrijft_naar(opdrachten)) == ([], set())
    assert nooit_echt(gezien) <= niets_te_doen(rol) or rol not in ALLES


def te_proberen(app, adres: Adres, gevallen: list[Geval], rol: Rol) -> list[Geval]:
    """Give every toestand to who does most; the others try each door once.

    The page of a form comes back on an empty form as well: that is sent in every toestand.
    """
    if not mag_door(app, adres, rol):
        return [] if heeft_post(app, adres) else adres.per_pad(gevallen, 1)
    if rol not in ALLES:
        return adres.per_pad(gevallen, 1)
    return adres.per_pad(gevallen, ENKELE if heeft_post(app, adres) else None)


def heeft_post(app, adres: Adres) -> bool:
    """Say whether this is the GET of a form: one rule holds for the endpoint, its POST is asked."""
    if adres.methode == "POST":
        return False
    regels = app.url_map.iter_rules(adres.endpoint)
    return any("POST" in (r.methods or ()) and r.arguments == set(adres.parameters) for r in regels)


def nooit_echt(gezien: Mapping[Adres, set[int]]) -> set[str]:
    """Name what was only tried with objects that are not there: that proves nothing."""
    return {adres.endpoint for adres, alle in gezien.items() if adres.objecten and alle == {404}}


def verwacht(app, adres: Adres, rol: Rol) -> set[int]:
    if adres.endpoint in {"health.healthz", "health.readyz"}:
        return {200}
    return {200, 303, 403, 404, 422} if mag_door(app, adres, rol) else {403}


@alle_rollen
def test_een_leeg_formulier_breekt_in_geen_enkele_toestand_iets(kopie, gevallen, rol):
    with kopie.app.app_context():
        browser = Browser(kopie.app).als(iemand(rol, *EIGEN.get(rol, ())))
    token, fout, gezien = bewijs(browser), [], defaultdict(set)
    for adres in list_adressen(kopie.app):
        if adres.methode == "GET" or adres.endpoint in {"toegang.uitloggen", "toegang.wachtwoord"}:
            continue
        for ids in te_proberen(kopie.app, adres, gevallen, rol):
            status, _ = vraag(browser, adres, ids, token)
            gezien[adres].add(status)
            if status not in NA_POST or (status != 403) > mag_door(kopie.app, adres, rol):
                fout.append(f"{adres.methode} {adres.endpoint} {status}")
    assert fout == []
    assert nooit_echt(gezien) <= niets_te_doen(rol) or rol not in ALLES


@pytest.mark.parametrize("rol", sorted(ALLES))
def test_een_deel_hoort_bij_zijn_geheel(kopie, gevallen, rol):
    with kopie.app.app_context():
        browser = Browser(kopie.app).als(iemand(rol, *EIGEN[rol]))
    token, lek, geprobeerd = bewijs(browser), [], set()
    for adres in list_adressen(kopie.app):
        if len(adres.objecten) < 2 or not mag_door(kopie.app, adres, rol):
            continue
        geheel = adres.objecten[0]
        for ids, ander in pairwise(adres.per_pad(gevallen, ENKELE)):
            if ids[geheel] != ander[geheel]:
                geprobeerd.add(adres.endpoint)
                eigen = {geheel: ids[geheel]}
                verwisseld = vraag(browser, adres, ander | eigen, token)
                if verwisseld != vraag(browser, adres, onbekend(ander) | eigen, token):
                    lek.append((adres.methode, adres.endpoint, verwisseld[0]))
    assert lek == []
    assert len(geprobeerd) > (5 if rol is Rol.MANAGER else 0)
