"""After a move each side keeps its own part: the old what was, the new what comes."""

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toekenning.models import Toekenningsbrief, Verhuizing
from tests.factories.verhuizing import OP, maak_bijna_getekend
from tests.factories.wereld import ANDER, EIGEN
from tests.objecten import list_adressen

# The zorgkantoor that the client left gets a copy of the letter; the aanbieder does not.
KOPIE = {("toekenning.brief", Rol.BEOORDELAAR), ("toekenning.brief_pdf", Rol.BEOORDELAAR)}
MENSEN = [(rol, wie) for rol in (Rol.MANAGER, Rol.BEOORDELAAR) for wie in (EIGEN, ANDER)]


@pytest.fixture
def verhuisd(app, wereld, als):
    """Let a client move to the other aanbieder and zorgkantoor; give the ids on each side."""
    with clock.freeze(OP):
        with app.app_context():
            verhuizing_id = maak_bijna_getekend(wereld).id
            db.session.commit()
        browser = als(Rol.TEAMLEIDER, ANDER)
        pagina = browser.open(f"/verhuizingen/{verhuizing_id}/ondertekenen")
        velden = {"verhuisd": "y", "plan": "y"}
        browser.vul_in(pagina, velden, formulier=pagina.formulier(met="verhuisd"))
        with app.app_context():
            rij = db.session.get_one(Verhuizing, verhuizing_id)
            oud, nieuw = rij.toekenning, rij.nieuwe_toekenning
            brief = sa.select(Toekenningsbrief.id).where(Toekenningsbrief.toekenning_id == nieuw.id)
            yield {
                EIGEN: _ids(oud) | {"aanvraag_id": oud.besluit.aanvraag_id},
                ANDER: _ids(nieuw) | {"brief_id": db.session.scalars(brief).one()},
                "formulier": {"verhuizing_id": verhuizing_id},
            }


def _echt(link: str) -> bool:
    """The factory writes no letter with its besluit."""
    return link.startswith("/") and not link.startswith("/beschikkingen/")


def _ids(toekenning: Toekenning) -> dict[str, object]:
    besluit = {"besluit_id": toekenning.besluit_id} if toekenning.besluit_id else {}
    return {"toekenning_id": toekenning.id, "client_id": toekenning.client_id, **besluit}


@pytest.mark.parametrize(("rol", "wie"), MENSEN)
def test_na_een_verhuizing_ziet_ieder_de_eigen_kant(app, als, verhuisd, rol, wie):
    browser, fout, gelezen = als(rol, wie), [], set()
    for kant in (EIGEN, ANDER):
        for adres in list_adressen(app):
            namen = set(adres.objecten)
            if adres.methode == "POST" or not namen or not namen <= verhuisd[kant].keys():
                continue
            status = browser.client.get(adres.pad(app, verhuisd[kant])).status_code
            if status in {200, 303} and kant == wie:
                gelezen.add(adres.endpoint)
            elif kant != wie and status not in {403, 404} and (adres.endpoint, rol) not in KOPIE:
                fout.append((kant, adres.endpoint, status))
    assert fout == []
    assert {"toekenning.toekenning", "toekenning.declaratiehulp"} <= gelezen


@pytest.mark.parametrize(("rol", "wie"), MENSEN)
def test_geen_link_leidt_naar_de_andere_kant(app, als, verhuisd, rol, wie):
    browser = als(rol, wie)
    eigen, formulier = verhuisd[wie], verhuisd["formulier"]
    paginas = [
        f"/toekenningen/{eigen['toekenning_id']}",
        f"/verhuizingen/{formulier['verhuizing_id']}",
        "/verhuizingen",
        "/toekenningen?stand=alles",
        *([f"/clienten/{eigen['client_id']}"] if rol is Rol.MANAGER else []),
    ]
    dood = []
    for adres in paginas:
        for link in {link for link in browser.open(adres).document.links if _echt(link)}:
            status = browser.client.get(link).status_code
            dood += [(adres, link, status)] if status not in {200, 303} else []
    assert dood == []
