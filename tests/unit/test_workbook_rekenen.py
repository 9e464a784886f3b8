"""The workbook and the portal's own calculation side by side, and the command that shows it."""

import io
import re
from fractions import Fraction

import pytest
from click.testing import CliRunner
from hulp import GEDEELD, WORTEL, gedeeld_aanwezig
from werkboekbouw import individueel
from werkboekbouw import werkboek as bouw_werkboek

from portal.domain.dagprogramma import Functie
from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import Uitkomstsoort, bereken
from portal.platform.reference_data import get_referentietabel
from portal.platform.web.messages import tekst_van
from portal.platform.werkboek_cli import werkboek
from portal.platform.workbook import (
    als_dagprogramma,
    als_onze_uitkomst,
    als_rekeninvoer,
    lees_werkboek,
    vergelijk,
)

TABEL, _ = get_referentietabel(2026)
VOORBLAD = {"C17": 0.9725}
CLIENT = {"D7": "Puk Proefstra", "J7": "VG7", "L7": "Ja", "N7": "Nee", "F7": 24556}
AANVRAAG = {
    "D16": 8 / 24, "H16": "Wonen", "J16": 0.33,
    "P16": 9 / 24, "T16": "Dagbesteding", "V16": 2,
    "I5": 2 / 24, "I6": 0.5 / 24, "I7": 0.25 / 24, "I8": 52 / 24, "V5": 1000.5, "V6": 20,
}  # fmt: skip


def lees(*args, **kwargs):
    return lees_werkboek(io.BytesIO(individueel(*args, **kwargs)))


def volledig(**overzicht):
    return lees(VOORBLAD, CLIENT, AANVRAAG, overzicht)


def draai(tmp_path, inhoud):
    pad = tmp_path / "werkboek.xlsx"
    pad.write_bytes(inhoud)
    return CliRunner().invoke(werkboek, [str(pad)])


def test_rekeninvoer_is_exact():
    invoer = als_rekeninvoer(volledig(), TABEL)
    assert invoer.zzp == "VG7"
    assert (invoer.dagbesteding_ja, invoer.behandeling_ja) == (True, False)
    assert invoer.tarief == Fraction("0.9725")
    assert invoer.wonen == 5 / Fraction("0.33")
    assert invoer.dagbesteding == 2
    assert (invoer.nachtzorg, invoer.behandelaren, invoer.min_uren) == (
        2,
        Fraction(1, 2),
        Fraction(1, 4),
    )
    assert invoer.context_uren_jaar == 52
    assert invoer.context_totaal == Fraction("1020.5")


def test_getypt_weektotaal_gaat_voor_het_dagprogramma():
    inhoud = lees(VOORBLAD, CLIENT, AANVRAAG | {"I3": 2.5})
    invoer = als_rekeninvoer(inhoud, TABEL)
    assert (invoer.wonen, invoer.dagbesteding) == (60, 0)


def test_dagprogramma_van_het_portaal():
    programma = als_dagprogramma(volledig().individueel)
    assert programma.ma_vr[0].functie is Functie.WONEN
    assert programma.ma_vr[0].op_clienten == Fraction("0.33")
    assert (programma.za_zo[0].van, programma.za_zo[0].tot) == (420, 540)
    leeg = als_dagprogramma(lees(aanvraag={"D16": 8 / 24}).individueel)
    assert (leeg.ma_vr[0].functie, leeg.ma_vr[0].op_clienten) == (None, None)


@pytest.mark.parametrize(
    ("weg", "veld"),
    [("J7", "zzp"), ("L7", "dagbesteding"), ("N7", "behandeling")],
)
def test_wat_ontbreekt_wordt_genoemd(weg, veld):
    client = {cel: waarde for cel, waarde in CLIENT.items() if cel != weg}
    with pytest.raises(DomeinFout) as fout:
        als_rekeninvoer(lees(VOORBLAD, client, AANVRAAG), TABEL)
    assert (fout.value.code, fout.value.gegevens) == ("veld_ontbreekt", {"veld": veld})


def test_geen_client_en_geen_tarief():
    for inhoud, veld in (
        (lees(VOORBLAD, {}, AANVRAAG), "client"),
        (lees({}, CLIENT), "tariefpercentage"),
    ):
        with pytest.raises(DomeinFout) as fout:
            als_rekeninvoer(inhoud, TABEL)
        assert fout.value.gegevens == {"veld": veld}


def test_groep_wordt_niet_als_een_client_gerekend():
    groep = {"Voorblad": {"C23": "Meervoudige aanvraag (groepsmeerzorg)"}}
    with pytest.raises(DomeinFout) as fout:
        als_rekeninvoer(lees_werkboek(io.BytesIO(bouw_werkboek(groep))), TABEL)
    assert fout.value.code == "werkboek_is_groep"


