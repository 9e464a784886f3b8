"""Which versions of a figure a reader can calculate with."""

from datetime import UTC, datetime

from portal.domain.statistiek import Periode, Relatie
from portal.monitoring.queries.verband import groei, niet_opgegeven, tussen_versies


def cel(periode):
    return periode, "thuis", "noord", "volledig"


def op(maand):
    return datetime(2026, maand, 1, tzinfo=UTC)


def test_ook_twee_oude_versies_horen_bij_elkaar():
    """The year of the first report is the sum of halves that were corrected since."""
    alles = {
        cel("2026"): 45, cel("2026-H1"): 10, cel("2026-H2"): 35,
        cel("2026#1"): 43, cel("2026-H1#1"): 10, cel("2026-H2#1"): 33, cel("2026-H2#2"): 33,
    }  # fmt: skip
    assert tussen_versies(alles, Periode(2026)) == [
        Relatie(cel("2026-H1"), (cel("2026-H1#1"),)),
        Relatie(cel("2026-H2#1"), (cel("2026-H2#2"),)),
        Relatie(cel("2026"), (cel("2026-H1"), cel("2026-H2"))),
        Relatie(cel("2026#1"), (cel("2026-H1"), cel("2026-H2#1"))),
    ]


def test_wat_niet_is_opgegeven_of_niet_optelt_hoort_nergens_bij():
    alles = {cel("2026"): 40, cel("2026-H1"): 12, cel("2026-H2"): None, cel("2026-H2#1"): 27}
    assert tussen_versies(alles, Periode(2026)) == []


def test_een_cijfer_groeit_van_versie_tot_versie():
    """Ten comes after nine; a version without a figure is passed over, and one that fell ties none."""
    alles = {
        cel("2026"): 45, cel("2026#10"): 44, cel("2026#9"): 40, cel("2026#8"): None,
        cel("2026#2"): 43, cel("2026#1"): 43, cel("2026-H1"): 12,
    }  # fmt: skip
    momenten = dict.fromkeys((naam for naam, *_ in alles), op(11))
    groeit = [
        Relatie(cel("2026#10"), (cel("2026#9"),), minstens=True),
        Relatie(cel("2026"), (cel("2026#10"),), minstens=True),
    ]
    assert groei(alles, momenten) == groeit
    momenten |= {naam: op(int(naam.partition("#")[2])) for naam in momenten if "#" in naam}
    assert groei(alles, momenten) == groeit


def test_een_versie_voor_een_eerder_moment_staat_voor_wat_al_verteld_was():
    """Number 2 was made after 1 for a moment before it, and now comes one for in between."""
    alles = {cel("2026"): 41, cel("2026#1"): 43, cel("2026#2"): 40}
    momenten = {"2026": op(8), "2026#1": op(12), "2026#2": op(6)}
    assert groei(alles, momenten) == [
        Relatie(cel("2026"), (cel("2026#2"),), minstens=True),
        Relatie(cel("2026#1"), (cel("2026"),), minstens=True),
    ]


def test_een_helft_die_niemand_opgaf_volgt_uit_jaar_en_andere_helft():
    alles = {cel("2026"): 12, cel("2026#1"): 9, cel("2026-H1"): 10, cel("2026-H2"): None}
    rest = cel("2026-2026-H1")
    assert niet_opgegeven(alles, Periode(2026)) == (
        {rest: 2},
        [Relatie(cel("2026"), (cel("2026-H1"), rest))],
    )
    assert niet_opgegeven({**alles, cel("2026-H2#1"): 2}, Periode(2026)) == ({}, [])
    assert niet_opgegeven({cel("2026"): 12}, Periode(2026)) == ({}, [])
