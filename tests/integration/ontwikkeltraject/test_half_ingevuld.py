"""What was filled in by halves is asked for, and does not disappear."""

import pytest

from portal.domain.bevoegdheid import Rol
from tests.factories.traject import GEPLAND, LOPEND
from tests.invullen import vul

START = "/ontwikkeltrajecten"


@pytest.mark.parametrize("half", [{"tijd_2": "10.30"}, {"plaats_2": "De Es"}])
def test_tijd_of_plaats_zonder_dag_vraagt_de_dag(als, maak, half):
    cce, adres = als(Rol.CCE_COORDINATOR), f"{START}/{maak(GEPLAND)}/plannen"
    leeg = {"dag_2": "", "tijd_2": "", "plaats_2": ""}
    geweigerd = vul(cce, cce.open(adres), leeg | half, status=422)
    assert "Vul de dag van bijeenkomst 2 in" in geweigerd.tekst
    assert next(iter(half.values())) in geweigerd.antwoord.text


@pytest.mark.parametrize(
    ("leeg", "fout"),
    [
        ("acties-0-wat", "Schrijf op wat er gaat gebeuren."),
        ("acties-0-eigenaar", "Schrijf op wie daarvoor zorgt."),
    ],
)
def test_een_actie_van_spaties_is_niet_ingevuld(als, maak, leeg, fout):
    cce, adres = als(Rol.CCE_COORDINATOR), f"{START}/{maak(LOPEND)}/verslag/acties"
    actie = {
        "acties-0-wat": "Rooster",
        "acties-0-eigenaar": "Teamleider",
        "acties-0-dag": "1-12-2026",
    }
    geweigerd = vul(cce, cce.open(adres), actie | {leeg: "   "}, status=422)
    assert fout in geweigerd.tekst
