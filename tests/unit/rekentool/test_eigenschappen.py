"""Properties of the rekentool over the whole of its tables."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rekentool_invoer import PRESTATIES, TABELLEN, gevallen, korte_uren, met_meerzorg

from portal.domain.rekentool import Uitkomstsoort, bereken
from portal.domain.waarden import hms

UREN = ("wonen", "nachtzorg", "dagbesteding", "behandelaren", "context_uren_jaar")
EEN_NANO = Fraction(1, 10**12)
DALINGEN = {("LG6", "21:35:59"), ("SGLVG1", "18:12:16"), ("SGLVG1", "71:12:16")}


def bandnummer(tabel, uitkomst):
    if uitkomst.meerzorguren is None:
        return -2
    grenzen = tabel.bekostiging[uitkomst.invoer.zzp].ondergrenzen
    return sum(grens <= uitkomst.meerzorguren for grens in grenzen) - 1


def jaar_100(uitkomst):
    return uitkomst.bedragen.jaar_100 if uitkomst.bedragen else 0


@given(gevallen(), st.sampled_from(UREN), korte_uren)
def test_meer_zorg_geeft_nooit_minder_meerzorguren_of_een_lagere_band(geval, veld, extra):
    tabel, invoer = geval
    minder = bereken(invoer, tabel)
    meer = bereken(replace(invoer, **{veld: getattr(invoer, veld) + extra}), tabel)
    assert meer.uren.totaal >= minder.uren.totaal
    assert (meer.meerzorguren or -1) >= (minder.meerzorguren or -1)
    assert bandnummer(tabel, meer) >= bandnummer(tabel, minder)


@given(gevallen(), korte_uren)
def test_het_bedrag_stijgt_binnen_een_band(geval, extra):
    tabel, invoer = geval
    minder = bereken(replace(invoer, context_totaal=Fraction(0)), tabel)
    meer = bereken(replace(minder.invoer, wonen=invoer.wonen + extra), tabel)
    if bandnummer(tabel, minder) == bandnummer(tabel, meer):
        assert jaar_100(meer) >= jaar_100(minder)


@pytest.mark.parametrize("tabel", TABELLEN, ids=lambda tabel: tabel.versie)
def test_over_de_banden_daalt_het_bedrag_alleen_op_de_bekende_stappen(tabel):
    gevonden = set()
    for bekostiging in tabel.bekostiging.values():
        prestatie = bekostiging.prestaties[True, True]
        for band in bekostiging.banden:
            erop = bereken(met_meerzorg(bekostiging, prestatie, band.vanaf), tabel)
            eronder = bereken(met_meerzorg(bekostiging, prestatie, band.vanaf - EEN_NANO), tabel)
            if jaar_100(erop) < jaar_100(eronder):
                gevonden.add((bekostiging.zzp, hms(band.vanaf)))
    assert gevonden == DALINGEN


@pytest.mark.parametrize(
    ("tabel", "bekostiging", "prestatie"), PRESTATIES, ids=lambda deel: getattr(deel, "code", "")
)
def test_een_grens_hoort_bij_de_band_erboven(tabel, bekostiging, prestatie):
    for nummer, band in enumerate(bekostiging.banden):
        erop = bereken(met_meerzorg(bekostiging, prestatie, band.vanaf), tabel)
        eronder = bereken(met_meerzorg(bekostiging, prestatie, band.vanaf - EEN_NANO), tabel)
        assert erop.prestatie == prestatie
        assert (erop.soort.value, erop.profiel) == (band.soort.value, band.profiel)
        assert (erop.bedragen.basis_100 if band.bedrag else None) == band.bedrag
        assert bandnummer(tabel, erop) == nummer
        assert bandnummer(tabel, eronder) == nummer - 1
        assert eronder.soort is Uitkomstsoort.GEEN_UITKOMST or nummer > 0


@pytest.mark.parametrize(
    ("tabel", "bekostiging", "prestatie"), PRESTATIES, ids=lambda deel: getattr(deel, "code", "")
)
def test_precies_de_reguliere_uren_is_niet_binnen_het_zorgprofiel(tabel, bekostiging, prestatie):
    erop = bereken(met_meerzorg(bekostiging, prestatie, 0), tabel)
    eronder = bereken(met_meerzorg(bekostiging, prestatie, -EEN_NANO), tabel)
    assert (erop.soort, erop.meerzorguren) == (Uitkomstsoort.GEEN_UITKOMST, 0)
    assert (eronder.soort, eronder.meerzorguren) == (Uitkomstsoort.BINNEN_ZZP, None)


@given(gevallen())
def test_er_komt_nooit_iets_negatiefs_of_boven_het_maximum_uit(geval):
    tabel, invoer = geval
    uitkomst = bereken(invoer, tabel)
    assert (uitkomst.meerzorguren or 0) >= 0
    assert uitkomst.volumetoets.aandeel >= 0
    bedragen = uitkomst.bedragen
    assert (bedragen is not None) == (
        uitkomst.soort in {Uitkomstsoort.PROFIEL, Uitkomstsoort.MAATWERK}
    )
    if bedragen is not None:
        assert 0 <= bedragen.context_telt_mee <= invoer.context_totaal
        assert 0 < bedragen.jaar_100 <= bedragen.max_etmaalbedrag * 365
        assert 0 < bedragen.etmaalbedrag <= bedragen.max_etmaalbedrag
        assert (
            bedragen.jaarbedrag == bedragen.jaar_100 * invoer.tarief == bedragen.etmaalbedrag * 365
        )
        assert bedragen.jaarbedrag_cent >= 0
