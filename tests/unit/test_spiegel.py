"""What spiegelinformatie counts, what it shows of the group, and that nobody calculates it back."""

import uuid
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import chain

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
from portal.domain.statistiek import Bescherming, Doorlooptijd
from tests.aanvaller import Regel, Tabel, val_aan

REGELS = Bescherming(afronding=5, grens_clienten=10, grens_organisaties=3, mogelijke_waarden=5)
UIT = Bescherming(afronding=5, grens_clienten=0, grens_organisaties=0, mogelijke_waarden=0)
RASTERS = {Maat.UREN: 3600, Maat.BEDRAG: 100_000, Maat.DOORLOOPTIJD: 5, Maat.STILSTAND: 5}
KANTOREN = [uuid.UUID(int=nr) for nr in range(91, 94)]
AANBIEDERS = [uuid.UUID(int=nr) for nr in range(1, 8)]
VG7 = Kenmerken("VG7", "individueel", "verblijf")
TOTAAL = (Dimensie.TOTAAL, "")
DUUR = Doorlooptijd(dagen=50, dagen_stil=10, op_tijd=True)


def plek(nr, kantoor=0):
    return Plek(AANBIEDERS[nr], KANTOREN[kantoor])


def zorg(nr, kenmerken=VG7, uren=20, cent=5_000_000, kantoor=0):
    return Zorgfeit(plek(nr, kantoor), uuid.uuid4(), kenmerken, uren * 3600, cent)


def besluit(
    nr, uitkomst="volledig", duur=DUUR, *, minder=None, kenmerken=VG7, kantoor=0, client=None
):
    """Make a besluit about one of the numbered clients of an aanbieder, or about somebody else."""
    wie = uuid.uuid4() if client is None else uuid.UUID(int=1000 * (nr + 1) + client)
    return Besluitfeit(plek(nr, kantoor), wie, kenmerken, uitkomst, duur, minder)


def toon(zorgfeiten=(), besluiten=(), regels=REGELS):
    return publiceer(tel(zorgfeiten, besluiten), RASTERS, regels)


def gelijk(per_aanbieder, kenmerken=VG7, **rest):
    return [
        zorg(nr, kenmerken, **rest)
        for nr, aantal in enumerate(per_aanbieder)
        for _ in range(aantal)
    ]


def test_telt_elke_rij_in_elke_dimensie():
    telling = tel([zorg(0), zorg(0, replace(VG7, leveringsvorm=""))], [])
    assert {
        (cel.maat, cel.dimensie, cel.waarde, cel.deel): per[plek(0)]
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
        for wie, cel, cijfers in eigen_cijfers(tel(feiten, besluiten))
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
        "stilstand": {"aantal": 3, "q1": 10, "mediaan": 10, "q3": 10},
    }


def test_wat_buiten_behandeling_blijft_heeft_alleen_een_doorlooptijd():
    geen_stilstand = Doorlooptijd(dagen=12, dagen_stil=0, op_tijd=True)
    besluiten = [besluit(0, "buiten_behandeling", geen_stilstand), besluit(0, "bijstellen", None)]
    cijfers = {
        cel.maat.value: gevonden
        for _, cel, gevonden in eigen_cijfers(tel([], besluiten))
        if (cel.dimensie, cel.waarde) == TOTAAL
    }
    assert cijfers["doorlooptijd"] == {"aantal": 1, "q1": 12, "mediaan": 12, "q3": 12}
    assert cijfers["uitkomsten"] == {"aantal": 1, "delen": {"bijstellen": 1}}
    assert set(cijfers) == {"doorlooptijd", "uitkomsten"}


def test_zorg_zonder_uren_telt_met_haar_bedrag_mee():
    telling = tel([replace(zorg(0, cent=700), seconden=None), zorg(0, uren=8, cent=900)], [])
    verdeling = {
        sleutel.maat: dict(per_plek[plek(0)])
        for sleutel, per_plek in telling.verdelingen.items()
        if (sleutel.dimensie, sleutel.waarde) == TOTAAL
    }
    assert verdeling == {Maat.UREN: {8 * 3600: 1}, Maat.BEDRAG: {700: 1, 900: 1}}


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


@pytest.mark.parametrize(("elders", "ziet"), [(0, True), (2, False), (3, False), (4, True)])
def test_groep_telt_ook_zonder_de_clienten_van_een_zorgkantoor(elders, ziet):
    """The first zorgkantoor knows all 40 of its own: of the others it may not see a few."""
    feiten = [*gelijk((10, 10, 10, 10)), *gelijk((0, 0, 0, 0, *[elders] * 3), kantoor=1)]
    cellen = toon(feiten)
    assert (Sleutel(Maat.CLIENTEN, *TOTAAL) in cellen) == ziet
    assert (Sleutel(Maat.UREN, *TOTAAL) in cellen) == ziet


def test_zonder_de_clienten_van_een_zorgkantoor_blijft_geen_klein_deel_over():
    """VG8 is hidden: two others have it. Without VG7 hidden too a zorgkantoor would know that."""
    feiten = [
        *gelijk((10, 10, 10, 10)),
        *gelijk((0, 0, 0, 0, 4, 4, 4), kantoor=1),
        *gelijk((6, 6, 6, 6), replace(VG7, zorgprofiel="VG8")),
        *gelijk((0, 0, 0, 0, 1, 1), replace(VG7, zorgprofiel="VG8"), kantoor=1),
    ]
    cellen = toon(feiten)
    zonder_mediaan = {cel.waarde for cel, cijfers in cellen.items() if "aantal" in cijfers}
    assert zonder_mediaan == {"", "individueel", "verblijf"}
    assert val_aan(tabel_van(feiten, cellen), Regel()) == []


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


