"""Medians, percentiles, periods, and when a group is large enough to be compared."""

import math
from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.fouten import DomeinFout
from portal.domain.statistiek import (
    Bescherming,
    Looptijd,
    Periode,
    in_en_uit,
    mag_delen,
    mag_vergelijken,
    mediaan,
    percentiel,
    resten,
    rond,
    verzamel,
)
from portal.platform.statistics_data import load_bescherming

REGELS = load_bescherming(date(2026, 11, 22))
JAAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_de_getallen_van_de_bescherming() -> None:
    assert (
        Bescherming(afronding=5, grens_clienten=10, grens_organisaties=3, mogelijke_waarden=5)
        == REGELS
    )


@pytest.mark.parametrize(
    ("waarde", "op", "verwacht"),
    [(0, 5, 0), (2, 5, 0), (3, 5, 5), (443, 5, 445), (54, 5, 55), (78, 5, 80), (5, 10, 10)],
)
def test_rond(waarde: int, op: int, verwacht: int) -> None:
    assert rond(waarde, op) == verwacht


@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=60),
    st.fractions(min_value=Fraction(1, 100), max_value=1),
)
def test_percentiel_is_de_dichtstbijzijnde_rang(waarden: list[int], deel: Fraction) -> None:
    """The same as sorting everything and taking the value at the rank, rounded up."""
    verwacht = sorted(waarden)[math.ceil(deel * len(waarden)) - 1]
    assert percentiel(Counter(waarden), deel) == verwacht


def test_mediaan() -> None:
    assert mediaan({3: 1, 8: 2, 20: 1}) == 8
    assert mediaan({3: 1, 8: 0, 20: 1}) == 3
    assert mediaan({}) is None
    assert percentiel({0: 0}, Fraction(9, 10)) is None


@pytest.mark.parametrize("deel", [Fraction(0), Fraction(-1, 2), Fraction(11, 10)])
def test_een_aandeel_ligt_tussen_niets_en_alles(deel: Fraction) -> None:
    with pytest.raises(DomeinFout, match="aandeel_onjuist"):
        percentiel({1: 1}, deel)


@pytest.mark.parametrize(
    ("aantallen", "mag"),
    [
        ((40, 4, 3, 3), True),
        ((40, 4, 3, 2), False),  # without the largest: 9 clients
        ((40, 5, 5), False),  # without the largest: 2 organisations
        ((40, 5, 5, 0), False),  # an organisation without clients is none
        ((10, 10, 10, 10), True),
        ((), False),
    ],
)
def test_mag_vergelijken(aantallen: tuple[int, ...], mag: bool) -> None:
    clienten = {wie: set(range(aantal)) for wie, aantal in enumerate(aantallen)}
    assert mag_vergelijken(clienten, REGELS) is mag


def test_wat_er_over_is_voor_wie_weglaat_wat_hij_kent() -> None:
    """Noord alone knows a and most of b; an organisation with nobody anywhere is none."""
    samen = {
        ("a", "noord"): set(range(9)),
        ("b", "noord"): set(range(10, 16)),
        ("b", "oost"): set(range(16, 20)),
        ("c", "oost"): set[int](),
    }
    assert resten(samen) == [(9, 1), (4, 1), (15, 2)]
    assert resten({("a", "noord"): {1, 2}}) == [(0, 0)]
    assert resten({}) == [(0, 0)]


def test_een_client_bij_twee_zorgkantoren_is_er_een() -> None:
    """Both know this client of b, so that b leaves nobody to noord."""
    samen = {("a", "noord"): {1, 2}, ("b", "noord"): {3}, ("b", "oost"): {3}, ("c", "oost"): {4}}
    assert resten(samen) == [(2, 2), (1, 1), (2, 1)]


@pytest.mark.parametrize(("per_aanbieder", "mag"), [(2, False), (3, False), (4, True)])
def test_twee_besluiten_over_een_client_zijn_een_client(per_aanbieder: int, mag: bool) -> None:
    """Four aanbieders: without the largest 6, 9 or 12 clients, however many besluiten they have."""
    besluiten = [
        ((aanbieder, "noord"), f"{aanbieder}{client}")
        for aanbieder in "abcd"
        for client in range(per_aanbieder)
        for _keer in range(4)
    ]
    assert mag_delen(verzamel(besluiten), REGELS) is mag
    assert mag_vergelijken(verzamel(besluiten), REGELS) is mag


@pytest.mark.parametrize(
    ("tekst", "eerste", "laatste"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
    ],
)
def test_periode(tekst: str, eerste: date, laatste: date) -> None:
    periode = Periode.uit_tekst(tekst)
    assert (str(periode), periode.eerste, periode.laatste) == (tekst, eerste, laatste)
    assert periode.heel_jaar == Periode(2026)


def test_een_jaar_bestaat_uit_twee_helften() -> None:
    assert Periode(2026).helften == (Periode(2026, 1), Periode(2026, 2))
    assert Periode(2026, 1).helften == ()


@pytest.mark.parametrize("tekst", ["", "26", "2026-H3", "2026-h1", "2026-H1 ", "1999", "２０２６"])
def test_iets_anders_is_geen_periode(tekst: str) -> None:
    with pytest.raises(DomeinFout, match="telperiode_onbekend"):
        Periode.uit_tekst(tekst)


def looptijd(van: date, tot: date, **anders: bool) -> Looptijd[str]:
    return Looptijd(van, tot, f"{van:%m}", **anders)


# The 31st day after the last one goes on, the 32nd does not; a period on no day counts for nothing.
@pytest.mark.parametrize(
    ("delen", "erin", "eruit"),
    [
        ([(date(2026, 3, 1), date(2026, 4, 30)), (date(2026, 5, 31), date(2027, 5, 31))], 1, 0),
        ([(date(2026, 3, 1), date(2026, 4, 30)), (date(2026, 6, 1), date(2027, 5, 31))], 2, 1),
        ([(date(2025, 3, 1), date(2027, 4, 30)), (date(2025, 6, 1), date(2026, 1, 31))], 0, 0),
        ([(date(2026, 3, 1), date(2026, 2, 28))], 0, 0),
        ([(date(2025, 12, 31), date(2026, 12, 31))], 0, 1),
        ([(date(2026, 1, 1), date(2027, 1, 1))], 1, 0),
        ([], 0, 0),
    ],
)
def test_instroom_en_uitstroom(delen: list[tuple[date, date]], erin: int, eruit: int) -> None:
    rijen = [looptijd(van, tot) for van, tot in delen]
    gevonden = in_en_uit(rijen[::-1], *JAAR, onderbreking=31)
    assert (len(gevonden[0]), len(gevonden[1])) == (erin, eruit)


def test_wie_verhuist_komt_niet_binnen_en_gaat_niet_weg() -> None:
    rij = looptijd(date(2026, 3, 1), date(2026, 4, 30), erin=False, eruit=False)
    assert in_en_uit([rij], *JAAR, onderbreking=31) == ([], [])
