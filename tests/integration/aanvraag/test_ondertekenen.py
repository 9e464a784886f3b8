"""Three people sign their own parts; a change reopens only what it touches."""

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import (
    Aanvraag,
    Antwoord,
    Driehoeklid,
    Gebeurtenis,
    Ondertekening,
    Rekenblok,
)
from portal.domain.bevoegdheid import DRIEHOEK, Rol
from portal.domain.procedure import Handtekeningstatus, Onderdeel, onderdelen_van
from portal.platform.database import db
from tests.factories.aanvraag import stand_van
from tests.factories.wereld import ANDER, TWEEDE

pytestmark = pytest.mark.usefixtures("indiendag")


@pytest.fixture
def zonder_handtekening(app, volledig):
    """Give a complete aanvraag that nobody signed."""
    aanvraag_id = volledig()
    with app.app_context():
        db.session.execute(sa.delete(Ondertekening))
        db.session.commit()
    return aanvraag_id


def adres(aanvraag_id):
    return f"/aanvragen/{aanvraag_id}/ondertekenen"


def standen(app, aanvraag_id):
    with app.app_context():
        return stand_van(db.session.get_one(Aanvraag, aanvraag_id)).handtekeningen


def teken(browser, aanvraag_id, status=303):
    pagina = browser.open(adres(aanvraag_id))
    return browser.vul_in(pagina, formulier=pagina.formulier(met="digest"), status=status)


def test_ieder_tekent_zijn_eigen_onderdelen_in_een_keer(app, als, zonder_handtekening):
    for functie in DRIEHOEK:
        teken(als(functie), zonder_handtekening)
    with app.app_context():
        rijen = {
            rij.functie: set(rij.digests) for rij in db.session.scalars(sa.select(Ondertekening))
        }
        soorten = db.session.scalars(sa.select(Gebeurtenis.soort)).all()
    assert rijen == {f.value: {d.value for d in onderdelen_van(f)} for f in DRIEHOEK}
    assert soorten.count("ondertekend") == 3
    statussen = {stand.status for stand in standen(app, zonder_handtekening).values()}
    assert statussen == {Handtekeningstatus.GELDIG}


def test_twee_keer_klikken_is_een_handtekening(app, als, zonder_handtekening):
    browser = als(Rol.BEGELEIDER)
    pagina = browser.open(adres(zonder_handtekening))
    for _ in range(2):
        browser.vul_in(pagina, formulier=pagina.formulier(met="digest"))
    with app.app_context():
        soorten = db.session.scalars(sa.select(Gebeurtenis.soort)).all()
    assert soorten.count("ondertekend") == 1


def test_een_wijziging_heropent_alleen_wat_zij_raakt(app, als, volledig):
    aanvraag_id = volledig()
    with app.app_context():
        blok = db.session.scalars(
            sa.select(Rekenblok).where(Rekenblok.blok == "behandelaars")
        ).one()
        blok.ruw = {"gedragsdeskundige": "2"}
        db.session.commit()
    stand = standen(app, aanvraag_id)
    assert stand[Rol.BEGELEIDER].status is Handtekeningstatus.GELDIG
    assert stand[Rol.BEHANDELAAR].onderdelen == (Onderdeel.BEHANDELAARS,)
    assert stand[Rol.MANAGER].onderdelen == (Onderdeel.BEHANDELAARS,)
    pagina = als(Rol.BEHANDELAAR).open(adres(aanvraag_id))
    assert "U tekent als behandelaar voor: Behandelaars" in pagina.tekst
    teken(als(Rol.BEHANDELAAR), aanvraag_id)
    assert standen(app, aanvraag_id)[Rol.BEHANDELAAR].status is Handtekeningstatus.GELDIG


def test_zonder_volledige_onderdelen_geen_handtekening(app, als, zonder_handtekening):
    with app.app_context():
        db.session.execute(sa.delete(Antwoord).where(Antwoord.vraag_id == "hs-wie"))
        db.session.commit()
    browser = als(Rol.BEGELEIDER)
    pagina = browser.open(adres(zonder_handtekening))
    assert (
        "Beantwoord de vraag ‘Wie is de cliënt en wat maakt de zorg ingewikkeld?’" in pagina.tekst
    )
    assert all("digest" not in formulier.velden for formulier in pagina.document.formulieren)
    token = pagina.formulier().velden["csrf_token"]
    with app.app_context():
        digest = stand_van(db.session.get_one(Aanvraag, zonder_handtekening)).digest
    gegevens = {"csrf_token": token, "digest": digest}
    antwoord = browser.client.post(adres(zonder_handtekening), data=gegevens)
    assert antwoord.status_code == 422
    assert standen(app, zonder_handtekening)[Rol.BEGELEIDER].status is Handtekeningstatus.ONTBREEKT


