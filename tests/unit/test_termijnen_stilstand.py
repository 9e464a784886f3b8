"""Any number of overlapping suspensions and extensions, against a walk along the calendar."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from portal.domain.termijnen import (
    AanvullingAfgesloten,
    AanvullingGevraagd,
    Stap,
    TermijnVerlengd,
    UitstelIngestemd,
    bepaal_beslistermijn,
)
from portal.platform.calendar_data import load_kalender, load_termijnregels

KALENDER = load_kalender()
ONTVANGST = date(2026, 11, 16)
REGELS = load_termijnregels(ONTVANGST)
ACHT_WEKEN = 56
EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Verloop:
    """What happened, in three lists; and the days on which the term stood still."""

    aanvullingen: tuple
    uitstellen: tuple
    verlengingen: tuple
    stil: frozenset

    @property
    def dagen(self):
        """Give the days of the term itself."""
        laatste = self.verlengingen[-1].nieuwe_datum if self.verlengingen else None
        return ACHT_WEKEN if laatste is None else (laatste - ONTVANGST).days


def dag(nummer):
    return ONTVANGST + timedelta(days=nummer)


def dagen(van, tot_en_met):
    return {van + timedelta(days=n) for n in range((tot_en_met - van).days + 1)}


@st.composite
def aanvullingen(draw):
    """Give requests one after the other: answered early, late or never, and the days they stop."""
    gebeurtenissen, stil, nu = [], set(), 0
    for _ in range(draw(st.integers(0, 3))):
        gevraagd = nu + draw(st.integers(0, 30))
        herstel = gevraagd + draw(st.integers(1, 42))
        gebeurtenissen.append(AanvullingGevraagd(dag(gevraagd), dag(herstel)))
        antwoord = draw(st.none() | st.integers(gevraagd, herstel + 10))
        einde = herstel if antwoord is None else min(antwoord - 1, herstel)
        if antwoord is not None:
            gebeurtenissen.append(AanvullingAfgesloten(dag(antwoord)))
        stil |= dagen(dag(gevraagd + 1), dag(einde))
        nu = herstel + 1 if antwoord is None else antwoord
    return tuple(gebeurtenissen), stil


@st.composite
def verlopen(draw):
    gevraagd, stil = draw(aanvullingen())
    perioden = draw(st.lists(st.tuples(st.integers(-5, 120), st.integers(0, 40)), max_size=5))
    uitstellen = tuple(UitstelIngestemd(dag(van), dag(van + duur)) for van, duur in perioden)
    erbij = draw(st.lists(st.integers(1, 40), max_size=3))
    verlengingen = tuple(
        TermijnVerlengd(dag(ACHT_WEKEN + sum(erbij[: nr + 1]))) for nr in range(len(erbij))
    )
    for uitstel in uitstellen:
        stil |= dagen(uitstel.van, uitstel.tot_en_met)
    na = frozenset(d for d in stil if d > ONTVANGST)
    return Verloop(gevraagd, uitstellen, verlengingen, na)


def bereken(*gebeurtenissen):
    return bepaal_beslistermijn(
        ontvangst=ONTVANGST, gebeurtenissen=gebeurtenissen, regels=REGELS, kalender=KALENDER
    )


def van(verloop):
    return bereken(*verloop.aanvullingen, *verloop.uitstellen, *verloop.verlengingen)


def loop_af(verloop):
    """Walk day by day: only days that do not stand still use up the term.

    A period that begins on the day after the last day (moved by a weekend or holiday) holds the
    end until it is over.
    """
    nu, over = ONTVANGST, verloop.dagen
    while over:
        nu += EEN_DAG
        over -= nu not in verloop.stil
    while True:
        uiterlijk = KALENDER.verschuif_vooruit(nu) + EEN_DAG
        later = [d for d in verloop.stil if nu < d <= uiterlijk]
        if not later:
            return nu
        nu = max(later)


def kaal(termijn):
    """Give the end before it is moved off a weekend or holiday."""
    verschoven = [stap.vanaf for stap in termijn.stappen if stap.code == "verschoven"]
    return verschoven[0] if verschoven else termijn.beslisdatum


@given(verlopen())
def test_de_datum_is_die_van_een_wandeling_langs_de_kalender(verloop):
    termijn = van(verloop)
    assert kaal(termijn) == loop_af(verloop)
    assert termijn.beslisdatum == KALENDER.verschuif_vooruit(loop_af(verloop))


@given(verlopen())
def test_getelde_en_stilgestane_dagen_zijn_samen_de_kalenderdagen(verloop):
    termijn = van(verloop)
    stil = set().union(*(dagen(p.van, p.tot_en_met) for p in termijn.stilstand))
    alle = dagen(ONTVANGST + EEN_DAG, kaal(termijn))
    assert stil <= alle
    assert len(stil) == termijn.dagen_stilgestaan
    assert stil == verloop.stil & alle
    assert len(alle - stil) + termijn.dagen_stilgestaan == (kaal(termijn) - ONTVANGST).days
    weer = sum(stap.dagen for stap in termijn.stappen if stap.code == "loopt_weer")
    assert len(alle - stil) == verloop.dagen + weer


@given(verlopen())
def test_elke_stap_gaat_verder_waar_de_vorige_ophield(verloop):
    stappen = van(verloop).stappen
    for vorige, stap in pairwise(stappen):
        assert vorige.dag + timedelta(days=stap.dagen) == stap.dag


@given(verlopen(), st.randoms(use_true_random=False))
def test_de_volgorde_maakt_niets_uit(verloop, willekeur):
    """What one side asks keeps its own order; how the three are mixed does not matter."""
    rijen = [list(verloop.aanvullingen), list(verloop.verlengingen)]
    rijen += [[uitstel] for uitstel in verloop.uitstellen]
    gemengd = []
    while any(rijen):
        rij = willekeur.choice([rij for rij in rijen if rij])
        gemengd.append(rij.pop(0))
    assert bereken(*gemengd) == van(verloop)


@given(verlopen(), st.integers(-5, 150), st.integers(0, 40))
def test_nog_een_stilstand_geeft_nooit_een_eerdere_datum(verloop, begin, duur):
    erbij = UitstelIngestemd(dag(begin), dag(begin + duur))
    meer = Verloop(
        verloop.aanvullingen, (*verloop.uitstellen, erbij), verloop.verlengingen, frozenset()
    )
    assert van(meer).beslisdatum >= van(verloop).beslisdatum


@given(verlopen(), st.integers(1, 60))
def test_een_verlenging_geeft_nooit_een_eerdere_datum(verloop, erbij):
    later = TermijnVerlengd(dag(verloop.dagen + erbij))
    meer = Verloop(
        verloop.aanvullingen, verloop.uitstellen, (*verloop.verlengingen, later), frozenset()
    )
    assert van(meer).beslisdatum >= van(verloop).beslisdatum


def test_een_verzoek_in_het_weekend_na_de_termijn_houdt_het_einde_vast():
    """Eight weeks end on Saturday 9 January 2027; on Monday 11 January one asks for two weeks."""
    termijn = bepaal_beslistermijn(
        ontvangst=date(2026, 11, 14),
        gebeurtenissen=[AanvullingGevraagd(date(2027, 1, 11), date(2027, 1, 24))],
        regels=REGELS,
        kalender=KALENDER,
    )
    assert termijn.stappen[2:4] == (
        Stap("stilstand", date(2027, 1, 22), date(2027, 1, 12), 13, "aanvulling"),
        Stap("loopt_weer", date(2027, 1, 24), date(2027, 1, 22), 2),
    )
    assert termijn.beslisdatum == date(2027, 1, 25)
