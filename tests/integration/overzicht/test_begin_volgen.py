"""What the start page of an aanbieder says of dialoog and ontwikkeltraject."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portal.dialoog.queries.volglijst import list_te_plannen
from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.procedure.volgen import Dialoogtoestand, Trajecttoestand
from portal.ontwikkeltraject.actions.beurten import vernieuw_beurten, vernieuw_beurten_van
from portal.ontwikkeltraject.queries.stand import Openstaand, Trajectstand, list_standen
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Instelling, Organisatie
from tests.factories.dialoog import maak_dialoog, samenwerking
from tests.factories.ontwikkeltraject import maak_afgerond, maak_bijeenkomst, maak_trajectrij
from tests.factories.toegang import maak_organisatie, maak_samenwerking
from tests.factories.toekenning import LOPEND, maak_groepstoekenningen, maak_toekenning
from tests.factories.wereld import ANDER, TWEEDE
from tests.sql import luister, zonder_bijwerk

OP = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
VANDAAG = date(2026, 12, 2)
OUD = replace(LOPEND, ingang=date(2023, 11, 1), maanden=60)
VRAAGT = "Meerzorgdialoog plannen"


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


def namen(gebruiker_id):
    door = db.session.get_one(Gebruiker, gebruiker_id)
    return [rij.zorgkantoor for rij in list_te_plannen(2026, voor=door, op=VANDAAG)]


def kies_nieuw_of_groot(zorgkantoor_id, door_id):
    keuze = Instelling(organisatie_id=zorgkantoor_id, sleutel="dialoog_bereik")
    keuze.van, keuze.waarde = date(2026, 1, 1), "nieuw-of-groot"
    keuze.door_id, keuze.op = door_id, OP
    db.session.add(keuze)
    db.session.flush()


def tweede_zorgkantoor(wereld, naam):
    kantoor = maak_organisatie(OrganisatieSoort.ZORGKANTOOR, naam)
    aanbieder, cce = (db.session.get_one(Organisatie, wereld[wie]) for wie in ("aanbieder", "cce"))
    maak_samenwerking(aanbieder, kantoor, cce=cce)
    return kantoor


def test_wie_hem_plant_ziet_de_dialoog_die_ontbreekt(app, wereld):
    manager = wereld.gebruiker(Rol.MANAGER)
    with app.test_request_context():
        paar = samenwerking(wereld)
        assert namen(manager) == ["Zorgkantoor Voorbeeldland"]
        for ander in (
            wereld.gebruiker(Rol.MANAGER, TWEEDE),
            wereld.gebruiker(Rol.BEGELEIDER),
            wereld.gebruiker(Rol.MANAGER, ANDER),
            wereld.gebruiker(Rol.BEOORDELAAR),
        ):
            assert namen(ander) == []
        paar.dialoog_in_bereik = False
        assert namen(manager) == []
        paar.dialoog_in_bereik, cce = True, paar.cce_id
        paar.cce_id = None
        assert namen(manager) == []
        paar.cce_id = cce
        dialoog = maak_dialoog(wereld, date(2026, 12, 10), op=OP)
        assert namen(manager) == []
        dialoog.toestand = Dialoogtoestand.AFGEZEGD
        db.session.flush()
        assert namen(manager) == ["Zorgkantoor Voorbeeldland"]


def test_elke_dialoog_zegt_met_welk_zorgkantoor(app, als, wereld):
    with app.app_context():
        ander = maak_dialoog(wereld, date(2026, 12, 17), op=OP)
        ander.zorgkantoor = tweede_zorgkantoor(wereld, "Zorgkantoor Nr 2")
        maak_dialoog(wereld, date(2026, 12, 10), op=OP)
        db.session.commit()
    tekst = als(Rol.MANAGER).open("/").tekst
    for naam in ("Zorgkantoor Voorbeeldland", "Zorgkantoor Nr 2"):
        assert f"Meerzorgdialoog 2026 met {naam}" in tekst


def test_clienten_tellen_alleen_waar_hun_aantal_beslist(app, wereld):
    manager = wereld.gebruiker(Rol.MANAGER)
    with app.test_request_context(), luister(app) as opdrachten:
        samenwerking(wereld)
        assert namen(manager) == ["Zorgkantoor Voorbeeldland"]
        assert [een for een in opdrachten if "FROM toekenning" in een] == []
    with app.test_request_context():
        samenwerking(wereld)
        kies_nieuw_of_groot(wereld["zorgkantoor"], manager)
        maak_toekenning(wereld)
        assert namen(manager) == []
        maak_toekenning(wereld)
        assert namen(manager) == ["Zorgkantoor Voorbeeldland"]


def test_van_elke_client_de_stand_van_het_traject(app, wereld):
    with app.test_request_context():
        gepland, klaar, laat, nieuw = (maak_toekenning(wereld, OUD) for _ in range(4))
        groep, (lid, ook_eigen, _) = maak_groepstoekenningen(wereld, 3, OUD)
        traject = maak_trajectrij(wereld, gepland.client)
        maak_bijeenkomst(traject, 1, date(2026, 11, 2)).vastgelegd_op = OP
        maak_bijeenkomst(traject, 2, date(2026, 12, 14))
        van_groep = maak_trajectrij(wereld, groep, Trajecttoestand.GEVRAAGD)
        van_lid = maak_trajectrij(wereld, ook_eigen.client, Trajecttoestand.LOPEND)
        maak_trajectrij(wereld, laat.client, Trajecttoestand.GESTOPT)
        db.session.commit()
        vernieuw_beurten(OP)
        maak_afgerond(wereld, [klaar.client], date(2026, 3, 4))
        vernieuw_beurten_van([klaar.client_id], VANDAAG)
        ids = [rij.client_id for rij in (gepland, klaar, laat, lid, ook_eigen)]
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        standen = list_standen(ids, voor=manager, op=VANDAAG)
        over_tijd = Trajectstand(uiterlijk=date(2026, 11, 1), te_laat=True)
        assert standen == {
            gepland.client_id: replace(
                over_tijd,
                open=Openstaand(
                    traject_id=traject.id,
                    toestand=Trajecttoestand.GEPLAND,
                    volgende=date(2026, 12, 14),
                ),
            ),
            klaar.client_id: Trajectstand(laatste=date(2026, 3, 4), uiterlijk=date(2029, 3, 4)),
            laat.client_id: over_tijd,
            lid.client_id: replace(over_tijd, open=_zonder_dag(van_groep)),
            ook_eigen.client_id: replace(over_tijd, open=_zonder_dag(van_lid)),
        }
        elders = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER, ANDER))
        assert list_standen([nieuw.client_id, *ids], voor=elders, op=VANDAAG) == dict.fromkeys(
            [nieuw.client_id, *ids], Trajectstand()
        )


def _zonder_dag(traject):
    return Openstaand(traject_id=traject.id, toestand=traject.toestand, volgende=None)


def test_de_pagina_zegt_het_en_kost_even_veel_bij_een_als_bij_drie(app, als, wereld):
    with app.app_context():
        kies_nieuw_of_groot(samenwerking(wereld).zorgkantoor_id, wereld.gebruiker(Rol.MANAGER))
        maak_toekenning(wereld, OUD)
        db.session.commit()
    aantallen, teksten = [], []
    for nr in range(3):
        with app.app_context():
            traject = maak_trajectrij(wereld, maak_toekenning(wereld, OUD).client)
            maak_bijeenkomst(traject, 1, date(2026, 12, 14))
            if nr:
                tweede_zorgkantoor(wereld, f"Zorgkantoor Nr {nr}")
            db.session.commit()
            vernieuw_beurten(OP)
        browser = als(Rol.MANAGER)
        with luister(app) as opdrachten:
            pagina = browser.open("/")
        aantallen.append(len(zonder_bijwerk(opdrachten)))
        teksten.append(" ".join(pagina.tekst.split()))
    assert (len(set(aantallen)), aantallen[0]) == (1, 19)
    assert f"{VRAAGT} Met Zorgkantoor Voorbeeldland is er dit jaar nog geen dialoog." in teksten[0]
    drie = "Zorgkantoor Nr 1, Zorgkantoor Nr 2 en Zorgkantoor Voorbeeldland"
    assert f"Met {drie} is er dit jaar nog geen dialoog." in teksten[2]
    assert "/dialogen/nieuw" in pagina.document.links
    assert "Gepland: ontwikkeltraject van" in teksten[0]
    assert "14 dec 2026" in teksten[0]
    assert "Nog niet Over tijd sinds 1 nov 2026" in teksten[0]
    assert VRAAGT not in als(Rol.BEGELEIDER).open("/").tekst
