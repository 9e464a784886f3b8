"""A process that is killed while it writes leaves whole records only, and a log that adds up."""

import os
import subprocess
import sys
import threading
import time
import uuid
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa

from portal.clienten.models import Client
from portal.domain.bevoegdheid import Rol
from portal.platform.audit import AuditRegel, controleer
from portal.platform.database import db
from portal.platform.web.idempotency import Idempotentie
from tests.demo import sluit
from tests.hulp import WORTEL
from tests.paginas.soort import Pagina

SERVER = """
import sys
from pathlib import Path
from werkzeug.serving import make_server
from tests.demo import app_op
server = make_server("127.0.0.1", 0, app_op(Path(sys.argv[1])), threaded=True)
print(server.server_port, flush=True)
server.serve_forever()
"""
ADRES = "/clienten/nieuw"
PERSOON = {
    "voornamen": "Proef",
    "achternaam": "Afgebroken",
    "geboortedatum": "5-2-1988",
    "geslacht": "x",
}


@pytest.fixture
def server(kopie):
    """Start the portal as a process of its own; gives its port and a way to kill it."""
    sluit(kopie.app)
    opdracht = [sys.executable, "-c", SERVER, kopie.app.instance_path]
    with subprocess.Popen(  # noqa: S603 - our own program
        opdracht,
        cwd=WORTEL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"PYTHONPATH": str(WORTEL)},
    ) as proces:
        assert proces.stdout is not None
        yield int(proces.stdout.readline()), proces
        proces.kill()


def clienten(app) -> set[uuid.UUID]:
    with app.app_context():
        return set(db.session.scalars(sa.select(Client.id)))


def afgerond(app) -> int:
    with app.app_context():
        vraag = sa.select(sa.func.count()).where(Idempotentie.resultaat.is_not(None))
        return db.session.scalar(vraag)


def schrijf_tot_het_stopt(poort: int, koppen: dict[str, str], velden, bevestigd: list[str]) -> None:
    """Add clients one after the other until nobody answers; remember what was acknowledged."""
    try:
        while True:
            verbinding = HTTPConnection("127.0.0.1", poort, timeout=10)
            lichaam = urlencode(velden | {"_eenmalig": str(uuid.uuid4())}, doseq=True)
            verbinding.request("POST", ADRES, lichaam, koppen)
            with verbinding.getresponse() as antwoord:
                assert antwoord.status == 303
                bevestigd.append(antwoord.headers["Location"].split("/")[2].partition("?")[0])
            verbinding.close()
    except (OSError, HTTPException):
        return


def test_een_gedood_proces_laat_niets_halfs_achter(kopie, server):
    poort, proces = server
    pagina = Pagina(rol=Rol.MANAGER)
    formulier = kopie.browser(pagina).open(ADRES).formulier(met="achternaam")
    naam, sessie = kopie.cookie(pagina)
    koppen = {
        "Cookie": f"{naam}={sessie}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    velden = formulier.velden | PERSOON
    bevestigd: list[str] = []
    eerder, al_afgerond = clienten(kopie.app), afgerond(kopie.app)
    draden = [
        threading.Thread(target=schrijf_tot_het_stopt, args=(poort, koppen, velden, bevestigd))
        for _ in range(3)
    ]
    for draad in draden:
        draad.start()
    einde = time.monotonic() + 30
    while len(bevestigd) < 15 and time.monotonic() < einde:
        time.sleep(0.02)
    proces.kill()
    for draad in draden:
        draad.join()
    assert len(bevestigd) >= 15
    with kopie.app.app_context():
        nieuw = clienten(kopie.app) - eerder
        gemaakt = sa.select(AuditRegel.client_id).where(AuditRegel.code == "client.aanmaken")
        gelogd = [id_ for id_ in db.session.scalars(gemaakt) if id_ not in eerder]
        assert {uuid.UUID(id_) for id_ in bevestigd} <= nieuw
        assert (len(gelogd), set(gelogd)) == (len(nieuw), nieuw)
        assert afgerond(kopie.app) - al_afgerond == len(nieuw)
        assert controleer()[1] == []
        assert db.session.scalar(sa.text("PRAGMA integrity_check")) == "ok"
    kopie.browser(pagina).open(ADRES)
