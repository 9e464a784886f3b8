"""Fixtures of the integration tests: a small world, and a browser for anybody in it."""

import uuid

import pytest

from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from tests.factories.wereld import EIGEN, zet_wereld_neer


@pytest.fixture
def wereld(app):
    """Give the ids of two of everything, with somebody in every role."""
    with app.app_context():
        gemaakt = zet_wereld_neer()
        db.session.remove()
    return gemaakt


@pytest.fixture
def als(wereld, nieuwe_browser):
    """Give a browser of somebody who is signed in: `als(Rol.MANAGER)`, `als(Rol.MANAGER, ANDER)`.

    A user id works as well.
    """

    def ga_zitten(wie: Rol | uuid.UUID, welke: str = EIGEN):
        gebruiker_id = wereld.gebruiker(wie, welke) if isinstance(wie, Rol) else wie
        return nieuwe_browser().als(gebruiker_id)

    return ga_zitten
