"""When the Zorginstituut must be asked, and when deciding on a bezwaar is free (C2, C3)."""

from dataclasses import replace
from datetime import date

import pytest

from portal.domain.fouten import DomeinFout
from portal.domain.procedure.bezwaar import Bezwaartoestand, Bezwaaruitkomst, Hoorstand
from portal.domain.procedure.bezwaaradvies import (
    Adviesstand,
    Beslisblokkade,
    GeenAdvies,
    Onderzoek,
    Voornemen,
    controleer_adviesdag,
    controleer_adviesvraag,
    controleer_geen_advies,
    controleer_voornemen,
    kan_beslissen,
)
from portal.domain.procedure.bezwaaruitstel import controleer_uitstel
from portal.domain.procedure.hoorzitting import Afzienreden

U, T, B, A = Bezwaaruitkomst, Bezwaartoestand, Beslisblokkade, Afzienreden
VANDAAG, UITERLIJK = date(2027, 3, 22), date(2027, 3, 30)
VOLLEDIG = Voornemen(uitkomst=U.GEGROND, volledig_tegemoet=True)
KENNELIJK = Voornemen(uitkomst=U.NIET_ONTVANKELIJK, kennelijk=True)
ONGEGROND = Voornemen(uitkomst=U.ONGEGROND)
GEHOORD = Onderzoek(toestand=T.IN_BEHANDELING, voornemen=ONGEGROND, horen=Hoorstand.GEHOUDEN)
KLAAR = replace(GEHOORD, advies=Adviesstand.ONTVANGEN, advies_uiterlijk=UITERLIJK)
GEVRAAGD = replace(
    GEHOORD, toestand=T.ADVIES_GEVRAAGD, advies=Adviesstand.GEVRAAGD, advies_uiterlijk=UITERLIJK
)


def code_van(doe, *args, **kwargs):
    with pytest.raises(DomeinFout) as fout:
        doe(*args, **kwargs)
    return fout.value.code


@pytest.mark.parametrize(
    ("voornemen", "zonder"),
    [
        (VOLLEDIG, True),
        (KENNELIJK, True),
        (Voornemen(uitkomst=U.GEGROND), False),
        (Voornemen(uitkomst=U.DEELS_GEGROND), False),
        (ONGEGROND, False),
        (Voornemen(uitkomst=U.NIET_ONTVANKELIJK), False),
    ],
)
def test_alleen_twee_uitzonderingen_gaan_zonder_advies(voornemen, zonder):
    assert voornemen.zonder_advies is zonder
    onderzoek = replace(GEHOORD, voornemen=voornemen)
    blokkade = kan_beslissen(onderzoek, vandaag=VANDAAG)
    assert blokkade is (None if zonder else B.ADVIES_VRAGEN)


@pytest.mark.parametrize("stand", [Adviesstand.ONTVANGEN, Adviesstand.GEEN])
def test_met_advies_of_na_de_termijn_is_beslissen_vrij(stand):
    assert kan_beslissen(replace(KLAAR, advies=stand), vandaag=VANDAAG) is None


@pytest.mark.parametrize(
    ("vandaag", "blokkade"),
    [
        (date(2027, 1, 18), B.ADVIES_AFWACHTEN),
        (UITERLIJK, B.ADVIES_AFWACHTEN),
        (date(2027, 3, 31), B.GEEN_ADVIES_VASTLEGGEN),
    ],
)
def test_zolang_het_advies_kan_komen_is_beslissen_dicht(vandaag, blokkade):
    assert kan_beslissen(GEVRAAGD, vandaag=vandaag) is blokkade


@pytest.mark.parametrize("toestand", sorted(set(T) - {T.IN_BEHANDELING, T.ADVIES_GEVRAAGD}))
def test_buiten_behandeling_wordt_niet_beslist(toestand):
    onderzoek = replace(KLAAR, toestand=toestand)
    assert kan_beslissen(onderzoek, vandaag=VANDAAG) is B.NIET_IN_BEHANDELING


@pytest.mark.parametrize(
    ("horen", "blokkade"),
    [
        (None, B.HOREN_ONTBREEKT),
        (Hoorstand.AFGEZEGD, B.HOREN_ONTBREEKT),
        (Hoorstand.GEPLAND, B.ZITTING_OPEN),
        (Hoorstand.GEHOUDEN, None),
    ],
)
def test_eerst_horen(horen, blokkade):
    assert kan_beslissen(replace(KLAAR, horen=horen), vandaag=VANDAAG) is blokkade


def test_zonder_voornemen_geen_beslissing():
    onderzoek = replace(KLAAR, voornemen=None)
    assert kan_beslissen(onderzoek, vandaag=VANDAAG) is B.VOORNEMEN_ONTBREEKT


@pytest.mark.parametrize(
    ("reden", "voornemen", "vrij"),
    [
        (A.WIL_NIET, ONGEGROND, True),
        (A.GEEN_ANTWOORD, ONGEGROND, True),
        (A.KENNELIJK_ONGEGROND, ONGEGROND, True),
        (A.KENNELIJK_ONGEGROND, VOLLEDIG, False),
        (A.KENNELIJK_NIET_ONTVANKELIJK, KENNELIJK, True),
        (A.KENNELIJK_NIET_ONTVANKELIJK, ONGEGROND, False),
        (A.VOLLEDIG_TEGEMOET, VOLLEDIG, True),
        (A.VOLLEDIG_TEGEMOET, ONGEGROND, False),
        (None, ONGEGROND, False),
    ],
)
def test_afzien_van_horen_moet_bij_het_voornemen_passen(reden, voornemen, vrij):
    onderzoek = replace(KLAAR, horen=Hoorstand.AFGEZIEN, afzienreden=reden, voornemen=voornemen)
    blokkade = kan_beslissen(onderzoek, vandaag=VANDAAG)
    assert blokkade is (None if vrij else B.AFZIEN_PAST_NIET)


