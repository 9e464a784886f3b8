"""A differencing attack on everything that spiegelinformatie publishes: all dimensions and years.

The attacker reads what is stored for the pages, takes every pair of nested counts, and then plays
each aanbieder in turn, who takes its own exact figures out of all sums at once.
"""

from dataclasses import replace
from uuid import uuid4

import sqlalchemy as sa

from portal.platform.database import db
from portal.platform.statistics_data import load_bescherming
from portal.spiegel.actions import maken
from portal.spiegel.models import Spiegelcel, Spiegelpublicatie
from tests.aanvaller import Regel, Tabel, is_groot, val_aan
from tests.factories.jaarcijfers import JAAR
from tests.integration.spiegel.conftest import OP
from tests.spiegelteller import DELEN, lees_rijen, tel_bij_mediaan, tel_personen


def lees_getoond(jaar):
    """Read every published count of a year."""
    vraag = sa.select(Spiegelcel).join(
        Spiegelpublicatie, Spiegelpublicatie.id == Spiegelcel.publicatie_id
    )
    getoond = {}
    for rij in db.session.scalars(vraag.where(Spiegelpublicatie.jaar == jaar)):
        plaats = (jaar, rij.maat, rij.dimensie, rij.waarde)
        if rij.getoond.get("aantal") is not None:
            getoond[*plaats, ""] = rij.getoond["aantal"]
        getoond |= {
            (*plaats, deel): aantal for deel, aantal in rij.getoond.get("delen", {}).items()
        }
    return getoond


def maak_sommen(echt):
    """Give every sum a reader knows from the definitions, apart from the portal's own list."""
    sommen = []
    for jaar, maat, dimensie, waarde, deel in echt:
        if dimensie == "totaal":
            for ander in ("zorgprofiel", "soort", "leveringsvorm"):
                delen = [c for c in echt if (c[0], c[1], c[2], c[4]) == (jaar, maat, ander, deel)]
                sommen.append(((jaar, maat, dimensie, waarde, deel), delen))
        if not deel:
            delen = [(jaar, maat, dimensie, waarde, een) for een in DELEN.get(maat, ())]
            sommen.append(((jaar, maat, dimensie, waarde, ""), delen))
        if maat == "groep" and not deel:
            gelijk = (jaar, "clienten", dimensie, waarde, "")
            sommen.append(((jaar, maat, dimensie, waarde, ""), [gelijk]))
    soort = (JAAR, "groep", "totaal", "", "groep"), [(JAAR, "clienten", "soort", "groep", "")]
    rest = [(JAAR, "clienten", "soort", naam, "") for naam in ("individueel", "preventief")]
    niet = (JAAR, "groep", "totaal", "", "niet"), rest
    return tuple(
        (totaal, tuple(deel for deel in delen if deel in echt))
        for totaal, delen in [*sommen, soort, niet]
        if any(deel in echt for deel in delen)
    )


def lees_tabel(*jaren):
    """Put everything that was published beside the truth."""
    echt = {
        (jaar, *cel): per for jaar in jaren for cel, per in tel_personen(lees_rijen(jaar)).items()
    }
    getoond = {cel: getal for jaar in jaren for cel, getal in lees_getoond(jaar).items()}
    return Tabel(getoond, maak_sommen(echt), echt)


def test_geen_cel_onder_het_minimum(app, publicatie):
    with app.app_context():
        maken.maak_spiegel(publicatie - 1, op=OP)
        tabel = lees_tabel(publicatie, publicatie - 1)
        assert len(tabel.getoond) > 15
        assert val_aan(tabel, Regel()) == []


def klein_bij_mediaan(jaar):
    """Give every published median that is made of the values of too few clients."""
    wie = tel_bij_mediaan(lees_rijen(jaar))
    cellen = {
        (rij.maat, rij.dimensie, rij.waarde)
        for rij in db.session.scalars(sa.select(Spiegelcel))
        if "mediaan" in rij.getoond
    }
    assert cellen <= wie.keys()
    return {cel for cel in cellen if not is_groot(wie[cel], Regel())}


def test_geen_mediaan_van_te_weinig_clienten(app, publicatie):
    with app.app_context():
        assert klein_bij_mediaan(publicatie) == set()


def test_wie_besluiten_telt_in_plaats_van_clienten_laat_te_veel_zien(app, jaarcijfers, monkeypatch):
    """Two besluiten about one client are no two clients: six aanbieders have two each of LVG5."""
    echt = maken.list_besluiten
    monkeypatch.setattr(
        maken,
        "list_besluiten",
        lambda *dagen: (replace(f, client_id=uuid4()) for f in echt(*dagen)),
    )
    with app.app_context():
        maken.maak_spiegel(jaarcijfers, op=OP)
        vondsten = val_aan(lees_tabel(jaarcijfers), Regel())
        assert [een for een in vondsten if een.startswith("shown") and "LVG5" in een] != []
        lvg5 = {(maat, "zorgprofiel", "LVG5") for maat in ("doorlooptijd", "stilstand")}
        assert klein_bij_mediaan(jaarcijfers) >= lvg5


def test_zonder_bescherming_vindt_de_aanval_het_wel(app, jaarcijfers, monkeypatch):
    """The rules in force are dated data: here a version that hides nothing."""
    niets = replace(
        load_bescherming(OP.date()), grens_clienten=0, grens_organisaties=0, mogelijke_waarden=0
    )
    monkeypatch.setattr(maken, "load_bescherming", lambda _dag: niets)
    with app.app_context():
        maken.maak_spiegel(jaarcijfers, op=OP)
        vondsten = val_aan(lees_tabel(jaarcijfers), Regel())
    for soort in ("shown", "knows"):
        assert [vondst for vondst in vondsten if soort in vondst] != []
