"""Leveringsvorm is a dimension everywhere: in every list and export of aanvragen and toekenningen.

A new list or export must be named here: with the leveringsvorm, or with why it does without.
"""

import csv
import io
import re
from datetime import UTC, datetime

import openpyxl
import pytest

from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.database import db
from tests.architecture.bronnen import kort
from tests.factories.beoordeling import Rij, maak_rij
from tests.factories.bezwaar import maak_bezwaar
from tests.factories.toekenning import maak_groepstoekenningen, maak_toekenning
from tests.hulp import WORTEL

OP = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PGB, VPT = "Persoonsgebonden budget (pgb)", "Volledig pakket thuis (vpt)"
LIJSTEN = {
    "templates/aanvraag/lijst.html": ("/aanvragen", Rol.MANAGER),
    "templates/beoordeling/werkvoorraad.html": ("/werkvoorraad", Rol.BEOORDELAAR),
    "templates/beoordeling/dossiers.html": ("/dossiers", Rol.BEOORDELAAR),
    "templates/bezwaar/lijst.html": ("/bezwaren", Rol.MANAGER),
    "templates/toekenning/lijst.html": ("/toekenningen", Rol.MANAGER),
}
MET_EIGEN_TEST = {
    "templates/monitoring/signalen.html": "monitoring/test_signalen",
    "templates/monitoring/stuurinformatie.html": "monitoring/test_sturing",
    "templates/spiegel/spiegel.html": "one dimension of it: spiegel/test_spiegel",
}
ZONDER = {
    "templates/layout/lijst.html": "the frame of the others",
    "templates/beheer/logboek.html": "lines of the log",
    "templates/berichten/aandacht.html": "messages",
    "templates/clienten/groepen.html": "groups: each client has one of its own",
    "templates/dialoog/afspraken.html": "agreements with an aanbieder",
    "templates/dialoog/dialogen.html": "talks with an aanbieder",
    "templates/ontwikkeltraject/beurt.html": "whose turn it is; the rule is the same for all",
    "templates/ontwikkeltraject/lijst.html": "trajecten, read by the CCE too",
    "templates/voorbeelden/lijst.html": "anonymous texts",
}
EXPORTS = {
    "/werkvoorraad.csv": "here",
    "/werkvoorraad.xlsx": "here",
    "/stuurinformatie/bestand": "as the page: filter and tables, monitoring/test_stuurpaginas",
    "/monitor/rapporten/<uuid:rapport_id>/rapport.csv": "a table per group of them",
    "/monitor/rapporten/<uuid:rapport_id>/rapport.xlsx": "a table per group of them",
    "/monitor/opgaven/voorbeeld.csv": "a row per group of them",
    "/toekenningen/inlezen/voorbeeld.csv": "a column of it",
}


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def rijen(app, wereld):
    """Make an aanvraag, a toekenning and a bezwaar of pgb and of vpt, and a group with both."""
    with app.app_context():
        for vorm in ("pgb", "vpt"):
            maak_rij(wereld, Rij(toestand=Toestand.IN_TOETSING)).leveringsvorm = vorm
            rij = maak_toekenning(wereld)
            rij.leveringsvorm = rij.besluit.aanvraag.leveringsvorm = vorm
            maak_bezwaar(wereld, besluit_id=rij.besluit_id, op=OP)
        _, leden = maak_groepstoekenningen(wereld, 2)
        maak_rij(wereld, Rij(toestand=Toestand.CONCEPT)).ontvangen_op = None
        hoofd = leden[0].besluit.groepsbesluit
        for lid, vorm in zip(leden, ("pgb", "vpt"), strict=True):
            lid.leveringsvorm = lid.besluit.aanvraag.leveringsvorm = vorm
        for lid in (hoofd.aanvraag, *hoofd.aanvraag.leden):
            lid.toestand = Toestand.IN_TOETSING
        maak_bezwaar(wereld, besluit_id=hoofd.id, op=OP)
        db.session.commit()
        return hoofd.aanvraag.nummer


def cellen(pagina):
    """Give every row of the table as text."""
    lijf = pagina.antwoord.text.partition("<tbody>")[2].partition("</tbody>")[0]
    return [" ".join(re.sub("<[^>]+>", " ", rij).split()) for rij in lijf.split("</tr>")[:-1]]


@pytest.mark.parametrize("sjabloon", LIJSTEN)
def test_elke_lijst_toont_de_leveringsvorm_en_is_erop_te_beperken(als, rijen, sjabloon):
    adres, rol = LIJSTEN[sjabloon]
    browser = als(rol)
    alles = cellen(browser.open(adres))
    soorten = [
        [woord for woord in (PGB, VPT, "Verschilt per cliënt") if woord in rij] for rij in alles
    ]
    soorten = [woorden for woorden, rij in zip(soorten, alles, strict=True) if "Concept" not in rij]
    assert all(len(woorden) == 1 for woorden in soorten)
    assert {PGB, VPT} <= {woord for woorden in soorten for woord in woorden}
    alleen = cellen(browser.open(f"{adres}?leveringsvorm=pgb"))
    assert len(alleen) == sum(woorden != [VPT] for woorden in soorten) < len(alles)
    assert not any(VPT in rij for rij in alleen)
    assert cellen(browser.open(f"{adres}?leveringsvorm=onbekend")) == []
    assert cellen(browser.open(f"{adres}?leveringsvorm=onzin")) == alles


def test_een_groep_met_verschillende_vormen_staat_bij_allebei(als, rijen):
    browser = als(Rol.BEOORDELAAR)
    for vorm in ("pgb", "vpt"):
        [groep] = [
            rij for rij in cellen(browser.open(f"/werkvoorraad?leveringsvorm={vorm}"))
            if rijen in rij
        ]  # fmt: skip
        assert "Verschilt per cliënt" in groep
    weg = browser.open("/werkvoorraad?leveringsvorm=pgb").document.links
    assert "/werkvoorraad" in weg


def test_de_export_heeft_dezelfde_kolom(als, rijen):
    browser = als(Rol.BEOORDELAAR)
    tekst = browser.client.get("/werkvoorraad.csv?leveringsvorm=vpt").data.decode("utf-8-sig")
    regels = list(csv.DictReader(io.StringIO(tekst), delimiter=";"))
    assert sorted(regel["Leveringsvorm"] for regel in regels) == ["Verschilt per cliënt", VPT]
    bytes_ = browser.client.get("/werkvoorraad.xlsx").data
    blad = openpyxl.load_workbook(io.BytesIO(bytes_), read_only=True).active
    kop, *rest = [[cel.value for cel in rij] for rij in blad.rows]
    gevonden = sorted(rij[kop.index("Leveringsvorm")] for rij in rest)
    assert gevonden == sorted([PGB, VPT, "Verschilt per cliënt"])


def test_elke_lijst_met_filters_staat_hier():
    gevonden = {
        kort(pad)
        for pad in (WORTEL / "templates").rglob("*.html")
        if "components" not in pad.parts
        if re.search(r"ui\.filter\(|layout/lijst\.html", pad.read_text(encoding="utf-8"))
    }
    assert gevonden == {*LIJSTEN, *MET_EIGEN_TEST, *ZONDER}


def test_elke_export_staat_hier(app):
    regels = {str(regel) for regel in app.url_map.iter_rules()}
    assert {regel for regel in regels if re.search(r"\.(csv|xlsx)$|/bestand$", regel)} == set(
        EXPORTS
    )
