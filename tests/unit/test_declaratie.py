"""What is declared per month: own days, own amounts, and never the same amount twice."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.declaratie import Declaratieregels, Periode, declareer
from portal.domain.waarden import Euro

REGELS = Declaratieregels(verlaging=Euro(Decimal("0.01")), eerste_lager=True)


def periode(kenmerk: str, van: date, tot_en_met: date, etmaal: str) -> Periode:
    return Periode(
        kenmerk=kenmerk, van=van, tot_en_met=tot_en_met, etmaalbedrag=Euro(Decimal(etmaal))
    )


def test_dagen_maal_etmaalbedrag_zoals_in_s11() -> None:
    """Client 2 of S10 leaves: 16 days of June 2026; the newcomer has 9."""
    weg = periode("B1-02", date(2026, 1, 1), date(2026, 6, 16), "123.58")
    nieuw = periode("B2-01", date(2026, 6, 22), date(2028, 12, 31), "114.66")
    juni = declareer([weg], regels=REGELS)[-1]
    assert [(rij.dagen, rij.bedrag) for rij in juni.declaraties] == [(16, Decimal("1977.28"))]
    eerste = declareer([nieuw], regels=REGELS)[0]
    assert (eerste.eerste, eerste.declaraties[0].dagen, eerste.bedrag) == (
        date(2026, 6, 1),
        9,
        Decimal("1031.94"),
    )


def test_twee_besluiten_in_een_maand_zijn_twee_declaraties() -> None:
    maanden = declareer(
        [
            periode("nieuw", date(2026, 6, 17), date(2026, 7, 31), "130.00"),
            periode("oud", date(2026, 5, 1), date(2026, 6, 16), "120.00"),
        ],
        regels=REGELS,
    )
    juni = maanden[1]
    assert [(rij.kenmerk, rij.dagen, rij.etmaalbedrag) for rij in juni.declaraties] == [
        ("oud", 16, Decimal("120.00")),
        ("nieuw", 14, Decimal("130.00")),
    ]
    assert juni.bedrag == 16 * Decimal(120) + 14 * Decimal(130)


@pytest.mark.parametrize(
    ("laatste_oude", "eerste_lager", "lager"),
    [
        (date(2026, 6, 10), True, "oud"),
        (date(2026, 6, 20), True, "nieuw"),
        (date(2026, 6, 15), True, "oud"),
        (date(2026, 6, 15), False, "nieuw"),
    ],
)
def test_gelijk_bedrag_de_kortste_een_cent_minder_en_alleen_die_maand(
    laatste_oude: date, eerste_lager: bool, lager: str
) -> None:
    regels = Declaratieregels(verlaging=REGELS.verlaging, eerste_lager=eerste_lager)
    maanden = declareer(
        [
            periode("oud", date(2026, 5, 1), laatste_oude, "287.34"),
            periode("nieuw", laatste_oude + timedelta(days=1), date(2026, 7, 31), "287.34"),
        ],
        regels=regels,
    )
    juni = {rij.kenmerk: rij for rij in maanden[1].declaraties}
    for kenmerk, rij in juni.items():
        verwacht = Decimal("0.01") if kenmerk == lager else Decimal("0.00")
        assert (rij.verlaging, rij.etmaalbedrag) == (verwacht, Decimal("287.34") - verwacht)
    andere = [rij for maand in (maanden[0], maanden[2]) for rij in maand.declaraties]
    assert {rij.etmaalbedrag for rij in andere} == {Decimal("287.34")}


def test_ook_drie_gelijke_bedragen_worden_nooit_twee_keer_hetzelfde() -> None:
    maand = declareer(
        [
            periode("a", date(2026, 6, 1), date(2026, 6, 5), "10.00"),
            periode("b", date(2026, 6, 6), date(2026, 6, 20), "10.00"),
            periode("c", date(2026, 6, 21), date(2026, 6, 30), "10.00"),
            periode("d", date(2026, 7, 1), date(2026, 7, 1), "10.00"),
        ],
        regels=REGELS,
    )[0]
    assert [rij.etmaalbedrag for rij in maand.declaraties] == [
        Decimal("9.98"),
        Decimal("10.00"),
        Decimal("9.99"),
    ]


def test_schrikkelmaand_en_jaargrens() -> None:
    maanden = declareer(
        [periode("a", date(2027, 12, 31), date(2028, 2, 29), "1.00")], regels=REGELS
    )
    assert [(maand.eerste, maand.declaraties[0].dagen) for maand in maanden] == [
        (date(2027, 12, 1), 1),
        (date(2028, 1, 1), 31),
        (date(2028, 2, 1), 29),
    ]


@given(
    begin=st.dates(date(2025, 1, 1), date(2030, 1, 1)),
    lengtes=st.lists(st.integers(1, 90), min_size=1, max_size=6),
    bedragen=st.lists(st.sampled_from(["1.00", "2.00", "287.34"]), min_size=6, max_size=6),
)
def test_elke_dag_eenmaal_en_geen_bedrag_tweemaal_in_een_maand(
    begin: date, lengtes: list[int], bedragen: list[str]
) -> None:
    perioden, dag = [], begin
    for lengte, bedrag in zip(lengtes, bedragen, strict=False):
        einde = dag + timedelta(days=lengte - 1)
        perioden.append(periode(f"{dag}", dag, einde, bedrag))
        dag = einde + timedelta(days=1)
    maanden = declareer(perioden, regels=REGELS)
    regels = [rij for maand in maanden for rij in maand.declaraties]
    assert sum(rij.dagen for rij in regels) == sum(lengtes)
    assert [rij.van for rij in regels] == sorted(rij.van for rij in regels)
    for maand in maanden:
        gevraagd = [rij.etmaalbedrag for rij in maand.declaraties]
        assert len(set(gevraagd)) == len(gevraagd)
        assert maand.bedrag == sum(rij.bedrag for rij in maand.declaraties)
