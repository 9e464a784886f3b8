"""The guards G1-G13 of indienen and the warnings beside them."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hulp import vorm
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.bevoegdheid import DRIEHOEK, Rol
from portal.domain.procedure import Handtekeningstand, Handtekeningstatus, Onderdeel
from portal.domain.procedure.indiening import (
    VERKLARINGEN,
    Afstemming,
    Belemmering,
    Checkuitgang,
    Doelstand,
    Indiening,
    Pagina,
    Plaats,
    Rekenstand,
    Verklaring,
    Vervolgstand,
    Woordtelling,
    belemmeringen,
    waarschuwingen,
)
from portal.domain.termijnen import Maandgrens
from portal.domain.waarden import is_bsn

VANDAAG = date(2026, 3, 10)
PAPIER = date(2026, 2, 1)
GELDIG = {
    functie: Handtekeningstand(Handtekeningstatus.GELDIG, (), UUID(int=nr))
    for nr, functie in enumerate(DRIEHOEK)
}
DOEL = Doelstand(id="d1", einddatum=date(2028, 4, 30), tussenmeting=date(2027, 5, 1))


def verklaring(naam, *, bevestigd=True, datum=None):
    if datum is None and naam in {"vk-machtiging", "vk-getekend"}:
        datum = PAPIER
    return Verklaring(id=naam, bevestigd=bevestigd, datum=datum)


COMPLEET = Indiening(
    vandaag=VANDAAG,
    soort="individueel",
    check=Checkuitgang(
        code="u-door-individueel", indienen=True, soorten=frozenset({"individueel"})
    ),
    gronden=frozenset({"lid1-a"}),
    ontbrekende_vragen=(),
    rekentool=Rekenstand(uitkomst="meerzorgprofiel", bruikbaar=True),
    maanden=36,
    looptijdgrens=Maandgrens(1, 36),
    ingang=date(2026, 5, 1),
    bsn="999990019",
    handtekeningen=GELDIG,
    verklaringen=tuple(verklaring(naam) for naam in VERKLARINGEN),
    afstemming=Afstemming(met_wie="moeder", hoe="gesprek", datum=PAPIER),
    andere_open_aanvraag=False,
    zorgkantoor_werkt_mee=True,
    doelen=(DOEL,),
    tussenmeting_na_maanden=12,
    getoonde_stand="a1",
    huidige_stand="a1",
    opnamedatum=date(2020, 1, 1),
    machtiging_maanden=12,
)


def vervang(naam, **wijziging):
    """Return the declarations with one of them changed."""
    return tuple(replace(v, **wijziging) if v.id == naam else v for v in COMPLEET.verklaringen)


def codes(**wijziging):
    return [
        (b.code, b.plaats.pagina, b.plaats.veld)
        for b in belemmeringen(replace(COMPLEET, **wijziging))
    ]


def test_een_complete_aanvraag_kan_worden_ingediend():  # S01
    assert belemmeringen(COMPLEET) == ()
    assert waarschuwingen(COMPLEET) == ()


def test_vier_punten_met_hun_plaats():  # S04
    indiening = replace(
        COMPLEET,
        bsn="999990018",
        ontbrekende_vragen=("hs-zonder",),
        verklaringen=vervang("vk-machtiging", bevestigd=False),
        rekentool=Rekenstand(uitkomst=None, bruikbaar=False, geen_getal=("nacht",)),
    )

    assert belemmeringen(indiening) == (
        Belemmering(
            "vraag_ontbreekt", Plaats(Pagina.VRAGENLIJST, "hs-zonder"), {"vraag": "hs-zonder"}
        ),
        Belemmering("geen_getal", Plaats(Pagina.REKENTOOL, "nacht"), {"veld": "nacht"}),
        Belemmering("bsn_elfproef", Plaats(Pagina.CLIENT, "bsn"), {}),
        Belemmering(
            "verklaring_ontbreekt",
            Plaats(Pagina.VERKLARINGEN, "vk-machtiging"),
            {"verklaring": "vk-machtiging"},
        ),
    )


def test_alleen_een_waarschuwing_over_de_woorden():  # S04
    indiening = replace(
        COMPLEET,
        bsn="999990020",
        woordtellingen=(
            Woordtelling(vraag="hs-zonder", woorden=270, richtlijn=250),
            Woordtelling(vraag="hs-beeld", woorden=250, richtlijn=250),
        ),
    )

    assert belemmeringen(indiening) == ()
    assert waarschuwingen(indiening) == (
        Belemmering(
            "meer_woorden_dan_richtlijn",
            Plaats(Pagina.VRAGENLIJST, "hs-zonder"),
            {"vraag": "hs-zonder", "woorden": 270, "richtlijn": 250},
        ),
    )


DICHT = Checkuitgang(code="u-consult", indienen=False, soorten=frozenset())
PREVENTIEF = Checkuitgang(
    code="u-door-preventief", indienen=True, soorten=frozenset({"preventief"})
)
BUITEN = Maandgrens(3, 6)


@pytest.mark.parametrize(
    ("wijziging", "verwacht"),
    [
        ({"check": None}, [("check_niet_afgerond", Pagina.CHECK_VOORAF, "")]),
        ({"check": DICHT}, [("check_niet_indienbaar", Pagina.CHECK_VOORAF, "")]),
        ({"check": PREVENTIEF}, [("check_past_niet_bij_soort", Pagina.CHECK_VOORAF, "")]),
        ({"gronden": frozenset()}, [("geen_grond", Pagina.CHECK_VOORAF, "")]),
        (
            {"rekentool": Rekenstand(uitkomst="binnen_profiel", bruikbaar=False)},
            [("geen_bruikbare_uitkomst", Pagina.REKENTOOL, "")],
        ),
        ({"maanden": None}, [("looptijd_buiten_bereik", Pagina.LOOPTIJD, "maanden")]),
        ({"maanden": 0}, [("looptijd_buiten_bereik", Pagina.LOOPTIJD, "maanden")]),
        ({"maanden": 37}, [("looptijd_buiten_bereik", Pagina.LOOPTIJD, "maanden")]),
        ({"maanden": 10**9}, [("looptijd_buiten_bereik", Pagina.LOOPTIJD, "maanden")]),
        (
            {"maanden": 2, "looptijdgrens": BUITEN},
            [("looptijd_buiten_bereik", Pagina.LOOPTIJD, "maanden")],
        ),
        ({"ingang": None}, [("ingang_ontbreekt", Pagina.LOOPTIJD, "ingang")]),
        ({"bsn": ""}, [("bsn_elfproef", Pagina.CLIENT, "bsn")]),
        ({"andere_open_aanvraag": True}, [("andere_open_aanvraag", Pagina.CLIENT, "")]),
        ({"zorgkantoor_werkt_mee": False}, [("geen_zorgkantoor", Pagina.LOCATIE, "")]),
        ({"huidige_stand": "b2"}, [("gewijzigd_sinds_getoond", Pagina.CONTROLEREN, "")]),
        ({"doelen": ()}, [("geen_doel", Pagina.DOELEN, "")]),
        (
            {"afstemming": None},
            [
                ("afstemming_ontbreekt", Pagina.AFSTEMMING, "met_wie"),
                ("afstemming_ontbreekt", Pagina.AFSTEMMING, "hoe"),
                ("afstemming_ontbreekt", Pagina.AFSTEMMING, "datum"),
            ],
        ),
        (
            {"afstemming": Afstemming(met_wie="moeder", hoe="", datum=PAPIER)},
            [("afstemming_ontbreekt", Pagina.AFSTEMMING, "hoe")],
        ),
    ],
)
def test_een_guard_met_zijn_plaats(wijziging, verwacht):
    assert codes(**wijziging) == verwacht


def test_de_looptijd_noemt_haar_grenzen():
    (belemmering,) = belemmeringen(replace(COMPLEET, maanden=37))

    assert belemmering.gegevens == {"maanden": 37, "minimum": 1, "maximum": 36}


@pytest.mark.parametrize(
    ("wijziging", "verwacht"),
    [
        ({"einddatum": None}, ["einddatum_ontbreekt"]),
        ({"einddatum": date(2029, 5, 1)}, ["einddatum_buiten_looptijd"]),
        ({"einddatum": date(2029, 4, 30)}, []),
        ({"einddatum": date(2026, 4, 30)}, ["einddatum_buiten_looptijd"]),
        ({"tussenmeting": None}, ["tussenmeting_ontbreekt"]),
    ],
)
def test_een_doel(wijziging, verwacht):
    doel = replace(DOEL, **wijziging)

    assert codes(doelen=(doel,)) == [(code, Pagina.DOELEN, "d1") for code in verwacht]


@pytest.mark.parametrize(
    ("vervolg", "verwacht"),
    [
        ({"niet_voor": date(2026, 5, 1)}, []),
        (
            {"niet_voor": date(2026, 5, 2)},
            [("ingang_voor_ontvangst", Pagina.LOOPTIJD, "ingang")],
        ),
        (
            {"open_terugblik": {"d0": ("uitleg_vorig_doel",)}},
            [("vorig_doel_onvolledig", Pagina.TERUGBLIK, "d0")],
        ),
        (
            {"onbevestigde_vragen": ("gg-aard",)},
            [("vraag_onbevestigd", Pagina.VRAGENLIJST, "gg-aard")],
        ),
        ({"onbevestigde_blokken": ("zorg",)}, [("blok_onbevestigd", Pagina.REKENTOOL, "zorg")]),
    ],
)
def test_een_her_aanvraag(vervolg, verwacht):  # T32, A18, K10
    assert codes(vervolg=Vervolgstand(**vervolg)) == verwacht


def test_een_tweede_preventieve_periode_die_niet_meer_past():  # PV7
    assert codes(soort="preventief", maanden=3, looptijdgrens=Maandgrens(3, 2)) == [
        ("check_past_niet_bij_soort", Pagina.CHECK_VOORAF, ""),
        ("preventief_samen_te_lang", Pagina.LOOPTIJD, "maanden"),
    ]


def test_tot_en_met_twaalf_maanden_is_geen_tussenmeting_nodig():
    doel = replace(DOEL, einddatum=date(2027, 4, 30), tussenmeting=None)

    assert codes(maanden=12, doelen=(doel,)) == []
    assert codes(maanden=13, doelen=(doel,)) == [("tussenmeting_ontbreekt", Pagina.DOELEN, "d1")]


@pytest.mark.parametrize(
    ("verklaringen", "verwacht"),
    [
        ((), [("verklaring_ontbreekt", naam) for naam in VERKLARINGEN]),
        (vervang("vk-basis", bevestigd=False), [("verklaring_ontbreekt", "vk-basis")]),
        (
            vervang("vk-getekend", datum=None),
            [("verklaring_datum_ontbreekt", "vk-getekend-datum")],
        ),
        (vervang("vk-machtiging", datum=VANDAAG), []),
        (
            vervang("vk-machtiging", datum=date(2026, 3, 11)),
            [("verklaring_datum_toekomst", "vk-machtiging-datum")],
        ),
        (
            (*COMPLEET.verklaringen, verklaring("vk-extra", bevestigd=False)),
            [("verklaring_ontbreekt", "vk-extra")],
        ),
    ],
)
def test_verklaringen(verklaringen, verwacht):
    assert codes(verklaringen=verklaringen) == [
        (code, Pagina.VERKLARINGEN, veld) for code, veld in verwacht
    ]


def test_een_gewijzigd_onderdeel_vraagt_een_nieuwe_handtekening():
    opnieuw = Handtekeningstand(
        Handtekeningstatus.OPNIEUW_NODIG, (Onderdeel.ZORGINZET,), UUID(int=0)
    )
    (belemmering,) = belemmeringen(
        replace(COMPLEET, handtekeningen=GELDIG | {Rol.MANAGER: opnieuw})
    )

    assert belemmering == Belemmering(
        "handtekening_opnieuw_nodig",
        Plaats(Pagina.ONDERTEKENEN, "manager"),
        {"functie": Rol.MANAGER, "onderdelen": (Onderdeel.ZORGINZET,)},
    )


def test_een_ontbrekende_handtekening():
    geen = Handtekeningstand(Handtekeningstatus.ONTBREEKT, tuple(Onderdeel))

    assert codes(handtekeningen=GELDIG | {Rol.BEHANDELAAR: geen}) == [
        ("handtekening_ontbreekt", Pagina.ONDERTEKENEN, "behandelaar")
    ]


def test_drie_functies_zijn_drie_mensen():
    zelfde = Handtekeningstand(Handtekeningstatus.GELDIG, (), GELDIG[Rol.MANAGER].persoon)

    assert codes(handtekeningen=GELDIG | {Rol.BEGELEIDER: zelfde}) == [
        ("driehoek_geen_drie_personen", Pagina.ONDERTEKENEN, "")
    ]


@pytest.mark.parametrize(
    ("wijziging", "verwacht"),
    [
        ({"ingang": None}, []),
        ({"opnamedatum": None}, []),
        ({"opnamedatum": date(2026, 5, 1)}, ["opname_niet_voor_ingang"]),
        ({"ingang": VANDAAG}, []),
        ({"ingang": date(2026, 3, 9)}, ["ingang_voor_vandaag"]),
        ({"verklaringen": vervang("vk-machtiging", datum=date(2025, 3, 10))}, []),
        (
            {"verklaringen": vervang("vk-machtiging", datum=date(2025, 3, 9))},
            ["machtiging_oud"],
        ),
        ({"verklaringen": vervang("vk-machtiging", datum=None)}, []),
        ({"verklaringen": vervang("vk-getekend", datum=date(2020, 1, 1))}, []),
    ],
)
def test_waarschuwingen(wijziging, verwacht):
    assert [w.code for w in waarschuwingen(replace(COMPLEET, **wijziging))] == verwacht


def test_de_verplichte_verklaringen_zijn_die_van_het_formulier():
    gegevens = vorm("verklaringen")
    formulier = [v["id"] for v in gegevens["verklaring"] if "aanvraag" in v["waar"]]
    met_datum = {v["id"] for v in gegevens["verklaring"] if v["datum"]} & set(formulier)

    assert set(VERKLARINGEN) == set(formulier)
    assert met_datum == {"vk-getekend", "vk-machtiging"}


@pytest.mark.parametrize(
    ("tekst", "geldig"),
    [
        ("999990019", True),
        ("999990020", True),
        ("999990018", False),
        ("000000000", False),
        # a sum of zero divides by eleven: only the nine zeros are excepted
        ("000000012", True),
        ("99999001", False),
        ("9999900190", False),
        ("99999001x", False),
        ("٩٩٩٩٩٠٠١٩", False),
        ("", False),
    ],
)
def test_elfproef(tekst, geldig):
    assert is_bsn(tekst) is geldig


@given(st.integers(0, 8), st.integers(1, 9))
def test_een_verkeerd_cijfer_valt_altijd_op(plaats, verschil):
    cijfers = list("999990019")
    cijfers[plaats] = str((int(cijfers[plaats]) + verschil) % 10)

    assert not is_bsn("".join(cijfers))
