"""Plugin: coverage is measured once, where it is cheapest.

Tracing doubles the time of a test. What runs on PostgreSQL, in a real browser, as an attack or as a
scenario runs the code that the tests of the slices on SQLite run, and what prepares such a test
runs the actions that other tests are about. There the trace rests; the gates of `make test` hold.
The demonstration is made once per run, by whichever test comes first: that is always measured.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.engines import POSTGRES

ELDERS_GEMETEN = {"browser", "scenarios", "veiligheid"}
_CONFIG: list[pytest.Config] = []


def is_elders_gemeten(test: pytest.Item) -> bool:
    """Say whether other tests measure the code that this one runs."""
    keuze = getattr(test, "callspec", None)
    motor = keuze.params.get("motor") if keuze is not None else None
    return motor == POSTGRES or not ELDERS_GEMETEN.isdisjoint(test.path.parts)


def voorbereiding_elders_gemeten(test: pytest.Item) -> bool:
    """Say whether other tests measure what is done before this one."""
    return "integration" in test.path.parts and not is_elders_gemeten(test)


def _meting() -> Any:
    """Give the trace of pytest-cov, when there is one."""
    plugins = (config.pluginmanager.getplugin("_cov") for config in _CONFIG)
    return next((getattr(plugin, "cov_controller", None) for plugin in plugins), None)


@contextmanager
def zonder_meting() -> Iterator[None]:
    """Rest the trace."""
    if (meting := _meting()) is None or not meting.started:
        yield
        return
    meting.pause()
    try:
        yield
    finally:
        meting.resume()


@contextmanager
def met_meting() -> Iterator[None]:
    """Wake the trace, also in a test where it rests."""
    if (meting := _meting()) is None or meting.started:
        yield
        return
    meting.resume()
    try:
        yield
    finally:
        meting.pause()


def pytest_configure(config: pytest.Config) -> None:
    """Remember where the trace is found."""
    _CONFIG[:] = [config]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    """Rest the trace from the first fixture of a test to the last."""
    if not is_elders_gemeten(item):
        return (yield)
    with zonder_meting():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, Any, Any]:
    """Rest the trace in the fixtures before a test."""
    if not voorbereiding_elders_gemeten(item):
        return (yield)
    with zonder_meting():
        return (yield)
