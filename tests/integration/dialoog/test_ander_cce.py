"""After the pair chose another CCE: what the old one still opens, and the new one reads."""

from uuid import uuid4

import pytest
import sqlalchemy as sa

from portal.berichten.models import Bericht
from portal.dialoog.models import Afspraak
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.procedure.volgen import Afspraakstand, Dialoogtoestand
from portal.platform import clock
from portal.platform.database import db
from tests.dialoogstappen import BO, CC, GEPLAND, MA
from tests.factories.dialoog import samenwerking
from tests.factories.plan import maak_dialoogrij
from tests.factories.toegang import maak_gebruiker, maak_organisatie

WEG = "Uw organisatie doet niet meer mee aan deze meerzorgdialoog. U kunt hem niet meer lezen."
WAT = "De overdracht met beeld doen"


@pytest.fixture
def nieuw_cce(app, wereld):
    """Let the pair choose another CCE; give who coordinates there."""

    def doe():
        with app.app_context():
            cce = maak_organisatie(OrganisatieSoort.CCE, "CCE Tweede")
            mens = maak_gebruiker(cce, CC)
            rij = samenwerking(wereld)
            rij.cce_id, rij.cce_contact_id = cce.id, mens.id
            db.session.commit()
            return mens.id

    return doe


@pytest.fixture
def verzet(stappen, gepland, nieuw_cce):
    """Put the dialoog with the new CCE; give it and who coordinates there."""
    mens_id = nieuw_cce()
    velden = {"reden": "Met een ander CCE.", "mensen_cce": str(mens_id)}
    stappen.stap(gepland, "verzetten", velden, op=GEPLAND, wie=MA)
    return gepland, mens_id


def test_wie_niet_meer_meedoet_opent_zijn_berichten_zonder_foutpagina(app, als, wereld, verzet):
    nr, nieuw_id = verzet
    with app.app_context():
        vraag = sa.select(Bericht).where(Bericht.gebruiker_id == wereld.gebruiker(CC))
        alle = db.session.scalars(vraag.where(Bericht.code == "N48"))
        openen = {rij.gegevens.get("variant", ""): f"/berichten/{rij.id}/openen" for rij in alle}
    assert set(openen) == {"", "niet_meer"}
    with clock.freeze(GEPLAND):
        oud = als(CC)
        lijst = oud.open("/berichten")
        for adres in openen.values():
            formulier = next(f for f in lijst.document.formulieren if f.actie == adres)
            pagina = oud.volg(oud.vul_in(lijst, formulier=formulier))
            assert WEG in pagina.tekst
            assert f"/dialogen/{nr}" not in pagina.document.links
        for deel in ("/agenda.ics", "/verslag"):
            assert oud.client.get(f"/dialogen/{nr}{deel}").status_code in {403, 404}
        assert "Meerzorgdialoog 2027" in als(nieuw_id).open(f"/dialogen/{nr}").tekst


def test_wie_er_nooit_van_hoorde_merkt_niet_dat_hij_er_is(als, gepland, nieuw_cce):
    ander = als(nieuw_cce())
    ander.open(f"/dialogen/{gepland}", status=404)
    ander.open(f"/dialogen/{uuid4()}", status=404)
    als(CC).open(f"/dialogen/{uuid4()}", status=404)


def test_een_afspraak_van_eerder_is_een_link_voor_wie_haar_kan_openen(app, als, wereld, verzet):
    nr, nieuw_id = verzet
    with app.app_context():
        eerder = maak_dialoogrij(wereld, 2026, toestand=Dialoogtoestand.GEREED, ronde=1)
        rij = Afspraak(id=uuid4(), dialoog_id=eerder.id, nr=1, soort="inhoud", partij="cce")
        rij.wat, rij.wie, rij.inhoud, rij.geld, rij.toelichting = WAT, "Wie", "", "", ""
        rij.wanneer, rij.stand = GEPLAND.date(), Afspraakstand.OPEN
        db.session.add(rij)
        db.session.commit()
        adres = f"/afspraken/{rij.id}"
    with clock.freeze(GEPLAND):
        for wie, opent in ((MA, True), (BO, True), (nieuw_id, False)):
            browser = als(wie)
            pagina = browser.open(f"/dialogen/{nr}")
            assert WAT in pagina.tekst
            assert (adres in pagina.document.links) is opent
            browser.open(adres, status=200 if opent else 404)
