"""Making spiegelinformatie: every figure right, once, and only of a closed year."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.domain.fouten import DomeinFout
from portal.domain.spiegel import Maat
from portal.domain.termijnen import EEN_DAG
from portal.platform.database import db
from portal.spiegel.actions.maken import maak_spiegel
from portal.spiegel.commands import maak_van_vorig_jaar
from portal.spiegel.models import Spiegelcel, Spiegeleigen, Spiegelpublicatie
from portal.spiegel.queries.feiten import list_besluiten, list_zorg
from portal.spiegel.queries.maten import load_maten, nieuwste_versie
from tests.factories.toekenning import LOPEND, maak_toekenning
from tests.factories.verhuizing import maak_verhuisd
from tests.integration.spiegel.conftest import OP
from tests.spiegelteller import kwartiel, lees_rijen, tel_cellen

TIJDEN = ("doorlooptijd", "stilstand")
RASTER = {"uren": 3600, "bedrag": 100_000, **dict.fromkeys(TIJDEN, 5)}


def cel(rij):
    return rij.maat, rij.dimensie, rij.waarde


def rond(getal, op):
    return op * int(Fraction(getal, op) + Fraction(1, 2))


def zonder_nul(cijfers):
    """Leave out parts that have nothing: whether they are there makes no difference."""
    delen = cijfers.get("delen")
    if delen is None:
        return cijfers
    return {**cijfers, "delen": {naam: aantal for naam, aantal in delen.items() if aantal}}


def test_elk_eigen_cijfer_is_gelijk_aan_een_onafhankelijke_telling(app, publicatie):
    with app.app_context():
        verwacht = tel_cellen(lees_rijen(publicatie), lambda rij: (rij.aanbieder, rij.kantoor))
        gevonden = {
            ((rij.aanbieder_id, rij.zorgkantoor_id), cel(rij)): zonder_nul(rij.cijfers)
            for rij in db.session.scalars(sa.select(Spiegeleigen))
        }
        assert gevonden == {sleutel: zonder_nul(cijfers) for sleutel, cijfers in verwacht.items()}
        assert {sleutel[1][0] for sleutel in gevonden} == {
            "clienten",
            "groep",
            "uren",
            "bedrag",
            "uitkomsten",
            "afgebouwd",
            *TIJDEN,
        }


def test_elk_getoond_cijfer_is_de_afgeronde_telling_van_alle_aanbieders(app, publicatie):
    with app.app_context():
        alles = tel_cellen(lees_rijen(publicatie), lambda _rij: None)
        getoond = {cel(rij): rij.getoond for rij in db.session.scalars(sa.select(Spiegelcel))}
        for welke, cijfers in getoond.items():
            echt = alles[None, welke]
            if welke[0] in RASTER:
                namen = ("q1", "mediaan", "q3")
                assert cijfers == {naam: rond(echt[naam], RASTER[welke[0]]) for naam in namen}
            else:
                assert cijfers["aantal"] in {None, rond(echt["aantal"], 5)}
                delen = {naam: rond(echt["delen"][naam], 5) for naam in cijfers["delen"]}
                assert cijfers["delen"] == delen
        maten = Counter(welke[0] for welke in getoond if welke[1] == "totaal")
        tellingen = ("clienten", "groep", "uren", "bedrag", "uitkomsten", "afgebouwd")
        assert maten == dict.fromkeys((*tellingen, *TIJDEN), 1)
        assert ("clienten", "zorgprofiel", "4GGZ-wonen") not in getoond


def test_elk_besluit_is_over_een_client_die_er_is(app, publicatie):
    """Of a group as a whole it is one of them: never more clients than there are."""
    with app.app_context():
        rijen = lees_rijen(publicatie)
        zorg, besluiten = Counter(), Counter()
        for rij in rijen:
            teller = zorg if "clienten" in rij.deel else besluiten
            teller[min(rij.clienten)] += 1
        van, tot = date(publicatie, 1, 1), date(publicatie, 12, 31)
        assert Counter(feit.client_id for feit in list_zorg(tot)) == zorg
        assert Counter(feit.client_id for feit in list_besluiten(van, tot)) == besluiten
        assert max(besluiten.values()) > max(zorg.values()) == 1
        assert max(len(rij.clienten) for rij in rijen) > 1


def test_wordt_nooit_opnieuw_gemaakt_en_verandert_niet(app, publicatie):
    with app.app_context():
        voor = {rij.id: rij.cijfers for rij in db.session.scalars(sa.select(Spiegeleigen))}
        db.session.execute(sa.update(Toekenning).values(einde=datetime(2025, 6, 1, tzinfo=UTC)))
        db.session.commit()
        with pytest.raises(DomeinFout) as fout:
            maak_spiegel(publicatie, op=OP)
        assert fout.value.code == "spiegel_staat_vast"
        assert maak_van_vorig_jaar(OP) == 0
        na = {rij.id: rij.cijfers for rij in db.session.scalars(sa.select(Spiegeleigen))}
        assert na == voor


def test_pas_vanaf_1_maart(app, wereld):
    with app.app_context():
        vroeg = datetime(2026, 2, 28, 22, 59, tzinfo=UTC)
        with pytest.raises(DomeinFout) as fout:
            maak_spiegel(2025, op=vroeg)
        assert fout.value.code == "spiegel_jaar_niet_gesloten"
        db.session.rollback()
        assert maak_van_vorig_jaar(vroeg) == 0
        assert maak_van_vorig_jaar(datetime(2026, 2, 28, 23, 0, tzinfo=UTC)) == 1
        assert db.session.scalars(sa.select(Spiegelpublicatie.jaar)).all() == [2025]


def test_wie_verhuist_telt_met_een_formulier_nooit_op_een_dag_bij_beide(app, wereld):
    """What is said with the figures; a publication of before keeps its words."""
    oud, nieuw = wereld["aanbieder"], wereld["aanbieder_ander"]
    with app.test_request_context():
        verhuizing = maak_verhuisd(wereld)
        dagen = verhuizing.verhuisdatum - EEN_DAG, verhuizing.verhuisdatum
        assert [[rij.plek.aanbieder_id for rij in list_zorg(dag)] for dag in dagen] == [
            [oud],
            [nieuw],
        ]
    maten, eerder = load_maten(nieuwste_versie()), load_maten("2026-2")
    for maat in (Maat.CLIENTEN, Maat.UITKOMSTEN):
        assert maten[maat].definitie.endswith(", telt bij beide.")
        assert not eerder[maat].definitie.endswith(", telt bij beide.")


def test_zonder_verhuisformulier_telt_iemand_op_dezelfde_dag_bij_beide(app, wereld):
    beide = {wereld["aanbieder"], wereld["aanbieder_ander"]}
    with app.app_context():
        plekken = ("locatie", "locatie_ander")
        rijen = [maak_toekenning(wereld, replace(LOPEND, locatie=plek)) for plek in plekken]
        assert len({rij.client.bsn for rij in rijen}) == 1
        jaar = date(2026, 1, 1), date(2026, 12, 31)
        assert {rij.plek.aanbieder_id for rij in list_zorg(jaar[1])} == beide
        assert {rij.plek.aanbieder_id for rij in list_besluiten(*jaar)} == beide


def test_opdracht_maakt_een_jaar(app, wereld):
    eerste = app.test_cli_runner().invoke(args=["maak-spiegel", "2024"])
    tweede = app.test_cli_runner().invoke(args=["maak-spiegel", "2024"])
    assert (eerste.output, eerste.exit_code) == ("spiegelinformatie over 2024 gemaakt\n", 0)
    assert (tweede.output, tweede.exit_code) == ("Error: spiegel_staat_vast\n", 1)


def test_teller_neemt_de_laagste_rang():
    assert kwartiel([4, 1, 3, 2], Fraction(1, 4)) == 1
    assert kwartiel([4, 1, 3, 2], Fraction(1, 2)) == 2
