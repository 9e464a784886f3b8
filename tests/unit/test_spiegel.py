"""What spiegelinformatie counts, what it shows of the group, and that nobody calculates it back."""

import uuid
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.spiegel import (
    Besluitfeit,
    Dimensie,
    Kenmerken,
    Maat,
    Plek,
    Sleutel,
    Zorgfeit,
    eigen_cijfers,
    publiceer,
    tel,
)
from portal.domain.spiegel.publiceren import kies_getoond
from portal.domain.spiegel.vergelijkingen import maak_vergelijkingen
from portal.domain.statistiek import Bescherming
from tests.aanvaller import Regel, Tabel, val_aan

REGELS = Bescherming(afronding=5, grens_clienten=10, grens_organisaties=3, mogelijke_waarden=5)
UIT = Bescherming(afronding=5, grens_clienten=0, grens_organisaties=0, mogelijke_waarden=0)
RASTERS = {Maat.UREN: 3600, Maat.BEDRAG: 100_000, Maat.DOORLOOPTIJD: 5}
KANTOOR = uuid.UUID(int=99)
AANBIEDERS = [uuid.UUID(int=nr) for nr in range(1, 8)]
VG7 = Kenmerken("VG7", "individueel", "verblijf")
TOTAAL = (Dimensie.TOTAAL, "")


def plek(nr):
    return Plek(AANBIEDERS[nr], KANTOOR)


def zorg(nr, kenmerken=VG7, uren=20, cent=5_000_000):
    return Zorgfeit(plek(nr), kenmerken, uren * 3600, cent)


def besluit(nr, uitkomst="volledig", dagen=40, minder=None, kenmerken=VG7):
    return Besluitfeit(plek(nr), kenmerken, uitkomst, dagen, minder)


def van_aanbieder(een):
    return een.aanbieder_id


def toon(zorgfeiten=(), besluiten=(), regels=REGELS):
    return publiceer(tel(zorgfeiten, besluiten, van_aanbieder), RASTERS, regels)


def gelijk(per_aanbieder, kenmerken=VG7, **rest):
    return [
        zorg(nr, kenmerken, **rest)
        for nr, aantal in enumerate(per_aanbieder)
        for _ in range(aantal)
    ]


def test_telt_elke_rij_in_elke_dimensie():
    telling = tel([zorg(0), zorg(0, replace(VG7, leveringsvorm=""))], [], van_aanbieder)
    assert {
        (cel.maat, cel.dimensie, cel.waarde, cel.deel): per[AANBIEDERS[0]]
        for cel, per in telling.aantallen.items()
    } == {
        ("clienten", "totaal", "", ""): 2,
        ("clienten", "zorgprofiel", "VG7", ""): 2,
        ("clienten", "soort", "individueel", ""): 2,
        ("clienten", "leveringsvorm", "verblijf", ""): 1,
        ("clienten", "leveringsvorm", "onbekend", ""): 1,
        ("groep", "totaal", "", ""): 2,
        ("groep", "totaal", "", "niet"): 2,
        ("groep", "zorgprofiel", "VG7", ""): 2,
        ("groep", "zorgprofiel", "VG7", "niet"): 2,
        ("groep", "leveringsvorm", "verblijf", ""): 1,
        ("groep", "leveringsvorm", "verblijf", "niet"): 1,
        ("groep", "leveringsvorm", "onbekend", ""): 1,
        ("groep", "leveringsvorm", "onbekend", "niet"): 1,
    }


def test_eigen_cijfers_zijn_exact():
    feiten = [zorg(0, uren=10), zorg(0, uren=20), zorg(0, uren=40), zorg(1)]
    besluiten = [
        besluit(0, minder=True),
        besluit(0, "deels", minder=False),
        besluit(0, "afgewezen"),
    ]
    eigen = {
        cel: cijfers
        for wie, cel, cijfers in eigen_cijfers(tel(feiten, besluiten, lambda een: een))
        if wie == plek(0) and (cel.dimensie, cel.waarde) == TOTAAL
    }
    assert {cel.maat.value: cijfers for cel, cijfers in eigen.items()} == {
        "clienten": {"aantal": 3, "delen": {}},
        "groep": {"aantal": 3, "delen": {"niet": 3}},
        "uren": {"aantal": 3, "q1": 36_000, "mediaan": 72_000, "q3": 144_000},
        "bedrag": {"aantal": 3, "q1": 5_000_000, "mediaan": 5_000_000, "q3": 5_000_000},
        "uitkomsten": {"aantal": 3, "delen": {"volledig": 1, "deels": 1, "afgewezen": 1}},
        "afgebouwd": {"aantal": 2, "delen": {"minder": 1, "niet_minder": 1}},
        "doorlooptijd": {"aantal": 3, "q1": 40, "mediaan": 40, "q3": 40},
    }


@pytest.mark.parametrize(
    ("per_aanbieder", "ziet"),
    [
        ((9, 4, 3, 3), True),
        ((50, 4, 3, 2), False),
        ((50, 40, 40), False),
        ((3, 3, 3, 1), False),
        ((4, 4, 3, 3), True),
    ],
)
def test_groep_telt_ook_zonder_de_grootste(per_aanbieder, ziet):
    cellen = toon(gelijk(per_aanbieder))
    assert (Sleutel(Maat.CLIENTEN, *TOTAAL) in cellen) == ziet
    assert (Sleutel(Maat.UREN, *TOTAAL) in cellen) == ziet


