"""How a toekenning ends early, and what may be done with it in which toestand."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.bevoegdheid import Handeling, Rol, controleer_tweede_persoon
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Duur, Eindereden, ToekenningToestand
from portal.domain.procedure.einde import (
    EINDE_OVERGANGEN,
    MELDREDENEN,
    Einde,
    Eindestand,
    Eindestap,
    controleer_beeindiging,
    controleer_melding,
    einde_na_intrekken,
    pas_toe_op_einde,
)
from portal.domain.procedure.levensloop import LEVENSLOOP, is_mogelijk_in

VANDAAG = date(2026, 11, 20)
INGANG, LAATSTE = date(2026, 5, 1), date(2028, 4, 30)
IEMAND, ANDER = UUID(int=1), UUID(int=2)
T = ToekenningToestand


def duur(ingang=INGANG, laatste=LAATSTE, einde=None, reden=None, *, bevestigd=True):
    return Duur(
        ingang=ingang,
        laatste_dag=laatste,
        einde=einde or laatste,
        reden=reden,
        bevestigd=bevestigd,
    )


def wens(dag, reden=Eindereden.VERTREK, *, ingestemd=False):
    return Einde(reden=reden, laatste_dag=dag, ingestemd=ingestemd)


def code_van(doe):
    with pytest.raises(DomeinFout) as fout:
        doe()
    return fout.value.code


@pytest.mark.parametrize("stand", Eindestand)
@pytest.mark.parametrize("stap", Eindestap)
def test_elk_paar_staat_in_de_tabel_of_wordt_geweigerd(stand, stap):
    naar = EINDE_OVERGANGEN.get((stand, stap))
    if naar is None:
        assert code_van(lambda: pas_toe_op_einde(stand, stap)) == "handeling_niet_mogelijk"
    else:
        assert pas_toe_op_einde(stand, stap) is naar


def test_zonder_tweede_persoon_is_er_geen_weg_naar_vastgesteld():
    van = [stand for (stand, _), naar in EINDE_OVERGANGEN.items() if naar == "vastgesteld"]
    assert van == [Eindestand.TER_CONTROLE]


@pytest.mark.parametrize("reden", MELDREDENEN)
def test_elke_reden_kan_vandaag(reden):
    controleer_melding(duur(), wens(VANDAAG, reden), VANDAAG)
    controleer_beeindiging(duur(), wens(VANDAAG, reden), VANDAAG)


@pytest.mark.parametrize(
    ("looptijd", "einde", "code"),
    [
        (duur(), wens(LAATSTE), "einde_niet_eerder"),
        (duur(), wens(VANDAAG, Eindereden.VERVANGEN), "reden_onbekend"),
        (duur(laatste=date(2026, 11, 19)), wens(date(2026, 11, 1)), "toekenning_loopt_niet"),
        (duur(bevestigd=False), wens(VANDAAG), "toekenning_loopt_niet"),
        (duur(), wens(date(2026, 11, 21), Eindereden.OVERLIJDEN), "overlijden_in_toekomst"),
        (
            duur(einde=date(2026, 11, 1), reden=Eindereden.AFBOUW),
            wens(date(2026, 10, 1), Eindereden.OVERLIJDEN),
            "toekenning_loopt_niet",
        ),
    ],
)
def test_een_melding_die_niet_kan(looptijd, einde, code):
    assert code_van(lambda: controleer_melding(looptijd, einde, VANDAAG)) == code


def test_overlijden_kan_na_de_laatste_dag_nog_worden_gemeld():
    voorbij = duur(laatste=date(2026, 11, 19))
    controleer_melding(voorbij, wens(date(2026, 11, 10), Eindereden.OVERLIJDEN), VANDAAG)


def test_een_toekomstige_toekenning_kan_voor_haar_begin_eindigen():
    straks = duur(ingang=date(2027, 1, 1))
    controleer_melding(straks, wens(date(2026, 12, 1)), VANDAAG)


@pytest.mark.parametrize(
    ("ingang", "dag", "code"),
    [
        (INGANG, date(2026, 4, 29), "einde_voor_ingang"),
        (INGANG, date(2026, 4, 30), ""),
        (date(2027, 1, 1), date(2025, 11, 19), "einde_voor_ingang"),
        (date(2027, 1, 1), date(2025, 11, 20), ""),
    ],
)
def test_een_einde_ligt_niet_ver_voor_het_begin(ingang, dag, code):
    einde = wens(dag, ingestemd=True)
    for doe in (controleer_melding, controleer_beeindiging):
        if code:
            assert code_van(lambda: doe(duur(ingang), einde, VANDAAG)) == code  # noqa: B023 # now
        else:
            doe(duur(ingang), einde, VANDAAG)


@pytest.mark.parametrize(
    ("ontvangen", "dag", "code"),
    [
        (date(2026, 3, 10), date(2026, 3, 9), "overlijden_voor_aanvraag"),
        (date(2026, 3, 10), date(2026, 3, 10), ""),
        (date(2026, 6, 1), date(2026, 4, 30), "overlijden_voor_aanvraag"),
        (date(2026, 6, 1), INGANG, ""),
        (None, date(2025, 4, 30), "overlijden_voor_aanvraag"),
        (None, date(2025, 5, 1), ""),
    ],
)
def test_een_overlijden_kan_voor_het_begin_maar_niet_voor_de_aanvraag(ontvangen, dag, code):
    """Between the aanvraag and the ingang people die; before the aanvraag it is another year."""
    einde = wens(dag, Eindereden.OVERLIJDEN)
    for doe in (controleer_melding, controleer_beeindiging):
        if code:
            weiger = lambda: doe(duur(), einde, VANDAAG, ontvangen=ontvangen)  # noqa: B023, E731 # now
            assert code_van(weiger) == code
        else:
            doe(duur(), einde, VANDAAG, ontvangen=ontvangen)


@pytest.mark.parametrize(
    ("dag", "reden", "ingestemd", "mag"),
    [
        (date(2026, 11, 19), Eindereden.VERTREK, False, False),
        (date(2026, 11, 19), Eindereden.VERTREK, True, True),
        (date(2026, 11, 19), Eindereden.OVERLIJDEN, False, True),
        (date(2026, 11, 20), Eindereden.VERTREK, False, True),
    ],
)
def test_een_dag_die_voorbij_is_alleen_met_instemming(dag, reden, ingestemd, mag):
    einde = wens(dag, reden, ingestemd=ingestemd)
    if mag:
        controleer_beeindiging(duur(), einde, VANDAAG)
    else:
        doe = lambda: controleer_beeindiging(duur(), einde, VANDAAG)  # noqa: E731 # one call
        assert code_van(doe) == "einde_in_verleden"


@given(st.integers(0, (LAATSTE - INGANG).days))
def test_intrekken_laat_alle_dagen_voor_die_dag_staan(dagen):
    vanaf = date.fromordinal(INGANG.toordinal() + dagen)
    over = einde_na_intrekken(duur(), vanaf)
    assert (over.toordinal() - INGANG.toordinal() + 1, over < vanaf) == (dagen, True)


@pytest.mark.parametrize("vanaf", [date(2026, 4, 30), date(2028, 5, 1)])
def test_intrekken_alleen_binnen_de_looptijd(vanaf):
    assert code_van(lambda: einde_na_intrekken(duur(), vanaf)) == "intrekken_buiten_looptijd"


def test_intrekken_na_een_eerder_einde_tot_en_met_dat_einde():
    geeindigd = duur(einde=date(2026, 10, 31), reden=Eindereden.AFBOUW)
    assert einde_na_intrekken(geeindigd, date(2026, 10, 31)) == date(2026, 10, 30)
    doe = lambda: einde_na_intrekken(geeindigd, date(2026, 11, 1))  # noqa: E731 # one call
    assert code_van(doe) == "intrekken_buiten_looptijd"


@pytest.mark.parametrize(
    ("rollen", "betrokkenen", "code"),
    [
        ({Rol.TEAMLEIDER}, {ANDER}, ""),
        ({Rol.BEOORDELAAR}, {ANDER}, "vier_ogen_vereist"),
        ({Rol.TEAMLEIDER, Rol.BEOORDELAAR}, {IEMAND}, "zelf_betrokken"),
    ],
)
def test_wie_de_tweede_persoon_mag_zijn(rollen, betrokkenen, code):
    if code:
        assert code_van(lambda: controleer_tweede_persoon(IEMAND, rollen, betrokkenen)) == code
    else:
        controleer_tweede_persoon(IEMAND, rollen, betrokkenen)


@pytest.mark.parametrize("toestand", ToekenningToestand)
def test_wat_kan_in_welke_toestand(toestand):
    kan = {handeling for handeling in Handeling if is_mogelijk_in(toestand, handeling)}
    einde = {
        Handeling.TOEKENNING_EINDE_MELDEN,
        Handeling.TOEKENNING_BEEINDIGEN,
        Handeling.TOEKENNING_INTREKKEN,
    }
    loopt = {T.TOEKOMSTIG, T.LOPEND}
    verwacht = set() if toestand is T.TE_BEVESTIGEN else {Handeling.TOEKENNING_INTREKKEN}
    assert kan & einde == (einde if toestand in loopt else verwacht)
    assert (Handeling.MUTATIE_AANVRAGEN in kan) == (toestand is T.LOPEND)


def test_verlengen_bestaat_niet():
    assert "K08" not in {stap.nr for stap in LEVENSLOOP}
