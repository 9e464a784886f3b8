"""Protection of figures: what is hidden stays hidden for who calculates back from all that is shown."""

import functools
import itertools
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.fouten import DomeinFout
from portal.domain.statistiek import (
    Bescherming,
    Getoond,
    Relatie,
    Toonsoort,
    bescherm,
    getuigen,
    mogelijk,
    rond,
)
from portal.domain.statistiek.mogelijk import Beurten, Grenzen, Puzzel, Som
from portal.domain.statistiek.tonen import kan_zijn
from tests.terugrekenaar import Terugrekenaar

REGELS = Bescherming(afronding=5, grens_clienten=10, grens_organisaties=3, mogelijke_waarden=5)
KLEIN = Getoond(Toonsoort.VERBORGEN_KLEIN)
WEG = Getoond(Toonsoort.VERBORGEN)
NIETS = Getoond(Toonsoort.GEEN_OPGAVE)
RUIM = 60
"""Above every count in the random tables, so the attacker tries every value they can have."""


def getal(waarde: int) -> Getoond:
    return Getoond(Toonsoort.GETAL, waarde)


def past(waarde: int, getoond: Getoond, klein: bool) -> bool:
    """Say whether a count would look like this; the attacker knows which hidden ones are small."""
    if getoond.is_getal:
        return waarde >= 10 and round_5(waarde) == getoond.waarde
    return (waarde < 10) == klein


def round_5(waarde: int) -> int:
    """Another way to round than the portal's: look for the multiple that is nearest."""
    return min(range(0, waarde + 6, 5), key=lambda veelvoud: abs(veelvoud - waarde))


def val_aan(
    cellen: Mapping[str, int],
    relaties: Iterable[Relatie[str]],
    getoond: Mapping[str, Getoond],
    ruim: int = RUIM,
) -> dict[str, set[int]]:
    """Try every table: the possible values of each hidden cell. Totals follow from the parts."""
    totalen = {relatie.totaal: relatie.delen for relatie in relaties}
    los = [cel for cel in cellen if cel not in totalen]
    keuzes = [[w for w in range(ruim) if past(w, getoond[cel], cellen[cel] < 10)] for cel in los]
    mogelijk: dict[str, set[int]] = {cel: set() for cel, g in getoond.items() if not g.is_getal}
    for waarden in itertools.product(*keuzes):
        tabel = dict(zip(los, waarden, strict=True))
        for totaal, delen in totalen.items():
            tabel[totaal] = sum(tabel[deel] for deel in delen)
        if all(past(tabel[cel], getoond[cel], cellen[cel] < 10) for cel in totalen):
            for cel, gevonden in mogelijk.items():
                gevonden.add(tabel[cel])
    return mogelijk


def met_totaal(*delen: int) -> tuple[dict[str, int], list[Relatie[str]]]:
    cellen = {f"d{nr}": deel for nr, deel in enumerate(delen)}
    return {**cellen, "t": sum(delen)}, [Relatie("t", tuple(cellen))]


def alleen_de_grens(cellen: Mapping[str, int]) -> dict[str, Getoond]:
    """What a plain threshold shows: small counts hidden and nothing else."""
    return {cel: KLEIN if n < 10 else getal(round_5(n)) for cel, n in cellen.items()}


# S09: the three measures of four zorgkantoren, of which one handed in nothing.
@pytest.mark.parametrize(
    ("delen", "verwacht"),
    [
        ((143, 88, 212), [getal(145), getal(90), getal(210), getal(445)]),
        ((7, 14, 33), [KLEIN, getal(15), getal(35), getal(55)]),
        ((21, 9, 48), [getal(20), KLEIN, getal(50), getal(80)]),
    ],
)
def test_de_drie_maten_van_s09(delen: tuple[int, ...], verwacht: list[Getoond]) -> None:
    cellen, relaties = met_totaal(*delen)
    tabel: dict[str, int | None] = {**cellen, "zuid": None}
    relaties = [Relatie("t", (*relaties[0].delen, "zuid"))]
    assert list(bescherm(tabel, relaties, REGELS).values()) == [*verwacht, NIETS]


def test_de_verborgen_cellen_van_s09_houden_hun_waarden() -> None:
    """Noord 0 tot en met 9, Oost 4 tot en met 9."""
    for delen, cel, waarden in [
        ((7, 14, 33), "d0", set(range(10))),
        ((21, 9, 48), "d1", set(range(4, 10))),
    ]:
        cellen, relaties = met_totaal(*delen)
        getoond = bescherm(cellen, relaties, REGELS)
        assert val_aan(cellen, relaties, getoond) == {cel: waarden}


