"""After the pair chose another CCE: what the old one still opens, and the new one reads."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from portal.berichten.models import Bericht
from portal.dialoog.models import Afspraak, Plantekst
from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.procedure.volgen import Afspraakstand, Dialoogtoestand
from portal.ontwikkeltraject.actions.beginnen import vraag_traject
from portal.ontwikkeltraject.queries.meerzorg import find_houder_client
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.dialoogstappen import BO, CC, GEPLAND, MA
from tests.factories.dialoog import dien_plan_in, samenwerking
from tests.factories.plan import OP, maak_dialoogrij
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


def test_het_vorige_cce_leest_bij_een_dialoog_geen_trajecten_van_het_nieuwe(
    app, als, wereld, nieuw_cce
):
    nieuw_id = nieuw_cce()
    with app.app_context():
        eerder = maak_dialoogrij(wereld, 2026)
        nieuw = maak_traject(wereld)
        nieuw.cce_id = db.session.get_one(Gebruiker, nieuw_id).organisatie_id
        eigen = maak_traject(wereld)
        eigen.cce_id = wereld["cce"]
        db.session.commit()
        pad, codes = f"/dialogen/{eerder.id}", (eigen.clientcode, nieuw.clientcode)
    with clock.freeze(OP):
        for wie, gelezen in ((CC, codes[:1]), (BO, codes), (MA, codes)):
            tekst = als(wie).open(pad).tekst
            assert tuple(code for code in codes if code in tekst) == gelezen


def test_bij_een_dialoog_die_klaar_is_komt_geen_traject_meer(app, als, wereld):
    """What began on the day itself was there; what began a day later is of the next dialoog."""
    klaar = GEPLAND.date()
    with app.app_context():
        dialoog = maak_dialoogrij(
            wereld, 2027, toestand=Dialoogtoestand.GEREED, ronde=1, gereed_op=klaar
        )
        toen, later = maak_traject(wereld), maak_traject(wereld)
        toen.gestart_op, later.gestart_op = GEPLAND, GEPLAND + timedelta(days=1)
        db.session.commit()
        pad, codes = f"/dialogen/{dialoog.id}", (toen.clientcode, later.clientcode)
    with clock.freeze(GEPLAND + timedelta(days=2)):
        for wie in (CC, BO, MA):
            tekst = als(wie).open(pad).tekst
            assert [code for code in codes if code in tekst] == [codes[0]]


def test_een_plan_noemt_het_jaar_ervoor_alleen_wie_toen_meedeed(app, als, wereld, nieuw_cce):
    nieuw_id = nieuw_cce()
    with app.app_context():
        maak_dialoogrij(wereld, 2025, toestand=Dialoogtoestand.GEREED, ronde=1)
        cce_id = db.session.get_one(Gebruiker, nieuw_id).organisatie_id
        maak_dialoogrij(wereld, 2026, cce_id=cce_id)
        oud, plan = (dien_plan_in(wereld, jaar, op=OP) for jaar in (2025, 2026))
        db.session.add(Plantekst(plan_id=oud.id, item="mp-visie", tekst="Rust in huis."))
        db.session.commit()
        pad, eerder = f"/meerzorgplannen/{plan.id}", f"/meerzorgplannen/{oud.id}"
    with clock.freeze(OP):
        als(nieuw_id).open(eerder, status=404)
        assert "Rust in huis." not in als(nieuw_id).open(pad).tekst
        for wie in (MA, BO):
            assert "Rust in huis." in als(wie).open(pad).tekst
