"""The worker does each job when it is due: once, again after a failure, and never two at a time."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from portal.platform import clock, jobs
from portal.platform.jobs import Ritme, elke_dag, elke_minuut, elke_werkdag
from portal.platform.worker import maak_werkrij
from tests.hulp import WORTEL

MAANDAG = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
"""Seven o'clock in the Netherlands."""
MINUUT, UUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.mark.parametrize(
    ("ritme", "nu", "moment"),
    [
        (elke_minuut(), MAANDAG + timedelta(seconds=40), MAANDAG),
        (elke_dag(7), MAANDAG - MINUUT, None),
        (elke_dag(7), MAANDAG, MAANDAG),
        (elke_dag(7), MAANDAG + 5 * UUR, MAANDAG),
        (elke_dag(7), MAANDAG - 24 * UUR, MAANDAG - 24 * UUR),
        (elke_werkdag(7), MAANDAG, MAANDAG),
        (elke_werkdag(7), MAANDAG - 24 * UUR, None),
        (elke_werkdag(7), datetime(2026, 12, 25, 8, tzinfo=UTC), None),
        (elke_dag(7), datetime(2026, 7, 1, 5, tzinfo=UTC), datetime(2026, 7, 1, 5, tzinfo=UTC)),
        (elke_dag(4), datetime(2026, 3, 29, 3, tzinfo=UTC), datetime(2026, 3, 29, 2, tzinfo=UTC)),
    ],
)
def test_wanneer_een_taak_aan_de_beurt_is(ritme: Ritme, nu, moment):
    assert ritme.moment(nu) == moment


@pytest.fixture
def portaal(ander_portaal):
    """Give a portal that does nothing by itself yet."""
    eigen = ander_portaal()
    eigen.extensions["jobs"] = {}
    return eigen


@pytest.fixture
def gedaan(portaal):
    """Register a job of every day and one of every minute; give what was done, in order."""
    lijst: list[str] = []
    jobs.registreer_taak(portaal, "dag", lambda _op: lijst.append("dag"), elke_dag(7))
    jobs.registreer_taak(portaal, "minuut", lambda _op: lijst.append("minuut"), elke_minuut())
    return lijst


def tik(portaal, op):
    """Let a minute of the worker pass."""
    with clock.freeze(op):
        maak_werkrij(portaal).tik()


def test_elke_taak_een_keer_op_haar_moment(portaal, gedaan):
    for minuten in (-1, 0, 0, 1, 2):
        tik(portaal, MAANDAG + minuten * MINUUT)
    assert gedaan == ["minuut", "dag", "minuut", "minuut", "minuut"]


def test_na_een_storing_gaat_het_alsnog(portaal, gedaan):
    tik(portaal, MAANDAG + 9 * UUR)
    tik(portaal, MAANDAG + 10 * UUR)
    assert gedaan.count("dag") == 1


def test_wat_misging_gaat_later_die_dag_weer(portaal, caplog):
    pogingen = []

    def mis(op):
        pogingen.append(op)
        if len(pogingen) < 3:
            raise ValueError

    jobs.registreer_taak(portaal, "mis", mis, elke_dag(7))
    for minuten in (0, 1, 14, 15, 29, 30, 31, 600):
        tik(portaal, MAANDAG + minuten * MINUUT)
    assert pogingen == [MAANDAG + minuten * MINUUT for minuten in (0, 15, 30)]
    assert [regel.exc_info[0] for regel in caplog.records if regel.exc_info] == [ValueError] * 2


def test_een_taak_begint_maar_bij_een_worker(portaal, gedaan):
    with portaal.app_context():
        eerste = list(jobs.begin_wat_moet(MAANDAG))
        assert (eerste, list(jobs.begin_wat_moet(MAANDAG))) == (["dag", "minuut"], [])


def test_de_beheerder_ziet_wat_te_laat_is(portaal, gedaan):
    with clock.freeze(MAANDAG + 2 * UUR):
        leeg = portaal.test_cli_runner().invoke(args=["jobs"])
    assert (leeg.exit_code, leeg.output) == (1, "dag: nooit TE LAAT\nminuut: nooit TE LAAT\n")
    tik(portaal, MAANDAG)
    with clock.freeze(MAANDAG + 30 * MINUUT):
        goed = portaal.test_cli_runner().invoke(args=["jobs"])
    gelukt = MAANDAG.isoformat(timespec="seconds")
    assert (goed.exit_code, goed.output) == (0, f"dag: {gelukt}\nminuut: {gelukt}\n")
    with clock.freeze(MAANDAG + 30 * UUR):
        laat = portaal.test_cli_runner().invoke(args=["jobs"])
    assert (laat.exit_code, laat.output.count("TE LAAT")) == (1, 2)


def test_het_portaal_heeft_zijn_taken(app):
    with app.app_context():
        assert {
            "verzend-mail",
            "verwerk-termijnen",
            "verwerk-toekenningen",
            "vernieuw-trajectbeurten",
            "werk-plancijfers-bij",
            "clean-sessions",
        } <= set(jobs.jobs())


def test_wat_bij_het_starten_ontstaat_wordt_niet_steeds_nagelopen(tmp_path):
    """A full collection over the whole application takes a quarter of a second of a visit."""
    opdracht = [sys.executable, "-c", "import gc, app; print(gc.get_freeze_count() > 100_000)"]
    omgeving = {
        **os.environ,
        "MEERZORG_INSTANCE": str(tmp_path),
        "MEERZORG_PROFIEL": "ontwikkeling",
    }
    antwoord = subprocess.run(  # noqa: S603 - our own program
        opdracht, cwd=WORTEL, env=omgeving, capture_output=True, text=True, check=True
    )
    assert antwoord.stdout == "True\n"


def test_de_bladzijden_kennen_huey_niet():
    opdracht = [sys.executable, "-c", "import sys, portal.factory; print('huey' in sys.modules)"]
    antwoord = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True, check=True)  # noqa: S603 - our own program
    assert antwoord.stdout == "False\n"
