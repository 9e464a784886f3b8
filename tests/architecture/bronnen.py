"""What the architecture tests read: the source files, their trees and their functions."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

from tests.hulp import WORTEL

CODE = ("app.py", "portal", "bench", "migrations", "tests")
MAPPEN = ("portal", "config", "templates", "tests", "docs", "bench", "migrations", ".ci")
Functie = ast.FunctionDef | ast.AsyncFunctionDef
TEKST = {".py", ".toml", ".html", ".md", ".css", ".js", ".mjs", ".txt", ".json", ".csv", ".ini"}


def python(*delen: str) -> list[Path]:
    """List the Python files below the named paths, in order."""
    return sorted(
        bestand for deel in delen for bestand in _onder(WORTEL / deel) if bestand.suffix == ".py"
    )


def _onder(pad: Path) -> Iterator[Path]:
    if pad.is_file():
        yield pad
    elif pad.is_dir():
        yield from (p for p in pad.rglob("*") if p.is_file() and "__pycache__" not in p.parts)


@functools.cache
def boom(pad: Path) -> ast.Module:
    """Parse a file once."""
    return ast.parse(pad.read_text(encoding="utf-8"), filename=str(pad))


def functies(pad: Path) -> Iterator[Functie]:
    """List every function of a file, methods and inner functions included."""
    yield from (k for k in ast.walk(boom(pad)) if isinstance(k, Functie))


def openbare_functies(pad: Path) -> Iterator[Functie]:
    """List the functions at the top of a file and the methods of its classes, when public."""
    for knoop in boom(pad).body:
        for functie in knoop.body if isinstance(knoop, ast.ClassDef) else [knoop]:
            if isinstance(functie, Functie) and not functie.name.startswith("_"):
                yield functie


def aantal_coderegels(functie: Functie) -> int:
    """Count the lines of a function without its docstring."""
    uitleg = functie.body[0] if ast.get_docstring(functie, clean=False) else None
    return _regels(functie) - (_regels(uitleg) if uitleg else 0)


def _regels(knoop: ast.stmt) -> int:
    return (knoop.end_lineno or knoop.lineno) - knoop.lineno + 1


def klassen(pad: Path) -> Iterator[ast.ClassDef]:
    """List the public classes at the top of a file."""
    for knoop in boom(pad).body:
        if isinstance(knoop, ast.ClassDef) and not knoop.name.startswith("_"):
            yield knoop


def kort(pad: Path) -> str:
    """Write a path as people read it: from the root of the project."""
    return pad.relative_to(WORTEL).as_posix()


def aantal_regels(pad: Path) -> int:
    """Count the lines of a file."""
    return len(pad.read_text(encoding="utf-8").splitlines())


def tekstbestanden() -> list[Path]:
    """List every text file of the project itself."""
    los = [p for p in WORTEL.iterdir() if p.is_file() and (p.suffix in TEKST or p.suffix == "")]
    diep = [p for m in MAPPEN for p in _onder(WORTEL / m) if p.suffix in TEKST or not p.suffix]
    return sorted(
        p for p in [*los, *diep] if ".min." not in p.name and not p.name.startswith(".cov")
    )
