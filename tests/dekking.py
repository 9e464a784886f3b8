"""Plugin: coverage is measured once, where it is cheapest.

Tracing doubles the time of a test. What runs on PostgreSQL, in a real browser, as an attack or as a
scenario runs the code that the tests of the slices on SQLite run, and what prepares such a test
runs the actions that other tests are about. There the trace rests; the gates of `make test` hold.
The demonstration is made once per run, by whichever test comes first: that is always measured.
What is read once per process and then remembered is forgotten again when that first time was at
rest, or it would depend on the order of the tests whether it was ever measured.
"""

import functools
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import chain
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


def list_geheugens() -> list[Any]:
    """Give every function and method of the portal that remembers its answers."""
    return _geheugens(len(sys.modules))


@functools.lru_cache(maxsize=1)
def _geheugens(_aantal_modules: int) -> list[Any]:
    modules = [deel for naam, deel in [*sys.modules.items()] if naam.partition(".")[0] == "portal"]
    namen = list(chain.from_iterable(vars(deel).values() for deel in modules))
    methoden = chain.from_iterable(vars(deel).values() for deel in namen if isinstance(deel, type))
    geheugens = {
        id(deel): deel
        for deel in chain(namen, methoden)
        if isinstance(deel, functools._lru_cache_wrapper) and deel.__module__.startswith("portal.")
    }
    return list(geheugens.values())


@contextmanager
def vergeet_wat_hierin_eerst_kwam() -> Iterator[None]:
    """Empty afterwards what remembered nothing before."""
    gevuld = {id(geheugen) for geheugen in list_geheugens() if geheugen.cache_info().misses}
    try:
        yield
    finally:
        for geheugen in list_geheugens():
            if geheugen.cache_info().misses and id(geheugen) not in gevuld:
                geheugen.cache_clear()


@contextmanager
def zonder_meting() -> Iterator[None]:
    """Rest the trace."""
    if (meting := _meting()) is None or not meting.started:
        yield
        return
    meting.pause()
    try:
        with vergeet_wat_hierin_eerst_kwam():
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
