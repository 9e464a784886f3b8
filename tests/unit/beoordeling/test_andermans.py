"""The check that no letter names another client: however it is typed, and not where it says nothing."""

import pytest

from portal.beoordeling.letters.andermans import Clientbrief, Wie, eis_alleen_eigen_gegevens
from portal.domain.fouten import DomeinFout
from portal.platform.pdf import Alinea
from tests.pdfvoorbeeld import brief

JAN, BOS, BERG = Wie("K-0001", ("Jansen",)), Wie("K-0002", ("Bos",)), Wie("GROEN", ("Ten", "Berg"))


def lees(tekst, *, van=JAN, anderen=(BOS, BERG), bekend="Woonzorg De Es"):
    """Check a letter of one client with this text, beside empty ones of the others."""
    brieven = [Clientbrief(van, brief(onderdelen=(Alinea(tekst),)))]
    brieven += [Clientbrief(wie, brief(onderdelen=())) for wie in anderen]
    eis_alleen_eigen_gegevens(brieven, bekend=bekend)


@pytest.mark.parametrize(
    "tekst",
    [
        "Net als bij K-0002.",
        "Net als bij k-0002 is dit zwaar.",
        "Samen\tBos is hulp nodig.",
        "Samen\r\nBos is hulp nodig.",
        "(Bos) woont daar ook.",
        'Zij zei: "Bos" is onrustig.',
        "Met Ten Berg samen.",
        "Met Ten\nBerg samen.",
        "Zie Bos\u2019 plan.",
    ],
)
def test_een_ander_wordt_gevonden(tekst):
    with pytest.raises(DomeinFout) as fout:
        lees(tekst)
    assert (fout.value.code, fout.value.gegevens["clientcode"]) == ("andermans_gegevens", "K-0001")


@pytest.mark.parametrize(
    "tekst",
    [
        "K-0001 en Jansen zelf.",
        "Wandelen in het bos.",
        "De kamer is groen.",
        "Bosrand",
        "Berg alleen.",
    ],
)
def test_eigen_gegevens_en_gewone_woorden_mogen(tekst):
    lees(tekst)


def test_dezelfde_achternaam_of_die_van_de_aanbieder_zegt_niets():
    lees("De heer Jansen.", anderen=(Wie("K-0003", ("Jansen",)),))
    lees("Woonzorg De Bos.", bekend="Woonzorg De Bos")
