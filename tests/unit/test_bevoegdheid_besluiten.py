"""Mandaat and the second person: the default rule and who is refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from portal.domain.bevoegdheid import (
    Besluitkenmerken,
    Handeling,
    Mandaat,
    Rol,
    Uitkomst,
    Vaststelling,
    VierOgenReden,
    controleer_vaststelling,
    mandaat_dekt,
    vier_ogen_nodig,
    vier_ogen_redenen,
)
from portal.domain.fouten import DomeinFout
from portal.platform.authority_data import load_vier_ogen

DAG = date(2026, 4, 15)
REGELS = load_vier_ogen(DAG)
ANNA, BRAM = UUID(int=1), UUID(int=2)
GEWOON = Besluitkenmerken(uitkomst=Uitkomst.TOEKENNEN, jaarbedrag=Decimal("99999.99"))
ZWAAR = replace(GEWOON, jaarbedrag=Decimal(100000))
RUIM = Mandaat(uitkomsten=frozenset(Uitkomst), max_jaarbedrag=None, van=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("besluit", "redenen"),
    [
        (GEWOON, ()),
        (ZWAAR, (VierOgenReden.GRENSBEDRAG,)),
        (Besluitkenmerken(uitkomst=Uitkomst.BIJSTELLEN), ()),
        (Besluitkenmerken(uitkomst=Uitkomst.AFWIJZEN), (VierOgenReden.UITKOMST,)),
        (Besluitkenmerken(uitkomst=Uitkomst.BUITEN_BEHANDELING), (VierOgenReden.UITKOMST,)),
        (replace(GEWOON, maatwerk=True), (VierOgenReden.MAATWERK,)),
        (replace(GEWOON, vg7plus_verlenging=True), (VierOgenReden.VG7PLUS_VERLENGING,)),
        (replace(GEWOON, herstelbesluit=True), (VierOgenReden.HERSTELBESLUIT,)),
        (
            replace(ZWAAR, maatwerk=True, herstelbesluit=True),
            (VierOgenReden.MAATWERK, VierOgenReden.GRENSBEDRAG, VierOgenReden.HERSTELBESLUIT),
        ),
    ],
)
def test_wanneer_een_tweede_persoon_nodig_is(besluit, redenen):
    assert vier_ogen_redenen(besluit, REGELS) == redenen
    assert vier_ogen_nodig(besluit, REGELS) is bool(redenen)


def test_een_zorgkantoor_kan_de_regel_ruimer_zetten():
    ruim = replace(
        REGELS,
        uitkomsten=frozenset(),
        maatwerk=False,
        vg7plus_verlenging=False,
        herstelbesluit=False,
        grensbedrag=Decimal(200000),
    )
    besluit = replace(ZWAAR, maatwerk=True, vg7plus_verlenging=True, herstelbesluit=True)

    assert vier_ogen_redenen(besluit, ruim) == ()


@pytest.mark.parametrize(
    ("wijziging", "uitkomst", "bedrag", "dekt"),
    [
        ({}, Uitkomst.TOEKENNEN, Decimal(50000), True),
        ({}, Uitkomst.TOEKENNEN, Decimal("50000.01"), False),
        ({}, Uitkomst.TOEKENNEN, None, True),
        ({}, Uitkomst.AFWIJZEN, None, False),
        ({"max_jaarbedrag": None}, Uitkomst.TOEKENNEN, Decimal(900000), True),
        ({"van": DAG}, Uitkomst.TOEKENNEN, None, True),
        ({"van": date(2026, 4, 16)}, Uitkomst.TOEKENNEN, None, False),
        ({"tot_en_met": DAG}, Uitkomst.TOEKENNEN, None, True),
        ({"tot_en_met": date(2026, 4, 14)}, Uitkomst.TOEKENNEN, None, False),
    ],
)
def test_mandaat_dekt_soort_bedrag_en_dag(wijziging, uitkomst, bedrag, dekt):
    mandaat = Mandaat(
        uitkomsten=frozenset({Uitkomst.TOEKENNEN}),
        max_jaarbedrag=Decimal(50000),
        van=date(2026, 1, 1),
    )

    assert mandaat_dekt([replace(mandaat, **wijziging)], uitkomst, bedrag, DAG) is dekt


def test_mandaten_worden_niet_gecombineerd():
    klein = replace(RUIM, max_jaarbedrag=Decimal(10000))
    ander = replace(RUIM, uitkomsten=frozenset({Uitkomst.AFWIJZEN}))

    assert not mandaat_dekt([klein, ander], Uitkomst.TOEKENNEN, Decimal(20000), DAG)
    assert not mandaat_dekt([], Uitkomst.TOEKENNEN, None, DAG)


def vaststelling(**wijziging):
    basis = Vaststelling(
        door=ANNA,
        rollen={Rol.BEOORDELAAR},
        mandaten=[RUIM],
        betrokkenen={ANNA},
        besluit=GEWOON,
        dag=DAG,
    )
    return replace(basis, **wijziging)


@pytest.mark.parametrize(
    "wijziging",
    [
        {},
        {"besluit": ZWAAR, "rollen": {Rol.TEAMLEIDER}, "betrokkenen": {BRAM}},
        {"rollen": {Rol.TEAMLEIDER}},
    ],
)
def test_vaststellen_mag(wijziging):
    controleer_vaststelling(vaststelling(**wijziging), REGELS)


@pytest.mark.parametrize(
    ("wijziging", "code", "gegevens"),
    [
        (
            {"rollen": {Rol.BEZWAARBEHANDELAAR}},
            "rol_ontbreekt",
            {"handeling": Handeling.BESLUIT_VASTSTELLEN},
        ),
        (
            {"mandaten": []},
            "mandaat_ontbreekt",
            {"uitkomst": Uitkomst.TOEKENNEN, "jaarbedrag": Decimal("99999.99")},
        ),
        (
            {"besluit": ZWAAR, "betrokkenen": {BRAM}},
            "vier_ogen_vereist",
            {"redenen": (VierOgenReden.GRENSBEDRAG,)},
        ),
        (
            {"besluit": ZWAAR, "rollen": {Rol.TEAMLEIDER}},
            "zelf_betrokken",
            {"redenen": (VierOgenReden.GRENSBEDRAG,)},
        ),
    ],
)
def test_vaststellen_mag_niet(wijziging, code, gegevens):
    with pytest.raises(DomeinFout) as fout:
        controleer_vaststelling(vaststelling(**wijziging), REGELS)

    assert (fout.value.code, fout.value.gegevens) == (code, gegevens)
