"""On which days the goals of a toekenning are to be measured."""

from collections.abc import Container
from datetime import date

from portal.aanvraag.queries.weergave.lezen import als_rijen, als_tekst
from portal.domain.vragenlijst.doelen import EINDDATUM, TUSSENMETING
from portal.platform.encrypted import JsonWaarde


def doeldagen(doelen: JsonWaarde, *, behalve: Container[str] = ()) -> frozenset[date]:
    """Give the days of tussenmeting and einddatum of some goals; what is no day is left out.

    Args:
        doelen: As a toekenning keeps them.
        behalve: Names of goals that count no more.
    """
    teksten = (
        als_tekst(doel.get(veld))
        for doel in als_rijen(doelen)
        if als_tekst(doel.get("korte_naam")) not in behalve
        for veld in (TUSSENMETING, EINDDATUM)
    )
    return frozenset(dag for tekst in teksten if (dag := _dag(tekst)) is not None)


def _dag(tekst: str) -> date | None:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None
