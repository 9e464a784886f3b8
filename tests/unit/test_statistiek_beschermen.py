"""Protection of figures: what is hidden stays hidden for who calculates back from all that is shown."""

import itertools
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.fouten import DomeinFout
from portal.domain.statistiek import Bescherming, Getoond, Relatie, Toonsoort, bescherm, rond
from portal.domain.statistiek.mogelijk import Beurten, Stelsel
from portal.domain.statistiek.tonen import kan_zijn

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


def test_de_zoektocht_vindt_precies_de_tabellen_die_er_zijn() -> None:
    """Bounds alone agree with 1 + 1 = 1 of three; only a search shows that nothing fits."""
    driehoek = Stelsel([("x", "a", "b"), ("y", "b", "c"), ("z", "a", "c")])
    grenzen = dict.fromkeys("abc", (0, 1)) | dict.fromkeys("xyz", (1, 1))
    voorkeur = dict.fromkeys(grenzen, 0)
    assert driehoek.zoek_getuige(grenzen, voorkeur, Beurten()) is None
    grenzen["z"] = (0, 2)
    getuige = driehoek.zoek_getuige(grenzen, voorkeur, Beurten())
    assert getuige is not None
    assert (getuige["a"] + getuige["b"], getuige["b"] + getuige["c"]) == (1, 1)
    assert driehoek.zoek_getuige(grenzen, voorkeur, Beurten(1)) is None


def test_zonder_beurten_is_niets_bewezen() -> None:
    """What cannot be proven in time counts as not possible, so more is hidden, never less."""
    beurten = Beurten(0)
    assert not beurten.neem()


def test_een_grote_tabel_is_snel_genoeg_en_bewezen() -> None:
    """Thirty zorgkantoren by half-year: the totals of the country stay visible."""
    delen = {
        f"{chr(65 + nr)}{helft}": (nr * 7 + helft * 5) % 43 for nr in range(30) for helft in (1, 2)
    }
    cellen, relaties = tweezijdig(delen)
    getoond = bescherm(cellen, relaties, REGELS)
    assert [getoond[cel].is_getal for cel in ("l1", "l2", "lj")] == [True, True, True]
    assert all(getoond[cel] in {KLEIN, WEG} for cel, n in cellen.items() if n < 10)
