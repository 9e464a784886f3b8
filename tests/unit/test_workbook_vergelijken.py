"""Workbook beside portal: every difference named, noise of doubles is none."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from portal.platform.workbook import OnzeUitkomst, Uitkomst, Verschil, vergelijk
from portal.platform.workbook.vergelijken import is_berekend

WERKBOEK = Uitkomst(
    uitkomst="profiel",
    prestatiecode="Z473",
    totaal_uren=Decimal("80.8261181626652328"),
    regulier_uren=Decimal("33.75"),
    meerzorg_uren=Decimal("47.0761181626652328"),
    profiel="Meerzorgprofiel 4",
    jaarbedrag=Decimal("106243.77152083624"),
    maatwerkbedrag=None,
    etmaalbedrag=Decimal("291.07882608448284"),
    voorblad_jaarbedrag=None,
    groep=(),
)
ONZE = OnzeUitkomst(
    uitkomst="profiel",
    prestatiecode="Z473",
    totaal_uren=Fraction("80.82611816266523"),
    regulier_uren=Fraction(135, 4),
    meerzorg_uren=Fraction("47.07611816266523"),
    profiel="Meerzorgprofiel 4",
    jaarbedrag=Decimal("106243.77"),
    etmaalbedrag=Decimal("291.08"),
)


def test_gelijk():
    assert vergelijk(WERKBOEK, ONZE) == ()


@pytest.mark.parametrize(
    ("anders", "verschil"),
    [
        ({"uitkomst": "maatwerk"}, Verschil("uitkomst", "profiel", "maatwerk")),
        ({"prestatiecode": None}, Verschil("prestatiecode", "Z473", None)),
        ({"regulier_uren": Fraction(34)}, Verschil("regulier_uren", Decimal("33.75"), Decimal(34))),
        ({"regulier_uren": None}, Verschil("regulier_uren", Decimal("33.75"), None)),
        ({"profiel": "Meerzorgprofiel 5"}, Verschil("profiel", "Meerzorgprofiel 4", "Meerzorgprofiel 5")),
        (
            {"jaarbedrag": Decimal("106243.78")},
            Verschil("jaarbedrag", Decimal("106243.77"), Decimal("106243.78")),
        ),
        ({"etmaalbedrag": None}, Verschil("etmaalbedrag", Decimal("291.08"), None)),
    ],
)  # fmt: skip
def test_een_verschil(anders, verschil):
    assert vergelijk(WERKBOEK, replace(ONZE, **anders)) == (verschil,)


@pytest.mark.parametrize(("miljoensten", "aantal"), [(Fraction(1, 2), 0), (Fraction(2), 1)])
def test_ruis_in_uren(miljoensten, aantal):
    werkboek = replace(WERKBOEK, totaal_uren=Decimal(80))
    onze = replace(ONZE, totaal_uren=80 + miljoensten / 1_000_000)
    assert len(vergelijk(werkboek, onze)) == aantal


def test_maatwerk_vergelijkt_het_maatwerkbedrag():
    werkboek = replace(
        WERKBOEK, uitkomst="maatwerk", jaarbedrag="Maatwerk", maatwerkbedrag=Decimal("15.004")
    )
    onze = replace(ONZE, uitkomst="maatwerk", jaarbedrag=Decimal("15.00"))
    assert vergelijk(werkboek, onze) == ()


@pytest.mark.parametrize(
    ("soort", "code", "onze_code"),
    [
        ("binnen_zzp", "Z473", "Z473"),
        ("niet_meerzorgwaardig", "Z473", "Z473"),
        ("combinatie_ongeldig", "Niet geldig", None),
    ],
)
def test_teksten_van_het_werkboek_zijn_geen_bedragen(soort, code, onze_code):
    werkboek = replace(
        WERKBOEK,
        uitkomst=soort,
        prestatiecode=code,
        meerzorg_uren="Valt binnen het reguliere zorgzwaartepakket",
        profiel="Niet meerzorg waardig",
        jaarbedrag="Niet meerzorg waardig",
        etmaalbedrag="",
    )
    onze = replace(
        ONZE,
        uitkomst=soort,
        prestatiecode=onze_code,
        meerzorg_uren=None,
        profiel=None,
        jaarbedrag=None,
        etmaalbedrag=None,
    )
    assert vergelijk(werkboek, onze) == ()


def test_is_berekend():
    assert is_berekend(WERKBOEK) is True
    assert is_berekend(replace(WERKBOEK, totaal_uren=None)) is False
