"""What stands at the points beforehand: from the plan, and who is due, by code and month."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from portal.dialoog.models import Plantekst
from portal.dialoog.queries.planbeeld import blok_codes
from portal.dialoog.queries.plancijfers import bereken, kader_van, maak_rijen
from portal.domain.procedure.volgen import Plantoestand
from portal.ontwikkeltraject.actions.beurten import vernieuw_beurten
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from portal.toekenning.models import Evaluatie
from tests.dialoogstappen import BO, CC, MA
from tests.factories.dialoog import dien_plan_in
from tests.factories.plan import OP, maak_dialoogrij, maak_plan
from tests.factories.toekenning import (
    LOPEND,
    VOORAF,
    maak_groepstoekenningen,
    maak_toekenning,
)
from tests.factories.traject import AFGEROND, VOLLEDIG, maak_traject
from tests.factories.traject import LOPEND as TLOPEND
from tests.factories.wereld import TWEEDE
from tests.integration.dialoog.test_dialoog import GEPLAND, OP_DE_DAG
from tests.integration.dialoog.test_punt4 import PLAN
from tests.sql import luister

NOVEMBER = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
MEI = datetime(2027, 5, 3, 8, 0, tzinfo=UTC)
AAN_DE_BEURT = replace(VOORAF, ingang=date(2024, 6, 8), maanden=48)
LATER = replace(AAN_DE_BEURT, ingang=date(2025, 6, 9))
TEKSTEN = {
    "mp-client-merken": "Meer rust aan tafel.",
    "mp-niet-bereikt": "Dagbesteding buiten huis lukte niet.",
    "mp-spiegel": "Wij gebruiken meer nachtzorg.",
    "mp-resultaatafspraken": "Twee uur minder per week.",
}
ONDER_ELKAAR = [
    "Terugkijken op afspraken van vorig jaar",
    TEKSTEN["mp-client-merken"],
    TEKSTEN["mp-niet-bereikt"],
    "Het meerzorgplan bespreken",
    "Samenwerken met CCE en de ontwikkeltrajecten",
    "Sturen op kwaliteit, doelmatigheid en betaalbaarheid in het komende jaar",
    TEKSTEN["mp-spiegel"],
    "Afspraken samenvatten",
    TEKSTEN["mp-resultaatafspraken"],
]
"""The points of the agenda, each with what the plan says of it."""


def schrijf(plan):
    for item, tekst in TEKSTEN.items():
        db.session.add(Plantekst(plan_id=plan.id, item=item, tekst=tekst))
    db.session.commit()


@pytest.fixture
def codes(app, wereld):
    """Let one client be due in June 2027, and another a year later; give their codes."""
    with app.app_context():
        rijen = [maak_toekenning(wereld, wens) for wens in (AAN_DE_BEURT, LATER)]
        db.session.commit()
        vernieuw_beurten(MEI)
        return [rij.clientcode for rij in rijen]


def test_elke_partij_ziet_wat_er_besproken_wordt(app, als, wereld, stappen, codes):
    nr = stappen.plan(GEPLAND)
    with app.app_context():
        schrijf(dien_plan_in(wereld, 2027, op=GEPLAND))
    with clock.freeze(MEI):
        for rol in (MA, BO, CC):
            browser = als(rol)
            with luister(app) as opdrachten:
                tekst = browser.open(f"/dialogen/{nr}").tekst
            assert [opdracht for opdracht in opdrachten if "meerzorgplan.pdf_v" in opdracht] == []
            plaatsen = [tekst.index(deel) for deel in ONDER_ELKAAR]
            assert plaatsen == sorted(plaatsen)
            assert f"{codes[0]} (juni 2027)." in tekst
            assert codes[1] not in tekst
            assert "8 jun" not in tekst
    stappen.stap(nr, "gehouden", op=OP_DE_DAG)
    with clock.freeze(OP_DE_DAG):
        browser = als(BO)
        with luister(app) as opdrachten:
            tekst = browser.open(f"/dialogen/{nr}/verslag").tekst
    assert sum("dialoog.merkten_v" in opdracht for opdracht in opdrachten) == 1, "read once"
    assert [deel for deel in (*TEKSTEN.values(), codes[0]) if deel not in tekst] == []


def test_het_jaar_van_de_dialoog_staat_erbij(als, stappen, codes):
    """In November 2026 a dialoog of June 2027 is not of this year."""
    nr = stappen.plan(NOVEMBER)
    with clock.freeze(NOVEMBER):
        tekst = als(CC).open(f"/dialogen/{nr}").tekst
    gezegd = "Tot en met 2027 aan de beurt voor een ontwikkeltraject"
    assert f"{gezegd}: {codes[0]} (juni 2027)." in tekst


def test_wie_er_niet_bij_past_wordt_geteld(app, als, wereld, stappen):
    with app.app_context():
        for _ in range(22):
            maak_toekenning(wereld, AAN_DE_BEURT)
        db.session.commit()
        vernieuw_beurten(MEI)
    nr = stappen.plan(GEPLAND)
    with clock.freeze(MEI):
        tekst = als(CC).open(f"/dialogen/{nr}").tekst
    assert "en nog 2 anderen." in tekst
    assert tekst.count("(juni 2027)") == 20


def test_het_plan_helpt_met_onderwerpen_groepen_en_wie_aan_de_beurt_is(app, als, wereld):
    """What does not fit is named as such: 2 of a group, 20 others."""
    eerder = replace(LOPEND, ingang=date(2024, 3, 1), maanden=48)
    with app.app_context():
        gehouden = maak_traject(wereld, VOLLEDIG)
        nieuw = maak_traject(wereld, replace(VOLLEDIG, tot="lopend"))
        groep, leden = maak_groepstoekenningen(wereld, 2, eerder)
        los = [maak_toekenning(wereld, AAN_DE_BEURT) for _ in range(20)]
        plan = maak_plan(wereld)
        db.session.commit()
        vernieuw_beurten(OP)
        adres = f"/meerzorgplannen/{plan.id}/schrijven/cce"
        code, een, twee = groep.code, gehouden.clientcode, nieuw.clientcode
        codes = [rij.clientcode for rij in (*leden, *los)]
    with clock.freeze(OP):
        tekst = als(MA).open(adres).tekst
    onderwerpen = "Onderwerpen: Dagprogramma en zinvolle dag; Team, kennis en samenwerking"
    assert f"2 november 2026: bijeenkomst van traject {een}. {onderwerpen}" in tekst
    assert f"7 september 2026: bijeenkomst van traject {een}. {onderwerpen}" in tekst
    zonder = "Er zijn nog geen onderwerpen gekozen."
    assert f"7 september 2026: bijeenkomst van traject {twee}. {zonder}" in tekst
    for lid in codes[:2]:
        assert f"{lid} uit groep {code}: maart 2027" in tekst
    assert sum(f"{lid}: juni 2027" in tekst for lid in codes[2:]) == 18
    assert "Er is meer. Hier staan de eerste 20." in tekst


def test_het_plan_noemt_een_manager_wie_op_zijn_locaties_aan_de_beurt_is(app, als, wereld):
    with app.app_context():
        ander = db.session.get_one(Gebruiker, wereld.gebruiker(MA, TWEEDE))
        ander.locaties = [db.session.get_one(Locatie, wereld["locatie_2"])]
        code = maak_toekenning(wereld, AAN_DE_BEURT).clientcode
        adres = f"/meerzorgplannen/{maak_plan(wereld).id}/schrijven/cce"
        db.session.commit()
        vernieuw_beurten(OP)
    with clock.freeze(OP):
        assert f"{code}: juni 2027" in als(MA).open(adres).tekst
        assert code not in als(MA, TWEEDE).open(adres).tekst


def test_een_manager_leest_bij_plan_en_dialoog_niets_van_andere_locaties(
    app, als, wereld, monkeypatch
):
    """What clients noticed, posts and trajecten are of the locations that somebody sees."""
    monkeypatch.setattr(
        "portal.dialoog.queries.planhulp.lees_posten",
        lambda besluiten: {nr: (("Gebaren leren", Fraction(1200)),) for nr in besluiten},
    )
    wie = wereld.gebruiker(MA)
    with app.app_context():
        ander = db.session.get_one(Gebruiker, wereld.gebruiker(MA, TWEEDE))
        ander.locaties = [db.session.get_one(Locatie, wereld["locatie_2"])]
        toekenning = maak_toekenning(wereld, LOPEND)
        db.session.add(
            Evaluatie(
                toekenning_id=toekenning.id, aanbieder_id=toekenning.aanbieder_id,
                zorgkantoor_id=toekenning.zorgkantoor_id, nr=1, vorm="volledig",
                kaderversie="2026-1", reden="", antwoorden={"merkte": "Weer zelf naar moeder."},
                gewijzigd_door_id=wie, gewijzigd_op=OP, vastgelegd_op=OP, sha256="a" * 64,
                vervolg="geen_vervolg", inhoud=b"{}",
            )
        )  # fmt: skip
        open_, klaar = maak_traject(wereld, TLOPEND), maak_traject(wereld, AFGEROND)
        plan, dialoog = maak_plan(wereld), maak_dialoogrij(wereld, 2026)
        paden = [
            f"/meerzorgplannen/{plan.id}/schrijven/{deel}" for deel in blok_codes(kader_van(plan))
        ]
        paden.append(f"/dialogen/{dialoog.id}")
        weg = (
            "Weer zelf naar moeder.", "Gebaren leren", open_.clientcode, klaar.clientcode,
            klaar.meerzorgplan, "Een rooster met vaste gezichten.",
        )  # fmt: skip
        db.session.commit()
    with clock.freeze(OP):
        alles = "".join(als(MA).open(pad).tekst for pad in paden)
        beperkt = "".join(als(MA, TWEEDE).open(pad).tekst for pad in paden)
    assert [deel for deel in weg if deel not in alles] == []
    assert [deel for deel in weg if deel in beperkt] == []


def test_van_een_concept_staat_er_niets(app, als, wereld, stappen):
    nr = stappen.plan(GEPLAND)
    with app.app_context():
        plan = dien_plan_in(wereld, 2027, op=GEPLAND, toestand=Plantoestand.CONCEPT)
        plan.ingediend_op = None
        schrijf(plan)
    for rol in (MA, BO, CC):
        tekst = als(rol).open(f"/dialogen/{nr}").tekst
        assert [deel for deel in TEKSTEN.values() if deel in tekst] == []


def test_bij_een_afgezegde_dialoog_staat_niets_van_het_plan(app, als, wereld, stappen, codes):
    """It may be talked about with another CCE since: the plan itself is out of its view too."""
    nr = stappen.plan(GEPLAND)
    with app.app_context():
        traject = maak_traject(wereld, replace(VOLLEDIG, tot="lopend"))
        plan = dien_plan_in(wereld, 2027, op=GEPLAND)
        for rij in maak_rijen(bereken(plan, GEPLAND.date())):
            rij.plan_id = plan.id
            db.session.add(rij)
        schrijf(plan)
        adres = f"/meerzorgplannen/{plan.id}"
        weg = (*TEKSTEN.values(), codes[0], traject.clientcode, PLAN, "Afspraken van eerder")
    with clock.freeze(MEI):
        vooraf = als(CC).open(f"/dialogen/{nr}").tekst
    assert [deel for deel in weg if deel not in vooraf] == []
    stappen.stap(nr, "afzeggen", {"reden": "Met een ander CCE."}, op=MEI, wie=MA)
    with clock.freeze(MEI):
        als(CC).open(adres, status=404)
        for rol in (MA, BO, CC):
            pagina = als(rol).open(f"/dialogen/{nr}")
            assert [deel for deel in weg if deel in pagina.tekst] == []
            assert "Met een ander CCE." in pagina.tekst
            assert adres not in pagina.document.links
