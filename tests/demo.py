"""The application on the demo data: made once per run, one copy per worker."""

import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.platform.database import db
from portal.toegang.models import Gebruiker, RolToekenning
from tests.dekking import met_meting
from tests.engines import maak_app, migreer, slot
from tests.paginas.soort import Pagina
from tests.person import Browser

SJABLOON = "demo-sjabloon"
NIEMAND = uuid.UUID(int=0)
OPNIEUW_NA = 600
"""After how many seconds unused a browser signs in again: long before its session ends."""


def app_op(map_: Path) -> Flask:
    """Make an application whose database and keys live in one folder."""
    return maak_app(f"sqlite:///{map_ / 'portaal.db'}", map_)


def sluit(app: Flask) -> None:
    """Let go of the database, so that its file is whole."""
    with app.app_context():
        db.engine.dispose()


@dataclass
class Demo:
    """The demo application, and a browser in which each of its users has signed in."""

    app: Flask
    _browsers: dict[uuid.UUID, Browser] = field(default_factory=dict)
    _gebruikt: dict[uuid.UUID, float] = field(default_factory=dict)

    def gebruiker(self, pagina: Pagina) -> Gebruiker | None:
        """Give the user that opens a page; needs an application context."""
        vraag = sa.select(Gebruiker).order_by(Gebruiker.email).limit(1)
        if pagina.account:
            vraag = vraag.where(Gebruiker.email == pagina.account)
        elif pagina.rol is not None:
            vraag = vraag.join(RolToekenning).where(RolToekenning.rol == pagina.rol)
        else:
            return None
        return db.session.scalars(vraag).one()

    def browser(self, pagina: Pagina) -> Browser:
        """Give a browser in which the user of a page has signed in."""
        with self.app.app_context():
            gebruiker = self.gebruiker(pagina)
            wie = gebruiker.id if gebruiker else NIEMAND
        browser = self._browsers.setdefault(wie, Browser(self.app))
        nu = time.monotonic()
        if wie != NIEMAND and nu - self._gebruikt.get(wie, -OPNIEUW_NA) >= OPNIEUW_NA:
            browser.als(wie)
        self._gebruikt[wie] = nu
        return browser

    def cookie(self, pagina: Pagina) -> tuple[str, str] | None:
        """Give name and value of the session cookie of the user of a page."""
        with self.app.test_request_context():
            naam = self.app.session_interface.get_cookie_name(self.app)
        cookie = self.browser(pagina).client.get_cookie(naam)
        return (naam, cookie.value) if cookie else None


def _maak_sjabloon(gedeeld: Path) -> Path:
    """Make database, keys and demo data once, whichever worker comes first."""
    klaar = gedeeld / SJABLOON
    with slot(gedeeld, SJABLOON):
        if not klaar.exists():
            bouw = gedeeld / f"{SJABLOON}-half"
            app = app_op(bouw)
            migreer(app)
            with met_meting():
                uitslag = app.test_cli_runner().invoke(args=["demo-data"], catch_exceptions=False)
            assert uitslag.exit_code == 0, uitslag.output
            sluit(app)
            bouw.rename(klaar)
    return klaar


@contextmanager
def demo_kopie(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Demo]:
    """Give the demo application on a copy of the data for one user of it."""
    basis = tmp_path_factory.getbasetemp()
    sjabloon = _maak_sjabloon(basis if worker_id == "master" else basis.parent)
    eigen = tmp_path_factory.mktemp("demo") / "instance"
    shutil.copytree(sjabloon, eigen)
    app = app_op(eigen)
    yield Demo(app)
    sluit(app)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Demo]:
    """Give the demo application on a copy of the data of this worker's own."""
    with demo_kopie(tmp_path_factory, worker_id) as kopie:
        yield kopie