def tabel_van(feiten, cellen):
    """Put the published counts, and how they add up, beside whom each of these rows is about."""
    echt = defaultdict(Counter)
    for feit in feiten:
        paar = ([feit], []) if isinstance(feit, Zorgfeit) else ([], [feit])
        for cel in tel(*paar).aantallen:
            echt[cel][*feit.plek, feit.client_id] += 1
    getoond = {}
    for cel, cijfers in cellen.items():
        if cijfers.get("aantal") is not None:
            getoond[cel] = cijfers["aantal"]
        getoond |= {cel._replace(deel=deel): n for deel, n in cijfers.get("delen", {}).items()}
    sommen = maak_vergelijkingen(echt)
    return Tabel(getoond, tuple((som.totaal, som.delen) for som in sommen), echt)


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
    kantoren = draw(st.lists(st.integers(0, 2), min_size=len(AANBIEDERS), max_size=len(AANBIEDERS)))
    zorgfeiten = [
        zorg(nr, kenmerken, kantoor=kantoren[nr])
        for kenmerken, nr, keer in draw(BLOKKEN)
        for _ in range(keer)
    ]
    besluiten = [
        besluit(
            nr,
            uitkomst,
            minder=minder if uitkomst in {"volledig", "deels"} else None,
            kenmerken=kenmerken,
            kantoor=kantoren[nr],
            client=eerste + keertje // vaak,
        )
        for kenmerken, nr, keer in draw(BLOKKEN)
        for uitkomst in [draw(UITKOMSTEN)]
        for minder in [draw(st.sampled_from([None, True, False]))]
        for eerste, vaak in [draw(st.tuples(st.integers(0, 3), st.integers(1, 6)))]
        for keertje in range(keer)
    ]
    return zorgfeiten, besluiten


@settings(max_examples=20, deadline=None)
@given(jaren())
def test_niemand_rekent_een_kleine_cel_terug(jaar):
    assert val_aan(tabel_van(chain(*jaar), toon(*jaar)), Regel()) == []


def test_zonder_bescherming_vindt_de_aanvaller_het_wel():
    feiten, besluiten = gelijk((10, 10, 10, 2)), [besluit(0, "afgewezen")]
    tabel = tabel_van([*feiten, *besluiten], toon(feiten, besluiten, UIT))
    vondsten = val_aan(tabel, Regel())
    assert any("afgewezen" in vondst for vondst in vondsten)


def test_zonder_tweede_verborgen_cel_vindt_een_aanbieder_het_wel():
    """The first aanbieder has 3 of the 4 hidden clients, and so knows of the one other."""
    feiten = [
        *gelijk((13, 10, 10, 10)),
        *gelijk((3, 1), replace(VG7, zorgprofiel="VG8")),
    ]
    tabel = tabel_van(feiten, toon(feiten))
    assert val_aan(tabel, Regel()) == []
    ook = {Sleutel(Maat.CLIENTEN, Dimensie.ZORGPROFIEL, "VG7"): 45}
    vondsten = val_aan(replace(tabel, getoond={**tabel.getoond, **ook}), Regel())
    assert [vondst for vondst in vondsten if "VG8" in vondst] != []


def test_keuze_verandert_niet_met_de_volgorde():
    telling = tel(gelijk((10, 10, 10, 9)), [besluit(1) for _ in range(12)])
    omgekeerd = replace(telling, aantallen=dict(reversed(list(telling.aantallen.items()))))
    sommen = maak_vergelijkingen(telling.aantallen)
    assert kies_getoond(telling, sommen, REGELS) == kies_getoond(omgekeerd, sommen[::-1], REGELS)
    assert telling.aantallen == omgekeerd.aantallen


def vaker(clienten, keer=2):
    """Make the same besluiten about so many clients of each of four aanbieders."""
    return [
        besluit(nr, minder=True, client=client)
        for nr in range(4)
        for client in range(clienten)
        for _ in range(keer)
    ]


@pytest.mark.parametrize(("clienten", "ziet"), [(2, False), (3, False), (4, True)])
def test_wie_twee_besluiten_heeft_is_een_client(clienten, ziet):
    """Without the largest of the four there are 6, 9 or 12 clients; besluiten twice as many."""
    getoond = {cel.maat for cel in toon([], vaker(clienten))}
    maten = {Maat.UITKOMSTEN, Maat.AFGEBOUWD, Maat.DOORLOOPTIJD, Maat.STILSTAND}
    assert getoond == (maten if ziet else set())


def test_wat_overblijft_is_ook_niet_over_enkele_clienten():
    """Refused is hidden, 16 besluiten of 8 clients: so what was granted in part is hidden too."""
    vol = [besluit(nr) for nr in range(4) for _ in range(10)]
    deels = [besluit(nr, "deels") for nr in range(4) for _ in range(5)]
    af = [replace(feit, uitkomst="afgewezen", minder=None) for feit in vaker(2)]
    delen = {
        tuple(cijfers["delen"])
        for cel, cijfers in toon([], [*vol, *deels, *af]).items()
        if cel.maat is Maat.UITKOMSTEN
    }
    assert delen == {("volledig",)}


def test_wie_besluiten_telt_in_plaats_van_clienten_laat_te_veel_zien():
    besluiten = vaker(2)
    elk_een_client = [replace(feit, client_id=uuid.uuid4()) for feit in besluiten]
    vondsten = val_aan(tabel_van(besluiten, toon([], elk_een_client)), Regel())
    assert [een for een in vondsten if een.startswith("shown")] != []
    assert val_aan(tabel_van(besluiten, toon([], besluiten)), Regel()) == []