def test_getoond_is_afgerond():
    feiten = [
        zorg(nr, uren=10 + keer, cent=3_000_049 + 12_345 * keer)
        for nr in range(4)
        for keer in range(8)
    ]
    assert toon(feiten)[Sleutel(Maat.CLIENTEN, *TOTAAL)] == {"aantal": 30, "delen": {}}
    assert toon(feiten)[Sleutel(Maat.UREN, *TOTAAL)] == {
        "q1": 11 * 3600,
        "mediaan": 13 * 3600,
        "q3": 15 * 3600,
    }
    assert toon(feiten)[Sleutel(Maat.BEDRAG, *TOTAAL)] == {
        "q1": 3_000_000,
        "mediaan": 3_000_000,
        "q3": 3_100_000,
    }


def test_klein_deel_neemt_een_groot_deel_mee():
    """VG8 has 4 clients: with VG5 shown too they would be the rest of the total."""
    feiten = [
        *gelijk((10, 10, 10, 10)),
        *gelijk((5, 5, 5, 5), replace(VG7, zorgprofiel="VG5")),
        *gelijk((1, 1, 1, 1), replace(VG7, zorgprofiel="VG8")),
    ]
    cellen = toon(feiten)
    clienten = {
        cel.waarde for cel in cellen if (cel.maat, cel.dimensie) == (Maat.CLIENTEN, "zorgprofiel")
    }
    assert clienten == {"VG7"}


def tabel_van(telling, cellen):
    """Read the published counts and all that is known about how they add up."""
    getoond = {}
    for cel, cijfers in cellen.items():
        if cijfers.get("aantal") is not None:
            getoond[cel] = cijfers["aantal"]
        getoond |= {cel._replace(deel=deel): n for deel, n in cijfers.get("delen", {}).items()}
    sommen = maak_vergelijkingen(telling.aantallen)
    return Tabel(getoond, tuple((som.totaal, som.delen) for som in sommen), telling.aantallen)


KENMERKEN = st.builds(
    Kenmerken,
    st.sampled_from(["VG5", "VG7", "VG7", "VG8"]),
    st.sampled_from(["individueel", "individueel", "groep", "preventief"]),
    st.sampled_from(["verblijf", "verblijf", "mpt", ""]),
)
BLOKKEN = st.lists(
    st.tuples(KENMERKEN, st.integers(0, 6), st.integers(1, 15)), min_size=3, max_size=30
)
UITKOMSTEN = st.sampled_from(["volledig", "volledig", "deels", "afgewezen", "bijstellen"])


@st.composite
def jaren(draw):
    """Draw the facts of one year, in blocks of alike rows of one aanbieder."""
    zorgfeiten = [zorg(nr, kenmerken) for kenmerken, nr, keer in draw(BLOKKEN) for _ in range(keer)]
    besluiten = [
        besluit(nr, uitkomst, 40, minder if uitkomst in {"volledig", "deels"} else None, kenmerken)
        for kenmerken, nr, keer in draw(BLOKKEN)
        for uitkomst in [draw(UITKOMSTEN)]
        for minder in [draw(st.sampled_from([None, True, False]))]
        for _ in range(keer)
    ]
    return zorgfeiten, besluiten


@settings(max_examples=20, deadline=None)
@given(jaren())
def test_niemand_rekent_een_kleine_cel_terug(jaar):
    telling = tel(*jaar, van_aanbieder)
    assert val_aan(tabel_van(telling, publiceer(telling, RASTERS, REGELS)), Regel()) == []


def test_zonder_bescherming_vindt_de_aanvaller_het_wel():
    telling = tel(gelijk((10, 10, 10, 2)), [besluit(0, "afgewezen")], van_aanbieder)
    vondsten = val_aan(tabel_van(telling, publiceer(telling, RASTERS, UIT)), Regel())
    assert any("afgewezen" in vondst for vondst in vondsten)


def test_zonder_tweede_verborgen_cel_vindt_een_aanbieder_het_wel():
    """The first aanbieder has 3 of the 4 hidden clients, and so knows of the one other."""
    feiten = [
        *gelijk((13, 10, 10, 10)),
        *gelijk((3, 1), replace(VG7, zorgprofiel="VG8")),
    ]
    telling = tel(feiten, [], van_aanbieder)
    cellen = publiceer(telling, RASTERS, REGELS)
    tabel = tabel_van(telling, cellen)
    assert val_aan(tabel, Regel()) == []
    ook = {Sleutel(Maat.CLIENTEN, Dimensie.ZORGPROFIEL, "VG7"): 45}
    vondsten = val_aan(replace(tabel, getoond={**tabel.getoond, **ook}), Regel())
    assert [vondst for vondst in vondsten if "VG8" in vondst] != []


def test_keuze_verandert_niet_met_de_volgorde():
    telling = tel(gelijk((10, 10, 10, 9)), [besluit(1)] * 12, van_aanbieder)
    omgekeerd = dict(reversed(list(telling.aantallen.items())))
    sommen = maak_vergelijkingen(telling.aantallen)
    assert kies_getoond(telling.aantallen, sommen, REGELS) == kies_getoond(
        omgekeerd, sommen[::-1], REGELS
    )
    assert Counter(telling.aantallen) == Counter(omgekeerd)