def test_een_ander_onderdeel_houdt_de_behandelaar_niet_tegen(app, als, zonder_handtekening):
    with app.app_context():
        blok = db.session.scalars(sa.select(Rekenblok).where(Rekenblok.blok == "context")).one()
        blok.ruw = {**blok.ruw, "context_uren": "veel"}
        db.session.commit()
    teken(als(Rol.BEHANDELAAR), zonder_handtekening)
    stand = standen(app, zonder_handtekening)[Rol.BEHANDELAAR]
    assert stand.status is Handtekeningstatus.GELDIG


def test_wie_iets_anders_zag_tekent_niet(app, als, zonder_handtekening):
    browser = als(Rol.BEGELEIDER)
    pagina = browser.open(adres(zonder_handtekening))
    with app.app_context():
        rij = db.session.scalars(sa.select(Antwoord).where(Antwoord.vraag_id == "hs-wie")).one()
        rij.waarde = "Iets anders."
        db.session.commit()
    geweigerd = browser.vul_in(pagina, formulier=pagina.formulier(met="digest"), status=422)
    assert "Iemand heeft de aanvraag gewijzigd nadat u deze pagina opende." in geweigerd.tekst
    assert standen(app, zonder_handtekening)[Rol.BEGELEIDER].status is Handtekeningstatus.ONTBREEKT


def test_intrekken_raakt_alleen_de_eigen_handtekening(app, als, volledig):
    aanvraag_id, browser = volledig(), als(Rol.BEGELEIDER)
    pagina = browser.open(adres(aanvraag_id))
    formulier = next(
        f for f in pagina.document.formulieren if f.actie.endswith("ondertekening-intrekken")
    )
    browser.vul_in(pagina, formulier=formulier)
    stand = standen(app, aanvraag_id)
    assert {functie: rij.status for functie, rij in stand.items()} == {
        Rol.MANAGER: Handtekeningstatus.GELDIG,
        Rol.BEHANDELAAR: Handtekeningstatus.GELDIG,
        Rol.BEGELEIDER: Handtekeningstatus.ONTBREEKT,
    }
    geweigerd = browser.vul_in(pagina, formulier=formulier, status=422)
    assert "U heeft deze aanvraag niet getekend." in geweigerd.tekst


def test_een_opvolger_heeft_zelf_nog_niet_getekend(app, wereld, als, volledig):
    aanvraag_id, opvolger = volledig(), wereld.gebruiker(Rol.BEGELEIDER, TWEEDE)
    with app.app_context():
        lid = db.session.get_one(Driehoeklid, (aanvraag_id, Rol.BEGELEIDER.value))
        lid.gebruiker_id = opvolger
        db.session.commit()
    browser = als(opvolger)
    pagina = browser.open(adres(aanvraag_id))
    assert "Mijn handtekening intrekken" not in pagina.tekst
    samenvatting = browser.open(f"/aanvragen/{aanvraag_id}/controleren").tekst
    assert "Manager eigen" in samenvatting
    assert "Begeleider eigen" not in samenvatting
    teken(browser, aanvraag_id)
    assert "Mijn handtekening intrekken" in browser.open(adres(aanvraag_id)).tekst
    stand = standen(app, aanvraag_id)[Rol.BEGELEIDER]
    assert (stand.status, stand.persoon) == (Handtekeningstatus.GELDIG, opvolger)


def test_wie_niet_in_de_driehoek_zit_tekent_niet(als, volledig):
    aanvraag_id = volledig()
    assert als(Rol.MANAGER, ANDER).client.get(adres(aanvraag_id)).status_code == 404
    assert als(Rol.BEGELEIDER, TWEEDE).client.get(adres(aanvraag_id)).status_code == 404
    assert als(Rol.BEHEERDER_AANBIEDER).client.get(adres(aanvraag_id)).status_code == 403
