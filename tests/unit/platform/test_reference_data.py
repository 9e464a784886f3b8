"""The reference tables as they are shipped."""

from datetime import date
from fractions import Fraction

import pytest

from portal.domain.fouten import DomeinFout
from portal.domain.waarden import uren_uit_tekst
from portal.domain.zorgprofielen import Bandsoort, get_bekostiging, zoek_band, zzp_bij_zorgprofiel
from portal.platform.reference_data import MAP, get_referentietabel, lees_rijen, list_jaren


def tabel(jaar=2026):
    return get_referentietabel(jaar)[0]


def test_een_later_jaar_rekent_voorlopig_met_de_nieuwste_tabel():
    assert get_referentietabel(2026) == (tabel(), False)
    nieuwste, voorlopig = get_referentietabel(list_jaren()[-1] + 1)
    assert (nieuwste.jaar, voorlopig) == (list_jaren()[-1], True)


def test_een_jaar_voor_de_eerste_tabel_is_onbekend():
    with pytest.raises(DomeinFout) as fout:
        get_referentietabel(2024)
    assert (fout.value.code, fout.value.gegevens) == ("jaar_onbekend", {"jaar": 2024})


@pytest.mark.parametrize(
    ("jaar", "aantal", "prestaties", "banden"), [(2025, 17, 51, 80), (2026, 18, 52, 82)]
)
def test_alle_rijen_staan_erin(jaar, aantal, prestaties, banden):
    bekostiging = tabel(jaar).bekostiging.values()
    assert len(bekostiging) == aantal
    assert sum(len(b.prestaties) for b in bekostiging) == prestaties
    assert sum(len(b.banden) for b in bekostiging) == banden
    assert tabel(jaar).geldig_van == date(jaar, 1, 1)
    assert tabel(jaar).geldig_tot == date(jaar, 12, 31)
    assert tabel(jaar).versie == f"{jaar}.01"


@pytest.mark.parametrize("jaar", [2025, 2026])
def test_de_eerste_band_met_bedrag_begint_op_de_volume_eis(jaar):
    """The one exception is VG7+: half a second lower, as in the workbook."""
    for zzp, bekostiging in tabel(jaar).bekostiging.items():
        grens = tabel(jaar).constanten.volume_eis * bekostiging.uren
        verschil = grens - bekostiging.banden[1].vanaf
        assert verschil == (Fraction(1, 7200) if zzp == "VG7+" else 0), zzp
        assert bekostiging.banden[0].soort is Bandsoort.NIET_MEERZORGWAARDIG
        assert all(band.profiel for band in bekostiging.banden[1:])


@pytest.mark.parametrize("jaar", [2025, 2026])
def test_de_volledige_prestatie_heeft_de_bekostigingsuren(jaar):
    """The one exception is LG5: 26:05 against 26:30, as in the workbook."""
    anders = {
        zzp for zzp, b in tabel(jaar).bekostiging.items() if b.prestaties[True, True].uren != b.uren
    }
    assert anders == {"LG5"}


def test_constanten_2026():
    constanten = tabel().constanten
    assert constanten.weegfactor_behandelaren == Fraction("1.91979969484762")
    assert constanten.contextdrempel == Fraction("0.071177715")
    assert constanten.max_etmaalbedrag * constanten.dagen_per_jaar == Fraction("614313.25")
    assert get_bekostiging(tabel(), "GGZ4W").uren * get_bekostiging(
        tabel(), "GGZ4W"
    ).aandeel_indirect == Fraction("3.0525")


def test_tijden_bezetting_en_lvhc():
    assert (tabel().tijden[0], tabel().tijden[1], tabel().tijden[-1], len(tabel().tijden)) == (
        420,
        435,
        1380,
        65,
    )
    assert (min(tabel().bezetting), max(tabel().bezetting), len(tabel().bezetting)) == (
        Fraction("0.2"),
        20,
        41,
    )
    assert Fraction("1.11") in tabel().bezetting
    assert len(tabel().lvhc_doelgroepen) == 14
    assert tabel().lvhc_zzp == {"VV7", "VV8", "LG6", "LG7", "GGZ4W", "GGZ5W"}
    assert tabel(2025).lvhc_doelgroepen == ()


@pytest.mark.parametrize(
    ("code", "zzp"), [("7VG", "VG7"), ("7VG-plus", "VG7+"), ("3ZGaud", "ZG3AUD"), ("6VG", None)]
)
def test_zorgprofiel_van_de_wet(code, zzp):
    assert zzp_bij_zorgprofiel(tabel(), code) == zzp


def test_onbekende_zorgprofielen():
    with pytest.raises(DomeinFout) as fout:
        zzp_bij_zorgprofiel(tabel(2025), "7VG-plus")
    assert fout.value.code == "zorgprofiel_onbekend"
    with pytest.raises(DomeinFout) as fout:
        get_bekostiging(tabel(2025), "VG7+")
    assert fout.value.gegevens == {"zzp": "VG7+", "jaar": 2025}


@pytest.mark.parametrize("jaar", [2025, 2026])
def test_elke_zzp_hoort_bij_een_zorgprofiel(jaar):
    assert {p.zzp for p in tabel(jaar).zorgprofielen.values() if p.zzp} == set(
        tabel(jaar).bekostiging
    )


def test_onder_de_eerste_band_is_er_geen():
    vv7 = get_bekostiging(tabel(), "VV7")
    assert zoek_band(vv7, uren_uit_tekst("0:00:59")) == -1
    assert zoek_band(vv7, uren_uit_tekst("0:01:00")) == 0


def test_openbare_registers():
    zorgkantoren = lees_rijen(MAP / "zorgkantoren.csv")
    zorgaanbieders = lees_rijen(MAP / "zorgaanbieders.csv")
    assert (len(zorgkantoren), len(zorgaanbieders)) == (31, 1533)
    namen = {rij["naam"] for rij in zorgkantoren}
    assert {rij["zorgkantoorregio"] for rij in zorgaanbieders} - namen == set()
