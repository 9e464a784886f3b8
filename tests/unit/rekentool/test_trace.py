"""The trace recomputes, step by step and without the rekentool's own code; storage is exact."""

import hashlib
import json
import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rekentool_invoer import TABELLEN, gevallen, met_meerzorg
from trace_rekenaar import herreken

from portal.domain.rekentool import (
    STAPSOORTEN,
    HandmatigeInvoer,
    bereken,
    bereken_buiten_banden,
    handmatig_maatwerk,
    handmatige_invoer_uit_gegevens,
    invoer_als_gegevens,
    rekeninvoer_uit_gegevens,
    uitkomst_als_gegevens,
)
from portal.domain.rekentool import trace as tracemodule
from portal.domain.waarden import uren_uit_tekst
from portal.platform.reference_data import MAP, lees_rijen

TABEL = TABELLEN[-1]


def controleer(uitkomst):
    gegevens = json.loads(json.dumps(uitkomst_als_gegevens(uitkomst)))
    bekend = herreken(gegevens["trace"])
    for naam, tekst in (gegevens["bedragen"] or {}).items():
        if naam in bekend and not isinstance(tekst, bool):
            assert bekend[naam] == Fraction(tekst), naam
    for naam in (
        "totaal",
        "indirect",
        "context_week",
        "behandelaren_gewogen",
        "regulier",
        "meerzorg",
    ):
        tekst = (gegevens["uren"] or {}).get(naam)
        if tekst is not None:
            assert bekend[naam] == Fraction(tekst), naam
    return gegevens, bekend


@given(gevallen())
def test_elke_stap_is_na_te_rekenen(geval):
    tabel, invoer = geval
    gegevens, bekend = controleer(bereken(invoer, tabel))
    assert (gegevens["jaar"], gegevens["versie"]) == (tabel.jaar, tabel.versie)
    assert bekend["haalt_grens25"] == gegevens["volumetoets"]["gehaald"]
    if gegevens["bedragen"]:
        assert bekend["gemaximeerd"] == gegevens["bedragen"]["gemaximeerd"]


@given(gevallen(), st.integers(0, 8 * 3600))
def test_ook_buiten_de_banden(geval, seconden):
    tabel, invoer = geval
    bekostiging = tabel.bekostiging[invoer.zzp]
    prestatie = bekostiging.prestaties[invoer.behandeling_ja, invoer.dagbesteding_ja]
    controleer(
        bereken_buiten_banden(met_meerzorg(bekostiging, prestatie, Fraction(seconden, 3600)), tabel)
    )


def test_ook_handmatig_en_met_toegekende_context():
    invoer = HandmatigeInvoer(
        zorgprofiel="6VG",
        tarief=Fraction(9, 10),
        meerzorguren=Fraction(20),
        bedrag_100=Fraction(36500),
        context_totaal=Fraction(9000),
        context_boven_toegekend=Fraction(5, 2),
    )
    _, bekend = controleer(handmatig_maatwerk(invoer, TABEL))
    assert bekend["jaar_100"] == Fraction("36502.5")
    assert handmatige_invoer_uit_gegevens(invoer_als_gegevens(invoer)) == invoer
    zonder = replace(invoer, context_boven_toegekend=None)
    assert handmatige_invoer_uit_gegevens(invoer_als_gegevens(zonder)) == zonder


KOLOM = {
    "regulier": ("uren", "uren_prestatiecode"),
    "basis_profiel": ("bedrag", "profielbedrag"),
    "band": ("vanaf", "band_vanaf"),
    "hoogste_band": ("vanaf", "band_vanaf"),
    "indirect": ("uren", "bekostigingsuren"),
}


@given(gevallen())
def test_een_stap_noemt_de_rij_waar_zijn_waarde_staat(geval):
    tabel, invoer = geval
    for stap in bereken(invoer, tabel).trace:
        if stap.code not in KOLOM:
            continue
        kolom, naam = KOLOM[stap.code]
        rijen = lees_rijen(MAP / str(tabel.jaar) / f"{stap.rij.tabel}.csv")
        sleutels = {
            "prestatiecodes": lambda r: r["code"],
            "bekostiging": lambda r: r["zzp"],
            "meerzorgprofielen": lambda r: f"{r['zzp']} {r['vanaf']}",
        }
        (rij,) = [r for r in rijen if sleutels[stap.rij.tabel](r) == stap.rij.sleutel]
        assert dict(stap.invoer)[naam] == uren_uit_tekst(rij[kolom])


def vingerafdruk(uitkomst):
    tekst = json.dumps(uitkomst_als_gegevens(uitkomst), sort_keys=True)
    return hashlib.sha256(tekst.encode()).hexdigest()


@given(gevallen(), st.booleans())
def test_een_bewaarde_invoer_rekent_onveranderd_na(geval, toegekend):
    tabel, invoer = geval
    if toegekend:
        invoer = replace(invoer, context_boven_toegekend=Fraction(0))
    bewaard = json.loads(json.dumps(invoer_als_gegevens(invoer)))
    assert rekeninvoer_uit_gegevens(bewaard) == invoer
    assert vingerafdruk(bereken(rekeninvoer_uit_gegevens(bewaard), tabel)) == vingerafdruk(
        bereken(invoer, tabel)
    )


def test_de_vingerafdruk_van_een_bekende_berekening_verandert_nooit():
    invoer = met_meerzorg(
        TABEL.bekostiging["VG7"],
        TABEL.bekostiging["VG7"].prestaties[True, True],
        50,
        context_totaal=Fraction(9000),
    )
    assert (
        vingerafdruk(bereken(invoer, TABEL))
        == "9ca7593f530caba3e8235da7087895c0b424ecdb6d62c7a97684e4a70600936a"
    )


def test_elke_stapsoort_heeft_leesbare_namen():
    for code, soort in STAPSOORTEN.items():
        assert soort.namen, code
        assert not {"min", "max", "centen"} & set(soort.namen), code


@pytest.mark.parametrize("code", ["totaal", "band", "jaarbedrag"])
def test_namen_staan_in_volgorde_van_de_formule(code):
    soort = STAPSOORTEN[code]
    plaatsen = [soort.formule.index(naam) for naam in soort.namen]
    assert plaatsen == sorted(plaatsen)


def test_de_codes_van_de_stappen_staan_beschreven():
    beschreven = set(re.findall(r"`(\w+)`", tracemodule.__doc__))
    assert beschreven == set(STAPSOORTEN)
