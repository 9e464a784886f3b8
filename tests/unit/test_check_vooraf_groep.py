"""The check of one client of a group: the answers of the group, with what differs for him."""

from datetime import date

import pytest

from portal.domain.check_vooraf import Antwoord, Checkfeiten, antwoorden_van_lid, doorloop
from portal.platform.framework_data import get_check_vooraf, get_kenmerken

PAD, KENMERKEN = get_check_vooraf("2026-1"), get_kenmerken("2026-1")
GROEP = {
    "k01": Antwoord(("verblijf",)),
    "k02": Antwoord(("ja",)),
    "k03": Antwoord(("ja",), "past"),
    "k04": Antwoord(("lid1-c-01",), "bevestigd"),
    "k05": Antwoord(("geen van beide",)),
    "k18": Antwoord(("de zorg is zwaarder of ingewikkelder dan het profiel beschrijft",), "uitleg"),
}


def feiten(profiel):
    return Checkfeiten(
        kenmerken=KENMERKEN,
        profiel=profiel,
        ingangsdatum=date(2026, 5, 1),
        geboortedatum=date(1990, 1, 1),
    )


def antwoorden(profiel, eigen=None, *, vg7plus=False):
    return antwoorden_van_lid(PAD, GROEP, eigen or {}, feiten(profiel), vg7plus=vg7plus)


def test_vinkjes_van_de_groep_gelden_voor_niemand():
    assert antwoorden("7VG")["k04"] == Antwoord((), "bevestigd")
    eigen = {"k04": Antwoord(("lid1-c-01",))}
    assert antwoorden("7VG", eigen)["k04"] == eigen["k04"]


@pytest.mark.parametrize(("vg7plus", "waarde"), [(False, "geen van beide"), (True, "vg7-plus")])
def test_de_route_volgt_uit_de_prestatie(vg7plus, waarde):
    assert antwoorden("7VG", vg7plus=vg7plus)["k05"].waarden == (waarde,)


def test_waar_lvhc_kan_telt_alleen_een_eigen_antwoord():
    assert "k05" not in antwoorden("8VV")
    eigen = {"k05": Antwoord(("lvhc",))}
    assert antwoorden("8VV", eigen)["k05"] == eigen["k05"]
    assert doorloop(PAD, antwoorden("8VV", eigen), feiten("8VV")).huidige_knoop.id == "k31"


def test_een_profiel_zonder_eigen_route_blijft_gewoon_ook_met_een_vlag():
    assert antwoorden("5VG", vg7plus=True)["k05"].waarden == ("geen van beide",)


def test_een_eigen_antwoord_telt_niet_waar_de_groep_antwoordt():
    eigen = {"k02": Antwoord(("nee",))}
    assert antwoorden("7VG", eigen)["k02"].waarden == ("ja",)


def test_zonder_antwoord_van_de_groep_is_er_geen():
    leeg = antwoorden_van_lid(PAD, {}, {}, feiten("7VG"), vg7plus=False)
    assert leeg == {}


def test_de_groep_rust_op_de_gronden_van_al_haar_clienten():
    grond = KENMERKEN.gronden[0]
    van_groep = Checkfeiten(kenmerken=KENMERKEN, gronden=(grond,))
    loop = doorloop(PAD, GROEP, van_groep)
    assert loop.gronden == (grond,)
    geen = doorloop(PAD, GROEP, Checkfeiten(kenmerken=KENMERKEN, gronden=()))
    assert geen.uitgang.id == "u-geen-recht"
