"""The measures of the national report for the own zorgkantoor, exact: as last counted or given."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from portal.domain.statistiek import Toonsoort
from portal.monitoring.models import Deelnamewijze, Eigentelling
from portal.monitoring.queries.beeld import WOORDEN
from portal.monitoring.queries.deelnemers import Deelnemer, list_deelnemers
from portal.monitoring.queries.definities import Definities, get_definities
from portal.monitoring.queries.eigentelling import MATEN, list_eigentellingen
from portal.monitoring.queries.sturing.keuze import Sturingkeuze
from portal.monitoring.queries.sturing.tabel import Cijfertabel, Rij, maak_tabel, sturingtekst
from portal.monitoring.queries.telling import Geteld, bepaal_aantal
from portal.platform.web import texts
from portal.toegang.models import Gebruiker

GEEN_OPGAVE = WOORDEN[Toonsoort.GEEN_OPGAVE]
TIJDEN = 7
"""How many columns of lead times a group has."""


def list_monitor(keuze: Sturingkeuze, voor: Gebruiker, op: date) -> Sequence[Cijfertabel]:
    """Give the figures of the period for the own zorgkantoor, per group of leveringsvormen.

    Bron: [processen] D1, D2 and D4.
    """
    del op
    definities, tellingen = get_definities(), list_eigentellingen(keuze.periode, voor=voor)
    telling = tellingen.get(str(keuze.periode))
    tekst, opgave = sturingtekst("geteld", "nog_niet"), ""
    aantallen: list[Rij] = []
    duren: list[Rij] = []
    if telling is not None:
        tekst = sturingtekst("geteld", "op", moment=texts.moment(telling.op))
        eigen = _eigen(keuze, voor)
        aantallen = _aantallen(eigen, tellingen, definities)
        if eigen.wijze is Deelnamewijze.OPGAVE:
            opgave = sturingtekst("opgave", "uitleg")
            duren = [_geen_duur(groep.id) for groep in definities.groepen]
        else:
            duren = [_duur(groep.id, telling.duren) for groep in definities.groepen]
    uitleg = [(sturingtekst("geteld", "wanneer"), tekst)]
    uitleg += [(sturingtekst("opgave", "wie"), opgave)] if opgave else []
    uitleg += [(rij.naam, rij.uitleg) for rij in definities.maten]
    return [
        maak_tabel("monitor", aantallen, vooraf=opgave),
        maak_tabel(
            "monitor_doorlooptijd",
            [rij for rij in duren if len(rij) > 1],
            vooraf=definities.doorlooptijd["definitie"],
        ),
        maak_tabel("definities", uitleg, getallen=False),
    ]


def _eigen(keuze: Sturingkeuze, voor: Gebruiker) -> Deelnemer:
    rijen = list_deelnemers(keuze.periode, voor=voor)
    return next(rij for rij in rijen if rij.zorgkantoor_id == voor.organisatie_id)


def _aantallen(
    eigen: Deelnemer, tellingen: Mapping[str, Eigentelling], definities: Definities
) -> list[Rij]:
    """Give a row per measure; what is not known is no 0, and only what is known is added."""
    geteld, namen = _geteld(tellingen, definities), {rij.id: rij.naam for rij in definities.maten}
    rijen: list[Rij] = []
    for maat in MATEN:
        cellen = [bepaal_aantal(eigen, groep.id, maat, geteld) for groep in definities.groepen]
        bekend = [aantal for aantal in cellen if aantal is not None]
        samen = sum(bekend) if bekend else None
        woorden = [GEEN_OPGAVE if aantal is None else aantal for aantal in (*cellen, samen)]
        rijen.append((namen[maat], *woorden))
    return rijen


def _geteld(tellingen: Mapping[str, Eigentelling], definities: Definities) -> Geteld:
    """Give by period what was counted; of a half that is still to come nothing was."""
    per_periode = {
        periode: Counter(
            {
                (groep.id, telling.zorgkantoor_id, maat): aantal
                for maat, aantallen in telling.aantallen.items()
                for groep, aantal in zip(definities.groepen, aantallen, strict=True)
            }
        )
        for periode, telling in tellingen.items()
    }
    return defaultdict(Counter, per_periode)


def _geen_duur(groep: str) -> Rij:
    """Give the row of a group of which the report has no lead times."""
    return (sturingtekst("groep", groep), *[GEEN_OPGAVE] * TIJDEN)


def _duur(groep: str, duren: Mapping[str, Sequence[int | None]]) -> Rij:
    """Give the row of a group; only its name when nothing was decided."""
    naam = sturingtekst("groep", groep)
    if groep not in duren:
        return (naam,)
    aantal, midden, negentig, binnen, stil, midden_stil = duren[groep]
    deel = texts.procent(Fraction(binnen or 0, aantal or 1))
    return naam, aantal, midden, negentig, binnen, deel, stil, midden_stil
