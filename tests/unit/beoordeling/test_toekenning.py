"""What is granted: only changed lines count, and the rekentool gives the amount."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.beoordeling.queries.toekenning import (
    Toekenningskader,
    Voorstel,
    herreken,
    lees_regels,
    maak_vergelijking,
    pas_toe,
    regelgroepen,
    regelwaarde,
)
from portal.domain.fouten import DomeinFout
from portal.domain.waarden import Aandeel, hms
from portal.platform.reference_data import get_referentietabel
from tests.factories.toetsing import Rekenwens, maak_bron

S05 = maak_bron()
VG7PLUS = maak_bron(
    Rekenwens(
        zzp="VG7+",
        zorgprofiel="7VG",
        tarief="1",
        wonen=75,
        dagbesteding=11,
        nachtzorg=4,
        gedragsdeskundige=2,
        posten={},
        maanden=12,
        velden={"client.vg7plus": "ja"},
    )
)


def kader(jaar=2026, tarief="94/100"):
    tabel, voorlopig = get_referentietabel(jaar)
    return Toekenningskader(tabel=tabel, voorlopig=voorlopig, tarief=Aandeel(Fraction(tarief)))


def ken_toe(bron=S05, kader_=None, **voorstel):
    return pas_toe(bron, Voorstel(**voorstel), kader_ or kader())


def cent(toekenning):
    bedragen = toekenning.uitkomst.bedragen
    return bedragen.jaarbedrag_cent, bedragen.etmaalbedrag_cent


def test_zonder_wijziging_is_toegekend_wat_gevraagd_is():
    toekenning = ken_toe()
    assert cent(toekenning) == (Decimal("45364.87"), Decimal("124.29"))
    assert toekenning.verschillen == ()
    assert toekenning.zonder_reden == ()
    assert not toekenning.is_deels
    assert (toekenning.ingang, toekenning.maanden) == (date(2026, 5, 1), 36)
    assert toekenning.laatste_dag == date(2029, 4, 30)


def test_s05_van_het_meerdere_wordt_3000_toegekend():
    toekenning = ken_toe(waarden={"context_boven": "3000"}, redenen={"context_boven": "genoeg"})
    assert cent(toekenning) == (Decimal("41540.94"), Decimal("113.81"))
    (verschil,) = toekenning.verschillen
    assert verschil.regel.id == "context_boven"
    assert regelwaarde(verschil.regel, verschil.berekend) == "€\N{NO-BREAK SPACE}7.068,01 per jaar"
    assert verschil.toegekend == 3000
    assert toekenning.zonder_reden == ()
    assert toekenning.is_deels


def later(toekenning):
    bedragen = toekenning.later.bedragen
    return bedragen.jaarbedrag_cent, bedragen.etmaalbedrag_cent


def test_een_eenmalige_post_telt_alleen_het_eerste_jaar():
    """S05: 41.192,49 x 94 % without the inventaris; granted 3.000 counts in the first year too."""
    alles, deel = ken_toe(), ken_toe(waarden={"context_boven": "3000"})
    assert later(alles) == later(deel) == (Decimal("38720.94"), Decimal("106.08"))
    assert alles.uitkomst.bedragen.jaarbedrag_cent == Decimal("45364.87")


def test_zonder_tweede_jaar_of_zonder_verschil_is_er_geen_later_bedrag():
    assert ken_toe(maanden=12).later is None
    assert ken_toe(waarden={"context_boven": "0"}).later is None
    assert ken_toe(VG7PLUS, kader(tarief="1")).later is None


def test_een_jaarlijkse_post_blijft_en_nooit_voor_meer_dan_is_toegekend():
    bron = maak_bron(Rekenwens(posten={"scholing": 10_000}, jaarlijks=frozenset({"scholing"})))
    assert ken_toe(bron).later is None
    samen = maak_bron(
        Rekenwens(posten={"scholing": 10_000, "wand": 5_000}, jaarlijks=frozenset({"scholing"}))
    )
    alles, deel = ken_toe(samen), ken_toe(samen, waarden={"context_boven": "8000"})
    assert later(alles) == later(deel) == (Decimal("45364.87"), Decimal("124.29"))
    minder = ken_toe(samen, waarden={"context_boven": "3000"})
    assert minder.later is None


def test_minder_uren_kunnen_het_profiel_verlagen():
    toekenning = ken_toe(waarden={"begeleiding": "25"})
    assert S05.berekend()["profiel"] == "Meerzorgprofiel 2"
    assert toekenning.uitkomst.profiel == "Meerzorgprofiel 1"
    assert toekenning.zonder_reden == ("begeleiding",)
    assert hms(toekenning.invoer.wonen) == "25:00:00"


def test_minder_uren_voor_hetzelfde_geld_is_een_verschil_en_geen_deel():
    toekenning = ken_toe(waarden={"begeleiding": "34,5"})
    assert toekenning.uitkomst.meerzorguren < ken_toe().uitkomst.meerzorguren
    assert cent(toekenning) == cent(ken_toe())
    assert toekenning.zonder_reden == ("begeleiding",)
    assert not toekenning.is_deels


def test_een_kortere_looptijd_voor_hetzelfde_bedrag_is_geen_deel():
    """S01 asks 36 months; 24 at the full amount counts as granted in full (docs/adr/0011)."""
    toekenning = ken_toe(maanden=24)
    assert (ken_toe().maanden, toekenning.maanden) == (36, 24)
    assert cent(toekenning) == cent(ken_toe())
    assert not toekenning.is_deels


def test_uren_per_jaar_leest_het_portaal_zoals_het_ze_schrijft():
    toekenning = ken_toe(waarden={"context_uren": "1.040"})
    assert toekenning.invoer.context_uren_jaar == 1040


def test_een_post_telt_voor_het_toegekende_deel_en_de_drempel_blijft():
    toekenning = ken_toe(waarden={"post-1": "5000"})
    assert toekenning.invoer.context_totaal == 5000
    (post,) = toekenning.posten
    assert (post.regel.naam, post.berekend, post.toegekend) == ("geluidwerende wand", 10_000, 5000)
    boven = next(rij for rij in toekenning.regels if rij.regel.id == "context_boven")
    assert not boven.verschilt
    assert boven.toegekend == 5000 - toekenning.uitkomst.bedragen.context_drempel


@pytest.mark.parametrize(
    ("voorstel", "code", "veld"),
    [
        ({"waarden": {"begeleiding": "ca. 3"}}, "geen_getal", "begeleiding"),
        ({"waarden": {"nachtzorg": "1.040"}}, "uren_dubbelzinnig", "nachtzorg"),
        ({"waarden": {"nachtzorg": "-1"}}, "negatief", "nachtzorg"),
        ({"waarden": {"post-1": "10000,01"}}, "post_te_hoog", "post-1"),
        (
            {"waarden": {"context_boven": "7068,02"}},
            "context_boven_toegekend_te_hoog",
            "context_boven",
        ),
        ({"maanden": 37}, "looptijd_buiten_bereik", "maanden"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd_bij_zijn_regel(voorstel, code, veld):
    with pytest.raises(DomeinFout) as fout:
        ken_toe(**voorstel)
    assert (fout.value.code, fout.value.gegevens["veld"]) == (code, veld)


@pytest.mark.parametrize(("maanden", "kan"), [(12, True), (13, False)])
def test_s13_vg7plus_kan_hoogstens_twaalf_maanden(maanden, kan):
    if kan:
        toekenning = ken_toe(VG7PLUS, kader(tarief="1"), ingang=date(2026, 3, 1), maanden=maanden)
        assert cent(toekenning) == (Decimal("110603.64"), Decimal("303.02"))
        assert toekenning.laatste_dag == date(2027, 2, 28)
        return
    with pytest.raises(DomeinFout, match="looptijd_buiten_bereik"):
        ken_toe(VG7PLUS, maanden=maanden)


def test_een_later_jaar_zonder_tabel_is_voorlopig():
    toekenning = ken_toe(kader_=kader(2031), ingang=date(2031, 1, 1))
    assert toekenning.voorlopig
    assert toekenning.uitkomst.jaar == 2026


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=0, max_value=7068))
def test_het_bedrag_volgt_het_toegekende_deel_precies(euro):
    toekenning = ken_toe(waarden={"context_boven": str(euro)})
    bedragen = toekenning.uitkomst.bedragen
    assert bedragen.jaar_100 == bedragen.basis_100 + euro
    assert toekenning.is_deels


def test_de_opgeslagen_berekening_komt_er_opnieuw_uit():
    herrekening = herreken(S05)
    assert herrekening.is_gelijk
    assert len(herrekening.opnieuw) == 64


def test_de_regels_staan_in_groepen_van_de_pagina():
    groepen = {
        titel: [rij.id for rij in rijen] for titel, rijen in regelgroepen(lees_regels(S05)).items()
    }
    assert groepen == {
        "Directe zorg": [
            "begeleiding",
            "verzorging",
            "verpleging",
            "dagbesteding",
            "nachtzorg",
            "min_uren",
        ],
        "Behandelaren": ["gedragsdeskundige", "psychiater", "avg", "sog", "overige"],
        "Contextgebonden middelen": ["context_uren", "post-1", "context_boven"],
    }


def test_de_vergelijking_zet_gevraagd_naast_toegekend():
    rijen = {
        rij.naam: rij for rij in maak_vergelijking(S05, ken_toe(waarden={"context_boven": "0"}))
    }
    assert not rijen["Meerzorgprofiel"].verschilt
    assert rijen["Jaarbedrag"].verschilt
    assert rijen["Jaarbedrag"].gevraagd == "€\N{NO-BREAK SPACE}45.364,87"
    assert rijen["Boven drempel, telt mee"].toegekend == "€\N{NO-BREAK SPACE}0,00"
    assert all(not rij.toegekend for rij in maak_vergelijking(S05, None))