def test_de_grens_alleen_laat_een_cel_terugrekenen() -> None:
    """9 + 42 = 51: shown 40 and 50, so the hidden part is 6 to 9; the second cell goes too."""
    cellen, relaties = met_totaal(9, 42)
    lek = val_aan(cellen, relaties, alleen_de_grens(cellen))
    assert lek == {"d0": {6, 7, 8, 9}}
    getoond = bescherm(cellen, relaties, REGELS)
    assert getoond == {"d0": WEG, "d1": WEG, "t": getal(50)}
    assert val_aan(cellen, relaties, getoond)["d0"] == set(range(10))


def test_een_totaal_wordt_verborgen_als_er_geen_ander_deel_is() -> None:
    cellen, relaties = met_totaal(9, 9)
    assert val_aan(cellen, relaties, alleen_de_grens(cellen)) == {"d0": {9}, "d1": {9}}
    assert bescherm(cellen, relaties, REGELS) == {"d0": WEG, "d1": WEG, "t": WEG}


def test_nul_is_klein_en_geen_opgave_is_geen_nul() -> None:
    assert bescherm({"a": 0, "b": None}, [], REGELS) == {"a": KLEIN, "b": NIETS}


def test_een_som_zonder_geteld_totaal_telt_niet_mee() -> None:
    assert bescherm({"a": 9, "b": 42, "t": None}, [Relatie("t", ("a", "b"))], REGELS) == {
        "a": KLEIN,
        "b": getal(40),
        "t": NIETS,
    }


def test_een_som_die_niet_klopt_wordt_geweigerd() -> None:
    with pytest.raises(DomeinFout, match="telling_klopt_niet") as fout:
        bescherm({"a": 9, "t": 10}, [Relatie("t", ("a",))], REGELS)
    assert fout.value.gegevens == {"totaal": "t"}


def test_wat_eerder_is_verteld_blijft_en_telt_mee() -> None:
    """The first half was told as 40; the year is 51: the second half is 9 and would be found."""
    cellen = {"h1": 42, "h2": 9, "jaar": 51}
    relaties = [Relatie("jaar", ("h1", "h2"))]
    getoond = bescherm(cellen, relaties, REGELS, eerder={"h1": getal(40)})
    assert getoond == {"h1": getal(40), "h2": WEG, "jaar": WEG}
    assert len(val_aan(cellen, relaties, getoond)["h2"]) == 10


def test_als_alles_al_verteld_is_kan_er_niets_meer_verborgen_worden() -> None:
    """The small cell at least does not say that it is small; the rest was told before."""
    cellen = {"a": 9, "b": 42, "t": 51}
    eerder = {"b": getal(40), "t": getal(50)}
    getoond = bescherm(cellen, [Relatie("t", ("a", "b"))], REGELS, eerder=eerder)
    assert getoond == {"a": WEG, **eerder}


def test_wat_niet_meer_te_helpen_is_houdt_een_ander_niet_tegen() -> None:
    vast = {"a": 9, "b": 42, "t": 51}
    los = {"c": 9, "d": 42, "u": 51}
    eerder = {"b": getal(40), "t": getal(50)}
    relaties = [Relatie("t", ("a", "b")), Relatie("u", ("c", "d"))]
    getoond = bescherm(vast | los, relaties, REGELS, eerder=eerder)
    assert getoond == {"a": WEG, **eerder, "c": WEG, "d": WEG, "u": getal(50)}


def test_een_totaal_min_een_deel_is_ook_een_telling() -> None:
    """15 for all and 10 for c: beside c there are few, and each of those few alone is safe."""
    cellen, relaties = tweezijdig({"a1": 2, "a2": 8, "b1": 3, "b2": 0, "c1": 12, "c2": 3})
    lek = terugrekenen(cellen, relaties, alleen_de_grens(cellen))
    assert {cel for cel, waarden in lek.items() if len(waarden) < 5} == {"c1 van l1"}
    getoond = bescherm(cellen, relaties, REGELS)
    assert [cel for cel in cellen if getoond[cel] == WEG] == ["c1"]
    assert min(map(len, terugrekenen(cellen, relaties, getoond).values())) >= 5


def terugrekenen(
    cellen: Mapping[str, int], relaties: Iterable[Relatie[str]], getoond: Mapping[str, Getoond]
) -> dict[str, set[int]]:
    """Find up to five values of each hidden cell, and of all that is beside c1 in its total."""
    rest = "c1 van l1"
    echt = {**cellen, rest: cellen["l1"] - cellen["c1"]}
    sommen = [(relatie.totaal, relatie.delen) for relatie in relaties]
    grenzen = dict.fromkeys(echt, (0, 99))
    for cel, n in cellen.items():
        if getoond[cel] != WEG:
            van, tot = kan_zijn(n, REGELS)
            grenzen[cel] = van, 99 if tot is None else tot
    rekenaar = Terugrekenaar(grenzen, [*sommen, ("l1", ("c1", rest))], echt)
    verborgen = [cel for cel in cellen if not getoond[cel].is_getal]
    return {cel: rekenaar.mogelijk(cel, 5) for cel in (*verborgen, rest)}


