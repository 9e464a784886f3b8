"""The measures of the national report for the own zorgkantoor, exact, as last counted."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from portal.monitoring.queries.definities import Definities, get_definities
from portal.monitoring.queries.eigentelling import MATEN, find_eigentelling
from portal.monitoring.queries.sturing.keuze import Sturingkeuze
from portal.monitoring.queries.sturing.tabel import Cijfertabel, Rij, maak_tabel, sturingtekst
from portal.platform.web import texts
from portal.toegang.models import Gebruiker


def list_monitor(keuze: Sturingkeuze, voor: Gebruiker, op: date) -> Sequence[Cijfertabel]:
    """Give the counts of the period for the own zorgkantoor, per group of leveringsvormen.

    Bron: [processen] D1 and D2.
    """
    del op
    definities, telling = get_definities(), find_eigentelling(keuze.periode, voor=voor)
    geteld = sturingtekst("geteld", "nog_niet")
    aantallen: list[Rij] = []
    duren: list[Rij] = []
    if telling is not None:
        geteld = sturingtekst("geteld", "op", moment=texts.moment(telling.op))
        aantallen = [_rij(maat, telling.aantallen[maat], definities) for maat in MATEN]
        duren = [_duur(groep.id, telling.duren) for groep in definities.groepen]
    uitleg = [(rij.naam, rij.uitleg) for rij in definities.maten]
    return [
        maak_tabel("monitor", aantallen),
        maak_tabel(
            "monitor_doorlooptijd",
            [rij for rij in duren if len(rij) > 1],
            vooraf=definities.doorlooptijd["definitie"],
        ),
        maak_tabel(
            "definities", [(sturingtekst("geteld", "wanneer"), geteld), *uitleg], getallen=False
        ),
    ]


def _rij(maat: str, cellen: Sequence[int], definities: Definities) -> Rij:
    namen = {rij.id: rij.naam for rij in definities.maten}
    return namen[maat], *cellen, sum(cellen)


def _duur(groep: str, duren: Mapping[str, Sequence[int | None]]) -> Rij:
    """Give the row of a group; only its name when nothing was decided."""
    naam = sturingtekst("groep", groep)
    if groep not in duren:
        return (naam,)
    aantal, midden, negentig, binnen, stil, midden_stil = duren[groep]
    deel = texts.procent(Fraction(binnen or 0, aantal or 1))
    return naam, aantal, midden, negentig, binnen, deel, stil, midden_stil
