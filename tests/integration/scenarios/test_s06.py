"""S06: the term for bezwaar ends on 5 May before a long weekend, so that the letter names the 10th."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.berichten.models import Bericht
from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.verloop import lees_stand
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import kiesbare_uitkomsten
from portal.domain.procedure.bezwaar import Bezwaartoestand, Bezwaaruitkomst
from portal.platform import clock
from portal.platform.database import db
from tests.besluitstappen import AFWIJZEN, Besluitstappen
from tests.factories.aanvraag import S01
from tests.factories.besluit import Toetswens, maak_getoetste_aanvraag
from tests.factories.wereld import TWEEDE

ONTVANGEN = datetime(2027, 2, 15, 9, 0, tzinfo=UTC)
VERZONDEN = datetime(2027, 3, 24, 9, 0, tzinfo=UTC)
TWIJFEL = Toetswens(oordelen={"CM-4": ("voldoet_deels", "De wand ontbreekt.")}, voorstel={})
EIGEN = {"maker": "aanbieder", "gronden": "De uren zijn te laag vastgesteld."}
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


OP_TIJD = datetime(2027, 5, 10, 21, 58, tzinfo=UTC)
TE_LAAT = datetime(2027, 5, 10, 22, 1, tzinfo=UTC)


@pytest.fixture
def dien_bezwaar_in(als, beschikking, lees):
    """Make bezwaar in the portal at a moment, and give the bezwaar."""

    def doe(moment, velden):
        with clock.freeze(moment):
            browser = als(Rol.MANAGER)
            pagina = browser.open(f"/beschikkingen/{beschikking[1]}/bezwaar")
            browser.vul_in(pagina, velden, formulier=pagina.formulier(met="maker"))
        return lees(Bezwaar, Bezwaar.volgnummer)

    return doe


def test_s06_om_23_58_uur_is_een_bezwaar_tijdig(als, dien_bezwaar_in):
    bezwaar = dien_bezwaar_in(OP_TIJD, EIGEN)

    assert (bezwaar.is_tijdig, bezwaar.ontvangst, bezwaar.ontvangen_op) == (
        True, date(2027, 5, 10), OP_TIJD,
    )  # fmt: skip
    with clock.freeze(OP_TIJD):
        assert "23.58" in als(Rol.MANAGER).open(f"/bezwaren/{bezwaar.id}/ontvangst").tekst


def test_s06_om_00_01_uur_is_het_te_laat_en_vraagt_het_team_eerst_naar_de_reden(
    app, als, wereld, dien_bezwaar_in, lees
):
    bezwaar = dien_bezwaar_in(TE_LAAT, EIGEN)
    assert (bezwaar.is_tijdig, bezwaar.ontvangst) == (False, date(2027, 5, 11))
    with app.app_context():
        vraag = sa.select(Bericht.gebruiker_id).where(Bericht.code == "N31")
        gevraagd = set(db.session.scalars(vraag))
    team = {wereld.gebruiker(Rol.BEZWAARBEHANDELAAR, wie) for wie in ("eigen", TWEEDE)}
    assert gevraagd == team

    with clock.freeze(TE_LAAT):
        browser = als(Rol.BEZWAARBEHANDELAAR)
        links = browser.open(f"/bezwaren/{bezwaar.id}").document.links
        assert f"/bezwaren/{bezwaar.id}/reden-vragen" in links
        assert f"/bezwaren/{bezwaar.id}/in-behandeling" not in links
        with app.app_context():
            stand = lees_stand(db.session.get_one(Bezwaar, bezwaar.id))
        assert Bezwaaruitkomst.NIET_ONTVANKELIJK not in kiesbare_uitkomsten(stand, kennelijk=False)
        pagina = browser.open(f"/bezwaren/{bezwaar.id}/reden-vragen")
        browser.vul_in(
            pagina, {"uiterlijk": "25-05-2027"}, formulier=pagina.formulier(met="versie")
        )
    with clock.freeze(datetime(2027, 5, 26, 9, 0, tzinfo=UTC)):
        browser = als(Rol.BEZWAARBEHANDELAAR)
        pagina = browser.open(f"/bezwaren/{bezwaar.id}/antwoord-verwerken")
        browser.vul_in(pagina, {}, formulier=pagina.formulier(met="versie"))
        with app.app_context():
            rij = db.session.get_one(Bezwaar, bezwaar.id)
            stand = lees_stand(rij)
            assert rij.toestand is Bezwaartoestand.IN_BEHANDELING
    assert Bezwaaruitkomst.NIET_ONTVANKELIJK in kiesbare_uitkomsten(stand, kennelijk=False)
