"""How cells are understood: people's habits, the workbook's traps, and what is remarked."""

import io
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkboekbouw import NS, individueel, werkboek

from portal.domain.fouten import DomeinFout
from portal.platform.workbook import DagprogrammaRegel, lees_werkboek, waarden
from portal.platform.workbook.cellen import Cel


def lees(*args, **kwargs):
    return lees_werkboek(io.BytesIO(individueel(*args, **kwargs)))


def codes(inhoud):
    return [(melding.code, melding.cel) for melding in inhoud.meldingen]


def getal(waarde):
    return Cel(repr(waarde), is_tekst=False, is_fout=False, heeft_formule=False)


def tekst(waarde):
    return Cel(waarde, is_tekst=True, is_fout=False, heeft_formule=False)


@given(st.integers(0, 24 * 3600 * 400))
def test_elke_getypte_tijd_komt_op_de_seconde_terug(seconden):
    assert waarden.uren(getal(seconden / 86400)) == Fraction(seconden, 3600)


@given(st.integers(0, 24 * 4))
def test_elk_kwartier_komt_op_de_minuut_terug(kwartieren):
    opgeteld = sum([1 / 96] * kwartieren)
    assert round(waarden.minuten(getal(min(opgeteld, 1)))) == kwartieren * 15


@pytest.mark.parametrize(
    ("ruw", "verwacht"),
    [
        ("1.3300000000000001", "1.33"),
        ("20", "20"),
        ("2.0", "2"),
        ("9.5369999999999999E-1", "0.9537"),
    ],
)
def test_getal_is_de_kortste_schrijfwijze(ruw, verwacht):
    assert str(waarden.getal(Cel(ruw, False, False, False))) == verwacht


@pytest.mark.parametrize(
    ("cel", "verwacht"),
    [
        (getal(24556), date(1967, 3, 25)),
        (getal(24556.99), date(1967, 3, 25)),
        (getal(1), date(1900, 1, 1)),
        (getal(59), date(1900, 2, 28)),
        (getal(61), date(1900, 3, 1)),
        (getal(2_958_465), date(9999, 12, 31)),
        (tekst("5-3-1967"), date(1967, 3, 5)),
        (tekst(" 05/03/1967 "), date(1967, 3, 5)),
    ],
)
def test_datum(cel, verwacht):
    assert waarden.datum(cel) == verwacht


@pytest.mark.parametrize(
    "cel", [getal(0), getal(60), getal(2_958_466), getal(-3), tekst("31-2-1967"), tekst("maart")]
)
def test_geen_datum(cel):
    with pytest.raises(DomeinFout) as fout:
        waarden.datum(cel)
    assert fout.value.code == "werkboek_geen_datum"


@pytest.mark.parametrize(
    ("lees_waarde", "cel", "code"),
    [
        (waarden.getal, tekst("12"), "werkboek_geen_getal"),
        (waarden.getal, tekst("veel"), "werkboek_geen_getal"),
        (waarden.getal, Cel("1e999", False, False, False), "werkboek_geen_getal"),
        (waarden.getal, Cel("#N/A", False, True, True), "werkboek_celfout"),
        (waarden.geheel, getal(1.5), "werkboek_geen_geheel_getal"),
        (waarden.geheel, getal(1e300), "werkboek_geen_geheel_getal"),
        (waarden.minuten, getal(1.01), "werkboek_geen_tijd"),
        (waarden.minuten, getal(-0.01), "werkboek_geen_tijd"),
        (lambda cel: waarden.keuze(cel, {"ja": "ja"}), tekst("misschien"), "werkboek_keuze_onbekend"),
        (lambda cel: waarden.cijfers(cel, lengte=9), getal(1234567890), "werkboek_geen_cijfers"),
        (lambda cel: waarden.cijfers(cel, lengte=9), tekst("12a"), "werkboek_geen_cijfers"),
        (lambda cel: waarden.cijfers(cel, lengte=9), tekst("١٢٣"), "werkboek_geen_cijfers"),
    ],
)  # fmt: skip
def test_niet_te_begrijpen_waarden(lees_waarde, cel, code):
    with pytest.raises(DomeinFout) as fout:
        lees_waarde(cel)
    assert fout.value.code == code


