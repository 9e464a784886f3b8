"""Making spiegelinformatie: every figure right, once, and only of a closed year."""

from collections import Counter
from datetime import UTC, datetime
from fractions import Fraction

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.domain.fouten import DomeinFout
from portal.platform.database import db
from portal.spiegel.actions.maken import maak_spiegel
from portal.spiegel.commands import maak_van_vorig_jaar
from portal.spiegel.models import Spiegelcel, Spiegeleigen, Spiegelpublicatie
from tests.integration.spiegel.conftest import OP
from tests.spiegelteller import kwartiel, lees_rijen, tel_cellen

RASTER = {"uren": 3600, "bedrag": 100_000, "doorlooptijd": 5}


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
            "doorlooptijd",
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
        assert maten == dict.fromkeys(
            ("clienten", "groep", "uren", "bedrag", "uitkomsten", "afgebouwd", "doorlooptijd"), 1
        )
        assert ("clienten", "zorgprofiel", "4GGZ-wonen") not in getoond


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


def test_opdracht_maakt_een_jaar(app, wereld):
    eerste = app.test_cli_runner().invoke(args=["maak-spiegel", "2024"])
    tweede = app.test_cli_runner().invoke(args=["maak-spiegel", "2024"])
    assert (eerste.output, eerste.exit_code) == ("spiegelinformatie over 2024 gemaakt\n", 0)
    assert (tweede.output, tweede.exit_code) == ("Error: spiegel_staat_vast\n", 1)


def test_teller_neemt_de_laagste_rang():
    assert kwartiel([4, 1, 3, 2], Fraction(1, 4)) == 1
    assert kwartiel([4, 1, 3, 2], Fraction(1, 2)) == 2
