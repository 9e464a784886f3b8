"""Comparable decisions: complete quarters, a median with its spread, and nobody to be recognised."""

import uuid
from datetime import date

import pytest

from portal.domain.spiegel import Plek
from portal.domain.spiegel.vergelijkbaar import (
    Spreiding,
    Vergelijking,
    Vergelijkrij,
    hele_kwartalen,
    vergelijk,
)
from portal.domain.statistiek import Bescherming

REGELS = Bescherming(afronding=5, grens_clienten=10, grens_organisaties=3, mogelijke_waarden=5)


def plek(nr, kantoor=0):
    return Plek(uuid.UUID(int=nr), uuid.UUID(int=kantoor))


def rijen(*per_aanbieder, uren=20, cent=5_000_000):
    return [
        Vergelijkrij(plek(nr), uuid.uuid4(), uren * 3600, cent)
        for nr, aantal in enumerate(per_aanbieder)
        for _ in range(aantal)
    ]


@pytest.mark.parametrize(
    ("dag", "van", "tot"),
    [
        (date(2026, 11, 20), date(2024, 10, 1), date(2026, 10, 1)),
        (date(2026, 10, 1), date(2024, 10, 1), date(2026, 10, 1)),
        (date(2026, 9, 30), date(2024, 7, 1), date(2026, 7, 1)),
        (date(2026, 1, 1), date(2024, 1, 1), date(2026, 1, 1)),
        (date(2026, 3, 31), date(2024, 1, 1), date(2026, 1, 1)),
    ],
)
def test_alleen_hele_kwartalen(dag, van, tot):
    assert hele_kwartalen(dag) == (van, tot)


def test_een_kwartaal_is_drie_maanden():
    assert hele_kwartalen(date(2026, 5, 5), 1) == (date(2026, 1, 1), date(2026, 4, 1))


def test_mediaan_en_kwartielen_op_een_raster():
    alle = [
        Vergelijkrij(plek(nr % 4), uuid.uuid4(), (10 + nr) * 3600 + 1700, 1_000_000 + 70_000 * nr)
        for nr in range(16)
    ]
    assert vergelijk(alle, REGELS) == Vergelijking(
        Spreiding(13 * 3600, 17 * 3600, 21 * 3600), Spreiding(1_200_000, 1_500_000, 1_800_000)
    )


@pytest.mark.parametrize(
    ("per_aanbieder", "ziet"),
    [((5, 4, 3, 3), True), ((40, 5, 5), False), ((40, 3, 3, 3), False), ((40, 4, 3, 3), True)],
)
def test_ook_zonder_de_grootste_genoeg(per_aanbieder, ziet):
    assert (vergelijk(rijen(*per_aanbieder), REGELS) is not None) == ziet


@pytest.mark.parametrize(("elders", "ziet"), [(0, True), (3, False), (9, False), (10, True)])
def test_ook_zonder_de_clienten_van_een_zorgkantoor_genoeg(elders, ziet):
    """Who knows all 40 of its own may not be left with a few of others."""
    anders = [
        Vergelijkrij(plek(4 + nr % 3, 1), uuid.uuid4(), 72_000, 5_000_000) for nr in range(elders)
    ]
    assert (vergelijk([*rijen(10, 10, 10, 10), *anders], REGELS) is not None) == ziet


def test_een_client_telt_een_keer():
    dubbel = [rij for rij in rijen(2, 2, 2, 2) for _ in range(3)]
    assert vergelijk(dubbel, REGELS) is None


def test_zonder_iets_is_er_niets():
    assert vergelijk([], REGELS) is None
