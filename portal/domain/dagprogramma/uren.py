"""How many hours a week of a dagprogramma makes, exact."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from portal.domain.dagprogramma.regels import Dagprogramma, Functie, Regel
from portal.domain.fouten import DomeinFout
from portal.domain.waarden import Uren

_MINUTEN_PER_UUR: Final = 60
_DOORDEWEEKS: Final = 5
_WEEKEND: Final = 2


@dataclass(frozen=True, slots=True)
class Weekuren:
    """Hours per week of one client."""

    wonen: Uren
    dagbesteding: Uren


def bereken_weekuren(programma: Dagprogramma, *, bezetting: Collection[Fraction]) -> Weekuren:
    """Add up a week: five weekdays and two weekend days, each row divided by its clients.

    Args:
        programma: Rows per kind of day, in order of time; gaps between rows count nothing.
        bezetting: Numbers of clients per begeleider that may be chosen; dated reference data.

    Returns:
        Exact hours per week for wonen and for dagbesteding; 0 without rows.

    Raises:
        DomeinFout: `dagprogramma_tijden` when a row has no end, does not end after it begins, or
            begins before the row above it ends; `bezetting_onbekend` when a row with a functie has
            another number of clients. Both carry `dag` (ma_vr, za_zo) and `regelnr` (from 1).

    Bron: [rekentool] par. 1; [procedure] par. 6.1.
    """
    _controleer(programma.ma_vr, dag="ma_vr", bezetting=bezetting)
    _controleer(programma.za_zo, dag="za_zo", bezetting=bezetting)
    return Weekuren(
        wonen=_weektotaal(programma, Functie.WONEN),
        dagbesteding=_weektotaal(programma, Functie.DAGBESTEDING),
    )


def bereken_regeluren(regel: Regel) -> Uren:
    """Give the hours of one day that one row makes for one client.

    Args:
        regel: A row that `bereken_weekuren` accepts.

    Returns:
        (tot - van) / clients per begeleider, in hours; 0 for a row that counts nothing.

    Bron: [rekentool] par. 1.
    """
    if regel.functie is None or regel.op_clienten is None:
        return Uren(Fraction(0))
    return Uren(_minuten(regel) / regel.op_clienten / _MINUTEN_PER_UUR)


def _controleer(regels: Iterable[Regel], *, dag: str, bezetting: Collection[Fraction]) -> None:
    bezet_tot = 0
    for nummer, regel in enumerate(regels, start=1):
        van, tot = regel.van, regel.tot
        if van is None or tot is None or van < bezet_tot or tot <= van:
            raise DomeinFout("dagprogramma_tijden", dag=dag, regelnr=nummer)
        if regel.functie is not None and regel.op_clienten not in bezetting:
            raise DomeinFout("bezetting_onbekend", dag=dag, regelnr=nummer)
        bezet_tot = tot


def _weektotaal(programma: Dagprogramma, functie: Functie) -> Uren:
    """Add whole minutes per number of clients first: few divisions, however many rows."""
    minuten: dict[Fraction, int] = {}
    for regels, dagen in ((programma.ma_vr, _DOORDEWEEKS), (programma.za_zo, _WEEKEND)):
        for regel in regels:
            if regel.functie is functie and regel.op_clienten is not None:
                eerder = minuten.get(regel.op_clienten, 0)
                minuten[regel.op_clienten] = eerder + _minuten(regel) * dagen
    som = sum((aantal / clienten for clienten, aantal in minuten.items()), Fraction(0))
    return Uren(som / _MINUTEN_PER_UUR)


def _minuten(regel: Regel) -> int:
    return (regel.tot or 0) - (regel.van or 0)
