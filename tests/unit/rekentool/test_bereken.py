"""The rekentool against worked examples and its refusals."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hulp import geval

from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import (
    Behandelaren,
    HandmatigeInvoer,
    Maatwerkreden,
    Rekeninvoer,
    Uitkomstsoort,
    Woonzorg,
    bereken,
    bereken_buiten_banden,
    handmatig_maatwerk,
    splits_wonen,
)
from portal.domain.waarden import centen, hms, percentage_afgekapt, uren_uit_tekst
from portal.platform.reference_data import get_referentietabel

TABEL = get_referentietabel(2026)[0]


def maak_invoer(zzp="VG7", **velden):
    basis = Rekeninvoer(zzp=zzp, dagbesteding_ja=True, behandeling_ja=True, tarief=Fraction(1))
    return replace(
        basis,
        **{
            naam: Fraction(w) if isinstance(w, (int, str)) and not isinstance(w, bool) else w
            for naam, w in velden.items()
        },
    )


def uit_voorbeeld(v):
    uren = ("wonen", "dagbesteding", "nachtzorg", "behandelaren", "min_uren", "context_uren_jaar")
    return maak_invoer(
        v["zzp"],
        tarief=v["tarief"],
        context_totaal=v["context_euro"],
        context_boven_toegekend=v["toegekend"],
        **{naam: uren_uit_tekst(v[naam]) for naam in uren},
    )


@pytest.mark.parametrize("v", geval("voorbeelden_rekentool.json"), ids=lambda v: v["id"])
def test_uitgewerkte_voorbeelden(v):
    uitkomst = bereken(uit_voorbeeld(v), get_referentietabel(v["jaar"])[0])
    bedragen = uitkomst.bedragen
    assert uitkomst.soort == v["soort"]
    assert uitkomst.prestatie.code == v["prestatiecode"]
    assert (uitkomst.meerzorguren and hms(uitkomst.meerzorguren)) == v["meerzorg"]
    assert uitkomst.profiel == v["profiel"]
    assert uitkomst.is_meerzorg is (bedragen is not None)
    gevonden = (
        [
            str(x)
            for x in (
                centen(bedragen.context_drempel),
                centen(bedragen.context_boven),
                bedragen.jaarbedrag_cent,
                bedragen.etmaalbedrag_cent,
            )
        ]
        if bedragen
        else [None] * 4
    )
    assert gevonden == [v["drempel"], v["boven"], v["jaarbedrag"], v["etmaalbedrag"]]


def test_subtotalen_van_s01():
    uren = bereken(uit_voorbeeld(geval("voorbeelden_rekentool.json")[0]), TABEL).uren
    assert uren.zorg == 78
    assert uren.behandelaren == Fraction(5, 2)
    assert uren.behandelaren_gewogen == Fraction("1.91979969484762") * Fraction(5, 2)
    assert uren.indirect == Fraction("33.75") * Fraction("0.129420400112708")
    assert uren.context_week == Fraction(52 * 7, 365)
    assert uren.totaal == uren.zorg + uren.behandelaren_gewogen + uren.indirect + uren.context_week
    assert uren.meerzorg == uren.totaal - Fraction("33.75")


def test_wat_niet_in_de_prestatie_zit_telt_niet_mee_maar_blijft_zichtbaar():
    invoer = maak_invoer(
        wonen=60, dagbesteding=14, behandelaren=4, dagbesteding_ja=False, behandeling_ja=False
    )
    uitkomst = bereken(invoer, TABEL)
    assert uitkomst.prestatie.code == "Z470"
    assert uitkomst.uren.dagbesteding == 14
    assert uitkomst.uren.zorg == 60
    assert uitkomst.uren.totaal == 60 + uitkomst.uren.indirect


def met_meerzorg(zzp, meerzorg):
    """Input whose meerzorguren are exactly the given hours."""
    bekostiging = TABEL.bekostiging[zzp]
    nodig = Fraction(meerzorg) + bekostiging.prestaties[True, True].uren
    return maak_invoer(zzp, wonen=nodig - bekostiging.uren * bekostiging.aandeel_indirect)


def test_volumetoets_staat_naast_de_uitkomst():
    vg7plus = bereken(met_meerzorg("VG7+", uren_uit_tekst("14:40:52")), TABEL)
    assert vg7plus.soort is Uitkomstsoort.MAATWERK
    assert vg7plus.volumetoets.gehaald is False
    assert vg7plus.volumetoets.grens == uren_uit_tekst("14:40:52,5")
    assert str(percentage_afgekapt(vg7plus.volumetoets.aandeel)) == "24.9"
    erop = bereken(met_meerzorg("VG7+", uren_uit_tekst("14:40:52,5")), TABEL)
    assert erop.volumetoets.gehaald is True
    assert erop.volumetoets.aandeel == Fraction(1, 4)


def test_binnen_het_zorgprofiel():
    uitkomst = bereken(maak_invoer(wonen=10), TABEL)
    assert uitkomst.soort is uitkomst.gelezen_als is Uitkomstsoort.BINNEN_ZZP
    assert (uitkomst.meerzorguren, uitkomst.bedragen, uitkomst.profiel) == (None, None, None)
    assert (uitkomst.volumetoets.gehaald, uitkomst.volumetoets.aandeel) == (False, 0)


def test_combinatie_die_niet_bestaat():
    uitkomst = bereken(maak_invoer("VG7+", wonen=100, behandeling_ja=False), TABEL)
    assert uitkomst.soort is Uitkomstsoort.COMBINATIE_ONGELDIG
    assert (uitkomst.prestatie, uitkomst.volumetoets, uitkomst.uren.regulier) == (None, None, None)
    assert uitkomst.uren.totaal == 100 + uitkomst.uren.indirect


@pytest.mark.parametrize(
    ("meerzorg", "soort"),
    [
        ("0:00", "geen_uitkomst"),
        ("0:00:00,9", "geen_uitkomst"),
        ("0:00:01", "niet_meerzorgwaardig"),
        ("8:25", "niet_meerzorgwaardig"),
    ],
)
def test_onder_de_eerste_band_met_bedrag(meerzorg, soort):
    uitkomst = bereken(met_meerzorg("VG7", uren_uit_tekst(meerzorg)), TABEL)
    assert uitkomst.soort == soort
    assert uitkomst.gelezen_als is Uitkomstsoort.NIET_MEERZORGWAARDIG
    assert uitkomst.meerzorguren == uren_uit_tekst(meerzorg)
    assert uitkomst.is_meerzorg is False


@pytest.mark.parametrize(
    ("zzp", "meerzorg", "reden"),
    [
        ("VG7", 83, "overschrijding"),
        ("LVG5", 8, "volume"),
        ("LG6", 8, "volume"),
        ("LG6", 70, "overschrijding"),
        ("SGLVG1", 80, "overschrijding"),
        ("VG7+", 20, "volume"),
        ("VG7", 20, None),
    ],
)
def test_reden_van_maatwerk(zzp, meerzorg, reden):
    assert bereken(met_meerzorg(zzp, meerzorg), TABEL).maatwerk == (reden and Maatwerkreden(reden))


def test_het_maximum_geldt_vanaf_precies_het_maximum():
    tarief = TABEL.bekostiging["VG7"].maatwerk_uurtarief
    precies = TABEL.constanten.max_etmaalbedrag * 7 / tarief
    erop = bereken(met_meerzorg("VG7", precies), TABEL).bedragen
    eronder = bereken(met_meerzorg("VG7", precies - Fraction(1, 10**9)), TABEL).bedragen
    assert (erop.gemaximeerd, erop.jaar_100, erop.basis_100) == (
        True,
        Fraction("614313.25"),
        Fraction("614313.25"),
    )
    assert eronder.gemaximeerd is False
    assert eronder.jaar_100 == eronder.basis_100 < Fraction("614313.25")


def test_precies_op_de_contextdrempel_telt_niets_mee():
    drempel = bereken(met_meerzorg("VG7", 50), TABEL).bedragen.context_drempel
    erop = bereken(replace(met_meerzorg("VG7", 50), context_totaal=drempel), TABEL).bedragen
    erboven = bereken(replace(met_meerzorg("VG7", 50), context_totaal=drempel + 1), TABEL).bedragen
    assert erop.context_boven == 0
    assert (erboven.context_boven, erboven.jaar_100) == (1, erop.jaar_100 + 1)


@pytest.mark.parametrize(("toegekend", "telt_mee"), [(None, 2), (0, 0), (1, 1), (2, 2)])
def test_toegekend_deel_boven_de_drempel(toegekend, telt_mee):
    kaal = bereken(met_meerzorg("VG7", 50), TABEL).bedragen
    invoer = replace(
        met_meerzorg("VG7", 50),
        context_totaal=kaal.context_drempel + 2,
        context_boven_toegekend=None if toegekend is None else Fraction(toegekend),
    )
    bedragen = bereken(invoer, TABEL).bedragen
    assert (bedragen.context_boven, bedragen.context_telt_mee) == (2, telt_mee)
    assert bedragen.jaar_100 == kaal.jaar_100 + telt_mee


WEIGERINGEN = [
    ({"zzp": "VG9"}, "zorgprofiel_onbekend"),
    ({"zzp": "vg7"}, "zorgprofiel_onbekend"),
    ({"tarief": 0}, "tarief_buiten_bereik"),
    ({"tarief": "-0.5"}, "tarief_buiten_bereik"),
    ({"tarief": "1.000001"}, "tarief_buiten_bereik"),
    ({"min_uren": -1}, "negatief"),
    ({"context_totaal": "-0.01"}, "negatief"),
    ({"context_boven_toegekend": -1}, "negatief"),
    ({"context_boven_toegekend": 1}, "context_boven_toegekend_te_hoog"),
]


@pytest.mark.parametrize(("velden", "code"), WEIGERINGEN)
def test_weigert_wat_niet_te_berekenen_is(velden, code):
    velden = {"wonen": 80} | velden
    with pytest.raises(DomeinFout) as fout:
        bereken(maak_invoer(velden.pop("zzp", "VG7"), **velden), TABEL)
    assert fout.value.code == code


def test_buiten_de_banden_volgt_maatwerk_over_de_meerzorguren():
    uitkomst = bereken_buiten_banden(met_meerzorg("VG7", 7), TABEL)
    assert (uitkomst.soort, uitkomst.maatwerk, uitkomst.profiel) == (
        Uitkomstsoort.MAATWERK,
        Maatwerkreden.BUITEN_BANDEN,
        None,
    )
    assert uitkomst.bedragen.basis_100 == 365 * TABEL.bekostiging["VG7"].maatwerk_uurtarief
    in_het_gat = bereken_buiten_banden(met_meerzorg("VG7", Fraction(1, 7200)), TABEL)
    assert in_het_gat.maatwerk is Maatwerkreden.BUITEN_BANDEN


@pytest.mark.parametrize(
    "invoer",
    [
        met_meerzorg("VG7", 50),
        met_meerzorg("VG7", 0),
        maak_invoer(wonen=1),
        maak_invoer("VG7+", behandeling_ja=False),
    ],
)
def test_zonder_uren_buiten_de_banden_blijft_de_gewone_uitkomst(invoer):
    assert bereken_buiten_banden(invoer, TABEL) == bereken(invoer, TABEL)


def test_handmatig_maatwerk():
    invoer = HandmatigeInvoer(
        zorgprofiel="6VG",
        tarief=Fraction(1, 2),
        meerzorguren=Fraction(20),
        bedrag_100=Fraction(36500),
    )
    uitkomst = handmatig_maatwerk(invoer, TABEL)
    assert (uitkomst.soort, uitkomst.maatwerk) == (Uitkomstsoort.MAATWERK, Maatwerkreden.HANDMATIG)
    assert (uitkomst.meerzorguren, uitkomst.uren, uitkomst.prestatie, uitkomst.volumetoets) == (
        20,
        None,
        None,
        None,
    )
    assert (str(uitkomst.bedragen.jaarbedrag_cent), str(uitkomst.bedragen.etmaalbedrag_cent)) == (
        "18250.00",
        "50.00",
    )
    veel = handmatig_maatwerk(replace(invoer, bedrag_100=Fraction(10**6)), TABEL)
    assert (veel.bedragen.gemaximeerd, veel.bedragen.jaar_100) == (True, Fraction("614313.25"))


@pytest.mark.parametrize(
    ("veld", "waarde", "code"),
    [
        ("meerzorguren", -1, "negatief"),
        ("bedrag_100", -1, "negatief"),
        ("context_totaal", -1, "negatief"),
        ("tarief", 2, "tarief_buiten_bereik"),
    ],
)
def test_handmatig_maatwerk_weigert(veld, waarde, code):
    invoer = HandmatigeInvoer(
        zorgprofiel="6VG", tarief=Fraction(1), meerzorguren=Fraction(20), bedrag_100=Fraction(1)
    )
    with pytest.raises(DomeinFout) as fout:
        handmatig_maatwerk(replace(invoer, **{veld: Fraction(waarde)}), TABEL)
    assert fout.value.code == code


def test_wonen_wordt_gesplitst_met_begeleiding_als_rest():
    delen = splits_wonen(Fraction(60), verzorging=Fraction(20), verpleging=Fraction(40))
    assert delen == Woonzorg(
        begeleiding=Fraction(0), verzorging=Fraction(20), verpleging=Fraction(40)
    )
    with pytest.raises(DomeinFout) as fout:
        splits_wonen(Fraction(60), verzorging=Fraction(20), verpleging=Fraction(41))
    assert (fout.value.code, fout.value.gegevens) == ("split_groter_dan_wonen", {"teveel": 1})


def test_behandelaren_tellen_op():
    assert Behandelaren(
        gedragsdeskundige=Fraction(1, 2), avg=Fraction(1), overige=Fraction(1, 4)
    ).totaal == Fraction(7, 4)
