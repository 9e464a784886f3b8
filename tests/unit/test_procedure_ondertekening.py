"""Who signs what, and what a change reopens."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.bevoegdheid import DRIEHOEK, Rol
from portal.domain.procedure import (
    TEKENT,
    Handtekening,
    Handtekeningstand,
    Handtekeningstatus,
    Onderdeel,
    onderdelen_van,
    ondertekening_stand,
)

HUIDIG = {onderdeel: f"digest-{onderdeel}" for onderdeel in Onderdeel}
OND, S = Onderdeel, Handtekeningstatus
# manager, behandelaar, begeleider
MATRIX = {
    "gegevens": "ja ja nee",
    "check_vooraf": "ja ja ja",
    "inhoud": "ja ja ja",
    "zorginzet": "ja nee ja",
    "behandelaars": "ja ja nee",
    "financien": "ja nee nee",
    "afstemming": "ja nee ja",
}


def handtekening(functie, **wijziging):
    basis = Handtekening(
        functie=functie,
        persoon=UUID(int=1 + DRIEHOEK.index(functie)),
        digests={onderdeel: HUIDIG[onderdeel] for onderdeel in onderdelen_van(functie)},
        rollen=frozenset({functie}),
    )
    return replace(basis, **wijziging)


ALLE = [handtekening(functie) for functie in DRIEHOEK]


@pytest.mark.parametrize("onderdeel", list(Onderdeel))
def test_wie_wat_tekent(onderdeel):
    functies = (Rol.MANAGER, Rol.BEHANDELAAR, Rol.BEGELEIDER)

    tekent = " ".join("ja" if f in TEKENT[onderdeel] else "nee" for f in functies)

    assert tekent == MATRIX[onderdeel.value]


def test_ongewijzigd_zijn_alle_handtekeningen_geldig():
    standen = ondertekening_stand(ALLE, HUIDIG)

    assert standen == {
        functie: Handtekeningstand(S.GELDIG, (), UUID(int=nr))
        for nr, functie in enumerate(DRIEHOEK, start=1)
    }


def test_een_andere_nachtinzet_heropent_manager_en_begeleider_alleen_daarvoor():
    standen = ondertekening_stand(ALLE, HUIDIG | {OND.ZORGINZET: "anders"})

    assert standen[Rol.MANAGER].status is S.OPNIEUW_NODIG
    assert standen[Rol.MANAGER].onderdelen == (OND.ZORGINZET,)
    assert standen[Rol.BEGELEIDER].onderdelen == (OND.ZORGINZET,)
    assert standen[Rol.BEHANDELAAR].status is S.GELDIG


def test_zonder_handtekening_staan_alle_eigen_onderdelen_open():
    stand = ondertekening_stand([], HUIDIG)[Rol.BEGELEIDER]

    assert stand == Handtekeningstand(
        S.ONTBREEKT, (OND.CHECK_VOORAF, OND.INHOUD, OND.ZORGINZET, OND.AFSTEMMING)
    )


def test_een_vervallen_rol_maakt_de_handtekening_ongedaan():
    zonder_rol = handtekening(Rol.MANAGER, rollen=frozenset({Rol.BEGELEIDER}))

    stand = ondertekening_stand([zonder_rol], HUIDIG)[Rol.MANAGER]

    assert stand == Handtekeningstand(S.ONTBREEKT, tuple(Onderdeel))


def test_de_laatste_handtekening_van_een_functie_telt():
    oud = handtekening(Rol.MANAGER, digests={})
    nieuw = handtekening(Rol.MANAGER, persoon=UUID(int=9))

    assert ondertekening_stand([nieuw, oud], HUIDIG)[Rol.MANAGER].status is S.OPNIEUW_NODIG
    assert ondertekening_stand([oud, nieuw], HUIDIG)[Rol.MANAGER] == Handtekeningstand(
        S.GELDIG, (), UUID(int=9)
    )


@given(st.sets(st.sampled_from(list(Onderdeel))))
def test_een_wijziging_heropent_precies_de_gekruiste_onderdelen(gewijzigd):
    huidig = HUIDIG | dict.fromkeys(gewijzigd, "anders")

    for functie, stand in ondertekening_stand(ALLE, huidig).items():
        assert set(stand.onderdelen) == {o for o in gewijzigd if functie in TEKENT[o]}
        assert (stand.status is S.GELDIG) is (stand.onderdelen == ())
