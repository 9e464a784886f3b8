"""Reading hours, euros, percentages and times."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.fouten import DomeinFout
from portal.domain.waarden import (
    breuk_als_tekst,
    breuk_uit_tekst,
    decimaal_uit_tekst,
    euro_uit_tekst,
    hms,
    jaaruren_uit_tekst,
    percentage_uit_tekst,
    tijd_uit_tekst,
    uren_uit_bestand,
    uren_uit_tekst,
)
from portal.platform.web.texts import uren_getal


@pytest.mark.parametrize(
    ("tekst", "uren"),
    [
        ("10,5", Fraction(21, 2)),
        ("10.5", Fraction(21, 2)),
        ("10:30", Fraction(21, 2)),
        (" 10:30:15 ", Fraction(37815, 3600)),
        ("0:00:00,5", Fraction(1, 7200)),
        ("14:40:52.500", Fraction(1174500, 80000)),
        ("10000:00:00", Fraction(10000)),
        ("0", Fraction(0)),
        ("-0", Fraction(0)),
        ("-0:00", Fraction(0)),
        ("+3", Fraction(3)),
    ],
)
def test_uren_lezen(tekst, uren):
    assert uren_uit_tekst(tekst) == uren


@pytest.mark.parametrize(
    ("tekst", "uren"),
    [
        ("1.040", Fraction(1040)),
        (" 1.040,50 ", Fraction(2081, 2)),
        ("1.234.567", Fraction(1234567)),
        ("1040", Fraction(1040)),
        ("1,04", Fraction(26, 25)),
        ("10.5", Fraction(21, 2)),
        ("0.125", Fraction(1, 8)),
        ("10:30", Fraction(21, 2)),
    ],
)
def test_uren_per_jaar_lezen(tekst, uren):
    assert jaaruren_uit_tekst(tekst) == uren


@given(st.integers(0, 10**6))
def test_wat_het_portaal_schrijft_leest_het_terug(uren):
    assert jaaruren_uit_tekst(uren_getal(uren)) == uren


@pytest.mark.parametrize(
    ("tekst", "heel", "deel"),
    [("1.040", "1040", "1,04"), (" 10.125", "10125", "10,125"), ("2.000", "2000", "2")],
)
def test_een_punt_met_drie_cijfers_kan_twee_dingen_zijn(tekst, heel, deel):
    with pytest.raises(DomeinFout) as fout:
        uren_uit_tekst(tekst)
    assert fout.value.code == "uren_dubbelzinnig"
    assert fout.value.gegevens == {"heel": heel, "deel": deel}


@pytest.mark.parametrize("tekst", ["0.125", "1040.125", "10.25", "10,125"])
def test_wat_geen_duizendtal_kan_zijn_is_een_decimaal(tekst):
    assert uren_uit_tekst(tekst) == Fraction(tekst.replace(",", "."))


def test_in_een_bestand_is_een_punt_altijd_decimaal():
    assert uren_uit_bestand("1.040") == Fraction(26, 25)


ONZIN = [
    "",
    "ca. 3 uur",
    "1:5",
    "1:60",
    "1:00:60",
    "1e3",
    "1e999999",
    "NaN",
    "inf",
    "1,2,3",
    "٣",
    "1" * 16,
    "9" * 1_000_000,
    "1:2:3:4",
    "--1",
    "1_000",
]


@pytest.mark.parametrize("tekst", ONZIN)
@pytest.mark.parametrize(
    "lezen",
    [
        uren_uit_tekst,
        jaaruren_uit_tekst,
        uren_uit_bestand,
        euro_uit_tekst,
        percentage_uit_tekst,
        decimaal_uit_tekst,
        breuk_uit_tekst,
    ],
)
def test_geen_getal(lezen, tekst):
    with pytest.raises(DomeinFout) as fout:
        lezen(tekst)
    assert fout.value.code == "geen_getal"


@pytest.mark.parametrize(
    ("lezen", "tekst"),
    [
        (uren_uit_tekst, "-1"),
        (uren_uit_tekst, "-0:00:01"),
        (euro_uit_tekst, "-0,01"),
        (euro_uit_tekst, "-1.000"),
        (percentage_uit_tekst, "-1"),
    ],
)
def test_negatief(lezen, tekst):
    with pytest.raises(DomeinFout) as fout:
        lezen(tekst)
    assert fout.value.code == "negatief"


@pytest.mark.parametrize(
    ("tekst", "euro"),
    [
        ("1.234,50", Fraction("1234.5")),
        ("1234,50", Fraction("1234.5")),
        ("1234.50", Fraction("1234.5")),
        ("1.234", Fraction(1234)),
        ("1.234.567", Fraction(1234567)),
        ("€ 6.000", Fraction(6000)),
        ("€12,5", Fraction("12.5")),
        ("0", Fraction(0)),
    ],
)
def test_euro_lezen(tekst, euro):
    assert euro_uit_tekst(tekst) == euro


@pytest.mark.parametrize("tekst", ["1,234", "1.23.4", "1.2345", "12.34,5", "1.234,567"])
def test_euro_heeft_hoogstens_twee_decimalen(tekst):
    with pytest.raises(DomeinFout) as fout:
        euro_uit_tekst(tekst)
    assert fout.value.code == "geen_getal"


@pytest.mark.parametrize(
    ("tekst", "aandeel"),
    [
        ("96", Fraction(24, 25)),
        ("95,37", Fraction("0.9537")),
        ("95.37 %", Fraction("0.9537")),
        ("100%", Fraction(1)),
        ("120", Fraction(6, 5)),
    ],
)
def test_percentage_lezen(tekst, aandeel):
    assert percentage_uit_tekst(tekst) == aandeel


@pytest.mark.parametrize("tekst", ["0,965", "0.96", "1", "0,5%", "1,00"])
def test_een_aandeel_is_geen_percentage(tekst):
    with pytest.raises(DomeinFout) as fout:
        percentage_uit_tekst(tekst)
    assert fout.value.code == "aandeel_getypt"


@pytest.mark.parametrize(
    ("tekst", "minuten"), [("0:00", 0), ("7:15", 435), ("07:15:00", 435), ("24:00", 1440)]
)
def test_tijd_lezen(tekst, minuten):
    assert tijd_uit_tekst(tekst) == minuten


@pytest.mark.parametrize("tekst", ["24:01", "25:00", "7:60", "7", "", "7:15:30"])
def test_geen_tijd(tekst):
    with pytest.raises(DomeinFout) as fout:
        tijd_uit_tekst(tekst)
    assert fout.value.code == "geen_tijd"


@given(st.integers(0, 10**7))
def test_hele_seconden_gaan_heen_en_terug(seconden):
    uren = Fraction(seconden, 3600)
    assert uren_uit_tekst(hms(uren)) == uren


@given(st.fractions())
def test_breuk_gaat_heen_en_terug(waarde):
    assert breuk_uit_tekst(breuk_als_tekst(waarde)) == waarde


def test_breuk_heeft_altijd_een_noemer():
    assert breuk_als_tekst(Fraction(5)) == "5/1"
    assert breuk_uit_tekst("-4/8") == Fraction(-1, 2)


@pytest.mark.parametrize("tekst", ["5", "1/0", "1/-2", "1.5/2"])
def test_geen_breuk(tekst):
    with pytest.raises(DomeinFout) as fout:
        breuk_uit_tekst(tekst)
    assert fout.value.code == "geen_getal"
