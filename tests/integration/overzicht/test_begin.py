"""The start page: what waits for whom, and never more statements than for an empty desk."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Driehoeklid, Ondertekening
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Eindereden, Toestand
from portal.overzicht.queries import aanbieder
from portal.platform import clock
from portal.platform.audit import AuditRegel, leg_vast
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker
from tests.factories.beoordeling import Rij, maak_rij
from tests.factories.besluit import maak_besluit
from tests.factories.toekenning import BEEINDIGD, LOPEND, maak_toekenning
from tests.factories.wereld import ANDER, TWEEDE
from tests.sql import luister, zonder_bijwerk

VANDAAG = date(2026, 12, 2)
OP = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
AFLOPEND = replace(LOPEND, laatste_dag=date(2027, 1, 31))


def begin_van(gebruiker_id):
    return aanbieder.get_begin(voor=db.session.get_one(Gebruiker, gebruiker_id), op=VANDAAG)


def codes(begin):
    return [(actie.code, actie.op) for actie in begin.acties]


def wacht(wereld, toestand, dag, **rest):
    aanvraag = maak_rij(wereld, Rij(toestand=toestand, **rest))
    if toestand is Toestand.AANVULLING_GEVRAAGD:
        aanvraag.hersteldatum = dag
    else:
        aanvraag.antwoorddatum = dag
    db.session.flush()
    return aanvraag


def test_wie_niets_heeft_leest_hoe_te_beginnen(als, wereld):
    pagina = als(Rol.MANAGER).open("/")
    assert "U heeft nog geen aanvragen." in pagina.tekst
    assert "/aanvragen/nieuw" in pagina.document.links


def test_het_dringendste_staat_bovenaan(app, wereld):
    with app.app_context():
        maak_toekenning(wereld, replace(AFLOPEND, bezwaar_tot=VANDAAG))
        wacht(wereld, Toestand.BIJSTELLEN_GEVRAAGD, date(2026, 12, 9))
        wacht(wereld, Toestand.AANVULLING_GEVRAAGD, date(2026, 12, 4))
        begin = begin_van(wereld.gebruiker(Rol.MANAGER))
        assert codes(begin) == [
            ("aanvulling", date(2026, 12, 4)),
            ("bijstellen", date(2026, 12, 9)),
            ("besluit", VANDAAG),
            ("afloop", date(2027, 1, 31)),
        ]
        assert [actie.werkdagen for actie in begin.acties][:2] == [2, 5]
        assert begin.meer_acties is False


def test_hoogstens_vijf_acties_en_dat_er_meer_is(app, wereld):
    with app.app_context():
        for dag in range(7, 13):
            wacht(wereld, Toestand.AANVULLING_GEVRAAGD, date(2026, 12, dag))
        begin = begin_van(wereld.gebruiker(Rol.MANAGER))
        assert [actie.op.day for actie in begin.acties] == [7, 8, 9, 10, 11]
        assert begin.meer_acties is True


def test_ondertekenen_wacht_als_een_ander_al_tekende(app, wereld):
    with app.app_context():
        aanvraag = maak_rij(wereld, Rij(toestand=Toestand.CONCEPT))
        leden = {rol: wereld.gebruiker(rol) for rol in (Rol.MANAGER, Rol.BEGELEIDER)}
        for rol, lid in leden.items():
            db.session.add(
                Driehoeklid(aanvraag_id=aanvraag.id, functie=rol.value, gebruiker_id=lid)
            )
        assert codes(begin_van(leden[Rol.BEGELEIDER])) == []
        db.session.add(
            Ondertekening(
                aanvraag_id=aanvraag.id,
                functie="manager",
                gebruiker_id=leden[Rol.MANAGER],
                digests={},
                op=OP,
            )
        )
        db.session.flush()
        assert codes(begin_van(leden[Rol.BEGELEIDER])) == [("ondertekenen", None)]
        assert codes(begin_van(leden[Rol.MANAGER])) == []
        assert codes(begin_van(wereld.gebruiker(Rol.BEGELEIDER, TWEEDE))) == []


def test_een_gelezen_besluit_vraagt_niets_meer_van_deze_lezer(app, wereld):
    with app.test_request_context():
        besluit = maak_besluit(maak_rij(wereld))
        lezer = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        leg_vast(audit_regel("besluit.lezen", door=lezer, over=besluit))
        db.session.flush()
        assert codes(begin_van(lezer.id)) == []
        ander = begin_van(wereld.gebruiker(Rol.BEGELEIDER))
        assert codes(ander) == [("besluit", date(2026, 12, 30))]


def test_een_toekenning_met_een_vervolg_loopt_niet_meer_af(app, wereld):
    with app.app_context():
        oud = maak_toekenning(wereld, AFLOPEND)
        manager = wereld.gebruiker(Rol.MANAGER)
        assert codes(begin_van(manager)) == [("afloop", date(2027, 1, 31))]
        maak_rij(wereld, client=oud.client)
        assert codes(begin_van(manager)) == []


@pytest.mark.parametrize("reden", [Eindereden.VERTREK, Eindereden.VERVANGEN])
def test_wat_eerder_eindigt_vraagt_niet_om_een_vervolg(app, wereld, reden):
    with app.app_context():
        eerder = replace(LOPEND, einde=date(2027, 1, 31), einde_reden=reden)
        maak_toekenning(wereld, eerder)
        begin = begin_van(wereld.gebruiker(Rol.MANAGER))
        assert (codes(begin), [rij.einde for rij in begin.lopend.toekenningen]) == (
            [],
            [date(2027, 1, 31)],
        )


def test_wat_voorbij_is_of_nooit_inging_loopt_niet(app, wereld):
    with app.app_context():
        voorbij = date(2026, 12, 1)
        maak_toekenning(wereld, replace(BEEINDIGD, einde=voorbij))
        nooit = replace(LOPEND, ingang=date(2027, 5, 1), einde=date(2027, 4, 30))
        maak_toekenning(wereld, replace(nooit, einde_reden=Eindereden.HERSTELD))
        assert begin_van(wereld.gebruiker(Rol.MANAGER)).lopend.toekenningen == []


@pytest.mark.parametrize(("dagen", "wel"), [(84, True), (85, False)])
def test_twaalf_weken_voor_het_einde(app, wereld, dagen, wel):
    with app.app_context():
        laatste = VANDAAG + timedelta(days=dagen)
        maak_toekenning(wereld, replace(AFLOPEND, laatste_dag=laatste))
        gevonden = codes(begin_van(wereld.gebruiker(Rol.MANAGER)))
        assert gevonden == ([("afloop", laatste)] if wel else [])


def test_van_een_ander_ziet_niemand_iets(app, wereld):
    with app.app_context():
        wacht(wereld, Toestand.AANVULLING_GEVRAAGD, date(2026, 12, 4))
        maak_besluit(maak_rij(wereld))
        assert begin_van(wereld.gebruiker(Rol.MANAGER, ANDER)).is_leeg is True
        assert begin_van(wereld.gebruiker(Rol.BEGELEIDER, TWEEDE)).is_leeg is True


def test_de_pagina_toont_het_en_kost_even_veel_bij_een_als_bij_drie(app, als, wereld):
    aantallen = []
    for _ in range(2):
        with app.app_context():
            maak_toekenning(wereld, replace(AFLOPEND, bezwaar_tot=VANDAAG))
            wacht(wereld, Toestand.AANVULLING_GEVRAAGD, date(2026, 12, 4))
            maak_rij(wereld, Rij(toestand=Toestand.CONCEPT))
            db.session.commit()
        with clock.freeze(OP):
            browser = als(Rol.MANAGER)
            with luister(app) as opdrachten:
                pagina = browser.open("/")
        aantallen.append(len(zonder_bijwerk(opdrachten)))
    assert aantallen[0] == aantallen[1]
    assert aantallen[0] <= 16
    assert "nog 2 werkdagen" in pagina.tekst
    assert "€ 104.878,17" in pagina.tekst.replace("\xa0", " ")


def test_de_beoordelaar_ziet_zijn_dossiers_op_termijn(app, als, wereld):
    ik = wereld.gebruiker(Rol.BEOORDELAAR)
    aantallen = []
    for _ in range(2):
        with app.app_context():
            nummer = maak_rij(wereld, Rij(behandelaar=ik)).nummer
            maak_rij(wereld)
            db.session.commit()
        with clock.freeze(OP):
            browser = als(Rol.BEOORDELAAR)
            with luister(app) as opdrachten:
                pagina = browser.open("/")
        aantallen.append(len(zonder_bijwerk(opdrachten)))
    assert aantallen[0] == aantallen[1]
    assert nummer in pagina.tekst
    assert "2 dossiers van u" in pagina.tekst
    assert "2 dossiers zonder beoordelaar" in pagina.tekst
    assert "11 jan 2027" in pagina.tekst
    assert "/werkvoorraad?beoordelaar=ik" in pagina.document.links


def test_de_teamleider_ziet_wat_op_controle_wacht(app, als, wereld):
    with app.app_context():
        maak_rij(wereld, Rij(toestand=Toestand.TER_CONTROLE))
        db.session.commit()
    with clock.freeze(OP):
        team = als(Rol.TEAMLEIDER).open("/").tekst
        beoordelaar = als(Rol.BEOORDELAAR).open("/").tekst
    assert "Wacht op controle" in team
    assert "Wacht op controle" not in beoordelaar


@pytest.mark.parametrize(
    ("rol", "tekst"),
    [
        (Rol.BEHEERDER_AANBIEDER, "Nodig collega’s uit"),
        (Rol.BEHEERDER_ZORGKANTOOR, "Leg vast wie welke besluiten mag nemen"),
        (Rol.CCE_COORDINATOR, "Er zijn geen bijeenkomsten gepland."),
        (Rol.FUNCTIONEEL_BEHEERDER, "Voeg organisaties toe"),
        (Rol.AUDITOR, "controleer of het logboek heel is"),
        (Rol.MONITORBEHEERDER, "Maak de cijfers voor de Tweede Kamer"),
    ],
)
def test_elke_rol_heeft_een_eigen_begin(als, wereld, rol, tekst):
    assert tekst in als(rol).open("/").tekst


@pytest.mark.parametrize(
    ("blad", "titel"),
    [
        ("hulp", "Hulp en contact"),
        ("toegankelijkheid", "Toegankelijkheid"),
        ("privacy", "Privacy"),
        ("sneltoetsen", "Sneltoetsen"),
    ],
)
def test_de_openbare_bladen_zijn_er_ook_zonder_inloggen(browser, blad, titel):
    pagina = browser.open(f"/{blad}")
    assert pagina.document.titel == f"{titel} – Meerzorgportaal"


@pytest.mark.parametrize(
    ("rol", "regels"),
    [
        (Rol.MANAGER, 1),
        (Rol.BEOORDELAAR, 1),
        (Rol.CCE_COORDINATOR, 1),
        (Rol.BEHEERDER_ZORGKANTOOR, 0),
    ],
)
def test_wie_ziet_wat_er_wacht_staat_in_het_logboek(app, als, wereld, rol, regels):
    """The page has numbers and codes of clients; that of a beheerder has not."""
    als(rol).open("/")
    with app.app_context():
        vraag = sa.select(AuditRegel.gebruiker_id).where(AuditRegel.code == "overzicht.lezen")
        assert db.session.scalars(vraag).all() == [wereld.gebruiker(rol)] * regels
