"""Each line in the history of a client names its step in the circle of meerzorg."""

from datetime import UTC, date, datetime

import pytest

from portal.beoordeling.models import Besluit
from portal.clienten.geschiedenis import Geschiedenisregel, Regelsoort
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.overzicht.queries.geschiedenis.fasen import PER_CODE, fase_van
from portal.platform import clock
from portal.platform.database import db
from portal.platform.dated_files import read_toml
from tests.factories.plan import maak_dialoogrij
from tests.factories.toekenning import LOPEND, maak_toekenning


@pytest.mark.parametrize(
    ("soort", "code", "stap"),
    [
        ("aanvraag", "gestart", "check"),
        ("aanvraag", "gestart_her", "bijstellen"),
        ("aanvraag", "ingediend", "aanvraag"),
        ("bezwaar", "bezwaar_beslist", "aanvraag"),
        ("dialoog", "dialoog", "volgen"),
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


def test_de_tijdlijn_van_de_client_noemt_de_dialoog_terwijl_de_meerzorg_liep(app, als, wereld):
    gehouden = {"toestand": Dialoogtoestand.GEHOUDEN}
    with clock.freeze(datetime(2026, 11, 20, 9, tzinfo=UTC)):
        with app.app_context():
            toekenning = maak_toekenning(wereld, LOPEND)
            besluit = db.session.get_one(Besluit, toekenning.besluit_id)
            maak_dialoogrij(wereld, 2025, **gehouden)
            liep = maak_dialoogrij(wereld, 2026, dag=toekenning.ingang, **gehouden)
            maak_dialoogrij(wereld, 2027)
            adres, client = f"/dialogen/{liep.id}", f"/clienten/{toekenning.client_id}"
            dossier = f"/dossiers/{besluit.aanvraag_id}/geschiedenis"
            db.session.commit()
        wie = ((Rol.MANAGER, client), (Rol.BEOORDELAAR, dossier), (Rol.BEGELEIDER, client))
        links = []
        for rol, pad in wie:
            pagina = als(rol).open(pad)
            assert pagina.tekst.count("Meerzorgdialoog gehouden") == 1
            assert "Over de meerzorg van Zorghuis Voorbeeld als geheel" in pagina.tekst
            links.append([naar for naar in pagina.document.links if "/dialogen/" in naar])
        assert links == [[adres], [adres], []]
        als(Rol.BEGELEIDER).open(adres, status=403)
