"""The figures on 1 January: clients, groups, places, amounts, LVHC and VG7-plus.

Bron: [meerzorgplan] mp-clienten, mp-groepen, mp-gemiddeld-groep, mp-lvhc-vg7, mp-bedrag-totaal.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from portal.domain.meerzorgplan.cijfer import Deel, Eenheid, Rijsoort, euro, procent, rond, tel
from portal.domain.meerzorgplan.rijen import GROEP, SOORTEN
from portal.domain.meerzorgplan.stand import bedrag_op

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from portal.domain.meerzorgplan.cijfer import Cijfer
    from portal.domain.meerzorgplan.kader import Planregels
    from portal.domain.meerzorgplan.rijen import Lvhcrij, Toekenningrij
    from portal.domain.meerzorgplan.stand import Stand

VG7_PLUS = "VG7+"
"""The zorgprofiel of prestatie Z475, as the rekentool names it."""


def tel_clienten(nu: Stand, vorig: Stand) -> Cijfer:
    """Count the clients with meerzorg, by kind and zorgprofiel, and those of a year before.

    Bron: [meerzorgplan] mp-clienten.
    """
    return (
        tel("totaal", _ids(nu.values())),
        *_splits("soort", nu, lambda rij: rij.soort, SOORTEN),
        *_splits("zzp", nu, lambda rij: rij.zorgprofiel),
        tel("vorig", _ids(vorig.values())),
    )


def _splits(
    sleutel: str, nu: Stand, waarvan: Callable[[Toekenningrij], str], vast: Iterable[str] = ()
) -> Iterator[Deel]:
    """Count by a property; the fixed values always, others when they occur, in their order."""
    per: dict[str, list[uuid.UUID]] = {waarde: [] for waarde in vast}
    for rij in nu.values():
        per.setdefault(waarvan(rij), []).append(rij.id)
    volgorde = vast or sorted(per)
    return (tel(sleutel, per[waarde], naam=waarde) for waarde in volgorde)


def tel_groepen(nu: Stand, regels: Planregels) -> Cijfer:
    """Count groups, places, and per place the clients in a group and the others.

    Returns:
        `controle` is the sum over the places; it equals the number of clients.

    Bron: [meerzorgplan] mp-groepen.
    """
    leden: dict[uuid.UUID, int] = defaultdict(int)
    plekken: dict[str, tuple[list[uuid.UUID], list[uuid.UUID]]] = {}
    for rij in nu.values():
        in_groep = rij.soort == GROEP
        if in_groep and rij.groep is not None:
            leden[rij.groep] += 1
        plekken.setdefault(rij.locatie, ([], []))[0 if in_groep else 1].append(rij.id)
    groepen = [groep for groep, aantal in leden.items() if aantal >= regels.groep_minimum]
    delen: list[Deel] = []
    for plek, (samen, alleen) in sorted(plekken.items()):
        delen += [
            tel("locatie_groep", samen, naam=plek),
            tel("locatie_individueel", alleen, naam=plek),
        ]
    som = sum(len(deel.rijen) for deel in delen)
    return (
        tel("groepen", groepen, eenheid=Eenheid.AANTAL, rijsoort=Rijsoort.GROEP),
        Deel(sleutel="locaties", waarde=Fraction(len(plekken)), eenheid=Eenheid.AANTAL),
        *delen,
        Deel(sleutel="controle", waarde=Fraction(som)),
    )


def bereken_gemiddeld(
    nu: Stand, vorig: Stand, dagen: tuple[date, date], regels: Planregels
) -> Cijfer:
    """Give the average amount a year of a client in a group, in whole euros, half up.

    Args:
        nu: Clients on 1 January.
        vorig: Clients a year before.
        dagen: Both days.
        regels: Numbers in the definitions.

    Returns:
        A value of None when nobody is in a group; an amount of nothing does not count.

    Bron: [meerzorgplan] mp-gemiddeld-groep.
    """
    delen: list[Deel] = []
    for sleutel, stand, dag in zip(("nu", "vorig"), (nu, vorig), dagen, strict=True):
        betaald = [
            rij for rij in stand.values() if rij.soort == GROEP and bedrag_op(rij, dag, regels) > 0
        ]
        som = sum(bedrag_op(rij, dag, regels) for rij in betaald)
        gemiddeld = rond(Fraction(som, 100 * len(betaald))) if betaald else None
        delen += [
            Deel(sleutel=sleutel, waarde=gemiddeld, eenheid=Eenheid.EURO, rijen=_ids(betaald)),
            euro(f"som_{sleutel}", som),
        ]
    return tuple(delen)


def tel_lvhc(nu: Stand, lvhc: Iterable[Lvhcrij], dag: date) -> Cijfer:
    """Count clients of the LVHC, per doelgroep, and those with VG7-plus.

    Bron: [meerzorgplan] mp-lvhc-vg7.
    """
    doelgroep = {
        rij.client: rij.doelgroep
        for rij in sorted(lvhc, key=lambda rij: rij.van)
        if rij.doelgroep and rij.van <= dag and (rij.tot is None or rij.tot >= dag)
    }
    per: dict[str, list[uuid.UUID]] = defaultdict(list)
    for client, rij in nu.items():
        if client in doelgroep:
            per[doelgroep[client]].append(rij.id)
    alle = [rij.id for client, rij in nu.items() if client in doelgroep]
    return (
        tel("lvhc", alle),
        *(tel("doelgroep", per[naam], naam=naam) for naam in sorted(per)),
        tel("vg7_plus", _ids(rij for rij in nu.values() if rij.zorgprofiel == VG7_PLUS)),
    )


def bereken_totaal(
    nu: Stand,
    vorig: Stand,
    dagen: tuple[date, date],
    tarieven: Mapping[tuple[int, str, str], Fraction],
    regels: Planregels,
) -> Cijfer:
    """Give the granted amount, the difference with a year before, and where it comes from.

    Args:
        nu: Clients on 1 January.
        vorig: Clients a year before.
        dagen: Both days.
        tarieven: As in `Planrijen`.
        regels: Numbers in the definitions.

    Returns:
        Exact in cents; the effects of number, index and profile add up to the difference. Number:
        who came minus who left. Index: what the old profile costs more at the prijspeil of now.
        Profile: all the rest of who stayed.

    Bron: [meerzorgplan] mp-bedrag-totaal.
    """
    dag, toen = dagen
    bedragen = {client: bedrag_op(rij, dag, regels) for client, rij in nu.items()}
    oude = {client: bedrag_op(rij, toen, regels) for client, rij in vorig.items()}
    som, oud = sum(bedragen.values()), sum(oude.values())
    aantal = sum(bedrag for client, bedrag in bedragen.items() if client not in oude)
    aantal -= sum(bedrag for client, bedrag in oude.items() if client not in bedragen)
    index = sum(
        _index(oude[client], vorig[client], rij.prijspeil, tarieven)
        for client, rij in nu.items()
        if client in oude
    )
    verschil = som - oud
    return (
        Deel(
            sleutel="nu", waarde=Fraction(som, 100), eenheid=Eenheid.EURO, rijen=_ids(nu.values())
        ),
        Deel(
            sleutel="vorig",
            waarde=Fraction(oud, 100),
            eenheid=Eenheid.EURO,
            rijen=_ids(vorig.values()),
        ),
        euro("verschil", verschil),
        procent("procent", verschil, oud),
        euro("effect_aantal", aantal),
        euro("effect_profiel", verschil - aantal - index),
        euro("effect_index", index),
    )


def _index(
    bedrag: int, oud: Toekenningrij, peil: int, tarieven: Mapping[tuple[int, str, str], Fraction]
) -> int:
    """Give what an old amount rises by the tables alone, in cents, half up; 0 when unknown."""
    van = tarieven.get((oud.prijspeil, oud.zorgprofiel, oud.profiel))
    naar = tarieven.get((peil, oud.zorgprofiel, oud.profiel))
    if peil == oud.prijspeil or not van or naar is None:
        return 0
    return int(rond(bedrag * (naar / van - 1)))


def _ids(rijen: Iterable[Toekenningrij]) -> tuple[uuid.UUID, ...]:
    return tuple(rij.id for rij in rijen)
