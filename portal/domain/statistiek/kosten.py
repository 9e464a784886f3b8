"""What running toekenningen cost in the months ahead, to the cent."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from portal.domain.maanden import plus_maanden

EEN_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bedragperiode:
    """Etmaalbedragen that are paid on the same days.

    Attributes:
        van: First day.
        tot: Last day; before `van` it is paid on no day.
        cent: Sum of the etmaalbedragen, in whole cents.
        clienten: How many they are.
    """

    van: date
    tot: date
    cent: int
    clienten: int


@dataclass(frozen=True, slots=True)
class Maandkosten:
    """One calendar month.

    Attributes:
        maand: Its first day.
        cent: Days times etmaalbedrag, in whole cents.
        clienten: How many run on its first day.
    """

    maand: date
    cent: int
    clienten: int


def kosten_per_maand(
    perioden: Iterable[Bedragperiode], *, vanaf: date, maanden: int
) -> tuple[Maandkosten, ...]:
    """Add up what is paid in each month.

    Args:
        perioden: What is paid on which days; days outside the months do not count.
        vanaf: First day of the first month.
        maanden: How many months.

    Returns:
        Every month in order, also one that costs nothing. Nothing is rounded: etmaalbedragen are
        whole cents and days are whole.

    Bron: [declaraties] §2: every day that a toekenning is in force one etmaalbedrag.
    """
    einde = plus_maanden(vanaf, maanden)
    meer: defaultdict[date, list[int]] = defaultdict(lambda: [0, 0])
    for periode in perioden:
        van, na = max(periode.van, vanaf), min(periode.tot + EEN_DAG, einde)
        if van < na:
            for dag, teken in ((van, 1), (na, -1)):
                meer[dag][0] += teken * periode.cent
                meer[dag][1] += teken * periode.clienten
    uit, per_dag, clienten = [], 0, 0
    for nr in range(maanden):
        maand, volgende = plus_maanden(vanaf, nr), plus_maanden(vanaf, nr + 1)
        som, dag, op_eerste = 0, maand, None
        while dag < volgende:
            per_dag, clienten = per_dag + meer[dag][0], clienten + meer[dag][1]
            som, op_eerste = som + per_dag, clienten if op_eerste is None else op_eerste
            dag += EEN_DAG
        uit.append(Maandkosten(maand, som, op_eerste or 0))
    return tuple(uit)
