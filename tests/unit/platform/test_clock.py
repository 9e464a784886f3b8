"""Moments are stored in UTC; days are those of the Dutch calendar."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import sqlite

from portal.platform import clock
from portal.platform.database import UtcDateTime

ZONDER_ZONE = datetime(2026, 11, 27, 9, 0)  # noqa: DTZ001 - that is the point
DIALECT = sqlite.dialect()


@pytest.mark.parametrize(
    ("moment", "dag"),
    [
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 21, 59, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2028, 2, 28, 23, 0, tzinfo=UTC), date(2028, 2, 29)),
    ],
)
def test_een_dag_is_een_nederlandse_dag(moment, dag):
    with clock.freeze(moment):
        assert (clock.now(), clock.today()) == (moment, dag)


def test_een_moment_wordt_in_utc_bewaard_en_komt_zo_terug():
    zomer = datetime(2026, 7, 1, 11, 0, tzinfo=timezone(timedelta(hours=2)))
    bewaard = UtcDateTime().process_bind_param(zomer, DIALECT)
    assert bewaard is not None
    assert bewaard.isoformat() == "2026-07-01T09:00:00+00:00"
    assert UtcDateTime().process_result_value(bewaard.replace(tzinfo=None), DIALECT) == zomer


def test_een_moment_zonder_zone_is_een_fout():
    with pytest.raises(ValueError, match="without time zone"):
        UtcDateTime().process_bind_param(ZONDER_ZONE, DIALECT)
    with pytest.raises(ValueError, match="needs a time zone"), clock.freeze(ZONDER_ZONE):
        pass
