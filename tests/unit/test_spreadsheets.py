"""Exports: typed, readable by Dutch Excel, and no cell that starts a formula."""

import csv
import io
import tempfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from portal.platform.spreadsheets import MAX_TEKST, onschadelijk, schrijf_csv, schrijf_xlsx

GEVAARLIJK = [
    "=1+1", "+31612345678", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\ufeff=1",
    "＝1+1", "＋1", "－1", "＠x", "−1", "|cmd", "%0A", '=HYPERLINK("x")', "\0=1", "\u200b=1", "\x1f=1",
]  # fmt: skip
ONSCHULDIG = ["", "Şükrü Öztürk", "25% of meer", "a=b", "'s-Gravenhage", "1-2", "€ 5"]


def csv_cellen(inhoud):
    tekst = inhoud.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(tekst, newline=""), delimiter=";"))


def xlsx_cellen(inhoud):
    boek = load_workbook(io.BytesIO(inhoud))
    try:
        return [list(rij) for rij in boek.active.iter_rows()]
    finally:
        boek.close()


@pytest.mark.parametrize("tekst", GEVAARLIJK)
def test_csv_begint_geen_formule(tekst):
    assert onschadelijk(tekst) == f"'{tekst}"
    assert csv_cellen(schrijf_csv([tekst], [[tekst]])) == [[f"'{tekst}"]] * 2


@pytest.mark.parametrize("tekst", ONSCHULDIG)
def test_csv_laat_gewone_tekst_staan(tekst):
    assert onschadelijk(tekst) == tekst


@pytest.mark.parametrize("tekst", [tekst for tekst in GEVAARLIJK if tekst.isprintable()])
def test_xlsx_houdt_tekst_tekst(tekst):
    for (cel,) in xlsx_cellen(schrijf_xlsx([tekst], [[tekst]])):
        assert (cel.data_type, cel.value) == ("s", tekst)


@given(st.text(max_size=40))
def test_geen_enkele_tekst_begint_een_formule(tekst):
    assert onschadelijk(tekst).lstrip()[:1] not in tuple("=+-@＝＋－＠")


@given(st.lists(st.text(st.characters(), max_size=30), min_size=1, max_size=4))
def test_elke_tekst_laat_zich_schrijven(teksten):
    assert schrijf_xlsx(teksten, [teksten]) == schrijf_xlsx(teksten, [teksten])
    assert len(csv_cellen(schrijf_csv(teksten, [teksten]))) == 2


def test_csv_zoals_nederlands_excel_het_verwacht():
    inhoud = schrijf_csv(
        ["Naam", "Uren", "Bedrag", "Ingang", "Spoed", "Niets"],
        [["Öztürk; Ş.", 12, Decimal("-1683.05"), date(2026, 4, 1), True, None], ["", 0, Decimal("1E+3"), None, False, None]],
    )  # fmt: skip
    assert (
        inhoud
        == (
            "\ufeffNaam;Uren;Bedrag;Ingang;Spoed;Niets\r\n"
            '"Öztürk; Ş.";12;-1683,05;01-04-2026;Ja;\r\n'
            ";0;1000;;Nee;\r\n"
        ).encode()
    )


def test_xlsx_heeft_getypeerde_cellen():
    kop, rij = xlsx_cellen(
        schrijf_xlsx(
            ["Naam", "Uren", "Bedrag", "Ingang", "Spoed", "Niets"],
            [["Öztürk", 12, Decimal("1683.05"), date(2026, 4, 1), False, None]],
            blad="Werkvoorraad",
        )
    )
    assert [cel.value for cel in kop] == ["Naam", "Uren", "Bedrag", "Ingang", "Spoed", "Niets"]
    assert [cel.value for cel in rij[:3]] == ["Öztürk", 12, 1683.05]
    assert rij[3].value.date() == date(2026, 4, 1)
    assert rij[3].number_format == "dd-mm-yyyy"
    assert rij[2].number_format == "#,##0.00"
    assert [cel.value for cel in rij[4:]] == ["Nee", None]


def test_rijen_mogen_een_generator_zijn_en_leeg():
    assert len(xlsx_cellen(schrijf_xlsx(["A"], ([str(nr)] for nr in range(3))))) == 4
    assert len(xlsx_cellen(schrijf_xlsx(["A"], []))) == 1
    assert csv_cellen(schrijf_csv(["A"], ([str(nr)] for nr in range(2)))) == [["A"], ["0"], ["1"]]


def test_een_kolom_is_zo_breed_als_wat_erin_staat():
    inhoud = schrijf_xlsx(["Nr", "Aanbieder"], [["1", "Stichting Voorbeeld voor zorg"], ["2", "x"]])
    kolommen = load_workbook(io.BytesIO(inhoud)).active.column_dimensions
    assert 12 <= kolommen["A"].width < 14
    assert len("Stichting Voorbeeld voor zorg") < kolommen["B"].width < 40


def test_te_lange_tekst_wordt_afgekapt_op_wat_een_cel_kan_houden():
    ((_,), (cel,)) = xlsx_cellen(schrijf_xlsx(["A"], [["x" * (MAX_TEKST + 5)]]))
    assert len(cel.value) == MAX_TEKST


def test_er_komt_niets_op_schijf(monkeypatch):
    def verboden(*_args, **_opties):
        raise AssertionError("temporary file")

    for naam in ("NamedTemporaryFile", "TemporaryFile", "mkstemp", "mkdtemp"):
        monkeypatch.setattr(tempfile, naam, verboden)
    assert schrijf_xlsx(["A"], [["b"]])[:2] == b"PK"
