"""The task list and the dossier: what is ready, what is open, what comes next and who sees it."""

from datetime import timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Driehoeklid, Rekenblok
from portal.aanvraag.queries.stand import bepaal_indiening
from portal.aanvraag.queries.taken import Taakstand, bepaal_taken
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.domain.procedure.indiening import belemmeringen
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.aanvraag import OP, maak_volledige_aanvraag, stand_van
from tests.factories.wereld import TWEEDE
from tests.invullen import vul
from tests.sql import luister, schrijft_naar, zonder_bijwerk


def _standen(zaak):
    with zaak.app.app_context():
        taken = bepaal_taken(stand_van(zaak.lees()))
        alle = [taak for fase in taken.fasen for taak in fase.taken]
        return {
            f"sectie-{taak.sectie.id}" if taak.sectie else taak.code: (taak.stand, taak.reden)
            for taak in alle
        }


def test_een_volledige_aanvraag_mag_ingediend_worden(app, wereld):
    with app.app_context(), clock.freeze(OP):
        maak_volledige_aanvraag(wereld)
        db.session.commit()
        stand = stand_van(db.session.scalars(sa.select(Aanvraag)).one())
        assert stand.ontbrekend == ()
        indiening = bepaal_indiening(stand, getoonde_digest=stand.digest)
        assert belemmeringen(indiening) == ()
        taken = bepaal_taken(stand)
        assert {t.code for t in taken.onderdelen if t.stand is not Taakstand.KLAAR} == set()
        assert taken.procent == 100
        assert stand.rekenen.uitkomst.bedragen.jaarbedrag_cent == Decimal("104878.17")
        assert taken.volgende is not None
        assert taken.volgende.code == "controleren"


def test_een_nieuwe_aanvraag_begint_bij_de_gegevens(zaak):
    standen = _standen(zaak)
    assert standen["gegevens"] == (Taakstand.NOG_INVULLEN, "")
    assert standen["driehoek"] == (Taakstand.KLAAR, "mensen")
    assert standen["check"] == (Taakstand.NOG_INVULLEN, "check_uitleg")
    assert standen["sectie-huidig"] == (Taakstand.NOG_INVULLEN, "vragen")
    assert standen["rekentool"] == (Taakstand.NOG_INVULLEN, "rekentool_uitleg")
    assert standen["ondertekenen"] == (Taakstand.KAN_NOG_NIET, "eerst_open")
    assert standen["controleren"] == (Taakstand.KAN_NOG_NIET, "eerst_open")


def _zet(zaak, doe):
    with zaak.app.app_context():
        doe(zaak.lees())
        db.session.commit()


def test_een_te_lange_looptijd_vraagt_aandacht(zaak):
    _zet(zaak, lambda aanvraag: setattr(aanvraag, "gewenste_maanden", 60))
    assert _standen(zaak)["gegevens"] == (Taakstand.LET_OP, "looptijd")


def test_een_onvolledige_driehoek_is_bezig(zaak):
    weg = sa.delete(Driehoeklid).where(Driehoeklid.functie == "begeleider")
    _zet(zaak, lambda _: db.session.execute(weg))
    assert _standen(zaak)["driehoek"][0] is Taakstand.BEZIG


@pytest.mark.parametrize(
    ("wonen", "stand"),
    [
        ("ca. 3 uur", (Taakstand.LET_OP, "geen_getal")),
        ("1", (Taakstand.LET_OP, "onder_grens")),
        ("60", (Taakstand.KLAAR, "rekentool_klaar")),
    ],
)
def test_de_rekentool_zegt_hoe_het_staat(wereld, zaak, wonen, stand):
    def typ(aanvraag):
        blok = Rekenblok(
            aanvraag_id=aanvraag.id,
            blok="zorg",
            ruw={"bron": "totaal", "wonen": wonen},
            door_id=wereld.gebruiker(Rol.MANAGER),
            op=OP,
        )
        aanvraag.beoogde_ingang = OP.date()
        db.session.add(blok)

    _zet(zaak, typ)
    assert _standen(zaak)["rekentool"] == stand


