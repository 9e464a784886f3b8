"""Looptijd, ingang and driehoek of an aanvraag."""

import uuid

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Antwoord, Driehoeklid, WerktNu
from portal.domain.bevoegdheid import Rol
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker, RolToekenning
from tests.factories.wereld import ANDER, TWEEDE
from tests.invullen import vul


def _driehoek(app):
    with app.app_context():
        return {lid.functie: lid.gebruiker_id for lid in db.session.scalars(sa.select(Driehoeklid))}


def _antwoord(app, vraag_id):
    with app.app_context():
        vraag = sa.select(Antwoord).where(Antwoord.vraag_id == vraag_id)
        return db.session.scalars(vraag).one().waarde


def test_looptijd_en_uitleg_worden_bewaard(app, als, zaak):
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"{zaak.adres}/gegevens")
    assert "Voorbeeld Ahorn" in pagina.tekst
    assert zaak.nummer in pagina.document.titel
    assert "Ahorn" not in pagina.document.titel
    vul(manager, pagina, {"maanden": "24", "ingang": "1-5-2026", "uitleg": "Twee jaar oefenen."})
    with app.app_context():
        aanvraag = zaak.lees()
        assert (aanvraag.gewenste_maanden, str(aanvraag.beoogde_ingang)) == (24, "2026-05-01")
        assert db.session.scalars(sa.select(WerktNu.onderdeel)).all() == ["gegevens"]
    assert _antwoord(app, "gg-termijn") == {"uitleg": "Twee jaar oefenen."}
    assert "30 april 2028" in manager.open(f"{zaak.adres}/gegevens").tekst


def test_een_deel_mag_later(app, als, zaak):
    manager = als(Rol.MANAGER)
    leeg = {"maanden": "", "ingang": "", "uitleg": "Nog uitzoeken."}
    vul(manager, manager.open(f"{zaak.adres}/gegevens"), leeg)
    with app.app_context():
        assert zaak.lees().gewenste_maanden is None


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"maanden": "37"}, "1 tot en met 36 maanden"),
        ({"maanden": "ja"}, "heel getal"),
        ({"ingang": "morgen"}, "Vul een datum in"),
        ({"ingang": "1-5-9999"}, "Controleer het jaar"),
        ({"ingang": "31-12-2024"}, "Controleer het jaar"),
        ({"uitleg": "x" * 20_001}, "Gebruik niet meer"),
    ],
)
def test_onzin_blijft_staan_en_wordt_niet_bewaard(app, als, zaak, velden, melding):
    manager = als(Rol.MANAGER)
    geweigerd = vul(manager, manager.open(f"{zaak.adres}/gegevens"), velden, status=422)
    assert melding in geweigerd.tekst
    naam, waarde = next(iter(velden.items()))
    assert geweigerd.formulier(met=naam).velden[naam][0].strip() == waarde
    with app.app_context():
        assert zaak.lees().gewenste_maanden is None


def test_een_verouderde_bladzijde_wordt_geweigerd(app, als, zaak):
    manager, begeleider = als(Rol.MANAGER), als(Rol.BEGELEIDER)
    oud = begeleider.open(f"{zaak.adres}/gegevens")
    vul(manager, manager.open(f"{zaak.adres}/gegevens"), {"maanden": "24"})
    botsing = vul(begeleider, oud, {"maanden": "12", "uitleg": "Mijn tekst."}, status=409)
    assert botsing.formulier(met="maanden").velden["uitleg"][0].strip() == "Mijn tekst."
    assert "24 maanden" in botsing.tekst
    with app.app_context():
        assert zaak.lees().gewenste_maanden == 24


def test_de_driehoek_bestaat_uit_drie_accounts(app, als, wereld, zaak):
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"{zaak.adres}/driehoek")
    tweede = wereld.gebruiker(Rol.BEGELEIDER, TWEEDE)
    vul(manager, pagina, {"begeleider": str(tweede), "telefoon": "0900 0002"})
    assert _driehoek(app) == {
        "manager": wereld.gebruiker(Rol.MANAGER),
        "behandelaar": wereld.gebruiker(Rol.BEHANDELAAR),
        "begeleider": tweede,
    }
    assert _antwoord(app, "gg-driehoek") == {"contact.telefoon": "0900 0002"}


