"""Find in the code and the templates which words are looked up in which table of config/teksten."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, nodes

PORTAAL, SJABLONEN = Path("portal"), Path("templates")
TABELLEN = {
    "aanvraagtekst": "aanvraag",
    "afrondtekst": "indienen",
    "besluittekst": "besluit",
    "clienttekst": "clienten",
    "dossierwoord": "beoordeling",
    "evaluatietekst": "evaluatie",
    "geschiedenistekst": "geschiedenis",
    "mutatietekst": "mutatie",
    "overzichttekst": "overzicht",
    "rekentekst": "rekentool",
    "spiegeltekst": "spiegel",
    "termijntekst": "termijnen",
    "toekenningtekst": "toekenning",
    "toetstekst": "toetsing",
    "verhuistekst": "verhuizing",
    "vragentekst": "vragenlijst",
}
"""Table by the name of the function, in code and in templates."""
PER_MODULE = {
    "portal.aanvraag.queries.woorden": "indienen",
    "portal.aanvraag.routes.teksten": "aanvraag",
    "portal.beoordeling.queries.toetsing.teksten": "toetsing",
    "portal.beoordeling.queries.woorden": "beoordeling",
}
"""Table of `woord` and `tekst`, by the module that they come from."""
ALGEMEEN = frozenset({"woord", "tekst"})


@dataclass(frozen=True, order=True)
class Gebruik:
    """One look-up: the table, the group, and the code; None when the code is not written out."""

    tabel: str
    groep: str
    code: str | None


def list_gebruik() -> set[Gebruik]:
    """Give every look-up of which the group is written out."""
    gevonden: set[Gebruik] = set()
    for pad in PORTAAL.rglob("*.py"):
        gevonden.update(_in_code(ast.parse(pad.read_text())))
    omgeving = Environment(autoescape=True)
    for pad in SJABLONEN.rglob("*.html"):
        gevonden.update(_in_sjabloon(omgeving.parse(pad.read_text())))
    return gevonden


def _in_code(boom: ast.Module) -> Iterator[Gebruik]:
    namen = TABELLEN | dict(_namen(boom))
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name):
            tabel, args = namen.get(knoop.func.id), knoop.args
            if tabel and len(args) > 1 and isinstance(args[0], ast.Constant):
                for code in _codes(args[1]):
                    yield Gebruik(tabel, str(args[0].value), code)


def _namen(boom: ast.Module) -> Iterator[tuple[str, str]]:
    """Give the table of `woord` and `tekst` under the name that a module uses for it."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.ImportFrom) and knoop.module in PER_MODULE:
            for naam in knoop.names:
                if naam.name in ALGEMEEN:
                    yield naam.asname or naam.name, PER_MODULE[knoop.module]


def _codes(deel: ast.expr) -> Iterator[str | None]:
    if isinstance(deel, ast.IfExp):
        yield from _codes(deel.body)
        yield from _codes(deel.orelse)
    else:
        yield str(deel.value) if isinstance(deel, ast.Constant) else None


def _in_sjabloon(boom: nodes.Template) -> Iterator[Gebruik]:
    for aanroep in boom.find_all(nodes.Call):
        if not isinstance(aanroep.node, nodes.Name) or len(aanroep.args) < 2:
            continue
        tabel, groep = TABELLEN.get(aanroep.node.name), aanroep.args[0]
        if tabel and isinstance(groep, nodes.Const):
            for code in _sjablooncodes(aanroep.args[1]):
                yield Gebruik(tabel, str(groep.value), code)


def _sjablooncodes(deel: nodes.Expr | None) -> Iterator[str | None]:
    if isinstance(deel, nodes.CondExpr):
        yield from _sjablooncodes(deel.expr1)
        yield from _sjablooncodes(deel.expr2)
    else:
        yield str(deel.value) if isinstance(deel, nodes.Const) else None
