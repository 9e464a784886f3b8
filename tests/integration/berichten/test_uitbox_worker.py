"""The real worker, as `flask worker` starts it: it sends by itself, and stops as it should."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.berichten.models import Mail
from portal.domain.berichten import Mailstand
from portal.platform.database import db
from portal.platform.jobs import Jobstand
from tests.hulp import WORTEL
from tests.uitbox import mails, portaal, schrijf, server, verzend

__all__ = ["portaal", "server"]

UUR = timedelta(hours=1)


@pytest.fixture
def worker(portaal, server):
    """Give a function that starts the worker on the database of the portal."""
    instellingen = portaal.extensions["instellingen"]
    omgeving = os.environ | {
        "MEERZORG_PROFIEL": "ontwikkeling",
        "MEERZORG_INSTANCE": str(instellingen.instance),
        "DATABASE_URL": instellingen.database_url,
    }
    omgeving |= {naam: str(waarde) for naam, waarde in server.instellingen.items()}
    gestart = []

    def start():
        opdracht = [sys.executable, "-m", "flask", "--app", "app", "worker"]
        gestart.append(
            subprocess.Popen(  # noqa: S603 - our own program
                opdracht, cwd=WORTEL, env=omgeving, stderr=subprocess.PIPE, text=True
            )
        )
        return gestart[-1]

    yield start
    for proces in gestart:
        proces.kill()
        proces.communicate()


def bezig_met_de_punt(server) -> threading.Event:
    """Let the server take its time over the first final dot; say when it came."""
    gekomen = threading.Event()

    def rustig_aan():
        gekomen.set()
        time.sleep(1.5)

    server.plan["punt"] = [rustig_aan]
    return gekomen


@pytest.mark.parametrize("teken", [signal.SIGTERM, signal.SIGINT])
def test_wie_gestopt_wordt_maakt_de_e_mail_af_en_begint_geen_nieuwe(
    portaal, wereld, server, worker, teken
):
    schrijf(portaal, wereld, aantal=2)
    gekomen = bezig_met_de_punt(server)
    proces = worker()
    assert gekomen.wait(60)
    proces.send_signal(teken)
    _, fouten = proces.communicate(timeout=30)
    assert (proces.returncode, "Traceback" in fouten, "ERROR" in fouten) == (0, False, False)
    assert sorted(mails(portaal, Mail.stand)) == [(Mailstand.KLAAR,), (Mailstand.VERZONDEN,)]
    with portaal.app_context():
        gelukt = sa.select(Jobstand.gelukt_op).where(Jobstand.naam == "verzend-mail")
        assert db.session.scalars(gelukt).one() is not None


def test_wie_gedood_wordt_verliest_niets(portaal, wereld, server, worker):
    ids = schrijf(portaal, wereld, aantal=2)
    gekomen = bezig_met_de_punt(server)
    proces = worker()
    assert gekomen.wait(60)
    proces.kill()
    proces.communicate(timeout=30)
    assert sorted(mails(portaal, Mail.stand)) == [(Mailstand.KLAAR,), (Mailstand.OVERDRACHT,)]
    assert (verzend(portaal), verzend(portaal, na=UUR)) == (1, 1)
    assert set(server.message_ids) == set(ids)
