"""The generated documents equal the tables, and say what the tables say."""

from click.testing import CliRunner
from hulp import WORTEL

from portal.domain.bevoegdheid import BEVOEGDHEDEN, Rol
from portal.domain.procedure import OVERGANGEN
from portal.domain.procedure.documentatie import bevoegdheden_markdown, toestanden_markdown
from portal.platform import docs_cli


def test_docs_toestanden_is_bij():
    assert (WORTEL / "docs" / "toestanden.md").read_text(encoding="utf-8") == toestanden_markdown()


def test_docs_bevoegdheden_is_bij():
    bestand = WORTEL / "docs" / "bevoegdheden.md"

    assert bestand.read_text(encoding="utf-8") == bevoegdheden_markdown()


def test_elke_overgang_is_een_regel():
    van_aanvraag = toestanden_markdown().partition("## Naar, bij uitkomst")[0].splitlines()
    regels = [regel for regel in van_aanvraag if regel.startswith(("| T", "| Z"))]

    assert len(regels) == len(OVERGANGEN)
    assert regels[0] == (
        "| T01 | – | `aanvraag.starten` | begeleider, behandelaar, manager"
        " | client_in_bereik, geen_andere_open_aanvraag | `concept` | `gestart` |"
    )


def test_de_levensloop_van_een_toekenning_staat_erin():
    regels = [regel for regel in toestanden_markdown().splitlines() if regel.startswith("| K")]

    assert [regel[2:5] for regel in regels] == [
        "K01", "K02", "K02", "K03", "K04", "K05", "K06", "K07", "K09", "K10",
    ]  # fmt: skip
    assert regels[3] == (
        "| K03 | `toekomstig`, `lopend` | `toekenning.einde_melden` | manager"
        " | reden, eerder_dan_einde | gelijk; bij overlijden beeindigd zonder besluit |"
    )


def test_elke_handeling_is_een_regel_met_een_kolom_per_rol():
    regels = [
        regel
        for regel in bevoegdheden_markdown().splitlines()
        if regel.startswith("| `") and regel.count("|") == len(Rol) + 2
    ]

    assert len(regels) == len(BEVOEGDHEDEN)


def test_de_opdracht_schrijft_beide_bestanden(tmp_path, monkeypatch):
    monkeypatch.setattr(docs_cli, "DOCS", tmp_path)

    uitvoer = CliRunner().invoke(docs_cli.docs)

    assert uitvoer.exit_code == 0
    assert uitvoer.output.splitlines() == ["docs/toestanden.md", "docs/bevoegdheden.md"]
    assert (tmp_path / "toestanden.md").read_text(encoding="utf-8") == toestanden_markdown()
    assert (tmp_path / "bevoegdheden.md").read_text(encoding="utf-8") == bevoegdheden_markdown()