def test_voorloopnullen_komen_terug():
    inhoud = lees(
        {"E4": 42, "E6": 6010203, "C13": 612345678, "G13": "030 - 123 45 67"}, {"H7": 17565}
    )
    assert inhoud.voorblad.nza_nummer == "42"
    assert inhoud.voorblad.agb_code == "06010203"
    assert inhoud.voorblad.telefoon == "0612345678"
    assert inhoud.voorblad.zorgkantoor_telefoon == "030 - 123 45 67"
    assert inhoud.clienten[0].bsn == "000017565"


@pytest.mark.parametrize(
    ("typetekst", "soort"),
    [("PREVENTIEVE MEERZORG", "preventief"), ("Preventieve meerzorg ", "preventief")],
)
def test_soort_zonder_op_hoofdletters_te_letten(typetekst, soort):
    assert lees({"C23": typetekst}).voorblad.soort == soort


def test_onbegrepen_veld_houdt_de_rest_niet_tegen():
    inhoud = lees({"C17": "95%", "G17": "ABC"}, {"F7": "begin mei", "D7": "Puk Proefstra"})
    assert codes(inhoud) == [
        ("werkboek_geen_getal", "Voorblad!C17"),
        ("werkboek_keuze_onbekend", "Voorblad!G17"),
        ("werkboek_geen_datum", "Clientgegevens!F7"),
    ]
    assert inhoud.meldingen[0].veld == "voorblad.tariefpercentage"
    assert inhoud.meldingen[2].gegevens == {"ruw": "begin mei"}
    assert inhoud.clienten[0].naam == "Puk Proefstra"
    veld = next(veld for veld in inhoud.velden if veld.veld == "clienten.1.geboortedatum")
    assert (veld.ruw, veld.waarde) == ("begin mei", None)


@pytest.mark.parametrize("tarief", [95.37, 0, -1])
def test_tarief_buiten_bereik_wordt_gemeld(tarief):
    assert codes(lees({"C17": tarief})) == [("werkboek_tarief_buiten_bereik", "Voorblad!C17")]


def test_tarief_van_honderd_procent_is_gewoon():
    assert codes(lees({"C17": 1})) == []


def test_soort_ontbreekt():
    inhoud = lees_werkboek(io.BytesIO(werkboek({"Voorblad": {"E4": 42}})))
    assert inhoud.voorblad.soort is None
    assert codes(inhoud) == [("werkboek_soort_ontbreekt", "Voorblad!C23")]


def test_meer_clienten_bij_individueel():
    inhoud = lees(client={"D7": "Een", "D9": "Drie"})
    assert [client.nummer for client in inhoud.clienten] == [1, 3]
    assert codes(inhoud) == [("werkboek_meer_clienten", "Voorblad!C23")]


def test_2025_kent_geen_lvhc():
    inhoud = lees(
        {"C39": "Bestuurder", "C40": 45691}, {"D7": "Een", "X7": "Ja"}, versie="Versie 2025.01"
    )
    assert (inhoud.versie, inhoud.jaar) == ("2025.01", 2025)
    assert inhoud.clienten[0].lvhc is None
    assert inhoud.voorblad.ondertekend_op == date(2025, 2, 3)
    assert not [veld for veld in inhoud.velden if "lvhc" in veld.veld]


def test_uren_exact_negatief_en_met_delen_van_seconden():
    inhoud = lees(aanvraag={"I5": 0.3515625, "I6": 0.123456789, "I7": -0.1, "I8": 30.4375})
    aanvraag = inhoud.individueel
    assert aanvraag.nachtzorg == Fraction(8 * 3600 + 26 * 60 + 15, 3600)
    assert aanvraag.behandelaren == Fraction("0.123456789") * 24
    assert aanvraag.min_uren == Fraction(-12, 5)
    assert aanvraag.contexturen_jaar == Fraction(1461, 2)
    assert codes(inhoud) == [
        ("werkboek_uren_delen_van_seconden", "Aanvraag individueel!I6"),
        ("werkboek_uren_negatief", "Aanvraag individueel!I7"),
    ]


def test_over_de_formule_getypt_weektotaal():
    formule = b'<c r="I4"><f>(G13*5)+(T13*2)</f><v>0.5</v></c>'
    inhoud = lees(aanvraag={"I3": 2.5, "I4": formule})
    assert inhoud.individueel.weektotaal_getypt is True
    assert inhoud.individueel.wonen_week == 60
    assert inhoud.individueel.dagbesteding_week == 12
    assert codes(inhoud) == [("werkboek_weektotaal_getypt", "Aanvraag individueel!I3")]


