"""Small helpers shared by all tests."""

import json
from pathlib import Path
from typing import Any

import pytest

WORTEL = Path(__file__).resolve().parent.parent
GEVALLEN = WORTEL / "tests" / "gevallen"
GEDEELD = WORTEL.parent / "shared"

gedeeld_aanwezig = pytest.mark.skipif(
    not GEDEELD.is_dir(), reason="the official workbooks are not ours to ship"
)


def geval(naam: str) -> Any:
    """Read one file of worked cases."""
    return json.loads((GEVALLEN / naam).read_text(encoding="utf-8"))
