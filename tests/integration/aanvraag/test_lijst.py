"""The list of aanvragen: filters, order, paging and what it costs."""

from datetime import timedelta

import pytest

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.lijst import PER_PAGINA, Filter, Orde, list_aanvragen
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from tests.factories.aanvraag import OP, maak_aanvraag
from tests.factories.clienten import maak_client
from tests.factories.wereld import ANDER, TWEEDE
from tests.sql import luister, zonder_bijwerk

pytestmark = pytest.mark.usefixtures("op_de_dag")


@pytest.fixture
def maak_rijen(app, wereld):
    """Make a number of aanvragen, each a minute later than the one before."""

    def maak(aantal, *, locatie="locatie", begin=1, **velden):
        with app.app_context():
            manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
            plek = db.session.get_one(Locatie, wereld[locatie])
            for nr in range(begin, begin + aantal):
                client = maak_client(plek, code=f"C-{nr:03d}")
                rij = maak_aanvraag(client, manager, op=OP + timedelta(minutes=nr))
                for naam, waarde in velden.items():
                    setattr(rij, naam, waarde)
            db.session.commit()

    return maak


def _codes(app, wereld, filter_):
    with app.app_context():
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        return [rij.clientcode for rij in list_aanvragen(filter_, voor=manager).aanvragen]


def test_een_lege_lijst_wijst_de_weg(als):
    pagina = als(Rol.BEGELEIDER).open("/aanvragen")
    assert "U heeft nog geen aanvragen." in pagina.tekst
    assert "/aanvragen/nieuw" in pagina.document.links


def test_de_lijst_toont_nieuwste_eerst_en_de_code(als, maak_rijen):
    maak_rijen(2)
    pagina = als(Rol.MANAGER).open("/aanvragen")
    assert pagina.tekst.index("C-002") < pagina.tekst.index("C-001")
    assert "Concept" in pagina.tekst
    assert "Ahorn" not in pagina.antwoord.text


def test_lezen_kost_altijd_evenveel(app, als, maak_rijen):
    maak_rijen(1)
    manager = als(Rol.MANAGER)
    tellingen = []
    for erbij in (0, 2):
        maak_rijen(erbij, begin=2)
        with luister(app) as opdrachten:
            manager.open("/aanvragen")
        tellingen.append(len(zonder_bijwerk(opdrachten)))
        assert not [tekst for tekst in opdrachten if "FROM client" in tekst]
    assert tellingen[0] == tellingen[1]


def test_wie_wat_ziet(als, maak_rijen):
    maak_rijen(1)
    maak_rijen(1, locatie="locatie_2", begin=2)
    assert "C-001" in als(Rol.BEGELEIDER).open("/aanvragen").tekst
    assert "C-002" not in als(Rol.BEGELEIDER).open("/aanvragen").tekst
    assert "C-002" in als(Rol.BEGELEIDER, TWEEDE).open("/aanvragen").tekst
    assert "C-00" not in als(Rol.MANAGER, ANDER).open("/aanvragen").tekst
    als(Rol.BEOORDELAAR).open("/aanvragen", status=403)


@pytest.mark.parametrize(
    ("zoek", "codes"),
    [
        ("c-00", ["C-002", "C-001"]),
        ("C-001", ["C-001"]),
        ("MZ-2026-0000", ["C-002", "C-001"]),
        ("mz-2026-00002", ["C-002"]),
        ("mz2026-00002", ["C-002"]),
        ("mz2026-1", []),
        ("2026-0000000001", []),
        ("2026-", ["C-002", "C-001"]),
        ("2025-", []),
        ("%", []),
        ("' or 1=1 --", []),
    ],
)
def test_zoeken_op_begin(app, wereld, maak_rijen, zoek, codes):
    maak_rijen(2)
    assert _codes(app, wereld, Filter(zoek=zoek)) == codes


def test_zoeken_vindt_ook_een_nummer_van_zes_cijfers(app, wereld, maak_rijen):
    maak_rijen(1, volgnummer=123_456)
    assert _codes(app, wereld, Filter(zoek="MZ2026-1234")) == ["C-001"]


