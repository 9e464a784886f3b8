"""Guessing is slowed down: ten tries per account and per address, then it recovers by itself."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from werkzeug.exceptions import TooManyRequests

from portal.platform import clock
from portal.platform.database import db
from portal.platform.web import throttle
from portal.platform.web.throttle import Poging

NU = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


@pytest.fixture
def binnen(app):
    """Work inside the application at one moment."""
    with clock.freeze(NU), app.app_context():
        yield


def mag(*kenmerken):
    try:
        throttle.tel("proef", *kenmerken)
    except TooManyRequests:
        return False
    return True


def test_tien_pogingen_en_dan_niet_meer(binnen):
    assert [mag("ilse@a.nl", "10.0.0.1") for _ in range(12)] == [True] * 10 + [False] * 2


def test_de_rem_telt_per_account_en_per_adres(binnen):
    for nummer in range(10):
        assert mag(f"gebruiker{nummer}@a.nl", "10.0.0.1")
    assert mag("ilse@a.nl", "10.0.0.1") is False
    assert mag("ilse@a.nl", "10.0.0.2") is True


def test_een_ander_doel_heeft_een_eigen_telling(binnen):
    for _ in range(10):
        mag("ilse@a.nl")
    throttle.tel("uitnodiging", "ilse@a.nl")
    assert mag("ilse@a.nl") is False


def test_de_rem_zegt_wanneer_het_weer_mag_en_herstelt_dan_vanzelf(binnen):
    for _ in range(10):
        mag("ilse@a.nl")
    with pytest.raises(TooManyRequests) as geweigerd, clock.freeze(NU + timedelta(minutes=5)):
        throttle.tel("proef", "ilse@a.nl")
    assert geweigerd.value.retry_after == 600
    with clock.freeze(NU + timedelta(minutes=15)):
        assert [mag("ilse@a.nl") for _ in range(11)] == [True] * 10 + [False]


def test_een_goede_poging_telt_niet_mee(binnen):
    for _ in range(30):
        assert mag("ilse@a.nl")
        throttle.vergeef("proef", "ilse@a.nl")
    assert [mag("ilse@a.nl") for _ in range(11)] == [True] * 10 + [False]


def test_gelijktijdige_pogingen_glippen_er_niet_samen_door(app):
    def probeer(_):
        with app.app_context():
            return mag("ilse@a.nl", "10.0.0.1")

    with ThreadPoolExecutor(8) as draden:
        uitslagen = list(draden.map(probeer, range(30)))
    assert sum(uitslagen) == 10


def test_de_tabel_noemt_geen_account_en_ruimt_zichzelf_op(app, binnen):
    mag("ilse@a.nl")
    (rij,) = db.session.execute(sa.select(Poging.__table__)).all()
    assert (len(rij.sleutel), b"ilse" in rij.sleutel) == (32, False)
    db.session.rollback()
    assert throttle.wis_oude_pogingen() == 0
    with clock.freeze(NU + timedelta(minutes=15)):
        assert throttle.wis_oude_pogingen() == 1
