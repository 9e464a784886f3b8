"""Typed reading of data files, and conditions on fields and answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from portal.domain.fouten import DomeinFout
from portal.domain.gegevens import Lezer
from portal.domain.voorwaarden import (
    Operator,
    Voorwaarde,
    is_gevuld,
    keuze_van,
    lees_voorwaarde,
    lees_zichtbaarheid,
    voldoet,
)

LEZER = Lezer(
    {
        "tekst": "x",
        "getal": 3,
        "vlag": True,
        "dag": date(2026, 1, 1),
        "decimaal": "1.50",
        "ja": "ja",
        "teksten": ["a", "b"],
        "getallen": [1, 2],
        "deel": {"id": "d"},
        "delen": [{"id": "e"}],
    },
    "bestand",
)


def test_each_kind_is_read():
    assert LEZER.tekst("tekst") == "x"
    assert LEZER.tekst_of_niets("tekst") == "x"
    assert LEZER.tekst_of_niets("weg") is None
    assert LEZER.deel("deel").alle_teksten() == {"id": "d"}
    assert LEZER.getal_of_niets("getal") == 3
    assert LEZER.getal_of_niets("weg") is None
    assert LEZER.vlag("vlag") is True
    assert LEZER.datum_of_niets("dag") == date(2026, 1, 1)
    assert LEZER.datum_of_niets("weg") is None
    assert LEZER.decimaal("decimaal") == Decimal("1.50")
    assert LEZER.ja("ja") is True
    assert LEZER.teksten("teksten") == ("a", "b")
    assert LEZER.teksten("weg") == ()
    assert LEZER.getallen("getallen") == (1, 2)
    assert LEZER.deel("deel").plek == "bestand.deel"
    assert LEZER.delen("delen")[0].plek == "bestand.delen[0]"


@pytest.mark.parametrize(
    ("lees", "sleutel"),
    [
        (Lezer.tekst, "getal"),
        (Lezer.tekst, "weg"),
        (Lezer.getal, "tekst"),
        (Lezer.vlag, "tekst"),
        (Lezer.datum, "tekst"),
        (Lezer.decimaal, "tekst"),
        (Lezer.ja, "tekst"),
        (Lezer.teksten, "tekst"),
        (Lezer.teksten, "getallen"),
        (Lezer.deel, "tekst"),
        (Lezer.delen, "teksten"),
    ],
)
def test_a_wrong_kind_names_its_place(lees, sleutel):
    with pytest.raises(DomeinFout) as fout:
        lees(LEZER, sleutel)
    assert fout.value.code == "gegevens_onjuist"
    assert fout.value.gegevens == {"plek": "bestand", "sleutel": sleutel}


@pytest.mark.parametrize(
    ("gegevens", "verwacht"),
    [
        ({"veld": "a", "gelijk": "x"}, Voorwaarde("a", Operator.GELIJK, ("x",))),
        ({"veld": "a", "een_van": ["x", "y"]}, Voorwaarde("a", Operator.EEN_VAN, ("x", "y"))),
        ({"veld": "a", "groter_dan": 2}, Voorwaarde("a", Operator.GROTER_DAN, grens=2)),
        ({"veld": "a", "gevuld": True}, Voorwaarde("a", Operator.GEVULD)),
    ],
)
def test_conditions_are_read(gegevens, verwacht):
    assert lees_voorwaarde(Lezer(gegevens, "x")) == verwacht


@pytest.mark.parametrize(
    "gegevens", [{"veld": "a"}, {"veld": "a", "gelijk": "x", "gevuld": True}, {"veld": "a", "x": 1}]
)
def test_a_condition_has_one_known_operator(gegevens):
    with pytest.raises(DomeinFout) as fout:
        lees_voorwaarde(Lezer(gegevens, "x"))
    assert fout.value.code == "voorwaarde_onbekend"


def test_all_mentioned_conditions_are_listed():
    een, twee = {"veld": "a", "gevuld": True}, {"veld": "antwoord:v.deel", "gelijk": "ja"}
    zichtbaar = lees_zichtbaarheid(
        Lezer({"zichtbaar_als": [een], "zichtbaar_als_een_van": [[een, twee], [twee]]}, "x")
    )
    assert [eis.veld for eis in zichtbaar.voorwaarden] == [
        *("a", "a", "antwoord:v.deel", "antwoord:v.deel"),
    ]
    assert [eis.vraag_id for eis in zichtbaar.voorwaarden] == [None, None, "v", "v"]


@pytest.mark.parametrize(
    ("voorwaarde", "verwacht"),
    [
        (Voorwaarde("tekst", Operator.GELIJK, ("x",)), True),
        (Voorwaarde("tekst", Operator.GELIJK, ("y",)), False),
        (Voorwaarde("tekst", Operator.EEN_VAN, ("y", "x")), True),
        (Voorwaarde("weg", Operator.EEN_VAN, ("y", "x")), False),
        (Voorwaarde("tekst", Operator.GEVULD), True),
        (Voorwaarde("leeg", Operator.GEVULD), False),
        (Voorwaarde("getal", Operator.GEVULD), True),
        (Voorwaarde("weg", Operator.GEVULD), False),
        (Voorwaarde("getal", Operator.GROTER_DAN, grens=2), True),
        (Voorwaarde("twee", Operator.GROTER_DAN, grens=2), False),
        (Voorwaarde("tekst", Operator.GROTER_DAN, grens=2), False),
        (Voorwaarde("antwoord:v", Operator.GELIJK, ("ja",)), True),
        (Voorwaarde("antwoord:v.datum", Operator.GEVULD), True),
        (Voorwaarde("antwoord:v.weg", Operator.GEVULD), False),
        (Voorwaarde("antwoord:kaal.datum", Operator.GEVULD), False),
        (Voorwaarde("antwoord:v", Operator.GROTER_DAN, grens=0), False),
    ],
)
def test_one_condition(voorwaarde, verwacht):
    velden = {"tekst": "x", "leeg": "", "getal": Fraction(5, 2), "twee": Decimal(2)}
    antwoorden = {"v": {"keuze": "ja", "datum": "2026-01-01"}, "kaal": "ja"}
    assert voldoet(voorwaarde, velden, antwoorden) is verwacht


@pytest.mark.parametrize(
    ("waarde", "gevuld", "keuze"),
    [
        (None, False, None),
        ("", False, None),
        ("ja", True, "ja"),
        ({"keuze": "nee"}, True, "nee"),
        ({"toelichting": " "}, False, None),
        ([], False, None),
        ([{"a": ""}], False, None),
        ([{"a": "b"}], True, None),
    ],
)
def test_filled_and_chosen(waarde, gevuld, keuze):
    assert is_gevuld(waarde) is gevuld
    assert keuze_van(waarde) == keuze
