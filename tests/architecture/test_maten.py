"""Files, functions and templates stay small; the linter's own limits stay where they are."""

import re
import tomllib

from tests.architecture.bronnen import (
    CODE,
    aantal_coderegels,
    aantal_regels,
    functies,
    kort,
    python,
)
from tests.hulp import WORTEL

BESTAND, TESTBESTAND, FUNCTIE = 400, 500, 40
PAGINA, COMPONENT = 120, 60
LINTER_KENT = re.compile(r"noqa:.*\b(C901|PLR0911|PLR0912|PLR0913|PLR0915)\b")


def _is_migratie(pad):
    """Say whether a tool wrote the file, for a tool to read."""
    return kort(pad).startswith("migrations/versions/")


def test_bestanden_blijven_klein():
    te_lang = {
        kort(pad): regels
        for pad in python(*CODE)
        if not _is_migratie(pad)
        if (regels := aantal_regels(pad))
        > (TESTBESTAND if kort(pad).startswith("tests/") else BESTAND)
    }
    assert te_lang == {}


def test_functies_blijven_klein():
    te_lang = {
        f"{kort(pad)}:{functie.name}": lengte
        for pad in python(*CODE)
        if not _is_migratie(pad)
        for functie in functies(pad)
        if (lengte := aantal_coderegels(functie)) > FUNCTIE
    }
    assert te_lang == {}


def test_sjablonen_blijven_klein():
    te_lang = {
        kort(pad): regels
        for pad in sorted((WORTEL / "templates").rglob("*.html"))
        if (regels := aantal_regels(pad)) > (COMPONENT if "components" in pad.parts else PAGINA)
    }
    assert te_lang == {}


def test_de_linter_bewaakt_complexiteit_en_argumenten():
    lint = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"][
        "lint"
    ]
    assert lint["mccabe"]["max-complexity"] == 8
    assert lint["pylint"]["max-args"] == 6
    assert {"C901", "PLR0913"}.isdisjoint(lint["ignore"])
    ontweken = [
        kort(pad)
        for pad in python("app.py", "portal", "bench")
        if LINTER_KENT.search(pad.read_text(encoding="utf-8"))
    ]
    assert ontweken == []
