"""The lines on the page of a bezwaar, ready to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.bezwaar.queries.bezwaren import find_hoordatum
from portal.bezwaar.queries.teksten import bezwaartekst
from portal.domain.procedure.bezwaar import Bezwaarmaker, Indieningswijze
from portal.platform.web import texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.bezwaar.models import Bezwaar


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of a summary."""

    naam: str
    waarde: str


def list_regels(bezwaar: Bezwaar, *, zorgkantoor: bool) -> Sequence[Regel]:
    """Give what the bezwaar is about and how it came in, as label and value."""
    regels = [
        Regel("Besluit", bezwaar.besluitkenmerk),
        Regel("Besluit verzonden op", texts.datum(bezwaar.bekendgemaakt)),
        Regel("Bezwaar maken kon tot en met", texts.datum(bezwaar.bezwaar_tot)),
        Regel("Wie maakt bezwaar", bezwaartekst("maker", bezwaar.bezwaarmaker.value)),
        Regel("Ontvangen", _ontvangen(bezwaar)),
    ]
    if bezwaar.wijze is Indieningswijze.POST:
        stempel = bezwaar.poststempel
        regels.append(Regel("Poststempel", texts.datum(stempel) if stempel else "Niet te lezen"))
    zitting = find_hoordatum(bezwaar)
    if zitting is not None:
        regels.append(Regel("Hoorzitting", texts.moment(zitting)))
    if zorgkantoor:
        regels += _personen(bezwaar)
        wie = bezwaar.behandelaar
        regels.append(Regel("Behandelaar", wie.naam if wie else "Nog niemand"))
        regels.append(Regel("Bezwaarcommissie", "Ja" if bezwaar.met_commissie else "Nee"))
    return regels


def _ontvangen(bezwaar: Bezwaar) -> str:
    hoe = bezwaartekst("wijze", bezwaar.wijze.value).lower()
    if bezwaar.wijze is Indieningswijze.PORTAAL:
        return f"{texts.moment(bezwaar.ontvangen_op)}, {hoe}"
    return f"{texts.datum(bezwaar.ontvangst)}, {hoe}"


def _personen(bezwaar: Bezwaar) -> Sequence[Regel]:
    regels = [Regel("Naam en adres", f"{bezwaar.naam}\n{bezwaar.adres}".strip())]
    if bezwaar.gemachtigde:
        regels.append(Regel("Gemachtigde", bezwaar.gemachtigde))
    if bezwaar.bezwaarmaker is Bezwaarmaker.CLIENT:
        dag = bezwaar.machtiging_op
        regels.append(Regel("Machtiging voor dit bezwaar", texts.datum(dag) if dag else "Geen"))
    return regels