@pytest.mark.parametrize(
    ("onderzoek", "uitkomst", "blokkade"),
    [
        (KLAAR, U.GEGROND, None),
        (replace(GEHOORD, voornemen=VOLLEDIG), U.GEGROND, None),
        (replace(GEHOORD, voornemen=VOLLEDIG), U.DEELS_GEGROND, B.UITKOMST_ANDERS),
        (replace(GEHOORD, voornemen=KENNELIJK), U.ONGEGROND, B.UITKOMST_ANDERS),
        (
            replace(KLAAR, horen=Hoorstand.AFGEZIEN, afzienreden=A.KENNELIJK_ONGEGROND),
            U.DEELS_GEGROND,
            B.UITKOMST_ANDERS,
        ),
        (replace(KLAAR, horen=Hoorstand.AFGEZIEN, afzienreden=A.WIL_NIET), U.GEGROND, None),
        (replace(GEHOORD, horen=None), U.GEGROND, B.HOREN_ONTBREEKT),
    ],
)
def test_wat_op_het_voornemen_rust_draagt_geen_andere_uitkomst(onderzoek, uitkomst, blokkade):
    assert kan_beslissen(onderzoek, vandaag=VANDAAG, uitkomst=uitkomst) is blokkade


@pytest.mark.parametrize(
    ("voornemen", "kan", "code"),
    [
        (KENNELIJK, False, "niet_ontvankelijk_kan_niet"),
        (replace(VOLLEDIG, uitkomst=U.DEELS_GEGROND), False, "tegemoet_alleen_bij_gegrond"),
        (replace(KENNELIJK, uitkomst=U.ONGEGROND), True, "kennelijk_alleen_bij_niet_ontvankelijk"),
    ],
)
def test_een_voornemen_dat_niet_kan(voornemen, kan, code):
    assert code_van(controleer_voornemen, voornemen, kan_niet_ontvankelijk=kan) == code


@pytest.mark.parametrize("voornemen", [VOLLEDIG, KENNELIJK, ONGEGROND])
def test_een_voornemen_dat_kan(voornemen):
    controleer_voornemen(voornemen, kan_niet_ontvankelijk=True)


def vraag(onderzoek, dag=date(2027, 1, 18)):
    ontvangst = date(2026, 12, 9)
    controleer_adviesvraag(
        onderzoek, stukken_compleet=dag, ontvangst=ontvangst, vandaag=date(2027, 1, 18)
    )


@pytest.mark.parametrize(
    ("onderzoek", "code"),
    [
        (replace(GEHOORD, voornemen=None), "voornemen_ontbreekt"),
        (replace(GEHOORD, voornemen=VOLLEDIG), "advies_niet_nodig"),
        (KLAAR, "advies_al_gevraagd"),
        (replace(GEHOORD, horen=Hoorstand.GEPLAND), "zitting_open"),
    ],
)
def test_advies_dat_niet_gevraagd_wordt(onderzoek, code):
    assert code_van(vraag, onderzoek) == code


@pytest.mark.parametrize("dag", [date(2026, 12, 8), date(2027, 1, 19)])
def test_stukken_zijn_compleet_tussen_ontvangst_en_vandaag(dag):
    vraag(GEHOORD)
    vraag(GEHOORD, date(2026, 12, 9))
    assert code_van(vraag, GEHOORD, dag) == "stukkendag_kan_niet"


@pytest.mark.parametrize("dag", [date(2027, 1, 17), date(2027, 3, 23)])
def test_advies_komt_tussen_de_vraag_en_vandaag(dag):
    gevraagd = date(2027, 1, 18)
    for goed in (gevraagd, VANDAAG):
        controleer_adviesdag(goed, gevraagd=gevraagd, vandaag=VANDAAG)
    code = code_van(controleer_adviesdag, dag, gevraagd=gevraagd, vandaag=VANDAAG)
    assert code == "adviesdag_kan_niet"


def test_geen_advies_na_de_termijn_of_als_het_zorginstituut_afziet():
    grond = GeenAdvies.TERMIJN_VOORBIJ
    controleer_geen_advies(grond, uiterlijk=UITERLIJK, vandaag=date(2027, 3, 31))
    controleer_geen_advies(GeenAdvies.ZIET_AF, uiterlijk=UITERLIJK, vandaag=VANDAAG)
    code = code_van(controleer_geen_advies, grond, uiterlijk=UITERLIJK, vandaag=UITERLIJK)
    assert code == "advies_kan_nog_komen"


@pytest.mark.parametrize(
    ("nieuw", "anders", "code"),
    [
        (date(2027, 2, 22), {"advies_gevraagd": True}, "niet_boven_21_weken"),
        (date(2027, 1, 18), {}, "uitstel_voorbij"),
        (date(2027, 2, 22), {"ingestemd_op": date(2027, 1, 19)}, "instemming_in_toekomst"),
    ],
)
def test_uitstel_kan_met_instemming_tot_een_latere_dag(nieuw, anders, code):
    dag = date(2027, 1, 18)
    stand = {"ingestemd_op": dag, "advies_gevraagd": False, "vandaag": dag}
    controleer_uitstel(date(2027, 1, 19), **stand)
    assert code_van(controleer_uitstel, nieuw, **{**stand, **anders}) == code
