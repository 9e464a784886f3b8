"""Calculations a second on one core: the rekentool with its trace, and the whole command."""

import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(WORTEL))

from portal.domain.rekentool import bereken  # noqa: E402 - after the path
from portal.platform.reference_data import get_referentietabel  # noqa: E402 - after the path
from portal.platform.rekentool_cli import voer_uit  # noqa: E402 - after the path
from portal.platform.rekentool_cli.lezen import lees_jaar, lees_rekeninvoer  # noqa: E402 - after the path

MINIMUM = 3000
SECONDEN = 3.0


def gevallen() -> list[dict[str, object]]:
    bestanden = sorted((WORTEL / "tests" / "gevallen").glob("individueel_*.json"))
    alle = [
        g
        for b in bestanden
        for g in json.loads(b.read_text(encoding="utf-8"), parse_int=str)["gevallen"]
    ]
    return [g["invoer"] for g in alle if "quirk_dagprogramma" not in g["tags"]]


def meet(naam: str, ronde: Callable[[], object], per_ronde: int) -> float:
    ronde()
    begin, rondes = time.perf_counter(), 0
    while time.perf_counter() - begin < SECONDEN:
        ronde()
        rondes += 1
    per_seconde = rondes * per_ronde / (time.perf_counter() - begin)
    print(f"{naam}: {per_seconde:,.0f} a second")
    return per_seconde


def main() -> int:
    invoeren = gevallen()
    regels = "\n".join(json.dumps(invoer) for invoer in invoeren)
    klaar = []
    for invoer in invoeren:
        tabel, _ = get_referentietabel(lees_jaar(invoer))
        klaar.append((lees_rekeninvoer(invoer, tabel), tabel))
    aantal = len(invoeren)
    snelheden = [
        meet("bereken with trace", lambda: [bereken(i, t) for i, t in klaar], aantal),
        meet("flask rekentool", lambda: voer_uit(io.StringIO(regels), io.StringIO()), aantal),
    ]
    return 0 if min(snelheden) >= MINIMUM else 1


if __name__ == "__main__":
    sys.exit(main())
