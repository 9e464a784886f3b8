"""Kinds of message: on which day a reminder falls, and how it goes."""

from datetime import date

import pytest

from portal.domain.berichten import (
    Berichtsoort,
    Bezorging,
    Keuze,
    bepaal_bezorging,
    dag_van_trede,
)
from portal.platform.calendar_data import load_kalender
from portal.platform.message_data import load_berichtsoorten

SOORTEN = load_berichtsoorten(date(2026, 11, 22))


@pytest.mark.parametrize(
    ("dag", "dagen", "wanneer"),
    [
        (date(2026, 11, 27), -7, date(2026, 11, 20)),
        (date(2026, 11, 29), -7, date(2026, 11, 20)),
        (date(2027, 5, 9), 0, date(2027, 5, 4)),
        (date(2026, 12, 23), 2, date(2026, 12, 24)),
        (date(2026, 12, 24), 1, date(2026, 12, 28)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 12, 24), 4, date(2026, 12, 28)),
    ],
)
def test_een_herinnering_valt_op_de_werkdag_ervoor(dag, dagen, wanneer):
    assert dag_van_trede(dag, dagen, load_kalender()) == wanneer


@pytest.mark.parametrize(
    ("code", "gekozen", "direct", "bezorging"),
    [
        ("N11", Keuze.PORTAAL, False, Bezorging.WETTELIJK),
        ("N29", None, False, Bezorging.PORTAAL),
        ("N29", Keuze.DIGEST, False, Bezorging.DIGEST),
        ("N08", None, False, Bezorging.DIGEST),
        ("N08", None, True, Bezorging.DIRECT),
        ("N08", Keuze.PORTAAL, True, Bezorging.PORTAAL),
        ("N07", None, False, Bezorging.DIRECT),
        ("N07", Keuze.DIGEST, False, Bezorging.DIGEST),
    ],
)
def test_hoe_een_bericht_gaat(code, gekozen, direct, bezorging):
    assert bepaal_bezorging(SOORTEN[code], gekozen, direct=direct) is bezorging


def test_wat_de_wet_vraagt_is_niet_te_kiezen():
    vast = {soort.code for soort in SOORTEN.values() if not soort.is_instelbaar}
    assert vast == {"N03", "N05", "N10", "N11", "N13", "N37", "N38", "N39", "P02", "P03"}


@pytest.mark.parametrize("soort", SOORTEN.values(), ids=lambda soort: soort.code)
def test_elke_soort_gaat_naar_iemand_en_haar_treden_lopen_op(soort: Berichtsoort):
    dagen = [trede.dagen for trede in soort.treden]
    assert soort.rollen
    assert soort.aan or dagen
    assert dagen == sorted(set(dagen))
