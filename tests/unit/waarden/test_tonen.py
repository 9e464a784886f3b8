"""Showing exact values to people."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.waarden import (
    als_invoer,
    centen,
    decimaal_als_tekst,
    een_decimaal,
    euro_als_tekst,
    hms,
    percentage_afgekapt,
    uren_en_minuten,
    uren_uit_tekst,
    verschil_binnen_seconde,
    voldoet_elfproef,
)

SECONDE = Fraction(1, 3600)


@pytest.mark.parametrize(
    ("uren", "tekst"),
    [
        (Fraction("54.4147"), "54:24:53"),
        (SECONDE / 2, "0:00:01"),
        (SECONDE / 2 - Fraction(1, 10**12), "0:00:00"),
        (Fraction(1) - SECONDE / 2, "1:00:00"),
        (Fraction(-3, 2), "-1:30:00"),
        (-SECONDE / 3, "0:00:00"),
        (Fraction(1234), "1234:00:00"),
    ],
)
def test_hms_rondt_half_omhoog_op_hele_seconden(uren, tekst):
    assert hms(uren) == tekst


@pytest.mark.parametrize(
    ("tekst", "paar"),
    [
        ("54:24:53", (54, 25)),
        ("54:24:29", (54, 24)),
        ("54:24:30", (54, 25)),
        ("1:59:30", (2, 0)),
        ("0", (0, 0)),
    ],
)
def test_uren_en_minuten_van_een_brief(tekst, paar):
    assert uren_en_minuten(uren_uit_tekst(tekst)) == paar


def test_alleen_een_verschil_kleiner_dan_een_seconde_staat_apart():
    grens = uren_uit_tekst("8:26:15")
    assert verschil_binnen_seconde(grens - SECONDE / 2, grens) == Fraction(-1, 2)
    assert verschil_binnen_seconde(grens, grens) is None
    assert verschil_binnen_seconde(grens + SECONDE, grens) is None


@pytest.mark.parametrize(
    ("bedrag", "tekst"),
    [
        (Fraction("0.005"), "0.01"),
        (Fraction("0.00499999"), "0.00"),
        (Fraction(100), "100.00"),
        (Fraction(1, 3), "0.33"),
        (Fraction("1.995"), "2.00"),
    ],
)
def test_centen_half_omhoog(bedrag, tekst):
    assert str(centen(bedrag)) == tekst


@given(st.fractions(min_value=0, max_value=10**9))
def test_centen_is_nooit_verder_dan_een_halve_cent(bedrag):
    verschil = Fraction(centen(bedrag)) - bedrag
    assert Fraction(-1, 200) < verschil <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("getypt", "tekst"),
    [
        ("10:20", "10:20:00"),
        ("10:30", "10,5"),
        ("10,125", "10,125"),
        ("1040", "1040"),
        ("0:00:00,5", "0:00:00,5"),
        ("0,12345678901234567891", "0,12345678901234567891"),
    ],
)
def test_wat_iemand_typte_staat_weer_in_het_veld(getypt, tekst):
    assert als_invoer(uren_uit_tekst(getypt)) == tekst


@given(st.integers(0, 10**12))
def test_uren_gaan_door_een_veld_heen_en_terug(tienduizendsten):
    uren = Fraction(tienduizendsten, 3600 * 10_000)
    assert uren_uit_tekst(als_invoer(uren)) == uren


def test_euro_op_zijn_nederlands():
    assert euro_als_tekst(centen(Fraction("104878.165"))) == "104.878,17"
    assert euro_als_tekst(centen(Fraction(0))) == "0,00"
    assert euro_als_tekst(Decimal("1234567.80")) == "1.234.567,80"


@pytest.mark.parametrize(
    ("aandeel", "tekst"),
    [
        ("0.2496", "24.9"),
        ("0.25", "25.0"),
        ("0.249999999", "24.9"),
        ("1.612", "161.2"),
        ("0", "0.0"),
    ],
)
def test_percentage_wordt_afgekapt(aandeel, tekst):
    assert str(percentage_afgekapt(Fraction(aandeel))) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"), [("1.9069", "1.9"), ("1.95", "2.0"), ("0.04", "0.0"), ("0.05", "0.1")]
)
def test_fte_met_een_decimaal(waarde, tekst):
    assert str(een_decimaal(Fraction(waarde))) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (Fraction(14), "14"),
        (Fraction(0), "0"),
        (Fraction(1, 3), "0.333333333333"),
        (Fraction(2, 3), "0.666666666667"),
        (Fraction(-1, 4), "-0.25"),
        (-Fraction(1, 10**13), "0"),
        (Fraction("0.05"), "0.05"),
    ],
)
def test_decimaal_als_tekst(waarde, tekst):
    assert decimaal_als_tekst(waarde) == tekst


@pytest.mark.parametrize(
    ("bsn", "goed"),
    [
        ("999990019", True),
        ("999990020", True),
        ("999990018", False),
        ("000000000", True),
        ("99999001", False),
        ("9999900190", False),
        ("99999001a", False),
        ("٩٩٩٩٩٠٠١٩", False),
        ("", False),
    ],
)
def test_elfproef(bsn, goed):
    assert voldoet_elfproef(bsn) is goed
