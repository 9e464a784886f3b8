"""The rekentool against a second one, written from the specification alone, around band edges."""

import csv
import random
import tomllib
from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest
from hulp import WORTEL

from portal.domain.rekentool import Rekeninvoer, bereken
from portal.platform.reference_data import get_referentietabel

SECONDE = Fraction(1, 3600)
BOVEN_MAXIMUM = Fraction(400)
RONDOM = (-SECONDE, -SECONDE / 10**9, Fraction(0), SECONDE / 10**9, SECONDE)


def uren(tekst):
    uur, minuut, seconde = map(int, tekst.split(":"))
    return Fraction(uur * 3600 + minuut * 60 + seconde, 3600)


def rijen(jaar, naam):
    with (WORTEL / f"config/referentie/{jaar}/{naam}.csv").open(encoding="utf-8") as bestand:
        return list(csv.DictReader(bestand))


def lees(jaar):
    kop = (WORTEL / f"config/referentie/{jaar}/rekentool.toml").read_text(encoding="utf-8")
    getallen = {naam: Fraction(w) for naam, w in tomllib.loads(kop)["constanten"].items()}
    zzps = {rij["zzp"]: rij for rij in rijen(jaar, "bekostiging")}
    banden = sorted(rijen(jaar, "meerzorgprofielen"), key=lambda rij: uren(rij["vanaf"]))
    return getallen, zzps, banden, rijen(jaar, "prestatiecodes")


def reken(tabel, i):
    """Steps 1 to 11 of the specification, one line each."""
    getallen, zzps, alle_banden, prestaties = tabel
    zzp, ja = zzps[i.zzp], {True: "ja", False: "nee"}
    soort = (i.zzp, ja[i.behandeling_ja], ja[i.dagbesteding_ja])
    totaal = i.wonen + i.nachtzorg - i.min_uren + i.context_uren_jaar / 365 * 7
    totaal += uren(zzp["uren"]) * Fraction(zzp["aandeel_indirect"])
    totaal += i.dagbesteding if i.dagbesteding_ja else 0
    totaal += getallen["weegfactor_behandelaren"] * i.behandelaren if i.behandeling_ja else 0
    codes = [p for p in prestaties if (p["zzp"], p["behandeling"], p["dagbesteding"]) == soort]
    if not codes:
        return ("combinatie_ongeldig",)
    meerzorg = totaal - uren(codes[0]["uren"])
    if meerzorg < 0:
        return ("binnen_zzp",)
    banden = [b for b in alle_banden if b["zzp"] == i.zzp and uren(b["vanaf"]) <= meerzorg]
    if not banden or banden[-1]["soort"] == "niet_meerzorgwaardig":
        return ("niet_meerzorgwaardig" if banden else "geen_uitkomst", meerzorg)
    band, hoogste = banden[-1], getallen["max_etmaalbedrag"] * 365
    maatwerk = meerzorg / 7 * 365 * Fraction(zzp["maatwerk_uurtarief"])
    basis = Fraction(band["bedrag"]) if band["soort"] == "profiel" else maatwerk
    drempel = getallen["contextdrempel"] * min(basis, hoogste)
    jaar = min(hoogste, basis + max(0, i.context_totaal - drempel)) * i.tarief
    centen = [Fraction(floor(bedrag * 100 + Fraction(1, 2)), 100) for bedrag in (jaar, jaar / 365)]
    return (band["soort"], meerzorg, band["profiel"], drempel, *centen)


def portaal(invoer, tabel):
    uitkomst = bereken(invoer, tabel)
    if uitkomst.meerzorguren is None:
        return (uitkomst.soort.value,)
    if uitkomst.bedragen is None:
        return (uitkomst.soort.value, uitkomst.meerzorguren)
    b = uitkomst.bedragen
    centen = Fraction(b.jaarbedrag_cent), Fraction(b.etmaalbedrag_cent)
    drempel = b.context_drempel
    return (uitkomst.soort.value, uitkomst.meerzorguren, uitkomst.profiel, drempel, *centen)


def gevallen(tabel, lot):
    """Every edge of every zzp from both sides, reached in a different way each time."""
    _, zzps, banden, _ = tabel
    for zzp in zzps:
        eigen = [uren(b["vanaf"]) for b in banden if b["zzp"] == zzp]
        for grens in (g + verschil for g in (0, *eigen, BOVEN_MAXIMUM) for verschil in RONDOM):
            los = Rekeninvoer(
                zzp=zzp,
                dagbesteding_ja=lot.random() < 0.7,
                behandeling_ja=lot.random() < 0.7,
                tarief=Fraction(lot.randrange(1, 10**6 + 1), 10**6),
                wonen=Fraction(100),
                dagbesteding=Fraction(lot.randrange(20)),
                nachtzorg=Fraction(lot.randrange(40), 7),
                behandelaren=Fraction(lot.randrange(5), 3),
                min_uren=Fraction(lot.randrange(40), 7),
                context_uren_jaar=Fraction(lot.randrange(900)),
                context_totaal=Fraction(lot.randrange(9 * 10**7), 100),
            )
            yield los, grens


@pytest.mark.parametrize("jaar", [2025, 2026])
def test_een_tweede_rekentool_komt_op_de_cent_gelijk_uit(jaar):
    tabel, officieel = lees(jaar), get_referentietabel(jaar)[0]
    aantal = 0
    for los, grens in gevallen(tabel, random.Random(jaar)):
        eerst = reken(tabel, los)
        wonen = los.wonen + grens - eerst[1] if len(eerst) > 1 else los.wonen
        if wonen >= 0:
            invoer = replace(los, wonen=wonen)
            assert portaal(invoer, officieel) == reken(tabel, invoer), invoer
            aantal += 1
    assert aantal > 300
