"""S16: a toekenning that no longer fits is replaced halfway, or runs on when that is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Antwoord, Ondertekening
from portal.aanvraag.queries.controleren import bepaal_controle
from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.domain.procedure.heraanvraag import Aanleiding
from portal.platform import clock
from portal.platform.database import db
from tests.factories.aanvraag import BLOKKEN, S01, dien_in, onderteken, stand_van
from tests.factories.heraanvraag import start_na, vul_heraanvraag
from tests.integration.scenarios.test_s12_s13 import TOEKENNEN
from tests.integration.scenarios.zorgkantoor import Dossier

ONTVANGEN = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
TUSSENTIJDS_OP = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
BESLIST_OP = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
AFSPRAKEN = "Aan het eind nog 40 uur per week.\nElk kwartaal een meting."
ZWAARDER = {**BLOKKEN, "zorg": {**BLOKKEN["zorg"], "wonen": "75"}}
WENS = replace(S01, maanden=18, ingang=date(2026, 12, 1), blokken=ZWAARDER)


@pytest.fixture
def ahorn(app, als, wereld, dien_in):
    """Give the id of the toekenning of S01: 1 May 2026 up to and including 30 April 2028."""
    aanvraag_id = dien_in(S01, ONTVANGEN)
    with clock.freeze(ONTVANGEN):
        zaak = Dossier(app, als(Rol.BEOORDELAAR), aanvraag_id)
        zaak.neem()
        zaak.verklaar_volledig()
        zaak.scoor()
        zaak.ken_toe({"maanden": "24"})
        zaak.bereid_voor({**TOEKENNEN, "max_profiel": "3"})
        zaak.bied_aan()
        zaak.stel_vast(als(Rol.TEAMLEIDER))
    with app.app_context():
        toekenning = db.session.scalars(sa.select(Toekenning)).one()
        assert (toekenning.ingang, toekenning.einde) == (date(2026, 5, 1), date(2028, 4, 30))
        return toekenning.id


@pytest.fixture
def tussentijds(app, wereld, ahorn):
    """Give the id of a complete her-aanvraag with aanleiding tussentijds, not submitted yet."""
    with app.app_context():
        aanvraag = start_na(
            ahorn, wereld, WENS, op=TUSSENTIJDS_OP, aanleiding=Aanleiding.TUSSENTIJDS
        )
        vul_heraanvraag(aanvraag, wereld, WENS, op=TUSSENTIJDS_OP)
        db.session.commit()
        return aanvraag.id


@pytest.fixture
def ingediend(app, wereld, tussentijds):
    """Give the id of the her-aanvraag that was submitted on 5 October 2026."""
    with app.app_context():
        dien_in(db.session.get_one(Aanvraag, tussentijds), wereld, op=TUSSENTIJDS_OP)
        db.session.commit()
    return tussentijds


def toekenningen(app):
    with app.app_context():
        vraag = sa.select(Toekenning).order_by(Toekenning.geregistreerd_op)
        rijen = db.session.scalars(vraag).all()
        return [(rij.ingang, rij.einde, rij.einde_reden) for rij in rijen]


def onderteken_opnieuw(aanvraag):
    """Sign what stands there now."""
    db.session.execute(sa.delete(Ondertekening))
    onderteken(aanvraag, op=TUSSENTIJDS_OP)


def test_s16_zonder_nieuwe_feiten_kan_tussentijds_niet(app, als, wereld, tussentijds):
    with app.app_context(), clock.freeze(TUSSENTIJDS_OP):
        vraag = sa.select(Antwoord).where(Antwoord.vraag_id == "ha-nieuwe-feiten")
        db.session.scalars(vraag).one().waarde = ""
        db.session.commit()
        pagina = als(Rol.MANAGER).open(f"/aanvragen/{tussentijds}/controleren")
    assert "Welke nieuwe feiten zijn er sinds de vorige toekenning?" in pagina.tekst
    with app.app_context():
        assert stand_van(db.session.get_one(Aanvraag, tussentijds)).ontbrekend == (
            ("ha-nieuwe-feiten", None),
        )


def test_s16_een_nieuw_besluit_vervangt_het_oude_halverwege(app, als, ahorn, ingediend):
    with clock.freeze(BESLIST_OP):
        zaak = Dossier(app, als(Rol.BEOORDELAAR), ingediend)
        zaak.neem()
        zaak.verklaar_volledig()
        signalen = zaak.open("/signalen").tekst
        terugblik = zaak.open("/toetsing/ha").tekst
        zaak.scoor()
        zaak.bereid_voor({**TOEKENNEN, "afspraken": AFSPRAKEN})
        zaak.bied_aan()
        brief = zaak.stel_vast(als(Rol.TEAMLEIDER)).tekst
    for deel in (
        "De vorige toekenning loopt tot en met 30 april 2028. Zij wordt vervangen vanaf 1 december",
        "Afgesproken was hoogstens profiel 3",
        "Nu profiel 6, eerder 4.",
    ):
        assert deel in signalen
    for deel in (
        "Daarna is geen meerzorg meer nodig.",
        "Dit verschil is groot en moet worden uitgelegd.",
        "Vorig doel 1: rustige ochtend",
        "Van vijf naar drie keer per week.",
    ):
        assert deel in terugblik
    assert toekenningen(app) == [
        (date(2026, 5, 1), date(2026, 11, 30), "vervangen"),
        (date(2026, 12, 1), date(2028, 5, 31), ""),
    ]
    assert "Deze toekenning vervangt onze toekenning met kenmerk MZ-2026-00001-B1" in brief
    assert "Die eindigt op 30 november 2026" in brief
    for deel in ("Afspraken over het resultaat", "rustige ochtend", "Aan het eind nog 40 uur"):
        assert deel in brief


def test_s16_na_een_afwijzing_loopt_de_oude_door(app, als, ahorn, ingediend):
    with clock.freeze(BESLIST_OP):
        zaak = Dossier(app, als(Rol.BEOORDELAAR), ingediend, twijfel={"HA-5": "Er is geen afbouw."})
        zaak.neem()
        zaak.verklaar_volledig()
        zaak.scoor()
        zaak.bereid_voor(
            {
                "uitkomst": "afwijzen",
                "onderbouwing": "De nieuwe feiten veranderen de vraag niet.",
                "andere_hulp": "Een consult bij het CCE.",
            }
        )
        zaak.bied_aan()
        zaak.stel_vast(als(Rol.TEAMLEIDER))
    with app.app_context():
        assert db.session.get_one(Aanvraag, ingediend).toestand is Toestand.AFGEWEZEN
    assert toekenningen(app) == [(date(2026, 5, 1), date(2028, 4, 30), "")]


def test_s16_niet_eerder_dan_de_dag_van_ontvangst(app, tussentijds):  # K10
    with app.app_context(), clock.freeze(TUSSENTIJDS_OP):
        aanvraag = db.session.get_one(Aanvraag, tussentijds)
        aanvraag.beoogde_ingang = date(2026, 10, 4)
        onderteken_opnieuw(aanvraag)
        punten = [punt.tekst for punt in bepaal_controle(stand_van(aanvraag)).punten]
    assert any("vanaf 5 oktober 2026" in punt for punt in punten)
