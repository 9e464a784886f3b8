"""A group workbook beside the portal: per client, the total, and where the sheet is wrong."""

import io

import pytest
from click.testing import CliRunner
from hulp import GEDEELD, gedeeld_aanwezig, geval
from werkboekbouw import groep, groep_uit_geval, individueel

from portal.domain.fouten import DomeinFout
from portal.platform.reference_data import get_referentietabel
from portal.platform.werkboek_cli import werkboek
from portal.platform.workbook import (
    GroepRegel,
    als_groepsinvoer,
    is_groep_berekend,
    lees_werkboek,
    rijfouten,
    vergelijk_groep,
)

TABEL, _ = get_referentietabel(2026)
GROEPEN = geval("groep_2026.json")["gevallen"]
CLIENT = {"D": "Puk Proefstra", "J": "VG7", "L": "Ja", "N": "Ja"}
VOORBLAD = {"C17": 0.97}
REGEL = {"D": 2.5, "H": 0.25}


def lees(inhoud):
    return lees_werkboek(io.BytesIO(inhoud))


@pytest.mark.parametrize("g", GROEPEN, ids=lambda g: g["id"])
def test_elk_verschil_met_een_officiele_groep_is_verklaard(g):
    """The amounts of the sheet come out to the cent, but for the weight that it forgets."""
    vergelijking = vergelijk_groep(lees(groep_uit_geval(g)), TABEL)
    assert [rij for rij in vergelijking.verschillen if not rij.verklaard] == []
    geraakt = g.get("bronfout", {}).get("clienten_geraakt", [])
    assert [nr for nr in vergelijking.ongewogen if nr in geraakt] == geraakt
    assert bool(vergelijking.verschillen) == bool(geraakt)
    anders = {rij.nummer for rij in vergelijking.verschillen} - {None}
    assert anders >= set(geraakt)


def test_een_gewoon_verschil_is_niet_verklaard():
    g = next(g for g in GROEPEN if "bronfout" in g)
    inhoud = lees(groep_uit_geval(g | {"uitvoer": _met_totaal(g["uitvoer"], "1.00")}))
    onverklaard = [rij for rij in vergelijk_groep(inhoud, TABEL).verschillen if not rij.verklaard]
    assert [(rij.nummer, rij.verschil.veld) for rij in onverklaard] == [(None, "groep_jaarbedrag")]


def _met_totaal(uitvoer, totaal):
    return uitvoer | {"groep": uitvoer["groep"] | {"jaarbedrag_totaal": totaal}}


def test_een_lege_rij_ertussen_houdt_de_uren_bij_hun_client():
    inhoud = lees(groep(VOORBLAD, [CLIENT, {}, CLIENT | {"J": "VG8"}], [REGEL, {}, {"D": 3.0}]))
    assert [client.nummer for client in inhoud.clienten] == [1, 3]
    assert inhoud.groep.regels == (
        GroepRegel(1, 60, None, None, 6, None),
        GroepRegel(3, 72, None, None, None, None),
    )
    assert [(lid.zzp, lid.wonen) for lid in als_groepsinvoer(inhoud).clienten] == [
        ("VG7", 60),
        ("VG8", 72),
    ]


def test_uren_zonder_client_worden_genoemd():
    inhoud = lees(groep(VOORBLAD, [CLIENT], [REGEL, REGEL]))
    assert [(m.code, m.cel) for m in inhoud.meldingen] == [
        ("werkboek_uren_zonder_client", "Aanvraag-overzicht groep!D20")
    ]
    assert len(inhoud.groep.regels) == 1


def test_zeventien_regels_en_niet_meer():
    inhoud = lees(groep(VOORBLAD, [CLIENT] * 18, [REGEL] * 18))
    assert len(als_groepsinvoer(inhoud).clienten) == 17


def test_fouten_per_rij():
    clienten = [CLIENT, CLIENT | {"J": "VG99"}, {"D": "Zonder profiel"}]
    inhoud = lees(groep(VOORBLAD, clienten, [REGEL] * 3))
    assert {nr: fout.code for nr, fout in rijfouten(inhoud, TABEL).items()} == {
        2: "zorgprofiel_onbekend",
        3: "veld_ontbreekt",
    }
    with pytest.raises(DomeinFout) as fout:
        als_groepsinvoer(inhoud)
    assert fout.value.gegevens == {"veld": "zzp", "nummer": 3}
    assert not is_groep_berekend(inhoud)


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (individueel(VOORBLAD, {"J7": "VG7"}), "werkboek_geen_groep"),
        (groep(VOORBLAD), "veld_ontbreekt"),
        (groep({}, [CLIENT]), "veld_ontbreekt"),
    ],
    ids=["individueel", "zonder_clienten", "zonder_tarief"],
)
def test_wat_geen_groep_is(inhoud, code):
    with pytest.raises(DomeinFout) as fout:
        als_groepsinvoer(lees(inhoud))
    assert fout.value.code == code


def draai(tmp_path, inhoud):
    pad = tmp_path / "werkboek.xlsx"
    pad.write_bytes(inhoud)
    return CliRunner().invoke(werkboek, [str(pad)])


def test_opdracht_toont_een_groep_onder_de_namen_van_de_rekentool(tmp_path):
    g = next(g for g in GROEPEN if g["id"] == "G26-016")
    klaar = draai(tmp_path, groep_uit_geval(g))
    assert klaar.exit_code == 0
    for nummer in g["bronfout"]["clienten_geraakt"]:
        assert f"clienten.{nummer}.bronfout\tgroep_ongewogen_behandeling" in klaar.output
    gewogen = g["bronfout"]["gewogen"]
    totaal = f"{float(gewogen['jaarbedrag_totaal']):.2f}"
    assert f"groep.jaarbedrag_totaal_cent\t{totaal}" in klaar.output
    assert "clienten.1.profiel\tMeerzorgprofiel 3" in klaar.output
    assert "verklaard door de fout in het groepsblad" in klaar.output


def test_opdracht_zegt_wat_niet_kan(tmp_path):
    zonder = draai(tmp_path, groep(VOORBLAD, [CLIENT], [REGEL]))
    assert (zonder.exit_code, "bevat geen uitkomst" in zonder.output) == (1, True)
    fout = draai(tmp_path, groep(VOORBLAD, [CLIENT | {"J": "VG99"}], [REGEL]))
    assert (fout.exit_code, "zorgprofiel_onbekend" in fout.output) == (1, True)


@gedeeld_aanwezig
def test_het_officiele_voorbeeld():
    pad = GEDEELD / "domain" / "werkboek" / "voorbeelden" / "rekentool_groep_2026_open.xlsx"
    klaar = CliRunner().invoke(werkboek, [str(pad)])
    assert klaar.exit_code == 0
    assert "groep.jaarbedrag_totaal_cent\t309751.51" in klaar.output
    assert "groep.som_beschikkingen_cent\t309751.50" in klaar.output
    assert "clienten.4.totaal_uren\twerkboek 54,7110182648401848" in klaar.output
