"""Each line in the history of a client names its step in the circle of meerzorg."""

from datetime import UTC, date, datetime

import pytest

from portal.clienten.geschiedenis import Geschiedenisregel, Regelsoort
from portal.domain.bevoegdheid import Rol
from portal.overzicht.queries.geschiedenis.fasen import PER_CODE, fase_van
from portal.platform import clock
from portal.platform.database import db
from portal.platform.dated_files import read_toml
from tests.factories.toekenning import LOPEND, maak_toekenning


@pytest.mark.parametrize(
    ("soort", "code", "stap"),
    [
        ("aanvraag", "gestart", "check"),
        ("aanvraag", "gestart_her", "bijstellen"),
        ("aanvraag", "ingediend", "aanvraag"),
        ("bezwaar", "bezwaar_beslist", "aanvraag"),
        ("doel", "doelen", "volgen"),
        ("doel", "doelen_uitkomst", "evalueren"),
        ("evaluatie", "tussenmeting", "volgen"),
        ("evaluatie", "evaluatie", "evalueren"),
        ("groep", "mutatie_vertrek", "bijstellen"),
        ("verhuizing", "verhuizing", "volgen"),
    ],
)
def test_bij_welke_stap_een_regel_hoort(soort, code, stap):
    regel = Geschiedenisregel(dag=date(2026, 11, 20), soort=Regelsoort(soort), code=code)
    assert fase_van(regel).value == stap


def test_elke_uitzondering_is_een_regel_die_bestaat():
    assert PER_CODE.keys() <= read_toml("teksten/geschiedenis.toml")["titel"].keys()


def test_de_tijdlijn_van_de_client_noemt_de_stappen(app, als, wereld):
    with clock.freeze(datetime(2026, 11, 20, 9, tzinfo=UTC)):
        with app.app_context():
            client_id = maak_toekenning(wereld, LOPEND).client_id
            db.session.commit()
        tekst = als(Rol.MANAGER).open(f"/clienten/{client_id}").tekst
    stappen = ("Check", "Aanvraag", "Volgen", "Evalueren")
    assert [stap for stap in stappen if f"Stap in de kring: {stap}" in tekst] == list(stappen)
