"""The blueprint on which every module of the overview hangs its routes, and its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from flask import Blueprint

from portal.domain.termijnen import Stap
from portal.overzicht.teksten import overzichttekst, termijntekst
from portal.platform.web.texts import datum_dag

LOOPTIJD = "looptijd"
"""The one date that is no last day to do something."""

bp = Blueprint("overzicht", __name__)
bp.add_app_template_global(overzichttekst, "overzichttekst")
bp.add_app_template_global(termijntekst, "termijntekst")


class Berekend(Protocol):
    """A date with the steps that led to it."""

    @property
    def datum(self) -> date:
        """Give the last day that is in time."""

    @property
    def stappen(self) -> tuple[Stap, ...]:
        """Give the calculation, in order; empty for a date that somebody chose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Datumtekst:
    """What the component *datumuitleg* shows; a row of `stappen` is (step, why, day after it)."""

    titel: str
    inleiding: str
    stappen: Sequence[tuple[str, str, date]]
    slot: str


@bp.app_template_global()
def datumtekst(code: str, berekend: Berekend, nummer: str = "") -> Datumtekst:
    """Write out how a date came about, for any page.

    Args:
        code: Which date, as in `[datum]` of config/teksten/termijnen.toml.
        berekend: The date with its steps.
        nummer: Number of the besluit that it belongs to, if any.
    """
    slot = LOOPTIJD if code == LOOPTIJD else "uiterlijk"
    return Datumtekst(
        titel=termijntekst("datum", code, {"nummer": nummer}),
        inleiding=termijntekst("inleiding", code),
        stappen=[
            (termijntekst("stap", stap.code), _waarom(stap), stap.dag) for stap in berekend.stappen
        ],
        slot=termijntekst("slot", slot, {"dag": datum_dag(berekend.datum)}),
    )


def _waarom(stap: Stap) -> str:
    """Write out why a step of a calculated date is there."""
    gegevens = {naam: getattr(stap, naam) for naam in ("dag", "vanaf", "dagen", "maanden")}
    gegevens["reden"] = termijntekst("reden", stap.reden) if stap.reden else ""
    return termijntekst("uitleg", stap.code, gegevens)
