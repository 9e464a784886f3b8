"""The application on the demo data: made once per run, one copy per worker."""

import fcntl
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypedDict

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from portal.factory import create_app
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.aanmelden import meld_aan
from tests.paginas.soort import Pagina

SJABLOON = "demo-sjabloon"


class Account(TypedDict):
    """One line of `flask demo-accounts --json`."""

    organisatie: str
    rol: str
    gebruikersnaam: str
    wachtwoord: str


def maak_app(instance: Path) -> Flask:
    """Make an application with the test settings in demo mode on its own folder."""
    return create_app({"MEERZORG_PROFIEL": "test", "DEMO": True, "MEERZORG_INSTANCE": instance})


def opdracht(app: Flask, *woorden: str) -> str:
    """Run one command of the portal and give what it prints."""
    uitslag = app.test_cli_runner().invoke(args=list(woorden), catch_exceptions=False)
    assert uitslag.exit_code == 0, uitslag.output
    return uitslag.output


def sluit(app: Flask) -> None:
    """Let go of the database, so that its file is whole."""
    with app.app_context():
        db.engine.dispose()


@dataclass
class Demo:
    """The demo application with its accounts and a signed-in client per account."""

    app: Flask
    _bezoekers: dict[str, FlaskClient] = field(default_factory=dict)

    @cached_property
    def accounts(self) -> list[Account]:
        """List the demo accounts."""
        accounts: list[Account] = json.loads(opdracht(self.app, "demo-accounts", "--json"))
        return accounts

    def account(self, pagina: Pagina) -> Account | None:
        """Choose the account that opens a page; None for somebody not signed in."""
        if pagina.account:
            return next(a for a in self.accounts if a["gebruikersnaam"] == pagina.account)
        if pagina.rol is None:
            return None
        return next(a for a in self.accounts if a["rol"] == pagina.rol.value)

    def gebruiker(self, pagina: Pagina) -> Gebruiker | None:
        """Give the user that opens a page; needs an application context."""
        account = self.account(pagina)
        if account is None:
            return None
        return db.session.scalars(
            sa.select(Gebruiker).where(Gebruiker.email == account["gebruikersnaam"])
        ).one()

    def bezoeker(self, pagina: Pagina) -> FlaskClient:
        """Give a client that has signed in as the account of a page."""
        account = self.account(pagina)
        naam = account["gebruikersnaam"] if account else ""
        if naam not in self._bezoekers:
            bezoeker = self.app.test_client()
            if account:
                meld_aan(bezoeker, account["gebruikersnaam"], account["wachtwoord"])
            self._bezoekers[naam] = bezoeker
        return self._bezoekers[naam]


@contextmanager
def _slot(pad: Path) -> Iterator[None]:
    with pad.open("w") as bestand:
        fcntl.flock(bestand, fcntl.LOCK_EX)
        yield


def _sjabloon(gedeeld: Path) -> Path:
    """Make database, keys and demo data once, whichever worker comes first."""
    with _slot(gedeeld / f"{SJABLOON}.slot"):
        klaar = gedeeld / SJABLOON
        if not klaar.exists():
            bouw = gedeeld / f"{SJABLOON}-bouw"
            app = maak_app(bouw)
            opdracht(app, "db", "upgrade")
            opdracht(app, "demo-data")
            sluit(app)
            bouw.rename(klaar)
    return klaar


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Demo]:
    """Give the demo application on a copy of the data of this worker's own."""
    basis = tmp_path_factory.getbasetemp()
    sjabloon = _sjabloon(basis if worker_id == "master" else basis.parent)
    eigen = basis / "demo"
    shutil.copytree(sjabloon, eigen)
    app = maak_app(eigen)
    yield Demo(app)
    sluit(app)