def test_wie_weet_dat_tellingen_groeien_rekent_daarmee() -> None:
    """10 and none were hidden; one more and two more are not: 10 of 10 to 12 tells what it was."""
    cellen = {"a": 10, "b": 0, "t": 10, "a2": 11, "b2": 2, "t2": 13}
    relaties = [Relatie("t", ("a", "b")), Relatie("t2", ("a2", "b2"))]
    toen = dict.fromkeys("abt", WEG)
    zonder = bescherm(cellen, relaties, REGELS, eerder=toen)
    assert (zonder["a2"], zonder["b2"], zonder["t2"]) == (getal(10), KLEIN, getal(15))
    groei = [Relatie(f"{cel}2", (cel,), minstens=True) for cel in "abt"]
    met = bescherm(cellen, relaties + groei, REGELS, eerder=toen)
    assert (met["a2"], met["b2"], met["t2"]) == (WEG, KLEIN, getal(15))


def test_een_telling_die_daalt_is_geen_groei() -> None:
    with pytest.raises(DomeinFout, match="telling_klopt_niet"):
        bescherm({"a": 12, "a2": 11}, [Relatie("a2", ("a",), minstens=True)], REGELS)


def test_wat_niemand_opgaf_maar_wel_volgt_is_beschermd() -> None:
    """A year of 12 and a first half of 10 were handed in: nobody told of the other two."""
    relaties = [Relatie("jaar", ("h1", "h2"))]
    getoond = bescherm({"jaar": 12, "h1": 10, "h2": 2}, relaties, REGELS, eerder={"h2": NIETS})
    assert getoond == {"jaar": WEG, "h1": WEG, "h2": NIETS}
    getoond = bescherm({"jaar": 45, "h1": 42, "h2": 3}, relaties, REGELS, eerder={"h2": NIETS})
    assert getoond == {"jaar": getal(45), "h1": getal(40), "h2": NIETS}


def test_twee_richtingen_zorgkantoor_en_halfjaar() -> None:
    """Rows are zorgkantoren, columns half-years; the year and the whole country are totals."""
    cellen, relaties = tweezijdig({"n1": 9, "n2": 42, "o1": 31, "o2": 24})
    lek = val_aan(cellen, relaties, alleen_de_grens(cellen))
    assert {cel for cel, waarden in lek.items() if len(waarden) < 5} == {"n1"}
    getoond = bescherm(cellen, relaties, REGELS)
    assert min(map(len, val_aan(cellen, relaties, getoond).values())) >= 5
    assert getoond["lj"].is_getal


def tweezijdig(delen: dict[str, int]) -> tuple[dict[str, int], list[Relatie[str]]]:
    """Make rows with halves 1 and 2, year j, and the sum of the country l."""
    cellen = dict(delen)
    rijen = sorted({cel[0] for cel in delen})
    relaties = []
    for rij in rijen:
        cellen[f"{rij}j"] = cellen[f"{rij}1"] + cellen[f"{rij}2"]
        relaties.append(Relatie(f"{rij}j", (f"{rij}1", f"{rij}2")))
    for kolom in "12j":
        cellen[f"l{kolom}"] = sum(cellen[f"{rij}{kolom}"] for rij in rijen)
        relaties.append(Relatie(f"l{kolom}", tuple(f"{rij}{kolom}" for rij in rijen)))
    return cellen, relaties


KLEINE_TABEL = st.lists(st.integers(0, 55), min_size=1, max_size=3)


@given(KLEINE_TABEL)
@settings(max_examples=150, deadline=None)
def test_elke_verborgen_cel_houdt_vijf_waarden(delen: list[int]) -> None:
    """An attacker who tries every table finds at least five values for each hidden cell."""
    cellen, relaties = met_totaal(*delen)
    getoond = bescherm(cellen, relaties, REGELS)
    for cel, waarden in val_aan(cellen, relaties, getoond).items():
        assert cellen[cel] in waarden
        assert len(waarden) >= 5, (cel, waarden)


