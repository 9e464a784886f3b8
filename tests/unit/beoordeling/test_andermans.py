"""The check that no letter names another client: however it is typed, and not where it says nothing."""

from dataclasses import replace

import pytest

from portal.beoordeling.letters.andermans import Clientbrief, Wie, eis_alleen_eigen_gegevens
from portal.domain.fouten import DomeinFout
from tests.unit.beoordeling.test_brieven import BRIEF

KAAL = replace(BRIEF, onderbouwing="", bevindingen=(), toekenning=None, andere_hulp="")
JAN, BOS, BERG = Wie("K-0001", ("Jansen",)), Wie("K-0002", ("Bos",)), Wie("GROEN", ("Ten", "Berg"))


def lees(tekst, *, van=JAN, anderen=(BOS, BERG), bekend="Woonzorg De Es"):
    """Check a letter of one client with this text, beside empty ones of the others."""
    brieven = [Clientbrief(van, replace(KAAL, onderbouwing=tekst))]
    brieven += [Clientbrief(wie, KAAL) for wie in anderen]
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


def test_een_achternaam_die_een_vast_woord_van_de_brief_is_houdt_geen_brief_tegen():
    """The table of context posts is headed Post; the letter ends with Bezwaar."""
    for naam in ("Post", "Bezwaar", "Besluit"):
        lees("Dit is nodig.", anderen=(Wie("K-0009", (naam,)),))
    with pytest.raises(DomeinFout):
        lees("Samen met Post.", anderen=(Wie("K-0009", ("Post",)),))