def test_een_functie_kan_weer_leeg(app, als, zaak):
    manager = als(Rol.MANAGER)
    vul(manager, manager.open(f"{zaak.adres}/driehoek"), {"behandelaar": ""})
    assert sorted(_driehoek(app)) == ["begeleider", "manager"]


def test_drie_verschillende_mensen(app, als, wereld, zaak):
    begeleider = wereld.gebruiker(Rol.BEGELEIDER)
    with app.app_context():
        db.session.add(RolToekenning(gebruiker_id=begeleider, rol=Rol.BEHANDELAAR))
        db.session.commit()
    manager = als(Rol.MANAGER)
    voor = _driehoek(app)
    dubbel = {"behandelaar": str(begeleider)}
    geweigerd = vul(manager, manager.open(f"{zaak.adres}/driehoek"), dubbel, status=422)
    assert "drie verschillende mensen" in geweigerd.tekst
    assert _driehoek(app) == voor


@pytest.mark.parametrize("wie", ["onzin", str(uuid.UUID(int=1))])
def test_een_onbekend_account_wordt_geweigerd(app, als, zaak, wie):
    manager = als(Rol.MANAGER)
    voor = _driehoek(app)
    vul(manager, manager.open(f"{zaak.adres}/driehoek"), {"manager": wie}, status=422)
    assert _driehoek(app) == voor


def test_een_account_van_een_ander_wordt_geweigerd(app, als, wereld, zaak):
    manager = als(Rol.MANAGER)
    ander = {"manager": str(wereld.gebruiker(Rol.MANAGER, ANDER))}
    vul(manager, manager.open(f"{zaak.adres}/driehoek"), ander, status=422)
    assert _driehoek(app)["manager"] == wereld.gebruiker(Rol.MANAGER)


def test_wie_in_de_driehoek_zit_ziet_de_aanvraag_ook_buiten_de_eigen_locatie(als, wereld, zaak):
    tweede = als(Rol.BEHANDELAAR, TWEEDE)
    tweede.open(zaak.adres, status=404)
    manager = als(Rol.MANAGER)
    erbij = {"behandelaar": str(wereld.gebruiker(Rol.BEHANDELAAR, TWEEDE))}
    vul(manager, manager.open(f"{zaak.adres}/driehoek"), erbij)
    tweede.open(zaak.adres)


@pytest.mark.parametrize("pagina", ["", "/gegevens", "/driehoek"])
def test_grenzen_tussen_organisaties(als, zaak, pagina):
    als(Rol.MANAGER, ANDER).open(f"{zaak.adres}{pagina}", status=404)
    als(Rol.BEOORDELAAR).open(f"{zaak.adres}{pagina}", status=403)
    als(Rol.BEHEERDER_AANBIEDER).open(f"{zaak.adres}{pagina}", status=403)


def test_lezen_van_een_dossier_laat_een_regel_achter(app, als, wereld, zaak):
    als(Rol.BEGELEIDER).open(f"{zaak.adres}/gegevens")
    with app.app_context():
        regel = db.session.scalars(
            sa.select(AuditRegel).where(AuditRegel.code == "aanvraag.lezen")
        ).one()
        assert (regel.gebruiker_id, regel.client_id, regel.object_id) == (
            wereld.gebruiker(Rol.BEGELEIDER),
            zaak.client_id,
            zaak.id,
        )
        assert db.session.get_one(Gebruiker, regel.gebruiker_id).organisatie_id == regel.keten


@pytest.mark.parametrize("pagina", ["gegevens", "driehoek"])
def test_na_het_indienen_is_de_pagina_dicht(als, ingediend, pagina):
    tekst = als(Rol.MANAGER).open(f"/aanvragen/{ingediend()}/{pagina}", status=422).tekst
    assert "Wijzigen kan nu niet" in tekst
