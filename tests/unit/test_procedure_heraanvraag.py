"""When a her-aanvraag may start, how it differs, and what becomes of the old doelen."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.fouten import DomeinFout
from portal.domain.procedure import (
    Aanleiding,
    Duur,
    Eindereden,
    Omvang,
    Verschil,
    bepaal_verschil,
    eis_aanleiding,
    grens_na_preventief,
    is_na_preventief,
    mogelijke_aanleidingen,
)
from portal.domain.termijnen import Maandgrens
from portal.domain.vragenlijst import (
    TERUGBLIK,
    Vervolg,
    lees_vervolg,
    open_terugblik,
    velden_van_vervolg,
)

EINDE, TUSSENTIJDS = Aanleiding.EINDE_LOOPTIJD, Aanleiding.TUSSENTIJDS
AHORN = Duur(ingang=date(2026, 5, 1), laatste_dag=date(2028, 4, 30), einde=date(2028, 4, 30))
VORIG = Omvang(
    profiel="Meerzorgprofiel 4",
    meerzorguren=Fraction(54),
    jaarbedrag=Fraction(96_000),
    jaarbedrag_100=Fraction(100_000),
    prijspeil=2026,
)
TIEN_PROCENT = Fraction(1, 10)
OUD = {
    "doel_id": "d0",
    "korte_naam": "rustige ochtend",
    "beginstand": "5 keer",
    "einddatum": "2027-04-30",
    "tussenmeting": "2026-11-01",
    "stand_vorig_doel": "gehaald",
}
VOORTZETTEN = {
    "stand_vorig_doel": "deels gehaald",
    "uitleg_vorig_doel": "Van 5 naar 3 keer.",
    "vervolg_vorig_doel": "voortzetten (zelfde doel)",
}


@pytest.mark.parametrize(
    ("duur", "soort", "dag", "verwacht"),
    [
        (AHORN, "individueel", date(2026, 4, 30), ()),
        (AHORN, "individueel", date(2026, 5, 1), (EINDE, TUSSENTIJDS)),
        (AHORN, "individueel", date(2028, 4, 30), (EINDE, TUSSENTIJDS)),
        (AHORN, "individueel", date(2028, 5, 1), (EINDE,)),
        (AHORN, "groep", date(2026, 5, 1), (EINDE,)),
        (AHORN, "preventief", date(2026, 5, 1), (EINDE,)),
        *(
            (replace(AHORN, einde=date(2027, 1, 1), reden=reden), "individueel", dag, verwacht)
            for reden, dag, verwacht in (
                (Eindereden.OP_VERZOEK, date(2027, 1, 2), (EINDE,)),
                (Eindereden.VERVANGEN, date(2027, 1, 1), (EINDE, TUSSENTIJDS)),
                (Eindereden.VERVANGEN, date(2027, 1, 2), ()),
                (Eindereden.INGETROKKEN, date(2027, 1, 2), ()),
                (Eindereden.HERROEPEN, date(2027, 1, 2), ()),
            )
        ),
        (replace(AHORN, bevestigd=False), "individueel", date(2026, 5, 1), ()),
    ],
)
def test_wanneer_een_her_aanvraag_kan(duur, soort, dag, verwacht):  # T32, K08, K10
    assert mogelijke_aanleidingen(duur, soort=soort, dag=dag) == verwacht


@pytest.mark.parametrize(
    ("aanleiding", "mogelijk", "feiten", "code"),
    [
        (EINDE, (), "x", "her_aanvraag_niet_mogelijk"),
        (TUSSENTIJDS, (EINDE,), "x", "aanleiding_niet_mogelijk"),
        (TUSSENTIJDS, (EINDE, TUSSENTIJDS), " ", "nieuwe_feiten_ontbreken"),
    ],
)
def test_een_her_aanvraag_die_niet_kan(aanleiding, mogelijk, feiten, code):
    with pytest.raises(DomeinFout) as fout:
        eis_aanleiding(aanleiding, mogelijk, nieuwe_feiten=feiten)

    assert fout.value.code == code


@pytest.mark.parametrize("aanleiding", list(Aanleiding))
def test_een_her_aanvraag_die_kan(aanleiding):
    eis_aanleiding(aanleiding, (EINDE, TUSSENTIJDS), nieuwe_feiten="Een nieuwe diagnose.")


@pytest.mark.parametrize(
    ("soort", "dag", "verwacht"),
    [
        ("preventief", date(2027, 12, 14), True),
        ("preventief", date(2027, 12, 15), False),
        ("individueel", date(2027, 1, 1), False),
    ],
)
def test_vervolg_na_preventief(soort, dag, verwacht):  # PV5
    einde = date(2026, 12, 14)

    assert is_na_preventief(soort=soort, einde=einde, dag=dag, maanden=12) is verwacht


@pytest.mark.parametrize(
    ("ingang", "al", "maximum"),
    [
        (date(2026, 12, 15), 3, 3),
        (date(2026, 12, 15), 4, 2),
        (date(2026, 12, 1), 3, 3),
        (date(2026, 12, 16), 4, 6),
        (None, 4, 6),
    ],
)
def test_twee_preventieve_perioden_zijn_samen_hoogstens_zes_maanden(ingang, al, maximum):  # PV7
    grens = grens_na_preventief(
        Maandgrens(3, 6), al_preventief=al, einde=date(2026, 12, 14), ingang=ingang
    )

    assert grens == Maandgrens(3, maximum)


@pytest.mark.parametrize(
    ("nieuw", "substantieel"),
    [
        ({"jaarbedrag_100": Fraction(110_000)}, False),
        ({"jaarbedrag_100": Fraction(110_001)}, True),
        ({"jaarbedrag_100": Fraction(89_999)}, True),
        ({"jaarbedrag_100": None, "jaarbedrag": Fraction(105_601)}, True),
        ({"jaarbedrag_100": None, "jaarbedrag": None}, False),
        ({"profiel": "Meerzorgprofiel 3"}, True),
        ({"prijspeil": 2027, "jaarbedrag_100": Fraction(120_000)}, True),
    ],
)
def test_een_verschil_dat_moet_worden_verklaard(nieuw, substantieel):  # SG-VERSCHIL-VORIG
    verschil = bepaal_verschil(replace(VORIG, **nieuw), VORIG, drempel=TIEN_PROCENT)

    assert verschil.substantieel is substantieel


def test_het_verschil_is_exact_en_noemt_het_prijspeil():
    nieuw = Omvang(
        profiel="Meerzorgprofiel 4",
        meerzorguren=Fraction(163, 3),
        jaarbedrag=Fraction(96_000) + Fraction(1, 3),
        jaarbedrag_100=Fraction(100_000),
        prijspeil=2027,
    )

    assert bepaal_verschil(nieuw, VORIG, drempel=TIEN_PROCENT) == Verschil(
        meerzorguren=Fraction(1, 3),
        jaarbedrag=Fraction(1, 3),
        zelfde_prijspeil=False,
        substantieel=False,
    )


@pytest.mark.parametrize(
    ("gevraagd", "substantieel"), [(Fraction(115_500), False), (Fraction(115_501), True)]
)
def test_bij_een_ander_prijspeil_telt_wat_dezelfde_zorg_nu_kost(gevraagd, substantieel):
    nu = replace(VORIG, jaarbedrag=Fraction(100_800), jaarbedrag_100=Fraction(105_000))
    nieuw = replace(VORIG, prijspeil=2027, jaarbedrag_100=gevraagd, jaarbedrag=Fraction(102_000))

    assert bepaal_verschil(nieuw, VORIG, drempel=TIEN_PROCENT, nu=nu) == Verschil(
        meerzorguren=Fraction(0),
        jaarbedrag=Fraction(6_000),
        vergelijkbaar=Fraction(1_200),
        zelfde_prijspeil=False,
        substantieel=substantieel,
    )


def test_bij_hetzelfde_prijspeil_wordt_niet_opnieuw_gerekend():
    nu = replace(VORIG, jaarbedrag_100=Fraction(1))

    assert bepaal_verschil(VORIG, VORIG, drempel=TIEN_PROCENT, nu=nu) == bepaal_verschil(
        VORIG, VORIG, drempel=TIEN_PROCENT
    )


@given(st.fractions(0, 200_000))
def test_wat_gelijk_blijft_hoeft_geen_verklaring(bedrag):
    omvang = replace(VORIG, jaarbedrag_100=bedrag)

    assert not bepaal_verschil(omvang, omvang, drempel=Fraction(0)).substantieel


@pytest.mark.parametrize(
    ("tekst", "vervolg"),
    [
        ("voortzetten (zelfde doel)", Vervolg.VOORTZETTEN),
        ("afsluiten", Vervolg.AFSLUITEN),
        ("iets anders", None),
        (None, None),
    ],
)
def test_hoe_een_doel_verdergaat(tekst, vervolg):
    assert lees_vervolg({"vervolg_vorig_doel": tekst}) is vervolg


def test_een_doel_dat_doorgaat_houdt_zijn_teksten_en_krijgt_nieuwe_dagen():
    assert velden_van_vervolg(OUD, Vervolg.VOORTZETTEN) == {"korte_naam": "rustige ochtend"}
    assert velden_van_vervolg(OUD, Vervolg.BIJSTELLEN) == {"korte_naam": "rustige ochtend"}
    assert velden_van_vervolg(OUD, Vervolg.VERVANGEN) == {"volgt_op": "d0"}


@pytest.mark.parametrize(
    ("antwoord", "doelen", "gemist"),
    [
        (None, [], TERUGBLIK),
        ({"stand_vorig_doel": "gehaald"}, [], ("uitleg_vorig_doel", "vervolg_vorig_doel")),
        (VOORTZETTEN, [], ("doel_id",)),
        (VOORTZETTEN, [{"doel_id": "d0"}], ()),
        (VOORTZETTEN | {"vervolg_vorig_doel": "vervangen"}, [{"doel_id": "d0"}], ("volgt_op",)),
        (VOORTZETTEN | {"vervolg_vorig_doel": "vervangen"}, [{"volgt_op": "d0"}], ()),
        (VOORTZETTEN | {"vervolg_vorig_doel": "afsluiten"}, [], ()),
        (VOORTZETTEN | {"vervolg_vorig_doel": "later"}, [], ("vervolg_vorig_doel",)),
    ],
)
def test_een_oud_doel_zonder_uitkomst_houdt_indienen_tegen(antwoord, doelen, gemist):  # G12
    terugblik = {} if antwoord is None else {"d0": antwoord}

    assert open_terugblik(["d0"], terugblik, doelen) == ({"d0": gemist} if gemist else {})
