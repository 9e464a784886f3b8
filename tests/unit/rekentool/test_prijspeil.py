"""What was granted, calculated again with the table of another year."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import (
    ONDERDELEN,
    Groepsinvoer,
    HandmatigeInvoer,
    Maatwerkreden,
    Rekeninvoer,
    Uitkomst,
    bereken,
    bereken_buiten_banden,
    bereken_groep,
    bereken_op_prijspeil,
    handmatig_maatwerk,
    uitkomst_als_gegevens,
)
from portal.domain.waarden import Aandeel, Bedrag, Uren
from portal.platform.reference_data import get_referentietabel

TOEN, NU = get_referentietabel(2025)[0], get_referentietabel(2026)[0]
ZORG = Rekeninvoer(
    zzp="VG7",
    dagbesteding_ja=True,
    behandeling_ja=True,
    tarief=Aandeel(Fraction(97, 100)),
    wonen=Uren(Fraction(48)),
    dagbesteding=Uren(Fraction(12)),
    nachtzorg=Uren(Fraction(4)),
    behandelaren=Uren(Fraction(3, 2)),
    context_uren_jaar=Uren(Fraction(52)),
    context_totaal=Bedrag(Fraction(20_000)),
)
WEINIG = replace(ZORG, wonen=Uren(Fraction(22)), dagbesteding=Uren(Fraction(7)))


def opgeslagen(uitkomst: Uitkomst) -> dict[str, object]:
    """Give what is kept of a granted calculation."""
    alles = uitkomst_als_gegevens(uitkomst)
    return {naam: alles[naam] for naam in ONDERDELEN}


def test_dezelfde_zorg_met_de_tabel_van_nu() -> None:
    oud = bereken(ZORG, TOEN)
    opnieuw = bereken_op_prijspeil(opgeslagen(oud), NU, in_groep=False)
    assert opnieuw == bereken(ZORG, NU).bedragen
    assert oud.bedragen is not None
    assert opnieuw is not None
    assert opnieuw.jaar_100 > oud.bedragen.jaar_100


@given(st.integers(0, 200), st.integers(0, 40), st.integers(0, 60_000))
def test_met_de_eigen_tabel_komt_er_hetzelfde_uit(wonen: int, nacht: int, euro: int) -> None:
    invoer = replace(
        ZORG,
        wonen=Uren(Fraction(wonen)),
        nachtzorg=Uren(Fraction(nacht)),
        context_totaal=Bedrag(Fraction(euro)),
    )
    oud = bereken(invoer, NU)
    opnieuw = bereken_op_prijspeil(opgeslagen(oud), NU, in_groep=False)
    assert opnieuw == oud.bedragen


def test_minder_context_boven_de_nieuwe_drempel_telt_helemaal() -> None:
    boven = bereken(ZORG, TOEN).bedragen
    assert boven is not None
    alles = replace(ZORG, context_boven_toegekend=boven.context_boven)
    opnieuw = bereken_op_prijspeil(opgeslagen(bereken(alles, TOEN)), NU, in_groep=False)
    assert opnieuw == bereken(ZORG, NU).bedragen


def test_maatwerk_buiten_de_banden_blijft_dat() -> None:
    oud = bereken_buiten_banden(WEINIG, TOEN)
    assert oud.maatwerk is Maatwerkreden.BUITEN_BANDEN
    opnieuw = bereken_op_prijspeil(opgeslagen(oud), NU, in_groep=False)
    assert opnieuw == bereken_buiten_banden(WEINIG, NU).bedragen
    assert opnieuw is not None


def test_een_ander_bezwaar_van_de_rekentool_blijft() -> None:
    oud = opgeslagen(bereken(ZORG, TOEN))
    invoer = oud["invoer"]
    assert isinstance(invoer, dict)
    with pytest.raises(DomeinFout) as fout:
        bereken_op_prijspeil({**oud, "invoer": {**invoer, "tarief": "0/1"}}, NU, in_groep=False)
    assert fout.value.code == "tarief_buiten_bereik"


@given(st.integers(0, 400), st.integers(0, 90_000))
def test_ieder_in_een_groep_houdt_zijn_deel(uren: int, euro: int) -> None:
    ander = replace(ZORG, zzp="VG8", wonen=Uren(Fraction(60)))
    groep = Groepsinvoer(
        clienten=(ZORG, ander, WEINIG),
        context_uren_jaar=Uren(Fraction(uren)),
        context_totaal=Bedrag(Fraction(euro)),
        zonder_volumetoets=frozenset({2}),
    )
    for uitkomst in bereken_groep(groep, NU).clienten:
        opnieuw = bereken_op_prijspeil(opgeslagen(uitkomst), NU, in_groep=True)
        assert uitkomst.bedragen is not None
        assert opnieuw is not None
        assert opnieuw.jaar_100 == uitkomst.bedragen.jaar_100
        assert opnieuw.jaarbedrag_cent == uitkomst.bedragen.jaarbedrag_cent


@pytest.mark.parametrize("in_groep", [True, False])
def test_zonder_meerzorg_in_de_nieuwe_tabel_is_er_geen_bedrag(in_groep: bool) -> None:
    oud = opgeslagen(bereken(ZORG, TOEN))
    invoer = oud["invoer"]
    assert isinstance(invoer, dict)
    minder = {**oud, "invoer": {**invoer, "wonen": "1/1", "dagbesteding": "0/1"}}
    assert bereken_op_prijspeil(minder, NU, in_groep=in_groep) is None


def test_wat_niet_opnieuw_te_berekenen_is() -> None:
    oud = opgeslagen(bereken(ZORG, TOEN))
    invoer = oud["invoer"]
    assert isinstance(invoer, dict)
    getypt = HandmatigeInvoer(
        zorgprofiel="6VG",
        tarief=ZORG.tarief,
        meerzorguren=Uren(Fraction(30)),
        bedrag_100=Bedrag(Fraction(50_000)),
    )
    for onbekend in (
        {},
        {**oud, "bedragen": None},
        opgeslagen(handmatig_maatwerk(getypt, TOEN)),
        {**oud, "invoer": {**invoer, "zzp": "VG99"}},
    ):
        assert bereken_op_prijspeil(onbekend, NU, in_groep=False) is None
