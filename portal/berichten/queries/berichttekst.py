"""What a message in the portal says, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from portal.platform.dated_files import read_toml
from portal.platform.web.texts import datum_dag, maand


@dataclass(frozen=True, slots=True)
class Berichttekst:
    """Title and text of one message."""

    titel: str
    tekst: str


def maak_berichttekst(
    code: str, *, kenmerk: str, dag: date | None, trede: int | None = None, variant: object = ""
) -> Berichttekst:
    """Write a message out.

    Args:
        code: N.. of config/berichten.
        kenmerk: Number that people know it by.
        dag: The day it is about, if any.
        trede: Days after that day at which the step was due; None at an event.
        variant: Other words for this occasion (`gegevens["variant"]`), when the kind has them.
    """
    soort = _teksten()[code]
    tekst = soort.get(str(variant)) or soort.get(_moment(trede)) or soort
    gegevens = {
        "kenmerk": kenmerk,
        "dag": datum_dag(dag) if dag else "de dag in het dossier",
        "maand": maand(dag) if dag else "",
    }
    return Berichttekst(
        tekst["titel"].format_map(gegevens), tekst["tekst"].strip().format_map(gegevens)
    )


def naam_van(code: str) -> str:
    """Give what a kind of message is called on the pages where people choose."""
    naam: str = _teksten()[code]["naam"]
    return naam


def _moment(trede: int | None) -> str:
    if trede is None:
        return ""
    return "voor" if trede < 0 else "na" if trede else "op"


@cache
def _teksten() -> Mapping[str, Mapping[str, Any]]:
    return read_toml("teksten/berichten.toml")
