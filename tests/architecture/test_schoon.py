"""Nothing stands in the project that belongs to a machine, a registry or another day."""

import ast
import re
from collections import Counter

import pytest

from tests.architecture.bronnen import boom, kort, python, tekstbestanden

VERBODEN = {
    "address of a package": re.compile(
        r"https?://[^\s\"']+\.(?:whl|tgz|tar\.gz|deb)\b|index[-]url|files\.pythonhosted|"
        r"registry\.(?:npmjs|yarnpkg)"
    ),
    "path of a machine": re.compile(r"(?<![\w.$}>-])/(?:work|root|home/\w+|Users/\w+)/\w"),
    "unfinished mark": re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b|lorem ipsum", re.IGNORECASE),
    "poll inside a page, which its CSP stops": re.compile(r"\.wait_for_function\("),
}
ZELF = "tests/architecture/test_schoon.py"
VREEMD = ("tests/assets/", "package-lock.json", "requirements", "LICENSE", "OFL")
ZONDER_REDEN = re.compile(
    r"#\s*(?:noqa(?!: [A-Z]+\d+.* - \w)|type: ignore(?!\[[\w, -]+\]\s+(?:#|-) ?\w))"
)


def verboden(tekst: str) -> list[str]:
    """Name what a text holds that may not be committed."""
    return [naam for naam, patroon in VERBODEN.items() if patroon.search(tekst)]


def test_geen_adressen_paden_en_losse_eindjes():
    gevonden = {
        kort(pad): wat
        for pad in tekstbestanden()
        if kort(pad) != ZELF and not any(deel in kort(pad) for deel in VREEMD)
        if (wat := verboden(pad.read_text(encoding="utf-8", errors="replace")))
    }
    assert gevonden == {}


@pytest.mark.parametrize("slot", ["package-lock.json", "requirements.txt", "requirements-dev.txt"])
def test_de_sloten_noemen_geen_adres(slot):
    (pad,) = [p for p in tekstbestanden() if kort(p) == slot]
    assert (
        re.findall(r"https?://|\"resolved\"", _zonder_steun(pad.read_text(encoding="utf-8"))) == []
    )


def _zonder_steun(tekst: str) -> str:
    """Leave out where npm packages ask for money: those are no places to download from."""
    return re.sub(r"\"(?:funding|url)\": [^\n]*", "", tekst)


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("https://example.nl/een-1.0." + "whl", ["address of a package"]),
        ("--index" + "-url x", ["address of a package"]),
        ("open('/" + "root/x')", ["path of a machine"]),
        ("see portal/work/x and ../home/x", []),
        ("# TO" + "DO later", ["unfinished mark"]),
        ("page.wait_for_function" + "('1')", ["poll inside a page, which its CSP stops"]),
    ],
)
def test_de_wachter_ziet_wat_niet_mag(tekst, wat):
    assert verboden(tekst) == wat


def test_elke_uitzondering_op_een_gereedschap_heeft_een_reden():
    zonder = [
        f"{kort(pad)}:{nr}"
        for pad in python("app.py", "portal", "bench")
        for nr, regel in enumerate(pad.read_text(encoding="utf-8").splitlines(), 1)
        if ZONDER_REDEN.search(regel)
    ]
    assert zonder == []


def test_elke_bouwer_van_testgegevens_heeft_een_eigen_naam():
    """Who reads the name in a test knows which one makes it, without looking up the import."""
    namen = Counter(
        deel.name
        for pad in python("tests/factories")
        for deel in boom(pad).body
        if isinstance(deel, ast.FunctionDef) and not deel.name.startswith("_")
    )
    assert {naam for naam, keer in namen.items() if keer > 1} == set()