def test_onze_uitkomst_zonder_en_met_bedrag():
    binnen = als_onze_uitkomst(bereken(als_rekeninvoer(volledig(), TABEL), TABEL))
    assert (binnen.uitkomst, binnen.meerzorg_uren, binnen.jaarbedrag) == ("binnen_zzp", None, None)
    invoer = als_rekeninvoer(lees(VOORBLAD, CLIENT, AANVRAAG | {"I3": 3.0}), TABEL)
    profiel = als_onze_uitkomst(bereken(invoer, TABEL))
    assert profiel.uitkomst == Uitkomstsoort.PROFIEL.value
    assert profiel.jaarbedrag > profiel.etmaalbedrag > 0
    assert profiel.meerzorg_uren == profiel.totaal_uren - profiel.regulier_uren


@gedeeld_aanwezig
@pytest.mark.parametrize("naam", ["individueel_2026", "individueel_2025", "preventief_2026"])
def test_voorbeelden_komen_tot_op_de_cent_overeen(naam):
    pad = GEDEELD / "domain" / "werkboek" / "voorbeelden" / f"rekentool_{naam}_open.xlsx"
    with pad.open("rb") as stroom:
        inhoud = lees_werkboek(stroom)
    tabel, _voorlopig = get_referentietabel(inhoud.jaar)
    onze = als_onze_uitkomst(bereken(als_rekeninvoer(inhoud, tabel), tabel))
    assert vergelijk(inhoud.uitkomst, onze) == ()
    klaar = CliRunner().invoke(werkboek, [str(pad)])
    assert klaar.exit_code == 0
    assert "voorblad.nza_nummer\tVoorblad!E4\t9990\t9990" in klaar.output
    assert "geen: de uitkomst van het werkboek en die van het portaal zijn gelijk" in klaar.output


def test_opdracht_toont_velden_meldingen_en_verschillen(tmp_path):
    inhoud = individueel(
        VOORBLAD | {"G17": "XYZ"},
        CLIENT,
        AANVRAAG,
        {"E28": 2.5, "C39": "Meerzorgprofiel 1", "E39": 12.345},
    )
    klaar = draai(tmp_path, inhoud)
    assert klaar.exit_code == 1
    for regel in (
        "clienten.1.geboortedatum\tClientgegevens!F7\t24556\t25 maart 1967",
        "clienten.1.dagbesteding\tClientgegevens!L7\tJa\tja",
        "clienten.1.behandeling\tClientgegevens!N7\tNee\tnee",
        "individueel.nachtzorg\tAanvraag individueel!I5\t0.08333333333333333\t2:00:00 uur",
        "voorblad.tariefpercentage\tVoorblad!C17\t0.9725\t0,9725",
        "voorblad.agb_code\tVoorblad!E6\t\t-",
        "Meldingen: 1",
        "uitkomst\twerkboek profiel\tportaal binnen_zzp",
        "jaarbedrag\twerkboek 12,35\tportaal -",
    ):
        assert regel in klaar.output
    assert "Voorblad!G17\twerkboek_keuze_onbekend\tWat hier staat" in klaar.output


def test_opdracht_zonder_uitkomst_in_het_werkboek(tmp_path):
    klaar = draai(tmp_path, individueel(VOORBLAD, CLIENT, AANVRAAG))
    assert klaar.exit_code == 1
    assert "het werkboek bevat geen uitkomst" in klaar.output


def test_opdracht_zegt_waarom_het_portaal_niet_rekent(tmp_path):
    klaar = draai(tmp_path, individueel({}, CLIENT, AANVRAAG, {"E28": 2.5}))
    assert klaar.exit_code == 1
    assert "het portaal rekent dit niet uit: veld_ontbreekt veld tariefpercentage" in klaar.output


@pytest.mark.parametrize(
    "inhoud", [b"", b"tekst", bouw_werkboek(), bouw_werkboek(versie="Versie 1")]
)
def test_opdracht_weigert_met_een_gewone_tekst(tmp_path, inhoud):
    klaar = draai(tmp_path, inhoud)
    assert klaar.exit_code == 1
    assert klaar.output.startswith("werkboek_")
    assert "Traceback" not in klaar.output


def test_elke_code_heeft_een_tekst():
    bronnen = [
        *(WORTEL / "portal/platform/workbook").glob("*.py"),
        *(WORTEL / "portal/platform/files").glob("*.py"),
    ]
    code = re.compile(r'"((?:werkboek|dagprogramma|bestand)_[a-z_]+)"')
    codes = {gevonden for bron in bronnen for gevonden in code.findall(bron.read_text("utf-8"))}
    gegevens = {"aantal": "3", "blad": "Voorblad", "maximum": 2}
    assert len(codes) > 30
    for gevonden in codes - {"dagprogramma_tijden"}:
        assert tekst_van(DomeinFout(gevonden, **gegevens)).endswith(".")
