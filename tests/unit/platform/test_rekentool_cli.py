"""The command flask rekentool: official cases, refusals and hostile input."""

import copy
import io
import json

import pytest
from click.testing import CliRunner
from hulp import geval
from rekentijd import houdt_op

from portal.platform.rekentool_cli import rekentool, voer_uit

OFFICIEEL = [g for jaar in (2025, 2026) for g in geval(f"individueel_{jaar}.json")["gevallen"]]
WEL = [g for g in OFFICIEEL if "quirk_dagprogramma" not in g["tags"]]
WEEKTOTAAL = next(g for g in WEL if g["invoer"]["uren_bron"] == "weektotaal")["invoer"]
DAGPROGRAMMA = next(g for g in WEL if g["invoer"]["uren_bron"] == "dagprogramma")["invoer"]


def draai(tekst):
    uit = io.StringIO()
    voer_uit(io.StringIO(tekst), uit)
    return [json.loads(regel) for regel in uit.getvalue().splitlines()]


def een(invoer):
    (resultaat,) = draai(json.dumps(invoer))
    return resultaat


def gelijk(naam, gevonden, verwacht):
    exact = (
        verwacht is None
        or isinstance(verwacht, bool)
        or naam.endswith(("_hms", "_cent", "_binnen"))
    )
    if exact or gevonden is None:
        return gevonden == verwacht
    return abs(float(gevonden) - float(verwacht)) < 1e-6


@pytest.mark.parametrize("g", WEL, ids=lambda g: g["id"])
def test_officieel_geval(g):
    gevonden, verwacht = een(g["invoer"]), g["uitvoer"]
    for naam in ("uitkomst", "prestatiecode", "bsn_geldig", "profiel"):
        assert gevonden[naam] == verwacht[naam]
    for blok in ("uren", "bedrag"):
        ontbreekt = set(verwacht[blok]) - set(gevonden[blok])
        assert ontbreekt <= {"totaal_ongewogen_C28"}
        for naam, waarde in gevonden[blok].items():
            assert gelijk(naam, waarde, verwacht[blok][naam]), naam


def test_een_gat_in_het_dagprogramma_wordt_geweigerd():
    quirks = [g for g in OFFICIEEL if "quirk_dagprogramma" in g["tags"]]
    assert [een(g["invoer"]) for g in quirks] == [
        {"fout": "dagprogramma_tijden", "regel": 1}
    ] * len(quirks)
    assert len(quirks) == 1


def met(basis, pad, waarde):
    invoer = copy.deepcopy(basis)
    *omweg, laatste = pad.split(".")
    plek = invoer
    for stap in omweg:
        plek = plek[int(stap) if stap.isdecimal() else stap]
    if waarde is ...:
        del plek[laatste]
    else:
        plek[laatste] = waarde
    return invoer


WEIGERINGEN = [
    ("jaar", None, "veld_ontbreekt"),
    ("jaar", ..., "veld_ontbreekt"),
    ("jaar", "2026,0", "geen_getal"),
    ("jaar", "2026.5", "geen_getal"),
    ("jaar", 2024, "jaar_onbekend"),
    ("jaar", True, "geen_getal"),
    ("tarief_fractie", None, "veld_ontbreekt"),
    ("tarief_fractie", "", "veld_ontbreekt"),
    ("tarief_fractie", "0", "tarief_buiten_bereik"),
    ("tarief_fractie", "-0.9", "tarief_buiten_bereik"),
    ("tarief_fractie", "1.01", "tarief_buiten_bereik"),
    ("tarief_fractie", "1e999999", "geen_getal"),
    ("tarief_fractie", float("nan"), "geen_getal"),
    ("tarief_fractie", float("inf"), "geen_getal"),
    ("client", None, "veld_ontbreekt"),
    ("client.zzp", None, "veld_ontbreekt"),
    ("client.zzp", ..., "veld_ontbreekt"),
    ("client.zzp", "VG6", "zorgprofiel_onbekend"),
    ("client.zzp", ["VG7"], "geen_getal"),
    ("client.dagbesteding", None, "veld_ontbreekt"),
    ("client.behandeling", "misschien", "veld_ontbreekt"),
    ("uren_bron", None, "veld_ontbreekt"),
    ("uren_bron", "gok", "veld_ontbreekt"),
    ("weektotaal", None, "veld_ontbreekt"),
    ("weektotaal.wonen", ..., "veld_ontbreekt"),
    ("weektotaal.wonen", "-1:00", "negatief"),
    ("nachtzorg", "ca. 3 uur", "geen_getal"),
    ("nachtzorg", "9" * 1_000_000, "geen_getal"),
    ("nachtzorg", {"uren": 3}, "geen_getal"),
    ("nachtzorg", ..., "veld_ontbreekt"),
    ("min_uren", "-0:00:01", "negatief"),
    ("context_uren_jaar", "1:60", "geen_getal"),
    ("context_euro", "5", "veld_ontbreekt"),
    ("context_euro", [{"bedrag": "-1"}], "negatief"),
    ("context_euro", [{"bedrag": "1.234,50"}], "geen_getal"),
    ("context_euro", [7], "veld_ontbreekt"),
]


