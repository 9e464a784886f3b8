"""A demonstration of one's own, in which everything may be tried."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.platform.database import db
from tests.demo import Demo, demo, demo_kopie, sluit
from tests.objecten import Geval, list_gevallen
from tests.passend import zo_streng_als_postgres

__all__ = ["demo"]
GEVALLEN: list[Geval] = []


@pytest.fixture(scope="session")
def proefterrein(tmp_path_factory, worker_id):
    """Give a demonstration, and a spare of its database."""
    with demo_kopie(tmp_path_factory, worker_id) as eigen:
        sluit(eigen.app)
        bestand = Path(eigen.app.extensions["instellingen"].instance, "portaal.db")
        reserve = bestand.with_name("reserve.db")
        shutil.copyfile(bestand, reserve)
        shutil.copytree(bestand.with_name("anker"), bestand.with_name("anker-reserve"))
        yield eigen.app, bestand, reserve


@pytest.fixture
def kopie(proefterrein) -> Iterator[Demo]:
    """Give the demonstration as it was made; whatever is done to it is undone afterwards."""
    app, bestand, reserve = proefterrein
    with app.app_context():
        db.engine.dispose()
    for rest in ("", "-wal", "-shm"):
        Path(f"{bestand}{rest}").unlink(missing_ok=True)
    shutil.copyfile(reserve, bestand)
    shutil.rmtree(bestand.with_name("anker"), ignore_errors=True)
    shutil.copytree(bestand.with_name("anker-reserve"), bestand.with_name("anker"))
    with zo_streng_als_postgres():
        yield Demo(app)


@pytest.fixture
def gevallen(kopie: Demo) -> list[Geval]:
    """Give the ids of all that the demonstration holds; looked up once, every copy has the same."""
    if not GEVALLEN:
        with kopie.app.app_context():
            GEVALLEN.extend(list_gevallen())
    return GEVALLEN
