"""Comparable decisions: what was granted in complete quarters, in figures that betray nobody."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.domain.spiegel.feiten import Plek
from portal.domain.spiegel.tellen import kwartielen
from portal.domain.statistiek import Bescherming, mag_delen, rond, verzamel

KWARTALEN = 8
MAANDEN_PER_KWARTAAL, MAANDEN_PER_JAAR = 3, 12
RASTER_SECONDEN, RASTER_CENT = 3600, 100_000


@dataclass(frozen=True, slots=True)
class Vergelijkrij:
    """The newest toekenning of one client in these quarters."""

    plek: Plek
    client_id: UUID
    seconden: int
    cent: int


@dataclass(frozen=True, slots=True)
class Spreiding:
    """A median with the quartiles around it, on a raster."""

    q1: int
    mediaan: int
    q3: int


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Hours (in seconds a week) and amounts (in cents a year) of comparable toekenningen."""

    seconden: Spreiding
    cent: Spreiding


def hele_kwartalen(dag: date, aantal: int = KWARTALEN) -> tuple[date, date]:
    """Give the last complete quarters before a day.

    Args:
        dag: Any day; its own quarter is not complete.
        aantal: How many quarters.

    Returns:
        The first day, and the day after the last.

    Bron: [procedure] §12; the number of quarters is our choice.
    """
    maand = (dag.month - 1) // MAANDEN_PER_KWARTAAL * MAANDEN_PER_KWARTAAL
    jaar, eerste = divmod(
        dag.year * MAANDEN_PER_JAAR + maand - aantal * MAANDEN_PER_KWARTAAL, MAANDEN_PER_JAAR
    )
    return date(jaar, eerste + 1, 1), date(dag.year, maand + 1, 1)


def vergelijk(rijen: Iterable[Vergelijkrij], regels: Bescherming) -> Vergelijking | None:
    """Give median and spread, None with too few clients or aanbieders.

    No count goes with it, and who is looked at now is not left out: what is shown is the same for
    everybody until the next quarter is complete.

    Args:
        rijen: One row per client.
        regels: Numbers in force; also for who takes out the own clients.

    Bron: [regeling] §10 Maatschappelijk verantwoord; [procedure] §12.
    """
    alle = list(rijen)
    if not mag_delen(verzamel((rij.plek, rij.client_id) for rij in alle), regels):
        return None
    return Vergelijking(
        _spreiding((rij.seconden for rij in alle), RASTER_SECONDEN),
        _spreiding((rij.cent for rij in alle), RASTER_CENT),
    )


def _spreiding(getallen: Iterable[int], raster: int) -> Spreiding:
    gevonden = kwartielen(Counter(getallen))
    return Spreiding(**{naam: rond(getal, raster) for naam, getal in gevonden.items()})
