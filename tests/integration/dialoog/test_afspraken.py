"""The afspraken of a dialoog: changed while the verslag is written, what they hang on, the stand."""

from datetime import date

import sqlalchemy as sa

from portal.dialoog.models import Afspraak
from portal.dialoog.queries.afspraken import is_voorbij
from portal.domain.procedure.volgen import Afspraakstand as S
from portal.domain.procedure.volgen import Voorbeeldstand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.voorbeelden.models import GoedVoorbeeld
from tests.dialoogstappen import BO, CC, DAARNA, MA, TEKST
from tests.factories.voorbeelden import maak_voorbeeld
from tests.factories.wereld import ANDER, TWEEDE
from tests.integration.dialoog.test_dialoog import rijen


def test_een_afspraak_houdt_waar_zij_aan_hangt(app, als, wereld, stappen, gehouden):
    """Also when it is offered no longer: no figures of 2020, a goed voorbeeld that was withdrawn."""
    stappen.afspraak(gehouden, op=DAARNA)
    (rij,) = rijen(app, sa.select(Afspraak))
    for soort, aan in (("spiegel", "2020"), ("voorbeeld", "b3d4f6aa-0000-4000-8000-000000000001")):
        with app.app_context():
            afspraak = db.session.get_one(Afspraak, rij.id)
            afspraak.gekoppeld_soort, afspraak.gekoppeld_aan = soort, aan
            db.session.commit()
        with clock.freeze(DAARNA):
            browser = als(BO)
            pagina = browser.open(f"/afspraken/{rij.id}/wijzigen")
            velden = {"wat": f"Iets anders over {soort}"}
            browser.vul_in(pagina, velden, formulier=pagina.formulier(met="versie"))
        with app.app_context():
            na = db.session.get_one(Afspraak, rij.id)
            assert (na.wat, na.gekoppeld_soort, na.gekoppeld_aan) == (velden["wat"], soort, aan)


def test_voor_het_aanbieden_leest_alleen_wie_schrijft_een_afspraak(app, als, stappen, gehouden):
    stappen.afspraak(gehouden, soort="geld", op=DAARNA)
    stappen.afspraak(gehouden, op=DAARNA)
    stappen.stap(gehouden, "verslag", TEKST, op=DAARNA)
    adressen = [f"/afspraken/{rij.id}" for rij in rijen(app, sa.select(Afspraak))]
    anderen = (als(MA), als(CC), als(BO, TWEEDE))
    for adres in adressen:
        als(BO).open(adres)
        for wie in anderen:
            wie.open(adres, status=404)
    stappen.stap(gehouden, "aanbieden", op=DAARNA)
    for wie in anderen:
        assert "De overdracht met beeld doen" in wie.open(adressen[0]).tekst


def test_een_ingetrokken_voorbeeld_toont_zijn_titel_alleen_aan_wie_het_schreef(
    app, als, wereld, stappen, aangeboden
):
    (rij,) = rijen(app, sa.select(Afspraak))
    with app.app_context():
        door = db.session.get_one(Gebruiker, wereld.gebruiker(MA))
        voorbeeld = maak_voorbeeld(door, titel="Rust in de ochtend")
        afspraak = db.session.get_one(Afspraak, rij.id)
        afspraak.gekoppeld_soort, afspraak.gekoppeld_aan = "voorbeeld", str(voorbeeld.id)
        db.session.commit()
        voorbeeld_id = voorbeeld.id

    def toont(rol):
        return "Rust in de ochtend" in als(rol).open(f"/afspraken/{rij.id}").tekst

    assert [toont(rol) for rol in (MA, BO, CC)] == [True, True, True]
    with app.app_context():
        db.session.get_one(GoedVoorbeeld, voorbeeld_id).stand = Voorbeeldstand.INGETROKKEN
        db.session.commit()
    assert [toont(rol) for rol in (MA, BO, CC)] == [True, False, False]
    assert "niet meer te vinden" in als(CC).open(f"/afspraken/{rij.id}").tekst


