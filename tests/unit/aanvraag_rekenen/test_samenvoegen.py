"""Two people in one block of the rekentool."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.aanvraag.queries.rekenen import Botsing, Ingevuld, schoon, voeg_samen

TEKST = st.sampled_from(["", "1", "2", "ca. 3 uur"])
BLOK = st.fixed_dictionaries({"avg": TEKST, "sog": TEKST})


def samen(basis, ander, eigen, *, versie=1):
    nieuw = Ingevuld(blok=eigen, versie=versie, basis=basis)
    return voeg_samen("behandelaars", nieuw, versie=2, opgeslagen=ander)


@pytest.mark.parametrize(
    ("basis", "ander", "eigen", "uit", "botst"),
    [
        ("", "4", "", "4", False),
        ("", "", "5", "5", False),
        ("1", "4", "4", "4", False),
        ("1", "4", "1", "4", False),
        ("1", "4", "5", "4", True),
        ("1", "", "5", "", True),
    ],
)
def test_alleen_wat_beiden_anders_maken_botst(basis, ander, eigen, uit, botst):
    gevonden = samen({"avg": basis}, {"avg": ander}, {"avg": eigen})
    assert gevonden.blok["avg"] == uit
    verwacht = (Botsing("behandelaars", "avg", basis, ander, eigen),) if botst else ()
    assert gevonden.botsingen == verwacht


def test_zonder_tussentijdse_wijziging_geldt_wat_er_getypt_is():
    assert samen({"avg": "1"}, {"avg": "4"}, {"avg": "5"}, versie=2).blok["avg"] == "5"


@given(BLOK, BLOK)
def test_wie_niets_wijzigt_botst_nooit(basis, ander):
    gevonden = samen(basis, ander, basis)
    assert gevonden.botsingen == ()
    assert gevonden.blok == schoon("behandelaars", ander)


@given(BLOK, BLOK, BLOK)
def test_elk_veld_komt_van_iemand_en_een_botsing_laat_staan_wat_er_stond(basis, ander, eigen):
    gevonden = samen(basis, ander, eigen)
    for veld in ("avg", "sog"):
        assert gevonden.blok[veld] in {ander[veld], eigen[veld]}
    for botsing in gevonden.botsingen:
        assert gevonden.blok[botsing.veld] == botsing.ander


def test_lege_rijen_en_onbekende_velden_vallen_weg():
    blok = {"ma_vr": [{"van": "7:00", "tot": ""}, {"van": "", "tot": ""}], "vreemd": "x"}
    assert schoon("dagprogramma", blok) == {"ma_vr": [{"van": "7:00", "tot": ""}], "za_zo": []}
