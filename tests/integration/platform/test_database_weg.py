"""A database that is away is said with 503; the portal recovers by itself."""

import pytest
import sqlalchemy as sa

from portal.platform.database import db
from portal.platform.web import sessions
from portal.platform.web.rules import openbaar

WEG = {
    "sqlite": "sqlite:////bestaat-niet/map/portaal.db",
    "postgres": "postgresql+psycopg://niemand@127.0.0.1:1/weg",
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
