"""S12 and S13: the last day of preventieve meerzorg, and twelve months beside VG7-plus."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit, Toekenning
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from tests.factories.aanvraag import CHECK, Wens
from tests.factories.clienten import Zorg
from tests.integration.scenarios.zorgkantoor import Dossier

TOEKENNEN = {
    "uitkomst": "toekennen",
    "onderbouwing": "De inzet past bij de vraag.",
    "perspectief": "Daarna is geen meerzorg meer nodig.",
    "termijnreden": "Deze periode past bij de doelen.",
}
ELS = Wens(
    soort="preventief",
    maanden=3,
    zorg=Zorg("7LG", "LG7"),
    check={**CHECK, "k06": "nee", "k16": "ja, voor één cliënt"},
)
FEN = Wens(
    maanden=12,
    ingang=date(2026, 3, 1),
    tarief="1",
    zorg=Zorg("7VG", "VG7+"),
    check={
        **CHECK,
        "k05": "vg7-plus",
        "k21": "terug na tijdelijke opname elders",
        "k22": "nee",
    },
    blokken={
        "zorg": {"bron": "totaal", "wonen": "75", "dagbesteding": "11", "nachtzorg": "4"},
        "behandelaars": {"gedragsdeskundige": "2"},
        "context": {},
    },
    context_euro="",
)


def geef(app, als, aanvraag_id, op, velden):
    """Take the dossier through toetsing and besluit with another period."""
    with clock.freeze(op):
        dossier = Dossier(app, als(Rol.BEOORDELAAR), aanvraag_id)
        dossier.neem()
        dossier.verklaar_volledig()
        dossier.scoor()
        dossier.ken_toe(velden)
        dossier.bereid_voor(TOEKENNEN)
    return dossier


@pytest.mark.parametrize(
    ("maanden", "ingang"), [("3", date(2026, 11, 30)), ("6", date(2026, 8, 31))]
)
def test_s12_de_laatste_dag_is_die_van_februari(app, als, dien_in, lees, maanden, ingang):
    op = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)
    wens = replace(ELS, maanden=int(maanden), ingang=ingang)
    dossier = geef(app, als, dien_in(wens, op), op, {"maanden": maanden})
    with clock.freeze(op):
        dossier.bied_aan()
        dossier.stel_vast(als(Rol.TEAMLEIDER))
    besluit = lees(Besluit)
    assert (besluit.ingangsdatum, besluit.laatste_dag) == (ingang, date(2027, 2, 28))
    toekenning = lees(Toekenning)
    assert (toekenning.soort, toekenning.maanden) == ("preventief", int(maanden))
    assert (toekenning.ingang, toekenning.einde) == (ingang, date(2027, 2, 28))
    assert lees(Aanvraag).toestand is Toestand.TOEGEKEND


@pytest.mark.parametrize("maanden", ["2", "7"])
def test_s12_twee_of_zeven_maanden_kan_niet(app, als, dien_in, maanden):
    op = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)
    aanvraag_id = dien_in(replace(ELS, ingang=date(2026, 8, 31)), op)
    with clock.freeze(op):
        dossier = Dossier(app, als(Rol.BEOORDELAAR), aanvraag_id)
        dossier.neem()
        dossier.verklaar_volledig()
        dossier.ken_toe({"maanden": maanden}, status=422)


def test_s13_vg7plus_is_maatwerk_voor_hoogstens_twaalf_maanden(app, als, dien_in, lees):
    op = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
    aanvraag_id = dien_in(FEN, op)
    with clock.freeze(op):
        berekening = als(Rol.BEOORDELAAR).open(f"/dossiers/{aanvraag_id}/berekening").tekst
    for deel in ("42:42:53", "110.603,64", "303,02"):
        assert deel in berekening
    dossier = geef(app, als, aanvraag_id, op, {"maanden": "12"})
    with clock.freeze(op):
        dossier.bied_aan()
        dossier.stel_vast(als(Rol.TEAMLEIDER))
    besluit = lees(Besluit)
    assert besluit.maatwerk
    assert (besluit.jaarbedrag_cent, besluit.etmaalbedrag_cent) == (11_060_364, 30_302)
    assert besluit.laatste_dag == date(2027, 2, 28)


def test_s13_dertien_maanden_kan_niet(app, als, dien_in):
    op = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
    aanvraag_id = dien_in(FEN, op)
    with clock.freeze(op):
        dossier = Dossier(app, als(Rol.BEOORDELAAR), aanvraag_id)
        dossier.neem()
        dossier.verklaar_volledig()
        dossier.ken_toe({"maanden": "13"}, status=422)
