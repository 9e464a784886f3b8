"""A BSN of before there was a check stops nobody who cannot take it away, and is in no letter."""

import uuid
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.dialoog.models import Afspraak, Dialoog, Dialoogbrief
from portal.domain.procedure.volgen import (
    Afspraaksoort,
    Afspraakstand,
    Dialoogpartij,
    Dialoogtoestand,
)
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.dialoogstappen import BO, CC, DAARNA, GEPLAND, MA, OP_DE_DAG, TEKST
from tests.factories.dialoog import maak_dialoog

BSN = "123456782"
WEG = "[getal weggelaten]"


@pytest.fixture
def eerder(app, wereld, stappen):
    """Let an afspraak of the year before return, with what could be written then."""
    with app.app_context():
        dialoog = maak_dialoog(wereld, date(2028, 6, 17), op=GEPLAND - timedelta(days=1))
        dialoog.jaar, dialoog.dag = 2026, date(2026, 6, 17)
        dialoog.toestand = Dialoogtoestand.GEREED
        afspraak = Afspraak(
            id=uuid.uuid4(),
            dialoog_id=dialoog.id,
            nr=1,
            soort=Afspraaksoort.INHOUD,
            wat=f"Overdracht bij {BSN}",
            wie="Consulent",
            partij=Dialoogpartij.AANBIEDER,
            wanneer=date(2026, 12, 1),
            inhoud="",
            geld="",
            gekoppeld_soort="",
            gekoppeld_aan="",
            stand=Afspraakstand.OPEN,
            toelichting=f"Nog niet voor {BSN}²",
        )
        db.session.add(afspraak)
        db.session.commit()


def tekst_van(app, soort):
    """Give the text of the only letter of a kind."""
    with app.app_context():
        vraag = sa.select(Dialoogbrief).where(Dialoogbrief.soort == soort)
        return db.session.scalars(vraag).one().brief.decode()


def test_wat_niemand_meer_kan_wijzigen_houdt_geen_brief_tegen(
    app, wereld, stappen, eerder, aangeboden
):
    uitnodiging = tekst_van(app, "B14")
    assert (f"Overdracht bij {WEG}" in uitnodiging, BSN in uitnodiging) == (True, False)
    with app.app_context():
        db.session.get_one(Dialoog, aangeboden).plaats = f"Meeting {BSN}"
        db.session.get_one(Gebruiker, wereld.gebruiker(CC)).naam = f"Bij {BSN}"
        db.session.commit()
    for wie in (CC, BO, MA):
        stappen.stap(aangeboden, "bevestigen", wie=wie, op=DAARNA)
    verslag = tekst_van(app, "B15")
    assert [BSN in verslag, f"Meeting {WEG}" in verslag, f"Nog niet voor {WEG}²" in verslag] == [
        False,
        True,
        True,
    ]
    assert stappen.lees(aangeboden).toestand is Dialoogtoestand.GEREED


def test_wat_de_voorzitter_kan_wijzigen_wordt_niet_aangeboden(app, stappen, gehouden):
    """With a sign beside it that looks like a digit, it could be stored before."""
    stappen.stap(gehouden, "verslag", TEKST, op=DAARNA)
    stappen.afspraak(gehouden, soort="geld", op=DAARNA)
    stappen.afspraak(gehouden, op=DAARNA)
    with app.app_context():
        db.session.get_one(Dialoog, gehouden).succes = f"Voor {BSN}²"
        db.session.commit()
    geweigerd = stappen.stap(gehouden, "aanbieden", op=DAARNA, status=422)
    assert "In uw tekst staat een getal dat op een BSN lijkt" in geweigerd.tekst


def test_een_bsn_met_een_nootteken_wordt_niet_bewaard(stappen, gehouden):
    velden = {**TEKST, "succes": f"Voor {BSN}²"}
    geweigerd = stappen.stap(gehouden, "verslag", velden, op=OP_DE_DAG, status=422)
    assert "hier mag geen BSN staan" in geweigerd.tekst
