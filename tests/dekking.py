"""Plugin: coverage is measured once, where it is cheapest.

Tracing doubles the time of a test. What runs on PostgreSQL, in a real browser or as an attack runs
the code that the tests on SQLite run, so the trace rests there; the gates of `make test` hold.
"""

from collections.abc import Generator
from typing import Any

import pytest

from tests.engines import POSTGRES

ELDERS_GEMETEN = {"browser", "veiligheid"}


def is_elders_gemeten(test: pytest.Item) -> bool:
    """Say whether other tests measure the code that this one runs."""
    keuze = getattr(test, "callspec", None)
    motor = keuze.params.get("motor") if keuze is not None else None
    return motor == POSTGRES or not ELDERS_GEMETEN.isdisjoint(test.path.parts)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    """Rest the trace of pytest-cov from the first fixture of a test to the last."""
    meting = getattr(item.config.pluginmanager.getplugin("_cov"), "cov_controller", None)
    if meting is None or not is_elders_gemeten(item):
        return (yield)
    meting.pause()
    try:
        return (yield)
    finally:
        meting.resume()
