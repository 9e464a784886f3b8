"""How long a group takes to calculate, with the trace of every client: 17 as the sheet, and 200."""

import json
import sys
import time
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(WORTEL))

from portal.domain.rekentool import (  # noqa: E402 - after the path
    Groepsinvoer,
    bereken_groep,
    groepsuitkomst_als_gegevens,
    som_los,
    uitkomst_als_gegevens,
)
from portal.domain.zorgprofielen import Referentietabel  # noqa: E402 - after the path
from portal.platform.reference_data import get_referentietabel  # noqa: E402 - after the path
from portal.platform.rekentool_cli.lezen import lees_groepsinvoer  # noqa: E402 - after the path

GROTEN = (17, 200)
KEREN = 20
GRENS_MS = 200.0
"""A group of 200 with everything that a version stores of it, so that a page stays fast."""


def groep_van(aantal: int) -> Groepsinvoer:
    """Make a group of some size out of all clients of the official cases."""
    bestand = WORTEL / "tests" / "gevallen" / "groep_2026.json"
    gevallen = json.loads(bestand.read_text(encoding="utf-8"), parse_int=str)["gevallen"]
    groepen = [lees_groepsinvoer(geval["invoer"]) for geval in gevallen]
    clienten = [client for groep in groepen for client in groep.clienten]
    grootste = max(groepen, key=lambda groep: len(groep.clienten))
    return replace(grootste, clienten=tuple(islice(cycle(clienten), aantal)))


def reken(invoer: Groepsinvoer, tabel: Referentietabel) -> None:
    """Do what the page and the version of a group need."""
    uitkomst = bereken_groep(invoer, tabel)
    groepsuitkomst_als_gegevens(uitkomst, invoer, som_los(invoer, tabel))
    for client in uitkomst.clienten:
        uitkomst_als_gegevens(client)


def meet(naam: str, invoer: Groepsinvoer, tabel: Referentietabel, *, alles: bool) -> float:
    """Give the median of some rounds in milliseconds."""
    tijden = []
    for _ in range(KEREN):
        begin = time.perf_counter()
        if alles:
            reken(invoer, tabel)
        else:
            bereken_groep(invoer, tabel)
        tijden.append((time.perf_counter() - begin) * 1000)
    mediaan = sorted(tijden)[KEREN // 2]
    per_client = mediaan / len(invoer.clienten)
    print(f"{naam}: {mediaan:.1f} ms, {per_client:.2f} ms a client")
    return mediaan


def main() -> int:
    tabel, _ = get_referentietabel(2026)
    for aantal in GROTEN:
        invoer = groep_van(aantal)
        meet(f"group of {aantal}, calculated", invoer, tabel, alles=False)
        langste = meet(f"group of {aantal}, calculated and written", invoer, tabel, alles=True)
    return 0 if langste <= GRENS_MS else 1


if __name__ == "__main__":
    sys.exit(main())
