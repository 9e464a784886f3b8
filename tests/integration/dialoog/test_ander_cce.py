"""After the pair chose another CCE: what the old one still opens, and the new one reads."""

from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from portal.berichten.models import Bericht
from portal.dialoog.models import Afspraak
from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.procedure.volgen import Afspraakstand, Dialoogtoestand
from portal.ontwikkeltraject.actions.beginnen import vraag_traject
from portal.ontwikkeltraject.queries.meerzorg import find_houder_client
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.dialoogstappen import BO, CC, GEPLAND, MA
from tests.factories.dialoog import samenwerking
from tests.factories.plan import maak_dialoogrij
from tests.factories.toegang import maak_gebruiker, maak_organisatie
from tests.factories.toekenning import LOPEND, maak_toekenning
from tests.factories.traject import maak_traject
from tests.invullen import vul

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


def test_een_gevraagd_traject_gaat_mee_en_een_gepland_traject_blijft(app, als, wereld):
    with app.app_context():
        blijft = maak_traject(wereld)
        client = maak_toekenning(wereld, LOPEND).client
        houder = find_houder_client(client.id, op=GEPLAND.date())
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(MA))
        gaat_mee = vraag_traject(houder, "Hoe komt er rust?", door=manager, op=GEPLAND)
        cce = maak_organisatie(OrganisatieSoort.CCE, "CCE Tweede")
        nieuw = maak_gebruiker(cce, CC)
        paar = f"/samenwerking/{samenwerking(wereld).id}"
        db.session.commit()
        gepland, gevraagd = (f"/ontwikkeltrajecten/{rij.id}" for rij in (blijft, gaat_mee))
        nieuw_id, keuze, naam = nieuw.id, f"{cce.id}.{nieuw.id}", client.achternaam
    with clock.freeze(GEPLAND):
        oud, beheerder = als(CC), als(Rol.BEHEERDER_ZORGKANTOOR)
        oud.open(gevraagd)
        vul(beheerder, beheerder.open(paar), {"cce_contact": keuze})
        oud.open(gevraagd, status=404)
        oud.open(gepland)
        mens = als(nieuw_id)
        mens.open(gepland, status=404)
        assert "De vraag ging naar een ander CCE" in mens.open(gevraagd).tekst
        vul(mens, mens.open(f"{gevraagd}/plannen"), {"dag_1": "1-9-2027"})
        assert naam in mens.open(gevraagd).tekst
        oud.open(gevraagd, status=404)
    with app.app_context():
        vraag = sa.select(AuditRegel.code).where(AuditRegel.object_soort == "traject")
        mee = vraag.where(AuditRegel.object_id == UUID(gevraagd.rsplit("/", 1)[-1]))
        assert "beheer.samenwerking" in db.session.scalars(mee).all()
