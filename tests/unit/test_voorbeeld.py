"""What can be done with a goed voorbeeld: every pair of stand and step, and by whom."""

from itertools import product

import pytest

from portal.domain.fouten import DomeinFout
from portal.domain.procedure.volgen import Voorbeeldstand
from portal.domain.procedure.voorbeeld import (
    Voorbeeldstap,
    kan_voorbeeldstap,
    volgende_voorbeeldstand,
)

MAG = {
    ("voorgedragen", "aanpassen"): "voorgedragen",
    ("voorgedragen", "goedkeuren"): "goedgekeurd",
    ("voorgedragen", "terugsturen"): "teruggestuurd",
    ("voorgedragen", "intrekken"): "ingetrokken",
    ("teruggestuurd", "aanpassen"): "voorgedragen",
    ("teruggestuurd", "intrekken"): "ingetrokken",
    ("goedgekeurd", "intrekken"): "ingetrokken",
}


@pytest.mark.parametrize(("stand", "stap"), [*product(Voorbeeldstand, Voorbeeldstap)])
def test_elk_paar(stand, stap):
    eigen = stap is Voorbeeldstap.AANPASSEN
    naar = MAG.get((stand.value, stap.value))
    assert kan_voorbeeldstap(stand, stap, eigen=eigen) is (naar is not None)
    if naar is None:
        with pytest.raises(DomeinFout) as fout:
            volgende_voorbeeldstand(stand, stap, eigen=eigen)
        assert fout.value.code == "voorbeeld_stap_kan_niet"
    else:
        assert volgende_voorbeeldstand(stand, stap, eigen=eigen).value == naar


@pytest.mark.parametrize(
    ("stap", "eigen", "code"),
    [
        ("goedkeuren", True, "voorbeeld_van_uzelf"),
        ("terugsturen", True, "voorbeeld_van_uzelf"),
        ("aanpassen", False, "voorbeeld_van_ander"),
    ],
)
def test_wie_voordraagt_beoordeelt_niet(stap, eigen, code):
    with pytest.raises(DomeinFout) as fout:
        volgende_voorbeeldstand(Voorbeeldstand.VOORGEDRAGEN, Voorbeeldstap(stap), eigen=eigen)
    assert fout.value.code == code
    assert not kan_voorbeeldstap(Voorbeeldstand.VOORGEDRAGEN, Voorbeeldstap(stap), eigen=eigen)


@pytest.mark.parametrize("eigen", [True, False])
def test_intrekken_kan_iedereen_die_het_mag(eigen):
    stand = volgende_voorbeeldstand(
        Voorbeeldstand.GOEDGEKEURD, Voorbeeldstap.INTREKKEN, eigen=eigen
    )
    assert stand is Voorbeeldstand.INGETROKKEN
