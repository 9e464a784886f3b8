"""K02: what is registered from before the portal must be able to be true."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from portal.domain.fouten import DomeinFout
from portal.domain.procedure.vooraf import Voorafregels, Vooraftoekenning, controleer_vooraf
from portal.domain.waarden import Aandeel, Euro

REGELS = Voorafregels(langste_maanden=60, jaardagen=365, afwijking=Euro(Decimal("0.01")))
OUD = Vooraftoekenning(
    ingang=date(2024, 3, 1),
    laatste_dag=date(2027, 2, 28),
    jaarbedrag=Euro(Decimal("104878.17")),
    etmaalbedrag=Euro(Decimal("287.34")),
    prijspeil=2024,
    tarief=Aandeel(Fraction(96, 100)),
)
VANDAAG = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("ingang", "laatste", "maanden"),
    [
        (date(2024, 3, 1), date(2027, 2, 28), 36),
        (date(2024, 3, 1), date(2024, 3, 1), 1),
        (date(2024, 3, 1), date(2024, 4, 1), 2),
        (date(2024, 2, 29), date(2027, 2, 28), 36),
        (date(2021, 1, 1), date(2025, 12, 31), 60),
    ],
)
def test_de_maanden_volgen_uit_de_dagen(ingang: date, laatste: date, maanden: int) -> None:
    oud = replace(OUD, ingang=ingang, laatste_dag=laatste, prijspeil=ingang.year, tarief=None)
    assert controleer_vooraf(oud, VANDAAG, regels=REGELS) == maanden


@pytest.mark.parametrize("etmaal", ["287.33", "287.34"])
def test_een_cent_verschil_komt_van_het_afronden(etmaal: str) -> None:
    oud = replace(OUD, etmaalbedrag=Euro(Decimal(etmaal)))
    assert controleer_vooraf(oud, VANDAAG, regels=REGELS) == 36


@pytest.mark.parametrize(
    ("wijziging", "code", "veld"),
    [
        ({"laatste_dag": date(2024, 2, 29)}, "einde_voor_begin", "laatste_dag"),
        ({"laatste_dag": date(2029, 3, 1)}, "looptijd_buiten_bereik", "laatste_dag"),
        ({"jaarbedrag": Euro(Decimal(0))}, "bedrag_ontbreekt", "jaarbedrag"),
        ({"etmaalbedrag": Euro(Decimal("287.36"))}, "etmaalbedrag_past_niet", "etmaalbedrag"),
        ({"tarief": Aandeel(Fraction(0))}, "tarief_buiten_bereik", "tarief"),
        ({"tarief": Aandeel(Fraction(101, 100))}, "tarief_buiten_bereik", "tarief"),
        (
            {"ingang": date(2027, 11, 21), "laatste_dag": date(2028, 11, 20), "prijspeil": 2027},
            "ingang_te_ver",
            "ingang",
        ),
        ({"prijspeil": 2022}, "prijspeil_past_niet", "prijspeil"),
        ({"prijspeil": 2028}, "prijspeil_past_niet", "prijspeil"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd_met_het_veld(
    wijziging: dict[str, object], code: str, veld: str
) -> None:
    with pytest.raises(DomeinFout) as gevangen:
        controleer_vooraf(replace(OUD, **wijziging), VANDAAG, regels=REGELS)  # type: ignore[arg-type] # any field
    assert (gevangen.value.code, gevangen.value.gegevens["veld"]) == (code, veld)


@pytest.mark.parametrize("prijspeil", [2023, 2024, 2027])
def test_het_prijspeil_is_dat_van_het_jaar_ervoor_of_van_de_looptijd(prijspeil: int) -> None:
    assert controleer_vooraf(replace(OUD, prijspeil=prijspeil), VANDAAG, regels=REGELS) == 36


def test_wat_op_papier_is_toegekend_kan_binnen_een_jaar_ingaan() -> None:
    straks = replace(OUD, ingang=date(2027, 11, 20), laatste_dag=date(2028, 11, 19), prijspeil=2026)
    assert controleer_vooraf(straks, VANDAAG, regels=REGELS) == 12