@pytest.mark.parametrize(("pad", "waarde", "code"), WEIGERINGEN)
def test_weigering_van_een_veld(pad, waarde, code):
    assert een(met(WEEKTOTAAL, pad, waarde)) == {"fout": code, "regel": 1}


@pytest.mark.parametrize(
    ("pad", "waarde", "code"),
    [
        ("dagprogramma", None, "veld_ontbreekt"),
        ("dagprogramma.ma_vr", "nee", "veld_ontbreekt"),
        ("dagprogramma.ma_vr.0.tot", None, "dagprogramma_tijden"),
        ("dagprogramma.ma_vr.0.tot", "6:59", "dagprogramma_tijden"),
        ("dagprogramma.ma_vr.0.van", "half acht", "dagprogramma_tijden"),
        ("dagprogramma.ma_vr.0.van", 7, "dagprogramma_tijden"),
        ("dagprogramma.ma_vr.0.op_clienten", "1.1", "bezetting_onbekend"),
        ("dagprogramma.ma_vr.0.op_clienten", None, "bezetting_onbekend"),
        ("dagprogramma.ma_vr.0.op_clienten", "twee", "geen_getal"),
        ("dagprogramma.ma_vr.0.functie", "Slapen", "veld_ontbreekt"),
    ],
)
def test_weigering_van_een_dagprogramma(pad, waarde, code):
    assert een(met(DAGPROGRAMMA, pad, waarde)) == {"fout": code, "regel": 1}


@pytest.mark.parametrize(
    ("pad", "waarde"),
    [
        ("soort", None),
        ("soort", "preventief"),
        ("periode_maanden", 99),
        ("client.bsn", "000000001"),
        ("client.bsn", None),
        ("client.beoogde_ingang", "1999-01-01"),
        ("sector", ...),
        ("nza_nummer", None),
    ],
)
def test_weigert_nooit_om_soort_bsn_datum_of_looptijd(pad, waarde):
    verwacht, gevonden = een(WEEKTOTAAL), een(met(WEEKTOTAAL, pad, waarde))
    gevonden.pop("bsn_geldig")
    verwacht.pop("bsn_geldig")
    assert gevonden == verwacht


@pytest.mark.parametrize("veld", ["nachtzorg", "behandelaren", "min_uren", "context_uren_jaar"])
def test_niet_ingevulde_uren_zijn_nul(veld):
    assert een(met(WEEKTOTAAL, veld, None)) == een(met(WEEKTOTAAL, veld, "0:00"))


@pytest.mark.parametrize(
    "posten", [None, [], [{"bedrag": None}], [{"bedrag": "0"}, {"bedrag": "-0"}]]
)
def test_niet_ingevulde_context_is_nul(posten):
    assert een(met(WEEKTOTAAL, "context_euro", posten)) == een(
        met(WEEKTOTAAL, "context_euro", [{"bedrag": 0}])
    )


@pytest.mark.parametrize(
    ("bsn", "geldig"),
    [
        ("000000000", True),
        ("", True),
        (None, True),
        ("93397", True),
        ("abc", False),
        ("999990018", False),
    ],
)
def test_bsn_zoals_het_werkboek(bsn, geldig):
    assert een(met(WEEKTOTAAL, "client.bsn", bsn))["bsn_geldig"] is geldig


def test_context_zonder_uitkomst():
    invoer = met(met(WEEKTOTAAL, "weektotaal.wonen", "0:00"), "context_euro", [{"bedrag": "12.50"}])
    resultaat = een(invoer)
    assert resultaat["uitkomst"] == "binnen_zzp"
    assert resultaat["bedrag"]["context_totaal"] == "12.5"
    assert resultaat["bedrag"]["context_valt_binnen"] is None


def test_een_later_jaar_is_voorlopig():
    resultaat = een(met(WEEKTOTAAL, "jaar", 2031))
    assert (resultaat["voorlopig"], een(WEEKTOTAAL)["voorlopig"]) == (True, False)
    assert resultaat["tabel"] >= "2026.01"


def test_regels_komen_in_volgorde_en_na_een_fout_gaat_het_door():
    goed, fout = json.dumps(WEEKTOTAAL), json.dumps(met(WEEKTOTAAL, "client.zzp", None))
    resultaat = draai(f"\ufeff{goed}\n{fout}\n\nkapot\n{goed}\n[1]\n")
    assert [r.get("fout", r.get("uitkomst")) for r in resultaat] == [
        "profiel",
        "veld_ontbreekt",
        "geen_json",
        "profiel",
        "geen_json",
    ]
    assert [r["regel"] for r in resultaat if "fout" in r] == [2, 4, 6]


