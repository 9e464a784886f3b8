"""How the figures of all reports on one year hang together: every sum that a reader knows."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import pairwise

from portal.domain.statistiek import Periode, Relatie
from portal.monitoring.queries.definities import LANDELIJK, SIGNALEN
from portal.monitoring.queries.telling import Cellen, Celsleutel

Relaties = list[Relatie[Celsleutel]]
PerAantal = Mapping[int, Celsleutel]
"""The versions of one figure: count -> the cell that stands for all with that count."""
NOG_GEEN_NUMMER = 10**6
"""Puts the figures of now behind every report on the same moment that has a number."""


def totalen(cellen: Cellen) -> Relaties:
    """Give the sums over zorgkantoren, and over the themes of signalen."""
    per_totaal: dict[Celsleutel, list[Celsleutel]] = {}
    themas: dict[Celsleutel, list[Celsleutel]] = {}
    for cel in cellen:
        periode, groep, kantoor, maat = cel
        if kantoor != LANDELIJK:
            per_totaal.setdefault((periode, groep, LANDELIJK, maat), []).append(cel)
        elif ":" in maat:
            themas.setdefault((periode, groep, LANDELIJK, SIGNALEN), []).append(cel)
    gevonden = (*per_totaal.items(), *themas.items())
    return [Relatie(totaal, tuple(delen)) for totaal, delen in gevonden]


def tussen_versies(alles: Cellen, jaar: Periode) -> Relaties:
    """Tie the versions of a figure that are the same, and every year that is the sum of halves.

    Two old versions too: a reader calculates with each of them, also when a later correction
    changed the figure. Figures handed in on a year and on its halves need not agree.
    """
    per_cijfer = _per_cijfer(alles)
    gelijk = [
        Relatie(per_cijfer[_cijfer(cel)][aantal], (cel,))
        for cel, aantal in alles.items()
        if aantal is not None and per_cijfer[_cijfer(cel)][aantal] != cel
    ]
    helften = [
        Relatie(totaal, (deel, tweede[aantal - deel_aantal]))
        for per_jaar, eerste, tweede in _met_helften(per_cijfer, jaar)
        for aantal, totaal in per_jaar.items()
        for deel_aantal, deel in eerste.items()
        if aantal - deel_aantal in tweede
    ]
    return gelijk + helften


def groei(alles: Cellen, momenten: Mapping[str, datetime]) -> Relaties:
    """Tie every figure to its version of the moment before, where that is smaller.

    Most counts of a period can only grow, and a reader of two versions knows that: in the order of
    the peilmomenten that stand on them, whichever was made first. A correction downwards ties
    nothing: who thinks that it was growth is wrong.

    Args:
        alles: The figures of now and of every earlier report.
        momenten: The peilmoment of each period, with the number of its report.
    """
    reeksen: dict[Celsleutel, list[tuple[datetime, int, Celsleutel, int]]] = {}
    for cel, aantal in alles.items():
        if aantal is not None:
            nr = int(cel[0].partition("#")[2] or NOG_GEEN_NUMMER)
            reeksen.setdefault(_cijfer(cel), []).append((momenten[cel[0]], nr, cel, aantal))
    return [
        Relatie(later, (eerder,), minstens=True)
        for reeks in reeksen.values()
        for (*_, eerder, was), (*_, later, werd) in pairwise(sorted(reeks))
        if was < werd
    ]


def niet_opgegeven(alles: Cellen, jaar: Periode) -> tuple[Cellen, Relaties]:
    """Give the halves that nobody handed in and that a reader finds as year minus other half.

    Returns:
        Their counts, under a name of their own, and the sums that give them away.
    """
    rest: Cellen = {}
    relaties: Relaties = []
    for per_jaar, eerste, tweede in _met_helften(_per_cijfer(alles), jaar):
        if bool(eerste) == bool(tweede):
            continue
        for aantal, totaal in per_jaar.items():
            for deel_aantal, deel in (eerste or tweede).items():
                if aantal >= deel_aantal:
                    cel = (f"{totaal[0]}-{deel[0]}", *totaal[1:])
                    rest[cel] = aantal - deel_aantal
                    relaties.append(Relatie(totaal, (deel, cel)))
    return rest, relaties


def _cijfer(cel: Celsleutel) -> Celsleutel:
    """Give the name of a figure apart from the number of the report it stands in."""
    return (cel[0].partition("#")[0], *cel[1:])


def _per_cijfer(alles: Cellen) -> dict[Celsleutel, dict[int, Celsleutel]]:
    """Give per figure its different counts, each with the first cell that has it."""
    gezien: dict[Celsleutel, dict[int, Celsleutel]] = {}
    for cel, aantal in alles.items():
        if aantal is not None:
            gezien.setdefault(_cijfer(cel), {}).setdefault(aantal, cel)
    return gezien


def _met_helften(
    per_cijfer: Mapping[Celsleutel, PerAantal], jaar: Periode
) -> Iterator[tuple[PerAantal, PerAantal, PerAantal]]:
    """Give of every figure its versions of the year, of the first and of the second half."""
    for cijfer, per_jaar in per_cijfer.items():
        if cijfer[0] == str(jaar):
            eerste, tweede = (
                per_cijfer.get((str(helft), *cijfer[1:]), {}) for helft in jaar.helften
            )
            yield per_jaar, eerste, tweede
