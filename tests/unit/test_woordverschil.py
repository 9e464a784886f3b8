"""Which words differ between two texts: readable, and in a time that has a bound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rekentijd import houdt_op

from portal.aanvraag.queries.woordverschil import Stuk, vergelijk_woorden

LANGST = 20_000
WOORDEN = st.lists(st.sampled_from(["zorg", "rust", "team", " ", "\n"]), max_size=12).map(" ".join)


def gelijk(stukken):
    """Give the words that are marked as the same."""
    return "".join(stuk.tekst for stuk in stukken if not stuk.anders).split()


@given(WOORDEN, WOORDEN)
def test_niets_gaat_verloren_en_wat_gelijk_is_is_gelijk(oud, nieuw):
    links, rechts = vergelijk_woorden(oud, nieuw)
    assert "".join(stuk.tekst for stuk in links) == oud
    assert "".join(stuk.tekst for stuk in rechts) == nieuw
    assert gelijk(links) == gelijk(rechts)
    assert len(gelijk(links)) == langste(oud.split(), nieuw.split())


def langste(links, rechts):
    """Count the most words that both have in the same order, in the plain way."""
    vorige = [0] * (len(rechts) + 1)
    for woord in links:
        rij = [0]
        for nr, ander in enumerate(rechts):
            rij.append(vorige[nr] + 1 if woord == ander else max(vorige[nr + 1], rij[nr]))
        vorige = rij
    return vorige[-1]


def test_een_ander_woord_in_een_lange_tekst_staat_alleen_gemerkt():
    woorden = [f"woord{nr}" for nr in range(2_000)]
    ander = [*woorden[:10], "anders", *woorden[11:1_990], "anders", *woorden[1_991:]]
    links, rechts = vergelijk_woorden(" ".join(woorden), " ".join(ander))
    assert [stuk.tekst for stuk in links if stuk.anders] == ["woord10", "woord1990"]
    assert [stuk.tekst for stuk in rechts if stuk.anders] == ["anders", "anders"]


def test_wat_helemaal_anders_is_staat_als_een_wijziging():
    links, rechts = vergelijk_woorden(
        *("Wij " + " ".join(f"{teken}{nr}" for nr in range(3_000)) + " samen." for teken in "xy")
    )
    assert [stuk.anders for stuk in links] == [stuk.anders for stuk in rechts] == [0, 1, 0]
    assert (rechts[0], rechts[2]) == (Stuk("Wij ", anders=False), Stuk(" samen.", anders=False))


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        (" ".join(f"{a}{nr}" for nr in range(4_000)), " ".join(f"{b}{nr}" for nr in range(4_000)))
        for a, b in [("x", "y"), ("de x", "het de y")]
    ]
    + [("a b " * 5_000, "x" + " b a" * 5_000), ("a " * 10_000, "a " * 5_000), (" " * LANGST, "a")],
    ids=["niets gelijk", "een woord gelijk", "herhaling", "korter", "leeg"],
)
def test_de_langste_teksten_kosten_weinig(oud, nieuw):
    with houdt_op(2):
        vergelijk_woorden(oud[:LANGST], nieuw[:LANGST])
