"""Decisions and change log keep their form; every path that a document names exists."""

import re

import pytest

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