def test_elk_goed_voorbeeld_is_te_kiezen(app, als, wereld, stappen, gehouden):
    with app.app_context():
        door = db.session.get_one(Gebruiker, wereld.gebruiker(MA))
        for nr in range(51):
            maak_voorbeeld(door, titel=f"Voorbeeld {nr:02}")
        db.session.commit()
    with clock.freeze(DAARNA):
        pagina = als(BO).open(f"/dialogen/{gehouden}/afspraken/nieuw")
    assert [nr for nr in range(51) if f"Voorbeeld {nr:02}" not in pagina.tekst] == []


def test_een_afspraak_wijzigen_en_verwijderen(app, als, stappen, gehouden):
    stappen.afspraak(gehouden, op=DAARNA)
    (rij,) = rijen(app, sa.select(Afspraak))
    with clock.freeze(DAARNA):
        browser = als(BO)
        pagina = browser.open(f"/afspraken/{rij.id}/wijzigen")
        verkeerd = browser.vul_in(
            pagina, {"partij": "cce"}, formulier=pagina.formulier(met="versie"), status=422
        )
        velden = {"partij": "cce", "eigenaar": "", "wie": "Consulent Voorbeeld"}
        browser.vul_in(pagina, velden, formulier=pagina.formulier(met="versie"))
    with app.app_context():
        gewijzigd = db.session.scalars(sa.select(Afspraak)).one()
        nu = (gewijzigd.partij.value, gewijzigd.wie, gewijzigd.eigenaar_id)
    with clock.freeze(DAARNA):
        pagina = browser.open(f"/afspraken/{rij.id}/verwijderen")
        browser.vul_in(pagina, formulier=pagina.formulier(met="versie"))

    assert "Kies een eigenaar van de partij die het doet." in verkeerd.tekst
    assert nu == ("cce", "Consulent Voorbeeld", None)
    assert rijen(app, sa.select(Afspraak)) == []


def test_de_partij_van_de_eigenaar_werkt_de_stand_bij(app, als, stappen, aangeboden):
    (rij,) = rijen(app, sa.select(Afspraak))
    adres = f"/afspraken/{rij.id}"
    assert "Stand opslaan" not in als(MA).open(adres).tekst
    for wie in (MA, BO, CC):
        stappen.stap(aangeboden, "bevestigen", wie=wie, op=DAARNA)
    assert "Stand opslaan" not in als(CC).open(adres).tekst
    with clock.freeze(DAARNA):
        browser = als(MA)
        pagina = browser.open(adres)
        leeg = browser.vul_in(
            pagina,
            {"stand": "", "toelichting": "Nog te kort."},
            formulier=pagina.formulier(met="stand"),
            status=422,
        )
        velden = {"stand": "bezig", "toelichting": "Drie van de vier groepen."}
        browser.vul_in(pagina, velden, formulier=pagina.formulier(met="stand"))

    assert "Nog te kort." in leeg.tekst
    (na,) = rijen(app, sa.select(Afspraak))
    assert (na.stand.value, na.stand_op) == ("bezig", date(2027, 6, 18))
    with app.app_context():
        assert db.session.get_one(Afspraak, rij.id).toelichting == "Drie van de vier groepen."
    lijst = als(MA).open("/afspraken").tekst
    assert "De overdracht met beeld doen" in lijst
    assert "De overdracht met beeld doen" not in als(BO).open("/afspraken").tekst
    assert "De overdracht met beeld doen" in als(BO).open("/afspraken?stapel=open").tekst
    als(MA, ANDER).open(adres, status=404)


def test_alleen_wat_nog_te_doen_is_kan_voorbij_zijn():
    def voorbij(dag):
        rijen = (Afspraak(wanneer=date(2027, 6, 17), stand=stand) for stand in S)
        return {rij.stand for rij in rijen if is_voorbij(rij, dag)}

    assert voorbij(date(2027, 6, 17)) == set()
    assert voorbij(date(2027, 6, 18)) == {S.OPEN, S.BEZIG, S.DEELS_GEHAALD}
