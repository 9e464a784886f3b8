"""The gronden of Rlz 2.2: who, where, from which day, and whether a quarter is asked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hulp import vorm
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.check_vooraf import (
    Grondfeiten,
    Kenmerken,
    bepaal_gronden,
    leeftijd_op,
    mogelijke_gronden,
    vinkjes,
    volumetoets_van_toepassing,
)

KENMERKEN = Kenmerken.uit_gegevens(vorm("kenmerken"))
OP_ID = {grond.id: grond for grond in KENMERKEN.gronden}
INGANG = date(2026, 5, 1)


def gronden(profiel="6VG", leveringsvorm="verblijf", vink=(), **anders):
    basis = {"ingangsdatum": INGANG, "geboortedatum": date(1970, 1, 1)} | anders
    feiten = Grondfeiten(
        profiel=profiel, leveringsvorm=leveringsvorm, aangevinkt=frozenset(vink), **basis
    )
    return [grond.id for grond in bepaal_gronden(feiten, KENMERKEN)]


def test_the_list_is_the_whole_article():
    assert KENMERKEN.versie == "2026-1"
    assert list(OP_ID) == [
        *("lid1-a", "lid1-b"),
        *(f"lid1-c-{nr:02}" for nr in range(1, 17)),
        *("lid1-d", "lid1-e", "lid1-f", "lid2-a", "lid2-b"),
    ]


@pytest.mark.parametrize(
    ("profiel", "leveringsvorm", "vink", "verwacht"),
    [
        ("7VG", "verblijf", (), ["lid1-a"]),
        ("7VG", "vpt", (), ["lid1-a"]),
        ("6VG", "verblijf", (), []),
        ("4LVG", "verblijf", (), ["lid1-a"]),
        ("4LVG", "pgb", (), []),
        ("7VG", "pgb", (), ["lid1-a"]),
        ("6VG", "verblijf", ("lid1-b",), ["lid1-b"]),
        ("6VG", "verblijf", ("lid1-c-02", "lid2-b"), ["lid1-c-02", "lid2-b"]),
        ("6VG", "verblijf", ("lid1-c-10",), ["lid1-c-10"]),
        ("6VG", "deeltijdverblijf", ("lid1-c-10",), ["lid1-c-10"]),
        ("6VG", "vpt", ("lid1-c-10",), []),
        ("6VG", "pgb", ("lid1-c-10",), []),
        ("6VG", "mpt", ("lid1-c-01",), ["lid1-c-01"]),
        ("6VG", "vpt", ("lid1-e",), ["lid1-e"]),
        ("6VG", "verblijf", ("lid1-e",), []),
        ("5VG", "verblijf", ("lid2-a",), ["lid1-a", "lid2-a"]),
        ("7VG", "verblijf", ("lid2-a",), ["lid1-a"]),
    ],
)
def test_profile_place_and_ticks_decide(profiel, leveringsvorm, vink, verwacht):
    assert gronden(profiel, leveringsvorm, vink) == verwacht


@pytest.mark.parametrize("nr", [14, 15, 16])
@pytest.mark.parametrize(("dag", "geldt"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True)])
def test_the_last_three_kenmerken_hold_since_2026(nr, dag, geldt):
    grond = f"lid1-c-{nr}"
    assert gronden(vink=(grond,), ingangsdatum=dag) == [grond] * geldt


@pytest.mark.parametrize(
    ("geboren", "leveringsvorm", "verwacht"),
    [
        (date(2003, 5, 2), "verblijf", ["lid1-f"]),
        (date(2003, 5, 1), "verblijf", []),
        (date(2003, 5, 2), "vpt", []),
        (None, "verblijf", []),
    ],
)
def test_under_23_on_the_ingangsdatum_with_verblijf(geboren, leveringsvorm, verwacht):
    assert gronden(leveringsvorm=leveringsvorm, geboortedatum=geboren) == verwacht


def test_palliatief_in_an_instelling_needs_all_three_conditions():
    assert vinkjes(OP_ID["lid1-d"]) == ("lid1-d:1", "lid1-d:2", "lid1-d:3")
    assert gronden(vink=("lid1-d:1", "lid1-d:2")) == []
    assert gronden(vink=("lid1-d", "lid1-d:1", "lid1-d:2")) == []
    assert gronden(vink=("lid1-d:1", "lid1-d:2", "lid1-d:3")) == ["lid1-d"]


def test_the_portal_finds_profile_and_age_a_person_ticks_the_rest():
    assert vinkjes(OP_ID["lid1-a"]) == ()
    assert vinkjes(OP_ID["lid1-f"]) == ()
    assert vinkjes(OP_ID["lid2-b"]) == ("lid2-b",)


def test_a_page_offers_what_could_hold():
    feiten = Grondfeiten(profiel="6VG", leveringsvorm="vpt", ingangsdatum=date(2025, 12, 31))
    assert [grond.id for grond in mogelijke_gronden(feiten, KENMERKEN)] == [
        *("lid1-b", "lid1-c-01", "lid1-c-02", "lid1-c-03", "lid1-c-04", "lid1-c-05"),
        *("lid1-c-06", "lid1-c-07", "lid1-c-08", "lid1-e", "lid2-b"),
    ]


@pytest.mark.parametrize(
    ("ids", "verwacht"),
    [
        ([], False),
        (["lid1-a"], True),
        (["lid1-b", "lid2-a"], True),
        (["lid1-a", "lid1-f"], False),
        (["lid2-b"], False),
        (["lid2-a", "lid1-c-16"], False),
    ],
)
def test_the_quarter_falls_away_with_one_grond_that_does_not_know_it(ids, verwacht):
    assert volumetoets_van_toepassing([OP_ID[grond] for grond in ids]) is verwacht


@pytest.mark.parametrize(
    ("geboren", "dag", "jaren"),
    [
        (date(2000, 5, 1), date(2026, 4, 30), 25),
        (date(2000, 5, 1), date(2026, 5, 1), 26),
        (date(2004, 2, 29), date(2026, 2, 28), 21),
        (date(2004, 2, 29), date(2026, 3, 1), 22),
    ],
)
def test_age_turns_on_the_birthday(geboren, dag, jaren):
    assert leeftijd_op(geboren, dag) == jaren


@given(st.dates(date(1920, 1, 1), date(2025, 12, 31)), st.integers(0, 30_000))
def test_age_never_falls(geboren, dagen):
    dag = min(date(2120, 1, 1), geboren + timedelta(days=dagen))
    assert 0 <= leeftijd_op(geboren, dag) <= leeftijd_op(geboren, dag + timedelta(days=1))


@given(
    st.sampled_from(["7VG", "6VG", "5VG", "4LVG"]),
    st.sampled_from(["verblijf", "vpt", "pgb"]),
    st.sets(st.sampled_from([vink for grond in KENMERKEN.gronden for vink in vinkjes(grond)])),
    st.sampled_from([vink for grond in KENMERKEN.gronden for vink in vinkjes(grond)]),
)
def test_ticking_more_never_takes_a_grond_away(profiel, leveringsvorm, vink, extra):
    minder = gronden(profiel, leveringsvorm, vink)
    assert set(minder) <= set(gronden(profiel, leveringsvorm, vink | {extra}))
