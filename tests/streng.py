"""Plugin: with MEERZORG_STRENG=1 a skipped test fails; every skip is named loudly.

One skip stays a skip: the official workbooks may not be shipped, and no machine can install them.
"""

import os
from collections.abc import Generator

import pytest
from _pytest.terminal import TerminalReporter

NIET_MEE_TE_LEVEREN = "the official workbooks are not ours to ship"
STRENG = os.environ.get("MEERZORG_STRENG", "") not in {"", "0"}


def _verbied(rapport: pytest.TestReport | pytest.CollectReport) -> None:
    if not STRENG or not rapport.skipped or hasattr(rapport, "wasxfail"):
        return
    if not _reden(rapport).endswith(NIET_MEE_TE_LEVEREN):
        rapport.outcome = "failed"
        rapport.longrepr = f"skipped, which MEERZORG_STRENG forbids: {_reden(rapport)}"


def _reden(rapport: pytest.TestReport | pytest.CollectReport) -> str:
    return rapport.longrepr[2] if isinstance(rapport.longrepr, tuple) else str(rapport.longrepr)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a test into a failure."""
    rapport = yield
    _verbied(rapport)
    return rapport


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn the skip of a whole module into a failure."""
    rapport = yield
    _verbied(rapport)
    return rapport


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Name what was not tested."""
    overgeslagen = terminalreporter.stats.get("skipped", [])
    if overgeslagen:
        terminalreporter.section(f"NOT TESTED: {len(overgeslagen)} skipped", sep="!", red=True)
        for reden in sorted({_reden(rapport) for rapport in overgeslagen}):
            terminalreporter.write_line(reden)