def test_lege_eindtijd_laat_de_volgende_regel_om_middernacht_beginnen():
    inhoud = lees(
        aanvraag={
            "D16": 9 / 24, "H16": "Wonen", "J16": 4,
            "D18": 11.5 / 24, "H18": "DAGBESTEDING", "J18": 0.33,
        }
    )  # fmt: skip
    assert inhoud.individueel.ma_vr == (
        DagprogrammaRegel(420, 540, "wonen", Decimal(4)),
        DagprogrammaRegel(0, 690, "dagbesteding", Decimal("0.33")),
    )
    assert inhoud.individueel.za_zo == ()
    assert codes(inhoud) == [("dagprogramma_tot_ontbreekt", "Aanvraag individueel!D17")]


@pytest.mark.parametrize(
    ("regel", "code", "cel"),
    [
        ({"P16": 6 / 24, "T16": "Wonen", "V16": 1}, "dagprogramma_tot_voor_van", "P16"),
        ({"P16": 8 / 24, "V16": 1}, "dagprogramma_functie_ontbreekt", "T16"),
        ({"P16": 8 / 24, "T16": "Wonen"}, "dagprogramma_aantal_ontbreekt", "V16"),
        ({"P16": 8 / 24, "T16": "Wonen", "V16": 0}, "dagprogramma_aantal_ontbreekt", "V16"),
        ({"P16": 8.004 / 24, "T16": "Wonen", "V16": 1}, "werkboek_tijd_afgerond", "P16"),
        ({"T16": "Wonen", "V16": 1}, "dagprogramma_tot_ontbreekt", "P16"),
    ],
)
def test_valkuilen_van_het_dagprogramma(regel, code, cel):
    assert codes(lees(aanvraag=regel)) == [(code, f"Aanvraag individueel!{cel}")]


def test_regel_zonder_functie_en_aantal_is_tijd_elders():
    inhoud = lees(aanvraag={"D16": 8 / 24, "D17": 0.958333333333331})
    assert inhoud.individueel.ma_vr[1] == DagprogrammaRegel(480, 1380, None, None)
    assert codes(inhoud) == []


def test_gedeelde_teksten_met_opmaak_en_zonder_uitspraakhulp():
    teksten = (
        f"<x:sst {NS.replace('xmlns=', 'xmlns:x=')}><x:si><x:r><x:t>Puk </x:t></x:r><x:r>"
        "<x:t>Proefstra</x:t></x:r><x:rPh><x:t>weg</x:t></x:rPh></x:si></x:sst>"
    )
    inhoud = lees(
        client={"D7": b'<c r="D7" t="s"><v>0</v></c>', "J7": b'<c r="J7" t="str"><v>VG7</v></c>'},
        extra={"xl/sharedStrings.xml": teksten},
    )
    assert (inhoud.clienten[0].naam, inhoud.clienten[0].zzp) == ("Puk Proefstra", "VG7")


@pytest.mark.parametrize(
    ("cellen", "soort"),
    [
        ({"E38": "Valt binnen het reguliere zorgzwaartepakket"}, "binnen_zzp"),
        ({"C39": "Niet meerzorg waardig", "E39": "Niet meerzorg waardig"}, "niet_meerzorgwaardig"),
        ({"C39": "Meerzorgprofiel 6", "E39": "Maatwerk"}, "maatwerk"),
        ({"C39": "Meerzorgprofiel 4", "E39": 12.5}, "profiel"),
        ({"E39": b'<c r="E39" t="e"><v>#N/A</v></c>'}, None),
        ({}, None),
    ],
)
def test_soort_uitkomst(cellen, soort):
    assert lees(overzicht=cellen).uitkomst.uitkomst == soort


def test_ongeldige_combinatie_gaat_voor():
    cellen = {"E38": "Valt binnen het reguliere zorgzwaartepakket"}
    inhoud = lees(client={"D7": "Een", "P7": "Niet geldig"}, overzicht=cellen)
    assert inhoud.uitkomst.uitkomst == "combinatie_ongeldig"


def test_getal_in_een_tekstveld_en_nza_als_tekst():
    inhoud = lees({"C10": 2026, "C11": 1.5, "E4": "0042", "C12": " "})
    assert inhoud.voorblad.aanbieder == "2026"
    assert inhoud.voorblad.plaats == "1.5"
    assert inhoud.voorblad.coordinator is None
    assert codes(inhoud) == [("werkboek_geen_getal", "Voorblad!E4")]
