"""A database that is away or full is said with 503; the portal recovers by itself."""

import uuid

import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import OrganisatieSoort
from portal.platform import clock
from portal.platform.audit import AuditRegelInvoer, controleer, leg_vast
from portal.platform.database import db
from portal.platform.web import sessions
from portal.platform.web.rules import openbaar
from portal.toegang.models import Organisatie
from tests.engines import SQLITE

WEG = {
    "sqlite": "sqlite:////bestaat-niet/map/portaal.db",
    "postgres": "postgresql+psycopg://niemand@127.0.0.1:1/weg",
}

VOL = {
    "sqlite": ("PRAGMA max_page_count = 1", "CREATE TABLE vol AS SELECT zeroblob(9000000)"),
    "postgres": ("DO $$BEGIN RAISE EXCEPTION 'full' USING ERRCODE = 'disk_full'; END$$",),
}


def voeg_paginas_toe(portaal):
    @portaal.get("/proef/vraag")
    @openbaar
    def vraag():
        return str(db.session.scalar(sa.text("SELECT 42")))

    @portaal.get("/proef/schrijf")
    @openbaar
    def schrijf():
        sessions.sessie_nu()["tekst"] = "x"
        return "geschreven"


@pytest.fixture
def weg(ander_portaal, motor):
    portaal = ander_portaal(DATABASE_URL=WEG[motor])
    voeg_paginas_toe(portaal)
    return portaal.test_client()


@pytest.mark.parametrize("pad", ["/proef/vraag", "/proef/schrijf"])
@pytest.mark.parametrize("cookie", [None, "iets"])
def test_een_pagina_zegt_503(weg, pad, cookie):
    if cookie:
        weg.set_cookie("sessie", cookie)
    antwoord = weg.get(pad)
    assert (antwoord.status_code, antwoord.headers["Retry-After"]) == (503, "10")
    assert "Het portaal is even niet bereikbaar" in antwoord.text
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("cookie", [None, "iets"])
def test_het_proces_leeft_en_is_niet_gereed(weg, cookie):
    if cookie:
        weg.set_cookie("sessie", cookie)
    assert weg.get("/healthz").status_code == 200
    gereed = weg.get("/readyz")
    assert (gereed.status_code, gereed.json["kapot"]) == (503, ["database"])


def test_een_verbroken_verbinding_herstelt_vanzelf(ander_portaal, motor):
    portaal = ander_portaal()
    voeg_paginas_toe(portaal)
    client = portaal.test_client()
    assert client.get("/proef/vraag").text == "42"
    if motor == "postgres":
        with portaal.app_context(), db.engine.connect() as verbinding:
            verbinding.execute(
                sa.text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
    assert [client.get("/proef/vraag").text for _ in range(3)] == ["42"] * 3


def test_sqlite_schrijft_door_tot_op_de_schijf_en_wist_wat_weg_is(databases):
    stand = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    with databases.app(SQLITE).app_context():
        gevonden = {naam: db.session.scalar(sa.text(f"PRAGMA {naam}")) for naam in stand}
    assert gevonden == stand


def test_een_volle_schijf_laat_niets_halfs_achter(ander_portaal, motor):
    portaal = ander_portaal()
    voeg_paginas_toe(portaal)

    @portaal.get("/proef/vol")
    @openbaar
    def vol():
        soort = OrganisatieSoort.AANBIEDER
        db.session.add(Organisatie(soort=soort, naam="Half", demo=True, aangemaakt_op=clock.now()))
        leg_vast(AuditRegelInvoer(keten=uuid.uuid4(), code="organisatie.aangemaakt"))
        db.session.flush()
        for opdracht in VOL[motor]:
            db.session.execute(sa.text(opdracht))
        db.session.commit()
        return "bewaard"

    antwoord = portaal.test_client().get("/proef/vol")
    assert (antwoord.status_code, antwoord.headers["Retry-After"]) == (503, "10")
    with portaal.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Organisatie)) == 0
        assert controleer() == (0, [])
    assert portaal.test_client().get("/proef/vraag").text == "42"
