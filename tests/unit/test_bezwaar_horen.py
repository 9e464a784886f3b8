"""The days before a hearing, who may hear, and what becomes of a hearing."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.fouten import DomeinFout
from portal.domain.procedure.bezwaar import Hoorstand
from portal.domain.procedure.hoorzitting import (
    HOOR_OVERGANGEN,
    Hoorstap,
    bepaal_hoordagen,
    controleer_hoorder,
    controleer_verslag,
    controleer_zittingsdag,
    pas_toe_op_zitting,
)
from portal.platform.calendar_data import load_hoorregels, load_kalender

KALENDER, REGELS = load_kalender(), load_hoorregels(date(2027, 1, 1))
DAGEN = st.dates(date(2016, 1, 1), date(2060, 12, 31))
IEMAND, ANDER = UUID(int=1), UUID(int=2)


def dagen(zitting):
    return bepaal_hoordagen(zitting, regels=REGELS, kalender=KALENDER)


def plan(zitting, vandaag):
    controleer_zittingsdag(zitting, vandaag=vandaag, regels=REGELS, kalender=KALENDER)


@pytest.mark.parametrize(
    ("zitting", "stukken_tot", "inzage_vanaf"),
    [
        # An ordinary Thursday: ten days before is a Monday, a week before a Thursday.
        (date(2027, 1, 14), date(2027, 1, 4), date(2027, 1, 7)),
        # Counted back, a Sunday stays a Sunday: art. 1 lid 2 takes it out of lid 1.
        (date(2027, 1, 13), date(2027, 1, 3), date(2027, 1, 6)),
        # A week before tweede paasdag + 7 is a holiday: the papers lie ready on Maundy Thursday.
        (date(2027, 4, 5), date(2027, 3, 26), date(2027, 3, 25)),
        # The week before lies in the Christmas days: Thursday the 24th is the working day before.
        (date(2027, 1, 1), date(2026, 12, 22), date(2026, 12, 24)),
    ],
)
def test_de_dagen_voor_een_zitting(zitting, stukken_tot, inzage_vanaf):
    gevonden = dagen(zitting)
    assert (gevonden.stukken_tot.datum, gevonden.inzage_vanaf) == (stukken_tot, inzage_vanaf)


@given(DAGEN)
def test_er_is_altijd_een_week_inzage_en_tien_dagen_voor_stukken(zitting):
    gevonden = dagen(zitting)
    assert zitting - gevonden.stukken_tot.datum >= timedelta(days=10)
    assert zitting - gevonden.inzage_vanaf >= timedelta(days=7)
    assert KALENDER.is_werkdag(gevonden.inzage_vanaf)


def test_een_zitting_laat_minstens_vandaag_om_stukken_te_sturen():
    vandaag = date(2027, 1, 4)
    plan(date(2027, 1, 14), vandaag)
    with pytest.raises(DomeinFout) as fout:
        plan(date(2027, 1, 13), vandaag)
    assert (fout.value.code, fout.value.gegevens["vroegste"]) == (
        "zitting_te_vroeg",
        date(2027, 1, 14),
    )


def test_een_zitting_is_dit_jaar_of_het_volgende():
    plan(date(2028, 12, 29), date(2027, 1, 4))
    with pytest.raises(DomeinFout, match="zitting_te_ver"):
        plan(date(2029, 1, 1), date(2027, 1, 4))


def test_een_zitting_na_feestdagen_begint_later():
    """On Good Friday a hearing ten days ahead is too soon to read the papers for a week."""
    with pytest.raises(DomeinFout) as fout:
        plan(date(2027, 4, 5), date(2027, 3, 26))
    assert fout.value.gegevens["vroegste"] == date(2027, 4, 6)


@given(DAGEN)
def test_de_genoemde_eerste_dag_kan_en_de_dag_ervoor_niet(vandaag):
    with pytest.raises(DomeinFout) as fout:
        plan(vandaag, vandaag)
    eerste = fout.value.gegevens["vroegste"]
    plan(eerste, vandaag)
    with pytest.raises(DomeinFout):
        plan(eerste - timedelta(days=1), vandaag)


def test_wie_aan_het_besluit_werkte_hoort_niet():
    controleer_hoorder(ANDER, betrokkenen={IEMAND}, veld="hoorder")
    with pytest.raises(DomeinFout) as fout:
        controleer_hoorder(IEMAND, betrokkenen={IEMAND}, veld="hoorder")
    assert (fout.value.code, fout.value.gegevens) == ("hoorder_betrokken", {"veld": "hoorder"})


@pytest.mark.parametrize("stand", Hoorstand)
@pytest.mark.parametrize("stap", Hoorstap)
def test_elk_paar_staat_in_de_tabel_of_wordt_geweigerd(stand, stap):
    naar = HOOR_OVERGANGEN.get((stand, stap))
    if naar is not None:
        assert pas_toe_op_zitting(stand, stap) is naar
        return
    with pytest.raises(DomeinFout) as fout:
        pas_toe_op_zitting(stand, stap)
    assert fout.value.code == "handeling_niet_mogelijk"


def test_alleen_een_geplande_zitting_gaat_verder():
    assert {stand for stand, _ in HOOR_OVERGANGEN} == {Hoorstand.GEPLAND}


def test_een_verslag_komt_na_het_begin_van_de_zitting():
    zitting = datetime(2027, 1, 14, 9, 0, tzinfo=UTC)
    controleer_verslag(zitting, zitting)
    with pytest.raises(DomeinFout) as fout:
        controleer_verslag(zitting, zitting - timedelta(minutes=1))
    assert (fout.value.code, fout.value.gegevens) == (
        "zitting_nog_niet_geweest",
        {"moment": zitting},
    )
