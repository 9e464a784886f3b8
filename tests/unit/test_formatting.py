"""Dates, money, hours and shares as people read them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.platform.web import texts

NACHT = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
ZOMER = datetime(2026, 7, 1, 22, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("functie", "waarde", "tekst"),
    [
        (texts.datum, date(2026, 11, 27), "27 november 2026"),
        (texts.datum, NACHT, "27 november 2026"),
        (texts.datum_kort, date(2027, 3, 1), "1 mrt 2027"),
        (texts.datum_dag, date(2026, 5, 5), "dinsdag 5 mei 2026"),
        (texts.maand, date(2026, 5, 31), "mei 2026"),
        (texts.tijd, NACHT, "00.30 uur"),
        (texts.tijd, ZOMER, "00.05 uur"),
        (texts.moment, ZOMER, "2 juli 2026, 00.05 uur"),
    ],
)
def test_dagen_en_tijden_zijn_nederlands(functie, waarde, tekst):
    assert functie(waarde) == tekst


@pytest.mark.parametrize(
    ("bedrag", "tekst", "heel"),
    [
        (130000, "€ 1.300,00", "€ 1.300"),
        (0, "€ 0,00", "€ 0"),
        (-5, "€ −0,05", "€ 0"),
        (149, "€ 1,49", "€ 1"),
        (150, "€ 1,50", "€ 2"),
        (Decimal("1234567.895"), "€ 1.234.567,90", "€ 1.234.568"),
        (Decimal("-38900.5"), "€ −38.900,50", "€ −38.901"),
    ],
)
def test_euro_uit_centen_of_decimalen(bedrag, tekst, heel):
    assert texts.euro(bedrag) == tekst.replace(" ", "\u00a0")
    assert texts.euro_heel(bedrag) == heel.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("uren", "hms", "getal"),
    [
        (Fraction(21, 2), "10:30:00", "10,5"),
        (66, "66:00:00", "66"),
        (Fraction(0), "0:00:00", "0"),
        (Fraction(1, 3), "0:20:00", "0,33"),
        (Fraction(2, 3), "0:40:00", "0,67"),
        (Fraction(-5, 4), "−1:15:00", "−1,25"),
        (Fraction(-1, 7201), "0:00:00", "0"),
        (Fraction(1, 7200), "0:00:01", "0"),
        (Decimal("1234.05"), "1234:03:00", "1.234,05"),
    ],
)
def test_uren(uren, hms, getal):
    assert texts.uren_hms(uren) == hms
    assert texts.uren_getal(uren) == getal


@pytest.mark.parametrize(
    ("aandeel", "tekst"),
    [
        (Fraction(1, 4), "25%"),
        (Fraction(249_999, 1_000_000), "24,9%"),
        (Fraction(2236, 10_000), "22,3%"),
        (0, "0%"),
        (Fraction(-1, 3), "−33,3%"),
        (Fraction(1, 10_000), "0%"),
        (12, "1.200%"),
    ],
)
def test_procent_kapt_af(aandeel, tekst):
    assert texts.procent(aandeel) == tekst


@given(
    st.fractions(min_value=0, max_value=Fraction(1, 4)).filter(lambda deel: deel < Fraction(1, 4))
)
def test_onder_de_grens_leest_nooit_als_de_grens(deel):
    assert texts.procent(deel) != "25%"


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_centen_blijven_dezelfde_centen(centen):
    gelezen = texts.euro(centen).removeprefix("€\u00a0").replace("−", "-")
    assert Decimal(gelezen.replace(".", "").replace(",", ".")) * 100 == centen


@pytest.mark.parametrize(
    ("uitkomst", "tekst"),
    [
        (texts.aantal(1250), "1.250"),
        (texts.aantal(1, "werkdag", "werkdagen"), "1 werkdag"),
        (texts.aantal(0, "werkdag", "werkdagen"), "0 werkdagen"),
        (texts.aantal(-2, "dag", "dagen"), "−2 dagen"),
        (texts.opsomming([]), ""),
        (texts.opsomming(["a"]), "a"),
        (texts.opsomming(["a", "b", "c"]), "a, b en c"),
        (texts.initialen("Sanne Bakker"), "SB"),
        (texts.initialen("Ruud van den Mertens"), "RM"),
        (texts.initialen("Cher"), "C"),
        (texts.initialen(""), ""),
    ],
)
def test_aantallen_en_namen(uitkomst, tekst):
    assert uitkomst == tekst
