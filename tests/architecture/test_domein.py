"""The core of rules is pure, exact, documented and cited."""

import ast
import re
import sys
import tomllib

import pytest

from tests.architecture.bronnen import boom, klassen, kort, openbare_functies, python
from tests.hulp import WORTEL

DOMEIN = python("portal/domain")
RUIMTE = {
    "asyncio", "ctypes", "io", "locale", "logging", "multiprocessing", "os", "pathlib", "random",
    "secrets", "shutil", "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time",
    "urllib", "zoneinfo",
}  # fmt: skip
AANROEPEN = {"open", "print", "input", "exec", "eval", "float", "globals", "__import__"}
KLOK = {"now", "utcnow", "today", "fromtimestamp", "uuid1", "uuid4", "getenv"}
ZONDER_BRON = {"fouten.py", "gegevens.py", "voorwaarden.py"}
SLEUTEL = re.compile(r"\[([a-z0-9_-]+)\]")


def _modules(knoop: ast.AST) -> list[str]:
    if isinstance(knoop, ast.Import):
        return [naam.name for naam in knoop.names]
    return [knoop.module or "."] if isinstance(knoop, ast.ImportFrom) else []


def _overtreding(knoop: ast.AST) -> str | None:
    for module in _modules(knoop):
        top = module.split(".")[0]
        eigen = module == "portal.domain" or module.startswith("portal.domain.")
        if not eigen and (top in RUIMTE or top not in sys.stdlib_module_names):
            return f"import {module}"
    if isinstance(knoop, ast.Constant) and isinstance(knoop.value, float):
        return f"float {knoop.value}"
    if isinstance(knoop, ast.Call):
        naam = getattr(knoop.func, "id", None)
        attribuut = getattr(knoop.func, "attr", None)
        if naam in AANROEPEN or attribuut in KLOK:
            return f"{naam or attribuut}()"
    return None


def overtredingen(bron: ast.AST) -> list[str]:
    """List what a tree of the pure core may not hold."""
    return [
        f"{getattr(knoop, 'lineno', 0)}: {wat}"
        for knoop in ast.walk(bron)
        if (wat := _overtreding(knoop))
    ]


def test_het_domein_is_zuiver_en_exact():
    assert {kort(pad): gevonden for pad in DOMEIN if (gevonden := overtredingen(boom(pad)))} == {}


@pytest.mark.parametrize(
    ("bron", "wat"),
    [
        ("import os", "1: import os"),
        ("from flask import g", "1: import flask"),
        ("from portal.platform import clock", "1: import portal.platform"),
        ("from . import x", "1: import ."),
        ("open('x')", "1: open()"),
        ("dag = date.today()", "1: today()"),
        ("deel = 0.25", "1: float 0.25"),
        ("deel = float('1')", "1: float()"),
    ],
)
def test_de_wachter_ziet_een_onzuivere_regel(bron, wat):
    assert overtredingen(ast.parse(bron)) == [wat]


def _openbaar(pad):
    losse = [k for k in boom(pad).body if isinstance(k, ast.FunctionDef)]
    return [f for f in losse if not f.name.startswith("_")]


def test_alles_wat_openbaar_is_legt_zich_uit():
    zonder = [
        f"{kort(pad)}:{knoop.name}"
        for pad in DOMEIN
        for knoop in [*klassen(pad), *openbare_functies(pad)]
        if not ast.get_docstring(knoop)
    ]
    assert zonder == []


def test_elke_openbare_regel_noemt_haar_bron():
    zonder = [
        f"{kort(pad)}:{functie.name}"
        for pad in DOMEIN
        if pad.name not in ZONDER_BRON
        for functie in _openbaar(pad)
        if "Bron:" not in (ast.get_docstring(functie) or "") + (ast.get_docstring(boom(pad)) or "")
    ]
    assert zonder == []


def _bronregels(tekst: str) -> list[str]:
    return [deel.split("\n\n")[0].split('"""')[0] for deel in tekst.split("Bron: ")[1:]]


def test_elke_genoemde_bron_bestaat():
    bekend = set(tomllib.loads((WORTEL / "config/bronnen.toml").read_text(encoding="utf-8")))
    onbekend = {
        f"{kort(pad)}: {regel.strip()}"
        for pad in python("portal")
        for regel in _bronregels(pad.read_text(encoding="utf-8"))
        if not (sleutels := set(SLEUTEL.findall(regel))) or sleutels - bekend
    }
    assert onbekend == set()


def test_de_bronnen_staan_op_volgorde_en_zijn_volledig():
    bronnen = tomllib.loads((WORTEL / "config/bronnen.toml").read_text(encoding="utf-8"))
    assert list(bronnen) == sorted(bronnen)
    assert [
        s for s, b in bronnen.items() if {"titel", "versie", "van", "vindplaats"} - set(b)
    ] == []
