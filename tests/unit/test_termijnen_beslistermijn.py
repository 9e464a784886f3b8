"""The beslistermijn with any number of suspensions and an extension."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.fouten import DomeinFout
from portal.domain.termijnen import (
    AanvullingAfgesloten,
    AanvullingGevraagd,
    Stap,
    Stilstand,
    TermijnVerlengd,
    UitstelIngestemd,
    bepaal_beslistermijn,
)
from portal.platform.calendar_data import load_kalender, load_termijnregels

KALENDER = load_kalender()
REGELS = load_termijnregels(date(2026, 11, 16))
ONTVANGST = date(2026, 11, 16)
GEVRAAGD = AanvullingGevraagd(date(2026, 11, 30), date(2026, 12, 14))


def bereken(*gebeurtenissen, ontvangst=ONTVANGST, peildag=None):
    return bepaal_beslistermijn(
        ontvangst=ontvangst,
        gebeurtenissen=gebeurtenissen,
        regels=REGELS,
        kalender=KALENDER,
        peildag=peildag,
    )


def test_acht_weken_op_5_mei_schuift_een_dag():  # S01
    termijn = bereken(ontvangst=date(2026, 3, 10))

    assert termijn.beslisdatum == date(2026, 5, 6)
    assert (termijn.voorlopig, termijn.staat_stil, termijn.dagen_stilgestaan) == (False, False, 0)
    assert termijn.stappen == (
        Stap("ontvangst", date(2026, 3, 10)),
        Stap("termijn", date(2026, 5, 5), dagen=56),
        Stap("verschoven", date(2026, 5, 6), date(2026, 5, 5), 1, "bevrijdingsdag"),
    )


def test_zonder_gebeurtenissen():  # S03
    assert bereken().beslisdatum == date(2027, 1, 11)


def test_aanvulling_op_tijd_telt_de_dag_van_aanvullen_niet_mee():  # S03
    termijn = bereken(GEVRAAGD, AanvullingAfgesloten(date(2026, 12, 10)))

    assert termijn.beslisdatum == date(2027, 1, 20)
    assert termijn.stilstand == (Stilstand(date(2026, 12, 1), date(2026, 12, 9), "aanvulling"),)
    assert termijn.dagen_stilgestaan == 9
    assert termijn.stappen[-1] == Stap(
        "stilstand", date(2027, 1, 20), date(2026, 12, 1), 9, "aanvulling"
    )


@pytest.mark.parametrize(
    ("peildag", "staat_stil", "voorlopig"),
    [
        (None, True, True),
        (date(2026, 11, 30), False, True),
        (date(2026, 12, 1), True, True),
        (date(2026, 12, 14), True, True),
        (date(2026, 12, 15), False, False),
    ],
)
def test_een_open_verzoek_telt_de_hele_hersteltermijn(peildag, staat_stil, voorlopig):  # S03
    termijn = bereken(GEVRAAGD, peildag=peildag)

    assert termijn.beslisdatum == date(2027, 1, 25)
    assert termijn.dagen_stilgestaan == 14
    assert (termijn.staat_stil, termijn.voorlopig) == (staat_stil, voorlopig)


def test_antwoord_na_de_hersteldatum_voegt_niets_toe():
    termijn = bereken(GEVRAAGD, AanvullingAfgesloten(date(2026, 12, 18)))

    assert termijn.dagen_stilgestaan == 14
    assert termijn.beslisdatum == date(2027, 1, 25)


def test_antwoord_op_de_dag_van_de_vraag_zet_niets_stil():
    termijn = bereken(GEVRAAGD, AanvullingAfgesloten(date(2026, 11, 30)))

    assert termijn.stilstand == ()
    assert termijn.beslisdatum == date(2027, 1, 11)


def test_tweede_verzoek_na_een_onbenut_verzoek():
    tweede = AanvullingGevraagd(date(2026, 12, 16), date(2026, 12, 30))

    termijn = bereken(GEVRAAGD, tweede, AanvullingAfgesloten(date(2026, 12, 21)))

    assert [(p.van, p.tot_en_met) for p in termijn.stilstand] == [
        (date(2026, 12, 1), date(2026, 12, 14)),
        (date(2026, 12, 17), date(2026, 12, 20)),
    ]
    assert termijn.dagen_stilgestaan == 18
    assert termijn.beslisdatum == date(2027, 1, 29)


def test_overlappende_stilstand_telt_een_keer():
    uitstel = UitstelIngestemd(date(2026, 12, 7), date(2026, 12, 20))

    termijn = bereken(GEVRAAGD, uitstel)

    assert termijn.stilstand == (
        Stilstand(date(2026, 12, 1), date(2026, 12, 20), "aanvulling+uitstel", voorlopig=True),
    )
    assert termijn.beslisdatum == date(2027, 2, 1)


def test_uitstel_voor_de_ontvangst_telt_niet():
    uitstel = UitstelIngestemd(date(2026, 11, 1), date(2026, 11, 10))
    deels = UitstelIngestemd(date(2026, 11, 12), date(2026, 11, 18))

    termijn = bereken(uitstel, deels)

    assert termijn.stilstand == (Stilstand(date(2026, 11, 17), date(2026, 11, 18), "uitstel"),)
    assert termijn.beslisdatum == date(2027, 1, 13)


def test_een_genoemde_latere_datum_vervangt_de_acht_weken():
    termijn = bereken(TermijnVerlengd(date(2027, 2, 20)))

    assert termijn.beslisdatum == date(2027, 2, 22)
    assert termijn.stappen[2] == Stap("verlengd", date(2027, 2, 20), date(2027, 1, 11), 40)


def test_stilstand_komt_boven_op_de_genoemde_datum():
    termijn = bereken(
        GEVRAAGD, AanvullingAfgesloten(date(2026, 12, 10)), TermijnVerlengd(date(2027, 2, 20))
    )

    assert termijn.beslisdatum == date(2027, 3, 1)


def test_een_afgelopen_termijn_herleeft_niet():
    laat = UitstelIngestemd(date(2027, 1, 13), date(2027, 1, 20))

    termijn = bereken(laat)

    assert termijn.beslisdatum == date(2027, 1, 11)
    assert termijn.stilstand == ()
    assert termijn.stappen[-1] == Stap(
        "stilstand_na_afloop", date(2027, 1, 11), date(2027, 1, 13), 0
    )


def test_stilstand_direct_na_de_laatste_dag_telt_nog_mee():
    vraag = AanvullingGevraagd(date(2027, 1, 11), date(2027, 1, 25))

    assert bereken(vraag).beslisdatum == date(2027, 1, 25)


@pytest.mark.parametrize(
    ("gebeurtenissen", "code"),
    [
        ([AanvullingAfgesloten(date(2026, 12, 1))], "geen_aanvulverzoek"),
        (
            [GEVRAAGD, AanvullingGevraagd(date(2026, 12, 14), date(2026, 12, 28))],
            "aanvulverzoek_loopt_al",
        ),
        ([UitstelIngestemd(date(2026, 12, 2), date(2026, 12, 1))], "periode_omgekeerd"),
        ([TermijnVerlengd(date(2027, 1, 11))], "verlenging_niet_later"),
    ],
)
def test_gebeurtenissen_die_niet_kunnen(gebeurtenissen, code):
    with pytest.raises(DomeinFout) as fout:
        bereken(*gebeurtenissen)

    assert fout.value.code == code


@st.composite
def uitstellen(draw):
    begin = draw(st.integers(1, 50))
    return UitstelIngestemd(
        ONTVANGST + timedelta(days=begin),
        ONTVANGST + timedelta(days=begin + draw(st.integers(0, 30))),
    )


@given(st.lists(uitstellen(), max_size=6))
def test_getelde_en_stilgestane_dagen_zijn_samen_de_kalenderdagen(perioden):
    termijn = bereken(*perioden)

    stil = {
        periode.van + timedelta(days=n)
        for periode in perioden
        for n in range((periode.tot_en_met - periode.van).days + 1)
    }
    einde = ONTVANGST + timedelta(days=56 + len(stil))
    assert termijn.dagen_stilgestaan == len(stil)
    assert termijn.beslisdatum == KALENDER.verschuif_vooruit(einde)
    assert (
        sum(stap.dagen or 0 for stap in termijn.stappen) == (termijn.beslisdatum - ONTVANGST).days
    )


@given(st.lists(uitstellen(), max_size=6))
def test_de_volgorde_van_instemmen_maakt_niets_uit(perioden):
    assert bereken(*perioden) == bereken(*reversed(perioden))
