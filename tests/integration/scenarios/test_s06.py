"""S06: the term for bezwaar ends on 5 May before a long weekend, so that the letter names the 10th."""

from datetime import UTC, date, datetime

import pytest

from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from tests.besluitstappen import AFWIJZEN, Besluitstappen
from tests.factories.aanvraag import S01
from tests.factories.besluit import Toetswens, maak_getoetste_aanvraag

ONTVANGEN = datetime(2027, 2, 15, 9, 0, tzinfo=UTC)
VERZONDEN = datetime(2027, 3, 24, 9, 0, tzinfo=UTC)
TWIJFEL = Toetswens(oordelen={"CM-4": ("voldoet_deels", "De wand ontbreekt.")}, voorstel={})
OVERGESLAGEN = (
    "5 mei 2027 is Bevrijdingsdag.",
    "6 mei 2027 is Hemelvaartsdag.",
    "7 mei 2027 is een dag die volgens een koninklijk besluit als feestdag telt.",
    "8 mei 2027 is een zaterdag.",
    "9 mei 2027 is een zondag.",
)


@pytest.fixture
def beschikking(app, als, wereld):
    """Give the ids of the aanvraag and of the besluit that was sent on Wednesday 24 March 2027."""
    with app.app_context(), clock.freeze(ONTVANGEN):
        aanvraag_id = maak_getoetste_aanvraag(wereld, S01, TWIJFEL, op=ONTVANGEN).id
        db.session.commit()
    with clock.freeze(VERZONDEN):
        besluit = Besluitstappen(app, als).neem(aanvraag_id, AFWIJZEN)
    assert (besluit.verzenddatum, besluit.bezwaar_tot) == (date(2027, 3, 24), date(2027, 5, 10))
    return aanvraag_id, besluit.id


def test_s06_de_brief_noemt_10_mei_en_de_uitleg_elke_dag_ervoor(als, beschikking):
    aanvraag_id, besluit_id = beschikking
    with clock.freeze(VERZONDEN):
        manager = als(Rol.MANAGER)
        brief = manager.open(f"/beschikkingen/{besluit_id}")
        uitleg = manager.open(f"/aanvragen/{aanvraag_id}/termijn")
        zorgkantoor = als(Rol.TEAMLEIDER).open(f"/beschikkingen/{besluit_id}")
    assert "10 mei 2027" in brief.tekst
    assert f"/aanvragen/{aanvraag_id}/termijn" in brief.document.links
    assert f"/dossiers/{aanvraag_id}/termijn" in zorgkantoor.document.links
    assert "Daar komen 42 dagen bij. woensdag 5 mei 2027" in uitleg.tekst
    assert [reden for reden in OVERGESLAGEN if reden not in uitleg.tekst] == []
    assert "Uiterlijk op maandag 10 mei 2027." in uitleg.tekst


@pytest.mark.parametrize(
    ("moment", "zin"),
    [
        (datetime(2027, 5, 10, 21, 58, tzinfo=UTC), "U kunt bezwaar maken tot en met 10 mei 2027."),
        (datetime(2027, 5, 10, 22, 1, tzinfo=UTC), "Bezwaar maken kon tot en met 10 mei 2027."),
    ],
    ids=["23.58", "00.01"],
)
def test_s06_de_laatste_dag_duurt_tot_middernacht_in_nederland(als, beschikking, moment, zin):
    with clock.freeze(moment):
        assert zin in als(Rol.MANAGER).open(f"/aanvragen/{beschikking[0]}/brieven").tekst