@pytest.mark.parametrize("eerste", ["[", "[[[[", "[1]", "[{}", "{", "[]"])
def test_een_kapotte_eerste_regel_houdt_de_andere_niet_op(eerste):
    goed = json.dumps(WEEKTOTAAL)
    verwacht = {"fout": "geen_json", "regel": 1}
    assert draai(f"{eerste}\n{goed}\n{goed}\n") == [verwacht, een(WEEKTOTAAL), een(WEEKTOTAAL)]


def test_json_lines_worden_regel_voor_regel_beantwoord():
    class Stroom(io.StringIO):
        def __iter__(self):
            for _ in range(3):
                gelezen.append(len(uit.getvalue().splitlines()))
                yield json.dumps(WEEKTOTAAL) + "\n"

    gelezen, uit = [], io.StringIO()
    voer_uit(Stroom(), uit)
    assert gelezen == [0, 1, 2]


def test_een_lijst_een_los_document_en_een_omhulsel():
    verwacht = een(WEEKTOTAAL)
    assert draai(
        json.dumps([WEEKTOTAAL, 3, "x", {"invoer": WEEKTOTAAL}, {"invoer": 4}], indent=1)
    ) == [
        verwacht,
        {"fout": "geen_json", "regel": 2},
        {"fout": "geen_json", "regel": 3},
        verwacht,
        {"fout": "veld_ontbreekt", "regel": 5},
    ]
    assert draai("\n" + json.dumps(WEEKTOTAAL, indent=2)) == [verwacht]
    assert draai("") == draai("[]") == draai(" \n ") == []


@pytest.mark.parametrize(
    "tekst",
    ["[" * 200_000, '{"jaar": ' * 100_000, '{"jaar": 2026', "[{}", "\x00", '{"a": "\ud800"'],
)
def test_kapotte_json(tekst):
    assert draai(tekst) == [{"fout": "geen_json", "regel": 1}]


def test_vijandige_getallen_houden_niets_op():
    groot = "9" * 1_000_000
    regels = [
        json.dumps(WEEKTOTAAL).replace('"jaar": 2025', f'"jaar": {getal}')
        for getal in (groot, "1e999999", "-0.0", "NaN", f"2025.{groot}")
    ]
    with houdt_op():
        codes = [r["fout"] for r in draai("\n".join(regels))]
    assert codes == ["geen_getal", "geen_getal", "jaar_onbekend", "geen_getal", "geen_getal"]


def test_de_opdracht_leest_van_standaardinvoer(tmp_path):
    verwacht = een(WEEKTOTAAL)
    via_invoer = CliRunner().invoke(rekentool, ["-"], input=json.dumps(WEEKTOTAAL))
    assert (via_invoer.exit_code, json.loads(via_invoer.output)) == (0, verwacht)
    bestand = tmp_path / "gevallen.jsonl"
    bestand.write_bytes(json.dumps(WEEKTOTAAL).encode() + b"\n\xff\xfe\n")
    via_bestand = CliRunner().invoke(rekentool, [str(bestand)])
    assert [json.loads(r) for r in via_bestand.output.splitlines()] == [
        verwacht,
        {"fout": "geen_json", "regel": 2},
    ]


def test_een_groep_op_de_opdrachtregel():
    groep = geval("groep_2026.json")["gevallen"][0]
    resultaat = een(groep["invoer"])
    assert (
        resultaat["groep"]["jaarbedrag_totaal_cent"]
        == groep["uitvoer"]["groep"]["jaarbedrag_totaal_cent"]
    )
    assert [lid["bsn_geldig"] for lid in resultaat["clienten"]] == [True, True]


@pytest.mark.parametrize(
    ("pad", "waarde", "code"),
    [
        ("clienten", None, "veld_ontbreekt"),
        ("clienten", [], "veld_ontbreekt"),
        ("clienten", [3], "veld_ontbreekt"),
        ("clienten.0.woonzorg", "-1:00", "negatief"),
        ("clienten.0.zzp", "VG1", "zorgprofiel_onbekend"),
        ("tarief_fractie", None, "veld_ontbreekt"),
        ("context_uren_jaar", "veel", "geen_getal"),
    ],
)
def test_weigering_van_een_groep(pad, waarde, code):
    invoer = geval("groep_2026.json")["gevallen"][0]["invoer"]
    assert een(met(invoer, pad, waarde)) == {"fout": code, "regel": 1}


def test_een_lid_zonder_uren_heeft_geen_uitkomst():
    invoer = geval("groep_2026.json")["gevallen"][1]["invoer"]
    leeg = {"woonzorg": None, "dagbesteding_uren": "0:00", "nachtzorg": None, "behandelaren": None}
    lid = een(invoer | {"clienten": [invoer["clienten"][0] | leeg]})["clienten"][0]
    assert (lid["uitkomst"], lid["bedrag"]["jaarbedrag"]) == ("geen_uitkomst", None)
    assert (lid["uren"]["subtotaal_zorg"], lid["uren"]["totaal"]) == ("0", None)
    assert (lid["uren"]["meerzorg"], lid["uren"]["meerzorg_hms"]) == (None, None)
