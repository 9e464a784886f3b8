"""H3, H4 and VH4: what it does to a group when members leave."""

import uuid
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.fouten import DomeinFout
from portal.domain.procedure.mutatie import (
    MUTATIE,
    Groepstoekenning,
    Lidgevolg,
    Mutatiesoort,
    Voorgevolg,
    bepaal_gevolgen,
    eis_eigen_context,
    is_te_klein,
    laatste_dag_in_groep,
    maanden_in_groep,
)
from portal.domain.termijnen import Maandgrens

INGANG, EINDE = date(2026, 1, 1), date(2028, 12, 31)
BUITEN = date(2026, 6, 17)
VERTREK = Mutatiesoort.VERTREK


def groep(aantal: int) -> list[Groepstoekenning]:
    ids = (uuid.UUID(int=nr) for nr in range(1, aantal + 1))
    return [Groepstoekenning(id=id_, ingang=INGANG, einde=EINDE) for id_ in ids]


def gevolgen(leden: list[Groepstoekenning], *nummers: int, dag: date = BUITEN) -> list[Voorgevolg]:
    weg = {leden[nr - 1].id for nr in nummers}
    return list(bepaal_gevolgen(leden, weg, dag, soort=VERTREK, maanden=3))


def test_s11_wie_vertrekt_eindigt_de_dag_ervoor_en_de_rest_blijft_gelijk() -> None:
    uit = gevolgen(groep(4), 2)
    assert [(rij.gevolg, rij.einde) for rij in uit] == [
        (Lidgevolg.ONGEWIJZIGD, EINDE),
        (Lidgevolg.EINDIGT, date(2026, 6, 16)),
        (Lidgevolg.ONGEWIJZIGD, EINDE),
        (Lidgevolg.ONGEWIJZIGD, EINDE),
    ]
    assert [rij.raakt for rij in uit] == [False, True, False, False]


def test_h4_wie_alleen_overblijft_loopt_hoogstens_drie_maanden_door() -> None:
    alleen = gevolgen(groep(2), 1)[1]
    assert (alleen.gevolg, alleen.einde) == (Lidgevolg.OVERBLIJVER, date(2026, 9, 16))
    kort = [groep(1)[0], Groepstoekenning(id=uuid.UUID(int=9), ingang=INGANG, einde=BUITEN)]
    assert gevolgen(kort, 1)[1] == Voorgevolg(
        id=uuid.UUID(int=9), gevolg=Lidgevolg.ONGEWIJZIGD, einde=BUITEN
    )


def test_wie_de_dag_ervoor_al_eindigde_telt_niet_als_blijver() -> None:
    klaar = Groepstoekenning(id=uuid.UUID(int=9), ingang=INGANG, einde=date(2026, 6, 16))
    uit = gevolgen([*groep(2), klaar], 1)
    assert [rij.gevolg for rij in uit] == [
        Lidgevolg.EINDIGT,
        Lidgevolg.OVERBLIJVER,
        Lidgevolg.ONGEWIJZIGD,
    ]


def test_verplaatsen_geeft_een_ander_gevolg_dan_vertrek() -> None:
    leden = groep(3)
    uit = bepaal_gevolgen(leden, [leden[0].id], BUITEN, soort=Mutatiesoort.VERPLAATSING, maanden=3)
    assert (uit[0].gevolg, uit[0].einde) == (Lidgevolg.GAAT_OVER, date(2026, 6, 16))


@pytest.mark.parametrize("dag", [date(2025, 12, 31), date(2029, 1, 2)])
def test_buiten_de_looptijd_kan_niemand_vertrekken(dag: date) -> None:
    with pytest.raises(DomeinFout) as fout:
        gevolgen(groep(3), 1, dag=dag)
    assert fout.value.code == "mutatie_buiten_looptijd"


def test_iemand_moet_gekozen_zijn() -> None:
    with pytest.raises(DomeinFout) as fout:
        gevolgen(groep(2))
    assert fout.value.code == "niemand_gekozen"


@pytest.mark.parametrize(("blijven", "klein"), [(0, False), (1, True), (2, False)])
def test_vh4_een_is_geen_groep(blijven: int, klein: bool) -> None:
    assert is_te_klein(blijven) is klein


@given(st.integers(3, 30), st.data())
def test_niemand_anders_wordt_geraakt_zolang_er_twee_blijven(aantal: int, data: st.DataObject):
    leden = groep(aantal)
    nummers = data.draw(st.sets(st.integers(1, aantal), min_size=1, max_size=aantal - 2))
    uit = gevolgen(leden, *nummers)
    geraakt = {rij.id for rij in uit if rij.raakt}
    assert geraakt == {leden[nr - 1].id for nr in nummers}
    assert {rij.einde for rij in uit if rij.raakt} == {BUITEN - timedelta(days=1)}


@pytest.mark.parametrize(
    ("groep_tot", "laatste"),
    [
        (None, date(2029, 1, 21)),
        (date(2028, 12, 31), date(2028, 12, 31)),
        (date(2030, 1, 1), date(2029, 1, 21)),
    ],
)
def test_s11_wie_instroomt_loopt_niet_langer_dan_de_groep(
    groep_tot: date | None, laatste: date
) -> None:
    assert laatste_dag_in_groep(date(2026, 6, 22), 31, groep_tot) == laatste


@pytest.mark.parametrize(
    ("ingang", "maanden"),
    [(date(2026, 12, 1), 17), (date(2028, 4, 30), 1), (date(2026, 12, 15), 17)],
)
def test_wie_erbij_komt_krijgt_de_maanden_die_de_groep_nog_heeft(ingang, maanden):
    assert maanden_in_groep(ingang, date(2028, 4, 30), Maandgrens(1, 36)) == maanden


def test_wie_erbij_komt_blijft_binnen_de_eigen_grens_en_begint_niet_na_de_groep():
    groep_tot = date(2028, 4, 30)
    assert maanden_in_groep(date(2026, 12, 1), groep_tot, Maandgrens(1, 12)) == 12
    with pytest.raises(DomeinFout) as fout:
        maanden_in_groep(date(2028, 5, 1), groep_tot, Maandgrens(1, 36))
    assert fout.value.code == "instroom_na_groep"


def test_alleen_wie_erbij_komt_vraagt_geen_context():
    eis_eigen_context("nieuw", heeft_context=True)
    eis_eigen_context(MUTATIE, heeft_context=False)
    with pytest.raises(DomeinFout) as fout:
        eis_eigen_context(MUTATIE, heeft_context=True)
    assert fout.value.code == "instroom_zonder_context"
