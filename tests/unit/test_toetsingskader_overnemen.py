"""What changed for a criterium between two versions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hulp import vorm
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.toetsingskader import (
    Criterium,
    Ernst,
    Inhoudsoort,
    Signaal,
    Stand,
    Toetsingskader,
    Toetsinhoud,
    Verandering,
    bepaal_veranderingen,
)

KADER = Toetsingskader.uit_gegevens(vorm("toetsingskader"))
EEN: Criterium = replace(
    next(iter(KADER.criteria.values())),
    id="AL-1",
    check=("k01",),
    vragen=("hs-zonder", "dl-doelen"),
    rekenregels=("nacht",),
    signalen=("SG-FTE",),
    motivering_bij_signaal=("SG-NACHT", "SG-FTE"),
)
ANDER = replace(EEN, id="AL-2", check=(), vragen=("iz-nacht",), rekenregels=(), signalen=())


def signaal(id_: str = "SG-FTE", stand: Stand = Stand.AAN, fte: int = 3) -> Signaal:
    return Signaal(
        id=id_, ernst=Ernst.LET_OP, stand=stand, gegevens={"fte": Fraction(fte)}, bron="bron"
    )


VORIG = Toetsinhoud(
    criteria=(EEN, ANDER),
    antwoorden={"k01": "ja", "hs-zonder": ("Vraag", "Antwoord"), "iz-nacht": "4"},
    cijfers={"nacht": "4:00:00", "dag": "14:00:00"},
    signalen=(signaal(), signaal("SG-ANDERS"), signaal("SG-NACHT", Stand.UIT)),
)
A, C, S = Inhoudsoort.ANTWOORD, Inhoudsoort.CIJFER, Inhoudsoort.SIGNAAL


@pytest.mark.parametrize(
    ("nu", "veranderd"),
    [
        (VORIG, []),
        (replace(VORIG, antwoorden={**VORIG.antwoorden, "k01": "nee"}), [(A, "k01")]),
        (replace(VORIG, antwoorden={**VORIG.antwoorden, "dl-doelen": ()}), [(A, "dl-doelen")]),
        (replace(VORIG, antwoorden={"k01": "ja"}), [(A, "hs-zonder")]),
        (replace(VORIG, antwoorden={**VORIG.antwoorden, "iz-nacht": "5"}), []),
        (replace(VORIG, cijfers={"nacht": "4:00:01"}), [(C, "nacht")]),
        (replace(VORIG, cijfers={"nacht": "4:00:00"}), []),
        (replace(VORIG, signalen=(signaal(fte=4),)), [(S, "SG-FTE")]),
        (replace(VORIG, signalen=(signaal(stand=Stand.UIT),)), [(S, "SG-FTE")]),
        (replace(VORIG, signalen=()), [(S, "SG-FTE")]),
        (replace(VORIG, signalen=(signaal(), signaal("SG-NACHT"))), [(S, "SG-NACHT")]),
        (replace(VORIG, signalen=(signaal(), signaal("SG-NACHT", Stand.UIT, fte=9))), []),
        (
            replace(VORIG, antwoorden={}, cijfers={}, signalen=()),
            [(A, "k01"), (A, "hs-zonder"), (C, "nacht"), (S, "SG-FTE")],
        ),
        (
            replace(VORIG, criteria=(replace(EEN, vraag="Anders?"),)),
            [(Inhoudsoort.CRITERIUM, "AL-1")],
        ),
        (replace(VORIG, criteria=(ANDER,)), [(Inhoudsoort.CRITERIUM, "AL-1")]),
    ],
)
def test_alleen_wat_het_criterium_toont_telt(nu, veranderd):
    gevonden = bepaal_veranderingen("AL-1", vorig=VORIG, nu=nu)
    assert gevonden == tuple(Verandering(soort, id_) for soort, id_ in veranderd)


def test_een_criterium_dat_er_niet_was_is_zelf_de_verandering():
    eerst = replace(VORIG, criteria=(ANDER,))
    assert bepaal_veranderingen("AL-1", vorig=eerst, nu=VORIG) == (
        Verandering(Inhoudsoort.CRITERIUM, "AL-1"),
    )


teksten = st.dictionaries(
    st.sampled_from(["k01", "hs-zonder", "dl-doelen", "iz-nacht"]), st.sampled_from(["a", "b"])
)


@given(toen=teksten, nu=teksten)
def test_de_richting_maakt_niet_uit_en_gelijk_is_nooit_veranderd(toen, nu):
    oud, nieuw = replace(VORIG, antwoorden=toen), replace(VORIG, antwoorden=nu)
    heen = bepaal_veranderingen("AL-1", vorig=oud, nu=nieuw)
    assert heen == bepaal_veranderingen("AL-1", vorig=nieuw, nu=oud)
    getoond = ("k01", "hs-zonder", "dl-doelen")
    assert [rij.id for rij in heen] == [id_ for id_ in getoond if toen.get(id_) != nu.get(id_)]
    assert bepaal_veranderingen("AL-1", vorig=oud, nu=oud) == ()
