"""What came of it: ontwikkeltrajecten, doelen, eindevaluaties and what was deployed.

Bron: [meerzorgplan] mp-ontwikkeltraject, mp-doelen, mp-evaluaties, mp-realisatie.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from portal.domain.maanden import plus_maanden
from portal.domain.meerzorgplan.cijfer import Deel, Eenheid, euro, procent, tel
from portal.domain.meerzorgplan.stand import onafgebroken_sinds

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterable, Sequence
    from datetime import date

    from portal.domain.meerzorgplan.cijfer import Cijfer, Planmoment
    from portal.domain.meerzorgplan.kader import Planregels
    from portal.domain.meerzorgplan.rijen import (
        Doelrij,
        Eerderrij,
        Evaluatierij,
        Realisatierij,
        Toekenningrij,
        Trajectrij,
    )
    from portal.domain.meerzorgplan.stand import Stand

GEHAALD, DEELS, NIET, VERVALLEN = "gehaald", "deels_gehaald", "niet_gehaald", "vervallen"
STANDEN = (GEHAALD, DEELS, NIET, VERVALLEN)


def tel_trajecten(
    nu: Stand,
    rijen: Iterable[Toekenningrij | Eerderrij],
    trajecten: Iterable[Trajectrij],
    dag: date,
    regels: Planregels,
) -> Cijfer:
    """Count who had an ontwikkeltraject in the years before the day, of who has meerzorg so long.

    Args:
        nu: Who has meerzorg on the day.
        rijen: Toekenningen of these clients, also of before they moved to this aanbieder.
        trajecten: Trajecten that were finished, also before such a move.
        dag: 1 January of the year.
        regels: Numbers in the definitions.

    Returns:
        `gehad` and `noemer` of clients with meerzorg for at least so many months; `nog_niet` of
        those with meerzorg for a shorter time. A traject of exactly so long ago does not count.

    Bron: [meerzorgplan] mp-ontwikkeltraject.
    """
    grens = plus_maanden(dag, -regels.traject_maanden)
    recent = {rij.client for rij in trajecten if grens < rij.afgerond <= dag}
    per: dict[uuid.UUID, list[Toekenningrij | Eerderrij]] = defaultdict(list)
    for periode in sorted(rijen, key=lambda rij: rij.ingang):
        if periode.ingang <= periode.einde:
            per[periode.client].append(periode)
    lang = {
        client: rij
        for client, rij in nu.items()
        if onafgebroken_sinds(per[client], dag, regels) <= grens
    }
    gehad = [rij.id for client, rij in lang.items() if client in recent]
    return (
        tel("gehad", gehad),
        tel("noemer", (rij.id for rij in lang.values())),
        procent("procent", len(gehad), len(lang)),
        tel("nog_geen", (rij.id for client, rij in lang.items() if client not in recent)),
        tel("nog_niet", (rij.id for client, rij in nu.items() if client not in lang)),
    )


def tel_doelen(rijen: Iterable[Doelrij], moment: Planmoment) -> Cijfer:
    """Count the goals by the stand that was fixed in the window, each goal once by its last one.

    A goal that a group shares or that goes on in a next toekenning is one goal; the toekenning with
    its last stand stands behind the figure.

    Bron: [meerzorgplan] mp-doelen.
    """
    laatste: dict[tuple[uuid.UUID, str] | str, Doelrij] = {}
    for rij in sorted(rijen, key=lambda rij: rij.op):
        if moment.in_venster(rij.dag):
            laatste[(rij.toekenning, rij.doel) if rij.is_nummer else rij.doel] = rij
    per: dict[str, list[uuid.UUID]] = {stand: [] for stand in STANDEN}
    for rij in laatste.values():
        per[rij.stand].append(rij.toekenning)
    delen: list[Deel] = []
    for stand, van in per.items():
        delen += [
            tel("stand", van, naam=stand, eenheid=Eenheid.AANTAL),
            procent("procent", len(van), len(laatste), naam=stand),
        ]
    totaal = Deel(sleutel="totaal", waarde=Fraction(len(laatste)), eenheid=Eenheid.AANTAL)
    return (totaal, *delen)


def tel_evaluaties(rijen: Sequence[Evaluatierij]) -> Cijfer:
    """Count the toekenningen that ended and were evaluated, by what comes next.

    Args:
        rijen: Toekenningen with their last day in the window, without overlijden.

    Bron: [meerzorgplan] mp-evaluaties; [processen] A25.
    """
    per: dict[str, list[uuid.UUID]] = defaultdict(list)
    for rij in rijen:
        if rij.vervolg is not None:
            per[rij.vervolg].append(rij.toekenning)
    gedaan = [rij.toekenning for rij in rijen if rij.vervolg is not None]
    return (
        tel("gedaan", gedaan, eenheid=Eenheid.AANTAL),
        tel("noemer", (rij.toekenning for rij in rijen), eenheid=Eenheid.AANTAL),
        procent("procent", len(gedaan), len(rijen)),
        *(
            tel("vervolg", per[vervolg], naam=vervolg, eenheid=Eenheid.AANTAL)
            for vervolg in sorted(per)
        ),
    )


def bereken_realisatie(rijen: Sequence[Realisatierij]) -> Cijfer:
    """Give what was deployed as a share of what was granted, hours and euros apart.

    Returns:
        Shares of None when nothing was evaluated, or nothing was granted.

    Bron: [meerzorgplan] mp-realisatie.
    """
    uren = {rij.toekenning: rij.uren for rij in rijen if rij.uren is not None}
    geld = {rij.toekenning: rij.euro_cent for rij in rijen if rij.euro_cent is not None}
    gegeven = sum((paar[0] for paar in uren.values()), Fraction(0))
    ingezet = sum((paar[1] for paar in uren.values()), Fraction(0))
    toegekend, besteed = (sum(paar[nr] for paar in geld.values()) for nr in (0, 1))
    return (
        procent("uren_procent", ingezet, gegeven),
        Deel(sleutel="uren_ingezet", waarde=ingezet, eenheid=Eenheid.UREN),
        Deel(
            sleutel="uren_toegekend",
            waarde=gegeven,
            eenheid=Eenheid.UREN,
            rijen=tuple(uren),
        ),
        procent("euro_procent", besteed, toegekend),
        euro("euro_ingezet", besteed),
        Deel(
            sleutel="euro_toegekend",
            waarde=Fraction(toegekend, 100),
            eenheid=Eenheid.EURO,
            rijen=tuple(geld),
        ),
    )
