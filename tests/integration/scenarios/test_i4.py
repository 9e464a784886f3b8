"""S13 in 2027, and I4: what follows on VG7-plus, and on preventieve meerzorg."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.controleren import bepaal_controle
from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from tests.factories.aanvraag import S01, dien_in, stand_van
from tests.factories.besluit import stand_van_toetsing
from tests.factories.clienten import Zorg
from tests.factories.heraanvraag import start_na, vul_heraanvraag
from tests.integration.scenarios.test_s12_s13 import ELS, FEN, TOEKENNEN, geef
from tests.integration.scenarios.zorgkantoor import Dossier

MAART = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
FEBRUARI_2027 = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
JANUARI_2027 = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)
ELS_3 = replace(ELS, ingang=date(2026, 9, 15))
ELS_DAARNA = replace(
    S01, maanden=12, ingang=date(2027, 2, 1), zorg=Zorg("7LG", "LG7"), context_euro=""
)


@pytest.fixture
def verleen(app, als, wereld, dien_in):
    """Give a function that grants an aanvraag whole, and gives the id of its toekenning."""

    def doe(wens, op):
        dossier = geef(app, als, dien_in(wens, op), op, {})
        with clock.freeze(op):
            dossier.bied_aan()
            dossier.stel_vast(als(Rol.TEAMLEIDER))
        with app.app_context():
            return db.session.scalars(sa.select(Toekenning.id)).one()

    return doe


@pytest.fixture
def vraag_opnieuw(app, wereld):
    """Give a function that submits the her-aanvraag of a toekenning, and gives its id."""

    def doe(toekenning_id, wens, op):
        with app.app_context():
            aanvraag = start_na(toekenning_id, wereld, wens, op=op)
            vul_heraanvraag(aanvraag, wereld, wens, op=op)
            dien_in(aanvraag, wereld, op=op)
            db.session.commit()
            return aanvraag.id

    return doe


def actief(app, aanvraag_id, op):
    with app.app_context(), clock.freeze(op):
        stand = stand_van_toetsing(db.session.get_one(Aanvraag, aanvraag_id))
        criteria = {criterium.id for criterium in stand.criteria}
        return {signaal.id for signaal in stand.signalen if signaal.actief}, criteria


def motiveer(zaak, tekst):
    """Write why a second period beside VG7-plus is granted after all (V7-2)."""
    velden = {"V7-2-waarde": "voldoet", "V7-2-motivering": tekst}
    zaak.stuur("/toetsing/v7", "V7-2-waarde", velden, knop="opslaan")


def test_s13_een_vervolg_in_2027_vraagt_een_eigen_motivering(app, als, verleen, vraag_opnieuw):
    toekenning_id = verleen(FEN, MAART)
    wens = replace(FEN, ingang=date(2027, 3, 1))
    aanvraag_id = vraag_opnieuw(toekenning_id, wens, FEBRUARI_2027)
    signalen, _ = actief(app, aanvraag_id, FEBRUARI_2027)
    assert "SG-VG7-VERLENGING" in signalen
    with clock.freeze(FEBRUARI_2027):
        zaak = Dossier(app, als(Rol.BEOORDELAAR), aanvraag_id)
        zaak.neem()
        zaak.verklaar_volledig()
        zaak.scoor()
        besluit = {**TOEKENNEN, "oude_tabel_reden": "De tabel is er nog niet."}
        motiveer(zaak, "")
        geweigerd = zaak.bereid_voor(besluit, status=422)
        assert "Is de periode hoogstens 12 maanden" in geweigerd.tekst
        motiveer(zaak, "De plek elders komt pas in het voorjaar vrij.")
        zaak.bereid_voor(besluit)
        zaak.bied_aan()
        zaak.stel_vast(als(Rol.TEAMLEIDER))
    with app.app_context():
        laatste = db.session.scalars(sa.select(Toekenning).order_by(Toekenning.ingang)).all()[-1]
        assert (laatste.ingang, laatste.laatste_dag) == (date(2027, 3, 1), date(2028, 2, 29))


def test_i4_na_preventief_vraagt_het_portaal_waarom(app, als, verleen, vraag_opnieuw):
    toekenning_id = verleen(ELS_3, MAART)
    aanvraag_id = vraag_opnieuw(toekenning_id, ELS_DAARNA, JANUARI_2027)
    signalen, criteria = actief(app, aanvraag_id, JANUARI_2027)
    assert "SG-NA-PREVENTIEF" in signalen
    assert "PR-4" in criteria
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
        assert (aanvraag.herkomst, aanvraag.soort) == ("heraanvraag", "individueel")
    with clock.freeze(JANUARI_2027):
        pagina = als(Rol.BEOORDELAAR).open(f"/dossiers/{aanvraag_id}/toetsing/pr")
    assert "Waarom is er toch vervolg nodig?" in pagina.tekst


def test_pv7_een_tweede_preventieve_periode_past_alleen_binnen_zes_maanden(app, wereld, verleen):
    toekenning_id = verleen(replace(ELS_3, maanden=4), MAART)
    aansluitend = replace(ELS, maanden=3, ingang=date(2027, 1, 15))
    with app.app_context(), clock.freeze(JANUARI_2027):
        aanvraag = start_na(toekenning_id, wereld, aansluitend, op=JANUARI_2027)
        punten = [punt.tekst for punt in bepaal_controle(stand_van(aanvraag)).punten]
        assert any("samen hooguit 6 maanden" in punt for punt in punten)
        aanvraag.beoogde_ingang = date(2027, 1, 16)
        punten = [punt.tekst for punt in bepaal_controle(stand_van(aanvraag)).punten]
        assert not any("samen hooguit 6 maanden" in punt for punt in punten)
