"""After bijstellen: a new version beside the old one, or a besluit without a change (S05)."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import (
    Aanvraag,
    AanvraagVersie,
    Afstemming,
    Antwoord,
    Ondertekening,
    Toelichting,
    Verklaring,
)
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.aanvraag import BLOKKEN, Wens, onderteken, vul_afstemming
from tests.factories.clienten import Zorg
from tests.factories.verloop import stel_bij
from tests.factories.wereld import ANDER

BESLOTEN = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
OP = datetime(2026, 3, 25, 9, 0, tzinfo=UTC)
DEN = Wens(
    zorg=Zorg(zorgprofiel="5VG", zzp="VG5"),
    tarief="0.94",
    blokken={
        **BLOKKEN,
        "zorg": {"bron": "totaal", "wonen": "35", "dagbesteding": "8", "nachtzorg": "2"},
        "behandelaars": {"gedragsdeskundige": "1"},
        "context": {"context_uren": ""},
    },
    context_euro="10000",
)


@pytest.fixture
def bijstellen(app, wereld, ingediend):
    """Give the aanvraag of Den after a besluit with uitkomst bijstellen."""
    aanvraag_id = ingediend(DEN)
    with app.app_context(), clock.freeze(BESLOTEN):
        aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        stel_bij(aanvraag, antwoorddatum=date(2026, 4, 3), door=door, op=BESLOTEN)
        db.session.commit()
    with clock.freeze(OP):
        yield aanvraag_id


def rij(app, aanvraag_id):
    with app.app_context():
        return db.session.get_one(Aanvraag, aanvraag_id)


def test_de_bedragen_van_s05_staan_in_versie_1(als, bijstellen):
    pagina = als(Rol.MANAGER).open(f"/aanvragen/{bijstellen}/versies/1?tab=rekentool")
    tekst = pagina.tekst.replace("\xa0", " ")
    for deel in ("Meerzorgprofiel 2", "€ 2.931,99", "€ 7.068,01", "€ 45.364,87", "€ 124,29"):
        assert deel in tekst


def test_de_pagina_zegt_per_criterium_wat_anders_moet(als, bijstellen):
    pagina = als(Rol.BEGELEIDER).open(f"/aanvragen/{bijstellen}/bijstellen")
    assert "Antwoord uiterlijk op 3 april 2026" in pagina.tekst
    assert "Contextmiddelen boven de drempel" in pagina.tekst
    assert "Onderbouw de wand." in pagina.tekst
    assert (
        "De beslistermijn loopt door: het zorgkantoor beslist uiterlijk op 6 mei 2026"
        in pagina.tekst
    )


def test_alle_verklaringen_worden_opnieuw_gevraagd_en_de_machtigingsdatum_blijft(app, bijstellen):
    with app.app_context():
        assert db.session.scalars(sa.select(Verklaring)).all() == []
        afstemming = db.session.scalars(sa.select(Afstemming)).one()
        assert afstemming.machtiging_datum == date(2026, 3, 2)
        assert afstemming.getekend_datum is None


def test_opnieuw_indienen_geeft_versie_2_naast_een_ongewijzigde_versie_1(
    app, als, wereld, bijstellen
):
    browser = als(Rol.MANAGER)
    assert "U kunt nog niet indienen" in browser.open(f"/aanvragen/{bijstellen}/controleren").tekst
    with app.app_context():
        eerste = db.session.scalars(sa.select(AanvraagVersie.sha256)).one()
        aanvraag = db.session.get_one(Aanvraag, bijstellen)
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        db.session.execute(sa.delete(Afstemming))
        db.session.execute(sa.delete(Ondertekening))
        vul_afstemming(aanvraag, manager, op=OP)
        antwoord = db.session.scalars(
            sa.select(Antwoord).where(Antwoord.vraag_id == "cx-middelen-doel")
        ).one()
        antwoord.waarde = "De wand geeft rust bij het slapen."
        db.session.flush()
        onderteken(aanvraag, op=OP)
        db.session.commit()
    pagina = browser.open(f"/aanvragen/{bijstellen}/controleren")
    ontvangst = browser.volg(browser.vul_in(pagina, formulier=pagina.formulier(met="digest")))
    assert "Uw bijgestelde aanvraag is ingediend" in ontvangst.tekst
    aanvraag = rij(app, bijstellen)
    assert aanvraag.toestand is Toestand.IN_TOETSING
    assert aanvraag.beslisdatum == date(2026, 5, 6)
    assert aanvraag.antwoorddatum is None
    with app.app_context():
        versies = db.session.scalars(sa.select(AanvraagVersie).order_by(AanvraagVersie.nr)).all()
        assert [(v.nr, v.soort) for v in versies] == [(1, "ingediend"), (2, "bijgesteld")]
        assert versies[0].sha256 == eerste
    verschil = browser.open(f"/aanvragen/{bijstellen}/versies/2/verschil")
    assert "De wand geeft rust bij het slapen." in verschil.tekst
    assert "Hoe helpen scholing, aanpassingen of andere middelen bij de doelen?" in verschil.tekst


def test_een_besluit_vragen_zonder_wijziging(app, als, bijstellen):
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"/aanvragen/{bijstellen}/besluit-vragen")
    formulier = pagina.formulier(met="reden")
    browser.vul_in(pagina, {"reden": "Wij vinden het goed zo."}, formulier=formulier)
    aanvraag = rij(app, bijstellen)
    assert aanvraag.toestand is Toestand.IN_TOETSING
    assert aanvraag.besluit_gevraagd
    assert aanvraag.antwoorddatum is None
    with app.app_context():
        toelichting = sa.select(Toelichting).where(Toelichting.soort == "besluit_gevraagd")
        assert db.session.scalars(toelichting).one().tekst == "Wij vinden het goed zo."


def test_instemmen_met_uitstel_schuift_de_beslisdatum_op(app, als, bijstellen):
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"/aanvragen/{bijstellen}/uitstel")
    velden = {"van": "1-4-2026", "tot_en_met": "7-4-2026"}
    browser.vul_in(pagina, velden, formulier=pagina.formulier(met="van"))
    assert rij(app, bijstellen).beslisdatum == date(2026, 5, 12)


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"van": "7-4-2026", "tot_en_met": "1-4-2026"}, "De laatste dag ligt voor de eerste dag."),
        ({"van": "1-3-2026", "tot_en_met": "7-4-2026"}, "Kies een periode die vandaag of later"),
        ({"van": "", "tot_en_met": ""}, "Vul de eerste dag in."),
        ({"van": "1-4-2026", "tot_en_met": "7-4-9999"}, "Controleer het jaar van deze datum."),
    ],
)
def test_een_onmogelijke_periode_wordt_geweigerd(app, als, bijstellen, velden, tekst):
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"/aanvragen/{bijstellen}/uitstel")
    formulier = pagina.formulier(met="van")
    assert tekst in browser.vul_in(pagina, velden, formulier=formulier, status=422).tekst
    assert rij(app, bijstellen).beslisdatum == date(2026, 5, 6)


@pytest.mark.parametrize("pagina", ["bijstellen", "besluit-vragen", "uitstel"])
def test_wie_het_niet_is_komt_er_niet_in(als, bijstellen, pagina):
    adres = f"/aanvragen/{bijstellen}/{pagina}"
    assert als(Rol.MANAGER, ANDER).client.get(adres).status_code == 404
    verwacht = 200 if pagina == "bijstellen" else 403
    assert als(Rol.BEGELEIDER).client.get(adres).status_code == verwacht
