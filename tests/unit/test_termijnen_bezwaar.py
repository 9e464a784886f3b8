"""Bezwaar in time or not (S06), and the beslisdatum with and without the Zorginstituut (S07)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.fouten import DomeinFout
from portal.domain.termijnen import (
    AdviesGevraagd,
    Bezwaartermijn,
    Hersteldatumgrenzen,
    Stap,
    Uitgesteld,
    Verdaagd,
    VerzuimAfgesloten,
    VerzuimGevraagd,
    adviesdatum,
    bepaal_bezwaartermijn,
    herstelgrenzen,
    is_tijdig,
    laatste_dag_bezwaar,
)
from portal.platform.calendar_data import (
    load_bezwaarregels,
    load_kalender,
    load_termijnregels,
)

KALENDER = load_kalender()
REGELS = load_bezwaarregels(date(2026, 11, 16))
NOG = {"regels": REGELS, "kalender": KALENDER}
S06_E = date(2027, 5, 10)
S07_E = date(2026, 12, 11)
ONGEDULDIG = st.dates(date(2026, 1, 1), date(2029, 12, 31))


def laatste_dag(verzonden):
    return laatste_dag_bezwaar(
        verzonden, regels=load_termijnregels(verzonden), kalender=KALENDER
    ).datum


def termijn(*feiten, einde=S07_E, commissie=False, peildag=None):
    bezwaar = Bezwaartermijn(laatste_dag=einde, met_commissie=commissie, feiten=feiten)
    return bepaal_bezwaartermijn(bezwaar, **NOG, peildag=peildag)


def test_s06_de_laatste_dag_schuift_over_het_lange_weekend():
    assert laatste_dag(date(2027, 3, 24)) == S06_E


@pytest.mark.parametrize(
    ("ontvangst", "poststempel", "tijdig"),
    [
        (S06_E, None, True),
        (date(2027, 5, 11), None, False),
        (date(2027, 5, 11), S06_E, True),
        (date(2027, 5, 11), date(2027, 5, 11), False),
        # A week after 10 May is Whit Monday: that week shifts as well.
        (date(2027, 5, 18), S06_E, True),
        (date(2027, 5, 19), S06_E, False),
        (date(2027, 4, 1), date(2027, 3, 30), True),
    ],
)
def test_tijdig_is_op_de_laatste_dag_of_op_tijd_op_de_post(ontvangst, poststempel, tijdig):
    assert is_tijdig(ontvangst, laatste_dag=S06_E, poststempel=poststempel, **NOG) is tijdig


def test_s07_zes_en_twaalf_weken_en_eenentwintig_zonder_verschuiving():
    assert laatste_dag(date(2026, 10, 30)) == S07_E
    assert termijn().beslisdatum == date(2027, 1, 22)
    assert termijn(commissie=True).beslisdatum == date(2027, 3, 5)
    met_advies = termijn(AdviesGevraagd(date(2027, 1, 18)))
    assert met_advies.beslisdatum == date(2027, 5, 7)
    assert KALENDER.reden_vrij(date(2027, 5, 7)) == "gelijkgesteld"
    assert met_advies.stappen == (
        Stap("einde_bezwaartermijn", S07_E),
        Stap("termijn", date(2027, 5, 7), dagen=147),
        Stap("atw_niet_van_toepassing", date(2027, 5, 7)),
    )


def test_s07_de_adviesdatum_schuift_over_tweede_paasdag():
    advies = adviesdatum(date(2027, 1, 18), **NOG)

    assert advies.datum == date(2027, 3, 30)
    assert advies.stappen == (
        Stap("begin", date(2027, 1, 18)),
        Stap("termijn", date(2027, 3, 29), dagen=70),
        Stap(
            "verschoven", date(2027, 3, 30), vanaf=date(2027, 3, 29), dagen=1,
            reden="tweede_paasdag",
        ),
    )  # fmt: skip


def test_verzuim_laat_de_termijn_stilstaan_van_de_dag_erna_tot_het_antwoord():
    vraag = VerzuimGevraagd(date(2026, 12, 14), date(2026, 12, 28))

    beantwoord = termijn(vraag, VerzuimAfgesloten(date(2026, 12, 21)))
    assert (beantwoord.dagen_stilgestaan, beantwoord.beslisdatum) == (6, date(2027, 1, 28))
    assert beantwoord.stappen == (
        Stap("einde_bezwaartermijn", S07_E),
        Stap("termijn", date(2027, 1, 22), dagen=42),
        Stap(
            "stilstand", date(2027, 1, 28), vanaf=date(2026, 12, 15), dagen=6, reden="verzuim"
        ),
    )  # fmt: skip
    ongebruikt = termijn(vraag, VerzuimAfgesloten(date(2027, 1, 4)))
    assert (ongebruikt.dagen_stilgestaan, ongebruikt.voorlopig) == (14, False)
    dezelfde_dag = termijn(vraag, VerzuimAfgesloten(date(2026, 12, 14)))
    assert dezelfde_dag.beslisdatum == date(2027, 1, 22)


def test_zolang_het_antwoord_uitblijft_is_de_datum_voorlopig():
    vraag = VerzuimGevraagd(date(2026, 12, 14), date(2026, 12, 28))

    nu, op_de_dag, erna = (
        termijn(vraag),
        termijn(vraag, peildag=date(2026, 12, 28)),
        termijn(vraag, peildag=date(2026, 12, 29)),
    )

    assert {t.beslisdatum for t in (nu, op_de_dag, erna)} == {date(2027, 2, 5)}
    assert [(t.staat_stil, t.voorlopig) for t in (nu, op_de_dag, erna)] == [
        (True, True), (True, True), (False, False),
    ]  # fmt: skip


def test_wat_voor_het_einde_van_de_bezwaartermijn_stilstond_telt_niet():
    vroeg = termijn(
        VerzuimGevraagd(date(2026, 11, 20), date(2026, 12, 4)),
        VerzuimAfgesloten(date(2026, 11, 30)),
    )
    over_de_grens = termijn(
        VerzuimGevraagd(date(2026, 12, 4), date(2026, 12, 18)),
        VerzuimAfgesloten(date(2026, 12, 15)),
    )

    assert (vroeg.beslisdatum, vroeg.dagen_stilgestaan) == (date(2027, 1, 22), 0)
    assert (over_de_grens.beslisdatum, over_de_grens.dagen_stilgestaan) == (date(2027, 1, 25), 3)


def test_verdagen_telt_zes_weken_vanaf_de_verschoven_datum_en_schuift_weer():
    einde = date(2027, 2, 12)  # + 6 weeks = Good Friday
    verdaagd = termijn(Verdaagd(date(2027, 3, 1)), einde=einde)

    eerst, later = date(2027, 3, 26), date(2027, 5, 7)
    assert KALENDER.reden_vrij(eerst) == "goede_vrijdag"
    assert termijn(einde=einde).beslisdatum == date(2027, 3, 30)
    assert verdaagd.beslisdatum == date(2027, 5, 11)
    assert KALENDER.reden_vrij(later) == "gelijkgesteld"
    assert (
        Stap("verdaagd", date(2027, 5, 11), vanaf=date(2027, 3, 30), dagen=42) in verdaagd.stappen
    )


def test_uitstel_is_de_genoemde_dag_en_een_advies_vervroegt_die_niet():
    tot = date(2027, 6, 12)

    assert termijn(Uitgesteld(date(2027, 1, 4), tot)).beslisdatum == tot
    assert (
        termijn(Uitgesteld(date(2027, 1, 4), tot), AdviesGevraagd(date(2027, 1, 18))).beslisdatum
        == tot
    )
    vroeger = Uitgesteld(date(2027, 1, 4), date(2027, 2, 1))
    assert termijn(vroeger, AdviesGevraagd(date(2027, 1, 18))).beslisdatum == date(2027, 5, 7)


def test_stilstand_telt_ook_bij_de_eenentwintig_weken():
    vraag = VerzuimGevraagd(date(2026, 12, 14), date(2026, 12, 28))
    klaar = VerzuimAfgesloten(date(2026, 12, 16))

    met = termijn(vraag, klaar, AdviesGevraagd(date(2027, 1, 18)))

    assert met.beslisdatum == date(2027, 5, 8)


@pytest.mark.parametrize(
    ("feiten", "code"),
    [
        ([Verdaagd(S07_E), Verdaagd(S07_E)], "al_verdaagd"),
        ([AdviesGevraagd(S07_E), Verdaagd(S07_E)], "niet_boven_21_weken"),
        ([Verdaagd(date(2027, 1, 23))], "verdagen_te_laat"),
        ([Uitgesteld(S07_E, date(2027, 1, 22))], "uitstel_niet_later"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd(feiten, code):
    with pytest.raises(DomeinFout) as fout:
        termijn(*feiten)

    assert fout.value.code == code


def test_op_de_beslisdatum_zelf_kan_nog_worden_verdaagd():
    assert termijn(Verdaagd(date(2027, 1, 22))).beslisdatum == date(2027, 3, 5)


def test_de_hersteldatum_heeft_grenzen_en_een_voorstel_op_een_werkdag():
    assert herstelgrenzen(date(2026, 12, 11), **NOG) == Hersteldatumgrenzen(
        vroegste=date(2026, 12, 18), voorstel=date(2026, 12, 28), laatste=date(2027, 1, 22)
    )


@given(ONGEDULDIG, st.booleans(), st.integers(0, 60), st.integers(1, 42), st.integers(0, 60))
def test_stilstand_maakt_nooit_eerder_en_schuift_op_een_werkdag(
    verzonden, commissie, na, lengte, antwoord
):
    einde = laatste_dag(verzonden)
    vraag = einde - timedelta(days=20) + timedelta(days=na)
    verzuim = VerzuimGevraagd(vraag, vraag + timedelta(days=lengte))
    klaar = VerzuimAfgesloten(vraag + timedelta(days=antwoord))

    zonder = termijn(einde=einde, commissie=commissie)
    met = termijn(verzuim, klaar, einde=einde, commissie=commissie)

    na_e = max(
        0, (min(klaar.dag - timedelta(days=1), verzuim.hersteldatum) - max(vraag, einde)).days
    )
    assert KALENDER.is_werkdag(met.beslisdatum)
    assert zonder.beslisdatum <= met.beslisdatum
    if (vraag - einde).days < 42:
        assert met.dagen_stilgestaan == na_e
    advies = termijn(verzuim, klaar, AdviesGevraagd(klaar.dag), einde=einde, commissie=commissie)
    assert advies.beslisdatum == einde + timedelta(days=147 + na_e)


@given(ONGEDULDIG, st.integers(0, 30), st.integers(0, 30))
def test_een_dag_later_posten_of_ontvangen_maakt_nooit_alsnog_tijdig(verzonden, post, reis):
    einde = laatste_dag(verzonden)
    stempel = einde - timedelta(days=10) + timedelta(days=post)
    ontvangst = stempel + timedelta(days=reis)

    nu = is_tijdig(ontvangst, laatste_dag=einde, poststempel=stempel, **NOG)
    later = is_tijdig(ontvangst + timedelta(days=1), laatste_dag=einde, poststempel=stempel, **NOG)

    assert nu or not later
    assert nu or ontvangst > einde
