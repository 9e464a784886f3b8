"""Reads the dagprogramma as the workbook counts it, and names its traps."""

from portal.platform.workbook.inhoud import DagprogrammaRegel
from portal.platform.workbook.veldlezer import Veldlezer


def lees_dag(lezer: Veldlezer, deel: str) -> tuple[DagprogrammaRegel, ...]:
    """Read the lines of one kind of day.

    Each line starts where the line before it ends. After a line without an end time the
    workbook starts at 0:00 and so counts extra hours: the lines are given as it counts them,
    with a remark.

    Returns:
        The lines with an end time, up to the last one filled in.
    """
    lezer.ga_naar(deel)
    gebied = lezer.deel
    gevuld = [rij for rij in gebied.rijen if _is_gevuld(lezer, deel, rij)]
    regels: list[DagprogrammaRegel] = []
    van = gebied.begin
    for rij in range(gebied.rijen.start, max(gevuld, default=0) + 1):
        lezer.ga_naar(deel, rij)
        regel = _lees_regel(lezer, van)
        if regel is not None:
            regels.append(regel)
        van = 0 if regel is None else regel.tot
    return tuple(regels)


def _is_gevuld(lezer: Veldlezer, deel: str, rij: int) -> bool:
    lezer.ga_naar(deel, rij)
    return any(lezer.cel(veld) is not None for veld in ("tot", "functie", "op_clienten"))


def _lees_regel(lezer: Veldlezer, van: int) -> DagprogrammaRegel | None:
    tot = lezer.minuten("tot")
    functie = lezer.keuze("functie", "functie")
    op_clienten = lezer.getal("op_clienten")
    if tot is None:
        lezer.meld("dagprogramma_tot_ontbreekt", "tot")
        return None
    if tot < van:
        lezer.meld("dagprogramma_tot_voor_van", "tot")
    if functie is None and op_clienten is not None:
        lezer.meld("dagprogramma_functie_ontbreekt", "functie")
    if functie is not None and (op_clienten is None or op_clienten <= 0):
        lezer.meld("dagprogramma_aantal_ontbreekt", "op_clienten")
    return DagprogrammaRegel(van, tot, functie, op_clienten)
