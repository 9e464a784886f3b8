"""Every figure and every part of it has words, for every item of every version of the plan."""

import pytest

from portal.dialoog.queries.planteksten import plancodes, plantekst
from portal.domain.meerzorgplan import Itemsoort, Planrijen, bereken_cijfers
from portal.platform.framework_data import get_plankader
from tests.unit.planrijen import MOMENT

KADER = get_plankader("2026-1")
BEREKEND = KADER.van_soort(Itemsoort.BEREKEND)
GEGEVENS = {"naam": "x", "peildag": "1 januari", "vorige": "1 januari"}


@pytest.mark.parametrize("item", BEREKEND, ids=lambda item: item.id)
def test_elk_deel_van_een_cijfer_heeft_een_tekst(item):
    delen = bereken_cijfers(Planrijen(), MOMENT, KADER.regels)[item.id]

    gezien = {deel.sleutel: plantekst(item.id, deel.sleutel, **GEGEVENS) for deel in delen}

    assert all(gezien.values())


@pytest.mark.parametrize("deel", ["peilmoment", "teller", "noemer", "uitgesloten", "controle"])
def test_een_definitie_in_woorden_hoort_bij_een_definitie_in_het_kader(deel):
    zonder = {"mp-clienten", "mp-groepen", "mp-lvhc-vg7"} if deel == "noemer" else set()

    verwacht = {item.id for item in BEREKEND if getattr(item, deel)} - zonder

    assert {item for item, _ in plancodes(deel)} == verwacht


def test_elk_blok_heeft_een_adres():
    assert [plantekst("blok", naam) for naam in KADER.blokken] == [
        "algemeen",
        "cijfers",
        "visie",
        "cce",
        "afspraken",
    ]


def test_elk_item_heeft_een_label():
    assert set(KADER.labels) == {item.id for item in KADER.items}
    assert all(KADER.labels.values())
