"""What other modules show on the page of a toekenning: each adds a source of one card here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, mag
from portal.domain.termijnen import bepaal_einde_looptijd
from portal.platform.framework_data import get_evaluatiekader
from portal.toekenning.queries.evaluatie import bepaal_dagen
from portal.toekenning.queries.volgen import get_volgbeeld

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from portal.beoordeling.models import Toekenning
    from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True)
class Blok:
    """A card: the template that draws it reads `blok.gegevens`."""

    sjabloon: str
    gegevens: Mapping[str, object]


Blokbron: TypeAlias = "Callable[[Toekenning, Gebruiker, date], Blok | None]"


def volgen(toekenning: Toekenning, voor: Gebruiker, op: date) -> Blok | None:
    """Show plan, tussenmetingen and eindevaluatie; nothing for one that was never in force."""
    if toekenning.einde < toekenning.ingang:
        return None
    return Blok(
        "toekenning/evaluatie/_blok.html",
        {
            "op": op,
            "beeld": get_volgbeeld(toekenning, op),
            "dagen": bepaal_dagen(toekenning, op),
            "standen": get_evaluatiekader(op=op).meetstanden,
            "bevestigt_plan": mag(voor.rol_set, Handeling.PLAN_BEVESTIGEN),
            "van_aanbieder": voor.organisatie.soort is OrganisatieSoort.AANBIEDER,
        },
    )


def looptijd(toekenning: Toekenning, _voor: Gebruiker, _op: date) -> Blok | None:
    """Explain the laatste dag; nothing where it was not counted from the ingang."""
    berekend = bepaal_einde_looptijd(toekenning.ingang, toekenning.maanden)
    if berekend.datum != toekenning.laatste_dag:
        return None
    return Blok("toekenning/_looptijd.html", {"berekend": berekend})


BLOKBRONNEN: Sequence[Blokbron] = (volgen, looptijd)
"""In the order of the page; a source that has nothing to show gives None."""


def list_blokken(toekenning: Toekenning, *, voor: Gebruiker, op: date) -> Sequence[Blok]:
    """Give the cards of other modules for a toekenning in view."""
    gevonden = (bron(toekenning, voor, op) for bron in BLOKBRONNEN)
    return [blok for blok in gevonden if blok is not None]
