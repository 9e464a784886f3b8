"""What the timeline of an aanvraag tells of the bezwaar against its besluit."""

import pytest

from portal.bezwaar.models import Bezwaar
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from tests.factories.bezwaar import NAMENS_CLIENT
from tests.factories.wereld import ANDER

VERTELD = ["Bezwaar in behandeling genomen", "Bezwaar ingediend"]


@pytest.fixture
def dossier(app, zaak):
    """Give the aanvraag whose besluit the client is against, and the number of the bezwaar."""
    gemaakt = zaak(NAMENS_CLIENT)
    with app.app_context():
        bezwaar = db.session.get_one(Bezwaar, gemaakt.id)
        return bezwaar.besluit.aanvraag_id, bezwaar.nummer


@pytest.mark.parametrize(
    ("rol", "kant", "wie"),
    [
        (Rol.MANAGER, "aanvragen", "Manager eigen"),
        (Rol.BEOORDELAAR, "dossiers", "Zorghuis Voorbeeld"),
    ],
)
def test_beide_kanten_lezen_wat_er_met_het_bezwaar_gebeurt(als, dossier, rol, kant, wie):
    aanvraag_id, nummer = dossier
    browser = als(rol)
    for vraag in ("", "?toon=bezwaar"):
        tekst = browser.open(f"/{kant}/{aanvraag_id}/tijdlijn{vraag}").tekst
        plekken = [tekst.index(titel) for titel in VERTELD]
        assert plekken == sorted(plekken)
        assert f"Bezwaar {nummer}" in tekst
        assert f"Bezwaar ingediend {wie}" in tekst
    besluit = browser.open(f"/{kant}/{aanvraag_id}/tijdlijn?toon=besluit").tekst
    assert [titel for titel in VERTELD if titel in besluit] == []


def test_wie_het_dossier_niet_ziet_leest_niets(als, dossier):
    als(Rol.MANAGER, ANDER).open(f"/aanvragen/{dossier[0]}/tijdlijn", status=404)
