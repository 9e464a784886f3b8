"""Letters that are made at the same moment do not get into each other."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from pdfvoorbeeld import brief

from portal.platform.pdf import Alinea, maak_pdf

TEKENS = "".join(chr(nr) for nr in range(0xC0, 0x180))
KEREN = 16


@pytest.fixture
def vaak_wisselen():
    """Let threads change places as often as the interpreter can."""
    gewoon = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(gewoon)


@pytest.mark.usefixtures("vaak_wisselen")
def test_vier_draden_maken_dezelfde_brieven_als_een():
    """The library reads the typeface with a place of its own in it, shared by all threads."""
    brieven = [brief(onderdelen=(Alinea(TEKENS[nr * 10 :]),)) for nr in range(4)]
    alleen = [maak_pdf(document) for document in brieven]
    with ThreadPoolExecutor(4) as draden:
        assert list(draden.map(maak_pdf, brieven * KEREN)) == alleen * KEREN