@given(st.lists(st.integers(0, 30), min_size=4, max_size=4))
@settings(max_examples=25, deadline=None)
def test_elke_verborgen_cel_houdt_vijf_waarden_in_twee_richtingen(delen: list[int]) -> None:
    cellen, relaties = tweezijdig(dict(zip(("a1", "a2", "b1", "b2"), delen, strict=True)))
    getoond = bescherm(cellen, relaties, REGELS)
    for cel, waarden in val_aan(cellen, relaties, getoond, ruim=36).items():
        assert len(waarden) >= 5, (cel, waarden)


@given(KLEINE_TABEL)
def test_wat_getoond_wordt_is_afgerond_en_nooit_klein(delen: list[int]) -> None:
    cellen, relaties = met_totaal(*delen)
    for cel, getoond in bescherm(cellen, relaties, REGELS).items():
        if getoond.is_getal:
            assert (getoond.waarde, cellen[cel] >= 10) == (round_5(cellen[cel]), True)


@given(st.integers(0, 500), st.sampled_from([1, 2, 3, 5, 10]))
def test_uit_een_cel_alleen_volgen_precies_de_waarden_die_er_zo_uitzien(n: int, op: int) -> None:
    regels = Bescherming(op, 10, 3, 5)
    van, tot = kan_zijn(n, regels)
    zelfde = [
        w
        for w in range(600)
        if (w < 10 and n < 10) or (min(w, n) >= 10 and rond(w, op) == rond(n, op))
    ]
    assert (van, tot) == (zelfde[0], zelfde[-1])
    assert abs(rond(n, op) - n) <= op // 2
    assert rond(n, op) % op == 0


@pytest.mark.parametrize("vlot", [1, mogelijk.VLOT])
def test_de_zoektocht_vindt_precies_de_tabellen_die_er_zijn(
    monkeypatch: pytest.MonkeyPatch, vlot: int
) -> None:
    """Bounds alone agree with 1 + 1 = 1 of three; only a search shows that nothing fits.

    In both ways of searching: the second one takes over after so many steps.
    """
    monkeypatch.setattr(mogelijk, "VLOT", vlot)
    driehoek = Puzzel([0] * 9, [Som(3, (0, 1)), Som(4, (1, 2)), Som(5, (0, 2)), Som(6, (7, 8))])
    grenzen = Grenzen([0, 0, 0, 1, 1, 1, 0, 0, 0], [1] * 9)
    assert driehoek.zoek_getuige(grenzen, 6, 1, Beurten()) is None
    grenzen.laag[5], grenzen.hoog[5] = 0, 2
    tabel = driehoek.zoek_getuige(grenzen, 6, 1, Beurten())
    assert tabel is not None
    sommen = (tabel[0] + tabel[1], tabel[1] + tabel[2], tabel[0] + tabel[2], tabel[7] + tabel[8])
    assert (1, 1, tabel[5], 1) == sommen
    assert driehoek.zoek_getuige(grenzen, 6, 1, Beurten(1)) is None


def test_een_som_die_ruim_is_bindt_naar_een_kant() -> None:
    """At least a + b: the total bounds the parts from above, and they it from below."""
    puzzel = Puzzel([6, 3, 2], [Som(0, (1, 2), ruim=True)])
    grenzen = Grenzen([0, 3, 2], [7, 9, 9])
    assert puzzel.vernauw(grenzen, {0})
    assert grenzen == Grenzen([5, 3, 2], [7, 5, 4])
    assert not puzzel.vernauw(Grenzen([0, 3, 2], [4, 9, 9]), {0})


def test_wat_niet_op_tijd_is_bewezen_wordt_verborgen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be proven in time counts as not possible, so more is hidden, never less."""
    cellen = {"l": 40, "a": 20, "b": 12, "c": 5, "d": 3}
    relaties = [Relatie("l", ("a", "b", "c", "d"))]
    in_getallen = {"l": getal(40), "a": getal(20), "b": getal(10)}
    assert bescherm(cellen, relaties, REGELS) == {**in_getallen, "c": KLEIN, "d": KLEIN}
    monkeypatch.setattr(getuigen, "Beurten", functools.partial(Beurten, 0))
    assert bescherm(cellen, relaties, REGELS) == dict.fromkeys(cellen, WEG)


def test_een_grote_tabel_is_snel_genoeg_en_bewezen() -> None:
    """Thirty zorgkantoren by half-year: the totals of the country stay visible."""
    delen = {
        f"{chr(65 + nr)}{helft}": (nr * 7 + helft * 5) % 43 for nr in range(30) for helft in (1, 2)
    }
    cellen, relaties = tweezijdig(delen)
    getoond = bescherm(cellen, relaties, REGELS)
    assert [getoond[cel].is_getal for cel in ("l1", "l2", "lj")] == [True, True, True]
    assert all(getoond[cel] in {KLEIN, WEG} for cel, n in cellen.items() if n < 10)
