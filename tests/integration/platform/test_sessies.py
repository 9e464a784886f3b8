"""Sessions live on the server: new id at sign-in, dead when they must be, never readable."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import session

from portal.platform import clock
from portal.platform.database import db
from portal.platform.web import sessions
from portal.platform.web.rules import openbaar
from portal.platform.web.sessions import Sessie

NU = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
ILSE = uuid.UUID("6f1c2b1e-0000-4000-8000-000000000001")


def voeg_paginas_toe(portaal):
    """Add pages that sign in and out and tell who is there."""

    @portaal.get("/proef/in")
    @openbaar
    def aan():
        sessions.begin_sessie(ILSE)
        session["tekst"] = "Jansen-van Dijk"
        return "in"

    @portaal.get("/proef/uit")
    @openbaar
    def uit():
        sessions.beeindig_sessie()
        return "uit"

    @portaal.get("/proef/wie")
    @openbaar
    def wie():
        return f"{sessions.sessie_nu().gebruiker_id} {session.get('tekst')}"

    @portaal.get("/proef/alle-weg")
    @openbaar
    def alle_weg():
        sessions.beeindig_sessies_van(ILSE)
        db.session.commit()
        return "weg"

    @portaal.get("/proef/leeg")
    @openbaar
    def leeg():
        return "leeg"


@pytest.fixture
def portaal(ander_portaal):
    gemaakt = ander_portaal()
    voeg_paginas_toe(gemaakt)
    return gemaakt


@pytest.fixture
def client(portaal):
    return portaal.test_client()


def sid(client):
    cookie = client.get_cookie("sessie")
    return cookie.value if cookie else None


def rijen(portaal):
    with portaal.app_context():
        return db.session.execute(sa.select(Sessie.__table__)).all()


def wie(client, op=NU):
    with clock.freeze(op):
        return client.get("/proef/wie").text


def meld_aan(client, op=NU):
    with clock.freeze(op):
        client.get("/proef/in")


def test_een_bezoek_zonder_inhoud_laat_niets_achter(portaal, client):
    assert "Set-Cookie" not in client.get("/proef/leeg").headers
    assert rijen(portaal) == []


def test_aanmelden_geeft_een_nieuwe_sessie_en_de_oude_is_dood(portaal, client):
    meld_aan(client)
    eerste = sid(client)
    meld_aan(client)
    assert sid(client) != eerste
    assert len(rijen(portaal)) == 1
    ander = portaal.test_client()
    ander.set_cookie("sessie", eerste)
    assert wie(ander) == "None None"
    assert wie(client) == f"{ILSE} Jansen-van Dijk"


def test_een_verzonnen_cookie_wordt_niet_overgenomen(portaal, client):
    client.set_cookie("sessie", "verzonnen")
    meld_aan(client)
    assert sid(client) != "verzonnen"


def test_afmelden_wist_de_sessie(portaal, client):
    meld_aan(client)
    eerste = sid(client)
    with clock.freeze(NU):
        client.get("/proef/uit")
    assert (sid(client), rijen(portaal)) == (None, [])
    client.set_cookie("sessie", eerste)
    assert wie(client) == "None None"


def test_alle_sessies_van_een_gebruiker_eindigen_tegelijk(portaal, client):
    ander = portaal.test_client()
    meld_aan(client)
    meld_aan(ander)
    with clock.freeze(NU):
        portaal.test_client().get("/proef/alle-weg")
    assert (wie(client), wie(ander), rijen(portaal)) == ("None None", "None None", [])


@pytest.mark.parametrize(
    ("na", "leeft"), [(timedelta(minutes=29, seconds=59), True), (timedelta(minutes=30), False)]
)
def test_stilte_van_een_half_uur_beeindigt_de_sessie(client, na, leeft):
    meld_aan(client)
    assert wie(client, NU + na).startswith(str(ILSE)) is leeft


@pytest.mark.parametrize(
    ("na", "leeft"),
    [(timedelta(hours=11, minutes=59, seconds=59), True), (timedelta(hours=12), False)],
)
def test_na_twaalf_uur_is_het_op_ook_wie_bezig_blijft(client, na, leeft):
    meld_aan(client)
    for kwartier in range(1, 48):
        assert wie(client, NU + timedelta(minutes=15 * kwartier)).startswith(str(ILSE))
    assert wie(client, NU + na).startswith(str(ILSE)) is leeft


def test_gezien_wordt_hooguit_eens_per_minuut_geschreven(portaal, client):
    meld_aan(client)
    wie(client, NU + timedelta(seconds=59))
    assert rijen(portaal)[0].gezien_op == NU
    wie(client, NU + timedelta(seconds=60))
    assert rijen(portaal)[0].gezien_op == NU + timedelta(seconds=60)


def test_de_tabel_bevat_geen_id_en_geen_inhoud(portaal, client):
    meld_aan(client)
    (rij,) = rijen(portaal)
    assert sid(client).encode() not in rij.sleutel + rij.gegevens_v
    assert b"Jansen" not in rij.gegevens_v


def test_het_cookie_is_afgeschermd(client):
    with clock.freeze(NU):
        cookie = client.get("/proef/in").headers["Set-Cookie"]
    assert cookie.startswith("sessie=")
    assert set(cookie.split("; ")[1:]) == {"HttpOnly", "Path=/", "SameSite=Lax"}


def test_over_https_is_het_cookie_gebonden_aan_deze_host(ander_portaal):
    portaal = ander_portaal(BASE_URL="https://localhost")
    voeg_paginas_toe(portaal)
    cookie = portaal.test_client().get("/proef/in").headers["Set-Cookie"]
    assert cookie.startswith("__Host-sessie=")
    assert set(cookie.split("; ")[1:]) == {"HttpOnly", "Path=/", "SameSite=Lax", "Secure"}


def test_opruimen_wist_alleen_wat_voorbij_is(portaal, client):
    ander = portaal.test_client()
    meld_aan(client)
    meld_aan(ander, NU + timedelta(minutes=20))
    with clock.freeze(NU + timedelta(minutes=31)):
        uitslag = portaal.test_cli_runner().invoke(args=["clean-sessions"])
    assert uitslag.output.splitlines()[0] == "1 sessies verwijderd"
    assert wie(ander, NU + timedelta(minutes=31)).startswith(str(ILSE))
