"""VH1-VH5: when a verhuisformulier may be used, and who signs in which order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.fouten import DomeinFout
from portal.domain.procedure.verhuizing import (
    Handtekeningverzoek,
    Partij,
    Verhuisformulier,
    Verhuisregels,
    Verhuisvorm,
    controleer_handtekening,
    controleer_start,
    is_reden_nodig,
)
from portal.domain.termijnen import EEN_DAG, laatste_dag_looptijd, tel_maanden

REGELS = Verhuisregels(dagen_terug=31, overblijver_maanden=3)
OA, NA = Partij.OUDE_AANBIEDER, Partij.NIEUWE_AANBIEDER
OZ, NZ = Partij.OUD_ZORGKANTOOR, Partij.NIEUW_ZORGKANTOOR
FORMULIER = Verhuisformulier(
    verhuisdatum=date(2026, 12, 1),
    ingang=date(2026, 5, 1),
    einde=date(2029, 4, 30),
    zelfde_aanbieder=False,
    zelfde_zorgkantoor=False,
    maatwerk=False,
    uren_bekend=False,
    tarief_bekend=True,
)
VERZOEK = Handtekeningverzoek(
    partijen=frozenset(Partij),
    getekend=0,
    verhuisd=True,
    plan=True,
    reden="",
    vandaag=date(2026, 11, 22),
)


def weigering(formulier: Verhuisformulier, verzoek: Handtekeningverzoek) -> str:
    with pytest.raises(DomeinFout) as fout:
        controleer_handtekening(formulier, verzoek, REGELS)
    return fout.value.code


@pytest.mark.parametrize(
    ("zelfde_aanbieder", "zelfde_zorgkantoor", "stappen"),
    [
        (False, False, [{OA}, {NA}, {OZ}, {NZ}]),
        (False, True, [{OA}, {NA}, {OZ, NZ}]),
        (True, True, [{OA, NA}, {OZ, NZ}]),
        (True, False, [{OA, NA}, {OZ}, {NZ}]),
    ],
)
def test_ieder_tekent_een_keer_en_op_volgorde(
    zelfde_aanbieder: bool, zelfde_zorgkantoor: bool, stappen: list[set[Partij]]
) -> None:
    formulier = replace(
        FORMULIER, zelfde_aanbieder=zelfde_aanbieder, zelfde_zorgkantoor=zelfde_zorgkantoor
    )
    assert [set(stap) for stap in formulier.stappen] == stappen
    assert [set(formulier.aan_de_beurt(nr)) for nr in range(len(stappen))] == stappen
    assert formulier.aan_de_beurt(len(stappen)) == frozenset()
    verkort = formulier.vorm is Verhuisvorm.VERKORT
    assert verkort is zelfde_aanbieder


@given(st.integers(0, 6), st.frozensets(st.sampled_from(Partij)))
def test_alleen_wie_aan_de_beurt_is_tekent(getekend: int, partijen: frozenset[Partij]) -> None:
    verzoek = replace(VERZOEK, partijen=partijen, getekend=getekend)
    if FORMULIER.aan_de_beurt(getekend) & partijen:
        gaf = controleer_handtekening(FORMULIER, verzoek, REGELS)
        assert gaf == FORMULIER.stappen[getekend]
    else:
        assert weigering(FORMULIER, verzoek) == "niet_aan_de_beurt"


@pytest.mark.parametrize("dag", [date(2026, 4, 30), date(2029, 5, 1)])
def test_vh1_buiten_de_looptijd_is_een_nieuwe_aanvraag_nodig(dag: date) -> None:
    with pytest.raises(DomeinFout) as fout:
        controleer_start(replace(FORMULIER, verhuisdatum=dag), plan_geheel=True)
    assert fout.value.code == "verhuisdatum_buiten_looptijd"
    assert fout.value.gegevens["einde"] == date(2029, 4, 30)


@pytest.mark.parametrize("dag", [date(2026, 5, 1), date(2029, 4, 30)])
def test_de_eerste_en_de_laatste_dag_kunnen(dag: date) -> None:
    controleer_start(replace(FORMULIER, verhuisdatum=dag), plan_geheel=True)


def test_een_plan_dat_deels_overgaat_vraagt_een_nieuwe_aanvraag() -> None:
    with pytest.raises(DomeinFout) as fout:
        controleer_start(FORMULIER, plan_geheel=False)
    assert fout.value.code == "plan_niet_overgenomen"


@pytest.mark.parametrize("veld", ["verhuisd", "plan"])
def test_vh2_zonder_beide_verklaringen_geen_handtekening(veld: str) -> None:
    assert weigering(FORMULIER, replace(VERZOEK, **{veld: False})) == "verklaring_ontbreekt"


def test_vh3_maatwerk_zonder_uren_is_niet_te_tekenen() -> None:
    maatwerk = replace(FORMULIER, maatwerk=True)
    assert weigering(maatwerk, VERZOEK) == "uren_ontbreken"
    met_uren = replace(maatwerk, uren_bekend=True)
    assert controleer_handtekening(met_uren, VERZOEK, REGELS) == {OA}


def test_zonder_percentage_is_er_geen_nieuw_bedrag() -> None:
    assert weigering(replace(FORMULIER, tarief_bekend=False), VERZOEK) == "tarief_ontbreekt"


def test_vh5_langer_dan_31_dagen_terug_vraagt_een_reden_van_het_zorgkantoor() -> None:
    net = replace(FORMULIER, verhuisdatum=date(2026, 10, 22))
    te_lang = replace(FORMULIER, verhuisdatum=date(2026, 10, 21))
    assert not is_reden_nodig(net.verhuisdatum, VERZOEK.vandaag, REGELS)
    assert is_reden_nodig(te_lang.verhuisdatum, VERZOEK.vandaag, REGELS)
    assert controleer_handtekening(te_lang, VERZOEK, REGELS) == {OA}
    zorgkantoor = replace(VERZOEK, getekend=2)
    assert controleer_handtekening(net, zorgkantoor, REGELS) == {OZ}
    assert weigering(te_lang, zorgkantoor) == "reden_ontbreekt"
    met_reden = replace(zorgkantoor, reden="Het formulier kwam laat binnen.")
    assert controleer_handtekening(te_lang, met_reden, REGELS) == {OZ}


def test_vh1_geldt_ook_bij_het_tekenen() -> None:
    voorbij = replace(FORMULIER, einde=date(2026, 11, 30))
    assert weigering(voorbij, VERZOEK) == "verhuisdatum_buiten_looptijd"


def test_de_oude_eindigt_de_dag_ervoor() -> None:
    assert date(2027, 1, 1) - EEN_DAG == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("ingang", "laatste", "maanden"),
    [
        (date(2026, 6, 22), date(2028, 12, 31), 31),
        (date(2026, 12, 14), date(2026, 12, 14), 1),
        (date(2026, 5, 1), date(2028, 4, 30), 24),
    ],
)
def test_een_deel_van_een_maand_telt_als_een_maand(
    ingang: date, laatste: date, maanden: int
) -> None:
    assert tel_maanden(ingang, laatste) == maanden


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)), st.integers(0, 1500))
def test_de_maanden_zijn_de_minste_die_de_laatste_dag_halen(ingang: date, dagen: int) -> None:
    laatste = ingang + timedelta(days=dagen)
    maanden = tel_maanden(ingang, laatste)
    assert laatste <= laatste_dag_looptijd(ingang, maanden)
    assert maanden == 1 or laatste_dag_looptijd(ingang, maanden - 1) < laatste
