"""Every official group case through the command `flask rekentool`, to the cent."""

import json

import pytest
from click.testing import CliRunner
from hulp import GEDEELD, gedeeld_aanwezig, geval

from portal.domain.rekentool import (
    HandmatigeInvoer,
    bereken_groep,
    is_ongewogen_op_groepsblad,
    zoals_het_groepsblad,
)
from portal.platform.reference_data import get_referentietabel
from portal.platform.rekentool_cli import rekentool
from portal.platform.rekentool_cli.lezen import lees_groepsinvoer

GROEPEN = geval("groep_2026.json")["gevallen"]
TABEL, _ = get_referentietabel(2026)


@pytest.fixture(scope="module")
def uitvoer():
    """Run the command once on all cases; give the results by id."""
    klaar = CliRunner().invoke(rekentool, ["-"], input=json.dumps(GROEPEN))
    assert klaar.exit_code == 0
    regels = [json.loads(regel) for regel in klaar.output.splitlines()]
    return {g["id"]: regel for g, regel in zip(GROEPEN, regels, strict=True)}


def centen(bedrag):
    return None if bedrag is None else f"{float(bedrag):.2f}"


@pytest.mark.parametrize("g", GROEPEN, ids=lambda g: g["id"])
def test_bedragen_op_de_cent(g, uitvoer):
    gevonden, bladuitkomst = uitvoer[g["id"]], g["uitvoer"]
    fout = g.get("bronfout")
    if fout is None:
        verwacht = [c["bedrag"]["jaarbedrag_cent"] for c in bladuitkomst["clienten"]]
        totaal = bladuitkomst["groep"]["jaarbedrag_totaal_cent"]
    else:
        verwacht = [centen(c["jaarbedrag"]) for c in fout["gewogen"]["clienten"]]
        totaal = centen(fout["gewogen"]["jaarbedrag_totaal"])
    assert [c["bedrag"]["jaarbedrag_cent"] for c in gevonden["clienten"]] == verwacht
    assert gevonden["groep"]["jaarbedrag_totaal_cent"] == totaal
    som = sum(round(float(bedrag) * 100) for bedrag in verwacht if bedrag)
    assert round(float(gevonden["groep"]["som_beschikkingen_cent"]) * 100) == som


@pytest.mark.parametrize("g", GROEPEN, ids=lambda g: g["id"])
def test_de_uitvoer_noemt_waar_het_groepsblad_zich_vergist(g, uitvoer):
    """The vectors name whom it changes; whoever the fault reaches is named, without effect too."""
    namen = {c["nr"]: c["bronfout"] for c in uitvoer[g["id"]]["clienten"]}
    geraakt = {nr for nr, naam in namen.items() if naam == "groep_ongewogen_behandeling"}
    assert geraakt >= set(g.get("bronfout", {}).get("clienten_geraakt", []))
    assert {naam for nr, naam in namen.items() if nr not in geraakt} <= {None}
    assert bool(geraakt) == ("groep_ongewogen_behandeling" in g["tags"])


@pytest.mark.parametrize("g", [g for g in GROEPEN if "bronfout" in g], ids=lambda g: g["id"])
def test_zoals_het_groepsblad_komt_op_de_fout_van_het_blad(g):
    invoer = lees_groepsinvoer(json.loads(json.dumps(g["invoer"]), parse_int=str))
    uitkomst = bereken_groep(zoals_het_groepsblad(invoer, TABEL), TABEL)
    gevonden = [u.bedragen and str(u.bedragen.jaarbedrag_cent) for u in uitkomst.clienten]
    assert gevonden == [c["bedrag"]["jaarbedrag_cent"] for c in g["uitvoer"]["clienten"]]


def test_een_client_zonder_tabel_staat_niet_op_het_groepsblad():
    assert not is_ongewogen_op_groepsblad(
        HandmatigeInvoer(zorgprofiel="6VG", tarief=1, meerzorguren=1, bedrag_100=1)
    )


@gedeeld_aanwezig
def test_de_gevallen_zijn_die_van_de_vectoren():
    """The copy leaves out what names a real organisation, and nothing that is calculated."""
    vectoren = GEDEELD / "domain" / "vectors" / "open" / "groep_2026.json"
    gevallen = json.loads(vectoren.read_text(encoding="utf-8"))["gevallen"]
    for g in gevallen:
        del g["uitvoer"]["voorblad"]
        for client in g["uitvoer"]["clienten"]:
            del client["totaal_overzicht"]
    assert gevallen == GROEPEN
