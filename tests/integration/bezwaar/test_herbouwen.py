"""Every letter that is kept can be made again, of whatever it is; a changed one is named."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.bezwaar.herbouwen import SJABLONEN
from portal.dialoog.letters.versturen import verstuur_uitnodiging, verstuur_verslag
from portal.dialoog.models import Dialoogbrief
from portal.domain.bevoegdheid import Rol
from portal.ontwikkeltraject.models import Trajectverslag
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toegang.stukken import Bewaardebrief
from tests.factories.dialoog import maak_dialoog, samenwerking
from tests.factories.traject import AFGEROND, maak_traject

OP = datetime(2027, 5, 3, 9, 0, tzinfo=UTC)


@pytest.fixture
def brieven(app, wereld):
    """Give the ids of the two letters of a dialoog, and of the two reports of a finished traject."""
    with app.app_context():
        samenwerking(wereld)
        dialoog = maak_dialoog(wereld, date(2027, 6, 17), op=OP)
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        verstuur_uitnodiging(dialoog, was=None, door=door, op=OP)
        verstuur_verslag(dialoog, door=door, op=OP)
        maak_traject(wereld, AFGEROND)
        db.session.commit()
        return {
            rij.soort: (type(rij), rij.id)
            for soort in (Dialoogbrief, Trajectverslag)
            for rij in db.session.scalars(sa.select(soort))
        }


def herbouw(app):
    uitslag = app.test_cli_runner().invoke(args=["herbouw-brieven"])
    return uitslag.exit_code, uitslag.output.splitlines()


def test_brieven_van_dialoog_en_traject_zijn_opnieuw_te_maken(app, brieven):
    assert set(brieven) == {"B14", "B15", "B16", "B19"}
    assert herbouw(app) == (0, ["4 brieven gelijk, 0 anders"])


def test_een_veranderde_brief_valt_op(app, brieven):
    """Its content, or the bytes that were kept."""
    with app.app_context():
        for soort, (klasse, nummer) in brieven.items():
            rij = db.session.get_one(klasse, nummer)
            if soort in {"B14", "B16"}:
                rij.brief = rij.brief.replace(b"Zorgaanbieder", b"Aanbieder")
            else:
                rij.pdf += b"x"
        db.session.commit()
    code, regels = herbouw(app)
    assert (code, regels[-1]) == (1, "0 brieven gelijk, 4 anders")
    assert set(regels[:-1]) == {f"anders: {nummer}" for _, nummer in brieven.values()}


def test_een_brief_van_een_andere_versie_wordt_genoemd(app, brieven):
    """Also of a template that another kind of letter has now."""
    with app.app_context():
        for klasse, nummer in brieven.values():
            rij = db.session.get_one(klasse, nummer)
            rij.sjabloonversie = rij.sjabloonversie.replace(SJABLONEN[klasse], "besluit-2")
        db.session.commit()
        genoemd = {
            f"andere versie ({rij.sjabloonversie}): {nummer}" for _, nummer in brieven.values()
        }
    code, regels = herbouw(app)
    assert (code, regels[-1]) == (0, "0 brieven gelijk, 0 anders")
    assert set(regels[:-1]) == genoemd


def test_geen_soort_brief_wordt_overgeslagen():
    assert set(SJABLONEN) == set(Bewaardebrief.__subclasses__())
