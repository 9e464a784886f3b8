"""A submitted aanvraag as people read it, with the words of its own forms."""

from datetime import UTC, datetime

import pytest

from portal.aanvraag.actions.indienen import indienen
from portal.aanvraag.queries.versie import lees_versie
from portal.aanvraag.queries.weergave import Paren, Rijen, Tabcode, Tekst, maak_weergave
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.aanvraag import TEKST, maak_volledige_aanvraag, stand_van

OP = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def weergave(app, wereld):
    with app.app_context(), clock.freeze(OP):
        aanvraag = maak_volledige_aanvraag(wereld)
        digest = stand_van(aanvraag).digest
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        versie = indienen(aanvraag, getoonde_digest=digest, door=manager, op=OP)
        yield maak_weergave(lees_versie(versie))
        db.session.rollback()


def test_elk_tabblad_staat_op_zijn_plaats(weergave):
    eerste = [code for code in Tabcode if code is not Tabcode.TERUGBLIK]
    assert [tab.code for tab in weergave.tabs] == eerste


def test_uitkomst_staat_met_subtotalen_en_bedragen(weergave):
    _, item = weergave.find_item("rekentool-uitkomst")
    waarden = dict(item.delen[0].rijen)
    assert waarden["Uitkomst"] == "Meerzorgprofiel 4"
    assert waarden["Meerzorguren per week"] == "54:24:53"
    assert waarden["Jaarbedrag"] == "€\xa0104.878,17"
    assert waarden["Etmaalbedrag"] == "€\xa0287,34"
    assert waarden["Drempel voor contextmiddelen"] == "€\xa07.776,03"
    assert waarden["25%-toets"] == "gehaald"
    _, uren = weergave.find_item("rekentool-uren")
    assert dict(uren.delen[0].rijen)["Behandelaars, gewogen"] != ""


def test_vraag_staat_met_haar_label_en_antwoord(weergave):
    tab, item = weergave.find_item("hs-wie")
    assert tab.code is Tabcode.HUIDIG
    assert item.kop == "Wie is de cliënt en wat maakt de zorg ingewikkeld?"
    assert item.delen == (Tekst(TEKST),)
    assert item.is_vraag


def test_keuze_met_toelichting_staat_samen(weergave):
    _, item = weergave.find_item("iz-al-ingezet")
    assert item.delen == (Tekst("ja"), Tekst(TEKST))


def test_doel_heeft_zijn_eigen_item_met_datum_voluit(weergave):
    doelen = [item for item in weergave.tab("gewenst").items if item.kop.startswith("Doel 1")]
    assert [item.kop for item in doelen] == ["Doel 1: rustige ochtend"]
    assert dict(doelen[0].delen[0].rijen)["Wanneer klaar?"] == "31 juli 2026"


def test_post_noemt_het_doel_bij_naam(weergave):
    _, item = weergave.find_item("iz-context-euro")
    tabel = next(deel for deel in item.delen if isinstance(deel, Rijen))
    assert tabel.rijen == (
        ("geluidwerende wand", "inventaris", "€\xa06.000,00", "rustige ochtend", "geen"),
    )


def test_handtekeningen_staan_in_vaste_orde(weergave):
    _, item = weergave.find_item("handtekeningen")
    assert [rij[:2] for rij in item.delen[0].rijen] == [
        ("Manager", "Manager eigen"),
        ("Behandelaar", "Behandelaar eigen"),
        ("Begeleider", "Begeleider eigen"),
    ]


def test_gegevens_van_de_client_bevatten_geen_bsn(weergave):
    _, item = weergave.find_item("client")
    assert isinstance(item.delen[0], Paren)
    assert "999990019" not in str(weergave)
    assert dict(item.delen[0].rijen)["Beoogde ingangsdatum"] == "1 mei 2026"
