"""Small helpers shared by all tests."""

import copy
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portal.domain.fouten import DomeinFout
from tests.streng import NIET_MEE_TE_LEVEREN

WORTEL = Path(__file__).resolve().parent.parent
GEVALLEN = WORTEL / "tests" / "gevallen"
GEDEELD = WORTEL.parent / "shared"

gedeeld_aanwezig = pytest.mark.skipif(not GEDEELD.is_dir(), reason=NIET_MEE_TE_LEVEREN)


def geval(naam: str) -> Any:
    """Read one file of worked cases."""
    return json.loads((GEVALLEN / naam).read_text(encoding="utf-8"))


def vorm(map_: str) -> dict[str, Any]:
    """Read one form or framework of `config/` in its first version."""
    return tomllib.loads((WORTEL / "config" / map_ / "2026-1.toml").read_text(encoding="utf-8"))


def weigering(
    lees: Callable[[dict[str, Any]], object],
    gegevens: dict[str, Any],
    breek: Callable[[dict[str, Any]], object],
) -> DomeinFout:
    """Break a copy of the data, and give the error with which it is refused."""
    kapot = copy.deepcopy(gegevens)
    breek(kapot)
    with pytest.raises(DomeinFout) as fout:
        lees(kapot)
    return fout.value
