"""Fixtures of every test: the application on both engines, and a browser like a person's."""

import gc

import pytest

from portal.platform.database import db
from tests.engines import POSTGRES, SQLITE, Databases, PgServer, maak_app
from tests.person import Browser

# Many small requests fill the nursery; looking at all that lives each time costs a tenth.
gc.set_threshold(100_000, 50, 50)

pytest_plugins = ["tests.dekking", "tests.geheugen", "tests.streng"]

SERVER = pytest.StashKey[PgServer]()
KEUZE = {"sqlite": (SQLITE,), "postgres": (POSTGRES,), "both": (SQLITE, POSTGRES)}


def pytest_addoption(parser):
    parser.addoption(
        "--engine", choices=list(KEUZE), default="both", help="engine of the integration tests"
    )


def _start(config):
    """Start PostgreSQL at its first use: in the controller, or here when there is none."""
    if SERVER not in config.stash:
        config.stash[SERVER] = PgServer()
    return config.stash[SERVER].adres


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    if node.config.getoption("engine") != "sqlite":
        node.workerinput["pg_adres"] = _start(node.config)


def pytest_unconfigure(config):
    if SERVER in config.stash:
        config.stash[SERVER].stop()


def pytest_generate_tests(metafunc):
    if "motor" in metafunc.fixturenames:
        beide = "integration" in metafunc.definition.path.parts
        motoren = KEUZE[metafunc.config.getoption("engine")] if beide else (SQLITE,)
        metafunc.parametrize("motor", motoren)


@pytest.fixture(scope="session")
def databases(request, tmp_path_factory):
    """Give the databases of this worker."""
    invoer = getattr(request.config, "workerinput", None)
    basis = tmp_path_factory.getbasetemp()
    if invoer is None:
        pg_adres = None
        if request.config.getoption("engine") != "sqlite":
            pg_adres = _start(request.config)
        eigen = Databases(basis, tmp_path_factory.mktemp("db"), "gw", pg_adres)
    else:
        eigen = Databases(
            basis.parent,
            tmp_path_factory.mktemp("db"),
            invoer["workerid"],
            invoer.get("pg_adres"),
        )
    yield eigen
    eigen.sluit()


@pytest.fixture
def app(databases, motor):
    """Give the application, migrated and empty, on each engine in turn.

    No application context is open: a request would share its session with the test.
    """
    return databases.app(motor)


@pytest.fixture
def ander_portaal(app):
    """Make more applications on the same database, with other settings."""
    gemaakt = []

    def maak(**instellingen):
        eigen = app.extensions["instellingen"]
        gemaakt.append(maak_app(eigen.database_url, eigen.instance, **instellingen))
        return gemaakt[-1]

    yield maak
    for portaal in gemaakt:
        with portaal.app_context():
            db.engine.dispose()


@pytest.fixture
def browser(app):
    """Give one person's browser."""
    return Browser(app)


@pytest.fixture
def nieuwe_browser(app):
    """Give a browser for each next person."""
    return lambda: Browser(app)