def test_filters(app, wereld, maak_rijen):
    maak_rijen(1)
    maak_rijen(1, begin=2, soort="preventief")
    maak_rijen(1, begin=3, locatie="locatie_2", toestand=Toestand.TER_CONTROLE)
    maak_rijen(1, begin=4, toestand=Toestand.VERVALLEN)
    assert _codes(app, wereld, Filter()) == ["C-003", "C-002", "C-001"]
    assert _codes(app, wereld, Filter(soort="preventief")) == ["C-002"]
    assert _codes(app, wereld, Filter(locatie_id=wereld["locatie_2"])) == ["C-003"]
    assert _codes(app, wereld, Filter(woorden=["In toetsing"])) == ["C-003"]
    assert _codes(app, wereld, Filter(woorden=["Vervallen", "Concept"])) == [
        "C-004",
        "C-002",
        "C-001",
    ]


def test_filters_staan_in_het_adres(als, maak_rijen):
    maak_rijen(2)
    manager = als(Rol.MANAGER)
    pagina = manager.open("/aanvragen?toestand=Toegekend&zoek=C&soort=preventief")
    assert "Geen aanvragen bij deze filters." in pagina.tekst
    assert "/aanvragen?zoek=C&toestand=Toegekend" in pagina.document.links
    onzin = manager.open("/aanvragen?toestand=x&soort=y&locatie=z&orde=q&richting=r&na=~&voor=1")
    assert "C-001" in onzin.tekst


@pytest.mark.parametrize(
    "plek",
    [
        "orde=nummer&na=99999999999~1",
        "orde=nummer&na=2026~99999999999999999999",
        "orde=nummer&voor=2026~-99999999999",
        "na=0001-01-01T00:00:00%2B14:00~00000000-0000-4000-8000-000000000000",
    ],
)
def test_een_plek_die_niet_bestaat_is_het_begin(als, maak_rijen, plek):
    maak_rijen(1)
    assert "C-001" in als(Rol.MANAGER).open(f"/aanvragen?{plek}").tekst


@pytest.mark.parametrize("orde", list(Orde))
@pytest.mark.parametrize("oplopend", [True, False])
def test_bladeren_slaat_niets_over(app, wereld, maak_rijen, orde, oplopend):
    maak_rijen(PER_PAGINA + 2)
    verwacht = [f"C-{nr:03d}" for nr in range(1, PER_PAGINA + 3)]
    if not oplopend:
        verwacht.reverse()
    with app.app_context():
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))

        def blad(**plek):
            filter_ = Filter(orde=orde, oplopend=oplopend, **plek)
            gevonden = list_aanvragen(filter_, voor=manager)
            return [rij.clientcode for rij in gevonden.aanvragen], gevonden

        eerste, op_1 = blad()
        tweede, op_2 = blad(na=op_1.volgende)
        terug, op_terug = blad(voor=op_2.vorige)
    assert eerste + tweede == verwacht
    assert (op_1.vorige, op_2.volgende) == ("", "")
    assert (terug, op_terug.vorige, op_terug.volgende) == (eerste, "", op_1.volgende)


def test_bladeren_met_links(als, maak_rijen):
    maak_rijen(PER_PAGINA + 1)
    manager = als(Rol.MANAGER)
    eerste = manager.open("/aanvragen?orde=nummer&richting=op")
    volgende = next(link for link in eerste.document.links if "na=" in link)
    tweede = manager.open(volgende)
    assert f"C-{PER_PAGINA + 1:03d}" in tweede.tekst
    terug = manager.open(next(link for link in tweede.document.links if "voor=" in link))
    assert "C-001" in terug.tekst


def test_een_deel_toegekend_heet_zo(app, als, maak_rijen):
    maak_rijen(1, toestand=Toestand.TOEGEKEND, gevraagd_bedrag_cent=100, toegekend_bedrag_cent=99)
    assert "Deels toegekend" in als(Rol.MANAGER).open("/aanvragen").tekst
    with app.app_context():
        assert db.session.query(Aanvraag).count() == 1