def test_de_bladzijde_toont_fasen_voortgang_en_mensen(als, zaak):
    begeleider = als(Rol.BEGELEIDER)
    pagina = begeleider.open(zaak.adres)
    for woord in ("Voorbereiden", "Vragenlijst", "Rekentool", "Afronden", "Kan nog niet"):
        assert woord in pagina.tekst
    assert "1 van de" in pagina.tekst
    assert "Verder met cliënt, indicatie en looptijd" in pagina.tekst
    assert "Begeleider eigen (u)" in pagina.tekst
    assert f"Taken – {zaak.nummer} – Meerzorgportaal" == pagina.document.titel


def test_wie_nu_werkt_is_te_zien(als, zaak):
    manager = als(Rol.MANAGER)
    vul(manager, manager.open(f"{zaak.adres}/gegevens"), {"maanden": "12"})
    assert "werkt hier nu aan (10.00 uur)" in als(Rol.BEGELEIDER).open(zaak.adres).tekst
    with clock.freeze(OP + timedelta(minutes=16)):
        assert "werkt hier nu aan" not in als(Rol.BEGELEIDER).open(zaak.adres).tekst


def test_de_voortgang_staat_in_de_lijst(als, zaak):
    manager = als(Rol.MANAGER)
    velden = {"maanden": "12", "ingang": "1-5-2026", "uitleg": "Een jaar."}
    vul(manager, manager.open(f"{zaak.adres}/gegevens"), velden)
    with zaak.app.app_context():
        taken = bepaal_taken(stand_van(zaak.lees()))
        assert zaak.lees().voortgang == taken.procent > 0


def test_lezen_schrijft_alleen_het_logboek_en_kost_altijd_evenveel(app, als, wereld, zaak):
    with app.app_context():
        volledig = maak_volledige_aanvraag(wereld).id
        db.session.commit()
    manager = als(Rol.MANAGER)
    tellingen = []
    for adres in (zaak.adres, f"/aanvragen/{volledig}"):
        with luister(app) as opdrachten:
            manager.open(adres)
        assert schrijft_naar(opdrachten) == set()
        tellingen.append(len(zonder_bijwerk(opdrachten)))
    assert tellingen[0] <= tellingen[1] <= tellingen[0] + 4


@pytest.mark.parametrize(
    "toestand", [Toestand.IN_TOETSING, Toestand.BESLUIT_KLAARZETTEN, Toestand.TER_CONTROLE]
)
def test_de_aanbieder_ziet_niet_dat_een_besluit_wordt_voorbereid(als, zaak, toestand):
    _zet(zaak, lambda aanvraag: setattr(aanvraag, "toestand", toestand))
    tekst = als(Rol.MANAGER).open(zaak.adres).tekst
    assert "In toetsing" in tekst
    assert "Het zorgkantoor beoordeelt uw aanvraag." in tekst
    assert "klaarzetten" not in tekst.lower()
    assert "controle" not in tekst.lower()


@pytest.mark.parametrize("toestand", [t for t in Toestand if t is not Toestand.CONCEPT])
def test_elke_toestand_heeft_een_bladzijde(als, zaak, toestand):
    _zet(zaak, lambda aanvraag: setattr(aanvraag, "toestand", toestand))
    als(Rol.MANAGER).open(zaak.adres)


def test_wie_niet_meewerkt_krijgt_geen_knop_die_niets_doet(als, wereld, zaak):
    with zaak.app.app_context():
        tweede = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEGELEIDER, TWEEDE))
        tweede.locaties.append(zaak.lees().locatie)
        db.session.commit()
    pagina = als(Rol.BEGELEIDER, TWEEDE).open(zaak.adres)
    assert "U werkt niet mee aan deze aanvraag." in pagina.tekst
    assert "Verder met" not in pagina.tekst
    links = {href.removeprefix(zaak.adres) for href in pagina.document.links}
    assert "/controleren" in links
    assert not links & {"/gegevens", "/driehoek", "/check", "/overnemen", "/soort"}
