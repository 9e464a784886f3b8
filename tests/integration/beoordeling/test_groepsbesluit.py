"""Decide on a group: a besluit and a letter for every client (S10)."""

from datetime import date

import pytest

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit, Toekenning
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import BesluitToestand, Toestand
from portal.domain.uitkomst import Uitkomst
from portal.platform.database import db
from tests.besluitstappen import AFWIJZEN, TOEKENNEN, adres
from tests.factories.groep import S10
from tests.factories.groepsbesluit import maak_getoetste_groep

JAAR = [7_574_982, 4_510_789, 4_558_689, 7_247_325]
ETMAAL = [20_753, 12_358, 12_490, 19_856]


@pytest.fixture
def groep(app, wereld, op_besluitdag):
    """Make the scored group of S10 and give its id."""
    with app.app_context():
        aanvraag_id = maak_getoetste_groep(wereld, S10).id
        db.session.commit()
    return aanvraag_id


def leden_van(app, groep):
    with app.app_context():
        rijen = list(
            db.session.scalars(
                db.select(Aanvraag)
                .where(Aanvraag.groepsaanvraag_id == groep)
                .order_by(Aanvraag.lidnr)
            )
        )
        db.session.expunge_all()
    return rijen


def besluiten_van(app, groep):
    with app.app_context():
        rijen = list(
            db.session.scalars(
                db.select(Besluit)
                .join(Besluit.aanvraag)
                .options(db.joinedload(Besluit.aanvraag))
                .where(Aanvraag.groepsaanvraag_id == groep)
                .order_by(Aanvraag.lidnr, Besluit.nr)
            )
        )
        db.session.expunge_all()
    return rijen


def test_s10_vier_beslissingen_met_eigen_bedrag_en_bezwaardatum(app, als, stappen, groep):
    stappen.bereid_voor(groep, TOEKENNEN)
    brieven = als(Rol.BEOORDELAAR).open(adres(groep, "/brief")).tekst
    for bedrag in ("€ 75.749,82", "€ 45.107,89", "€ 45.586,89", "€ 72.473,25"):
        assert bedrag in brieven
    stappen.bied_aan(groep)
    stappen.stel_vast(groep)
    besluiten, leden = besluiten_van(app, groep), leden_van(app, groep)
    assert [rij.jaarbedrag_cent for rij in besluiten] == JAAR
    assert [rij.etmaalbedrag_cent for rij in besluiten] == ETMAAL
    assert {rij.stand for rij in besluiten} == {BesluitToestand.VASTGESTELD}
    assert {rij.bezwaar_tot for rij in besluiten} == {date(2026, 5, 27)}
    assert [rij.nummer[-6:] for rij in besluiten] == ["-B1-01", "-B1-02", "-B1-03", "-B1-04"]
    assert len({rij.pdf_sha256 for rij in besluiten}) == 4
    assert {rij.toestand for rij in leden} == {Toestand.TOEGEKEND}
    assert [rij.toegekend_bedrag_cent for rij in leden] == JAAR
    with app.app_context():
        hoofd = db.session.get_one(Aanvraag, groep)
        assert (hoofd.toestand, hoofd.toegekend_bedrag_cent) == (Toestand.TOEGEKEND, 23_891_785)
        assert len(db.session.scalars(db.select(Toekenning)).all()) == 4
