"""When somebody may be away, and who may stand in."""

from datetime import date

import pytest

from portal.domain.afwezigheid import Dagen, controleer_afwezigheid, controleer_vervanger
from portal.domain.bevoegdheid import Rol
from portal.domain.fouten import DomeinFout

VANDAAG = date(2026, 11, 20)
KERST = Dagen(date(2026, 12, 21), date(2027, 1, 3))


@pytest.mark.parametrize(
    ("dagen", "code"),
    [
        (Dagen(date(2026, 12, 3), date(2026, 12, 2)), "einde_voor_begin"),
        (Dagen(date(2026, 11, 2), date(2026, 11, 19)), "afwezigheid_voorbij"),
        (Dagen(date(2027, 1, 3), date(2027, 1, 10)), "afwezigheid_overlapt"),
        (Dagen(date(2026, 12, 1), date(2026, 12, 21)), "afwezigheid_overlapt"),
    ],
)
def test_wat_niet_kan(dagen, code):
    with pytest.raises(DomeinFout) as fout:
        controleer_afwezigheid(dagen, vandaag=VANDAAG, andere=[KERST])
    assert fout.value.code == code


@pytest.mark.parametrize(
    "dagen",
    [
        Dagen(VANDAAG, VANDAAG),
        Dagen(date(2026, 11, 2), VANDAAG),
        Dagen(date(2026, 12, 1), date(2026, 12, 20)),
        Dagen(date(2027, 1, 4), date(2027, 1, 4)),
    ],
)
def test_wat_kan(dagen):
    controleer_afwezigheid(dagen, vandaag=VANDAAG, andere=[KERST])


def test_wie_vervangt_heeft_een_zelfde_rol_en_is_er():
    eigen = frozenset({Rol.BEOORDELAAR, Rol.TEAMLEIDER})
    controleer_vervanger(eigen, frozenset({Rol.TEAMLEIDER}), dagen=KERST, weg=[])
    with pytest.raises(DomeinFout) as fout:
        controleer_vervanger(eigen, frozenset({Rol.MANAGER}), dagen=KERST, weg=[])
    assert fout.value.code == "vervanger_zonder_rol"
    with pytest.raises(DomeinFout) as fout:
        controleer_vervanger(
            eigen, eigen, dagen=KERST, weg=[Dagen(date(2026, 12, 31), date(2026, 12, 31))]
        )
    assert fout.value.code == "vervanger_ook_afwezig"
