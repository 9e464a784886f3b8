"""A text of thousands of lines is set in blocks, which look as one and do not take for ever."""

import pytest

from portal.platform.pdf import Alinea
from portal.platform.pdf.onderdelen import zet
from portal.platform.pdf.stijl import (
    LOPEND,
    MEESTE_REGELS,
    TEKSTBREEDTE,
    op_maat,
    opgemaakt,
    registreer_lettertype,
)

HOOG = 1_000_000


@pytest.fixture(autouse=True)
def lettertype():
    registreer_lettertype()


def hoogte(blok):
    return blok.wrap(TEKSTBREEDTE, HOOG)[1]


@pytest.mark.parametrize("groot", [False, True])
@pytest.mark.parametrize(
    "regels",
    [
        [f"regel {nr}" for nr in range(1000)],
        ["a", ""] * 500 + ["z"],
        ["a", "", ""] * 333 + ["z"],
    ],
    ids=["vol", "om en om", "vooral leeg"],
)
def test_wat_in_blokken_staat_is_even_hoog_als_een_alinea(regels, groot):
    blokken = zet(Alinea("\r\n".join(regels)), groot=groot)
    soort = op_maat(LOPEND, groot=groot)
    een = type(blokken[0])(opgemaakt("\n".join(regels)), soort)
    assert len(blokken) == -(-len(regels) // MEESTE_REGELS)
    assert sum(hoogte(blok) for blok in blokken) == pytest.approx(hoogte(een))
    assert {blok.getSpaceAfter() for blok in blokken[:-1]} == {0}
    assert (blokken[-1].getSpaceAfter(), blokken[0].getSpaceBefore()) == (soort.spaceAfter, 0)


def test_een_gewone_tekst_blijft_een_alinea():
    """So the bytes of what was sent before stay the same."""
    for tekst in ("", "a", "a\n" * (MEESTE_REGELS - 1), "woord " * 5000):
        [alinea] = zet(Alinea(tekst))
        assert alinea.style is LOPEND
