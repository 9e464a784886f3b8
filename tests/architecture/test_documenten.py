"""Decisions and change log keep their form; every path that a document names exists."""

import re

import pytest

from portal.platform.jobs import jobs
from tests.architecture.bronnen import aantal_regels, kort
from tests.hulp import WORTEL

ADRS = sorted((WORTEL / "docs" / "adr").glob("[0-9]*.md"))
KOPPEN = ["Context", "Decision", "Alternatives discarded", "Consequences"]
PAGINA = 60
DOCUMENTEN = [
    WORTEL / "README.md",
    WORTEL / "CHANGELOG.md",
    *sorted((WORTEL / "docs").glob("*.md")),
]
RIJ = re.compile(r"^\| (every minute|\d\d:\d\d.*?) \| `([\w-]+)` \|", re.MULTILINE)
"""A line of the table of what is done every day."""
VERWIJZING = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


def test_besluiten_zijn_doorlopend_genummerd_en_staan_op_de_lijst():
    lijst = (WORTEL / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    assert [int(pad.name[:4]) for pad in ADRS] == list(range(1, len(ADRS) + 1))
    assert re.findall(r"^- \[\d{4}\]\((\S+)\)", lijst, re.MULTILINE) == [pad.name for pad in ADRS]


@pytest.mark.parametrize("pad", ADRS, ids=lambda pad: pad.name[:4])
def test_een_besluit_heeft_zijn_vorm(pad):
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.startswith(f"# {pad.name[:4]} ")
    assert re.findall(r"^## (.+)$", tekst, re.MULTILINE) == KOPPEN
    assert aantal_regels(pad) <= PAGINA


def test_verwijzingen_in_documenten_bestaan():
    kapot = {
        f"{kort(pad)} -> {doel}"
        for pad in [*DOCUMENTEN, *(WORTEL / "docs" / "adr").glob("*.md")]
        for doel in VERWIJZING.findall(pad.read_text(encoding="utf-8"))
        if not (pad.parent / doel).exists()
    }
    assert kapot == set()


def test_het_wijzigingslog_noemt_de_regelgeving():
    tekst = (WORTEL / "CHANGELOG.md").read_text(encoding="utf-8")
    uitgaven = re.split(r"^## ", tekst, flags=re.MULTILINE)[1:]
    assert [u.splitlines()[0] for u in uitgaven if "### Regelgeving" not in u] == []


def test_elke_taak_staat_in_beide_tabellen(app):
    """Who runs the portal finds every job by name, and at what time it begins."""
    with app.app_context():
        taken = jobs()
    opdrachten = re.findall(r"^\| (`.+?) \|", lees("README.md"), re.MULTILINE)
    genoemd = {naam for deel in opdrachten for naam in re.findall(r"`([\w-]+)", deel)}
    assert set(taken) - genoemd == set()
    rijen = RIJ.findall(lees("docs/beheer.md"))
    assert sorted(rijen) == sorted((_moment(job.wanneer), naam) for naam, job in taken.items())


def lees(pad):
    """Read a document of the project."""
    return (WORTEL / pad).read_text(encoding="utf-8")


def _moment(ritme):
    """Write when a job begins, as the table does."""
    if ritme.tijd is None:
        return "every minute"
    return f"{ritme.tijd:%H:%M}" + (", working days" if ritme.op_werkdagen else "")
