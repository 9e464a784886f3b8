"""S05: send back, submit a second version, and grant part of the contextmiddelen."""

from datetime import UTC, date, datetime

from portal.aanvraag.models import Aanvraag, AanvraagVersie
from portal.beoordeling.models import Besluit
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.database import db
from tests.factories.besluit import stand_van_toetsing
from tests.factories.toetsing import S05
from tests.integration.scenarios import webroute as web
from tests.integration.scenarios.zorgkantoor import Dossier

ONTVANGEN = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
TERUGGESTUURD = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
BIJGESTELD = datetime(2026, 3, 25, 9, 0, tzinfo=UTC)
BESLOTEN = datetime(2026, 4, 15, 9, 0, tzinfo=UTC)
TWIJFEL = {"CM-4": "Alleen het deel dat met de doelen te maken heeft, is onderbouwd."}
BIJSTELLEN = {"uitkomst": "bijstellen", "onderbouwing": TWIJFEL["CM-4"]}
TOEKENNEN = {
    "uitkomst": "toekennen",
    "onderbouwing": "De zorg is zwaarder dan het profiel biedt.",
    "perspectief": "Hoogstens profiel 2.",
}


def stuur_terug(app, als, aanvraag_id):
    """Take the dossier, doubt CM-4, and send it back; without onderbouwing that is refused."""
    with clock.freeze(TERUGGESTUURD):
        dossier = Dossier(app, als(Rol.BEOORDELAAR), aanvraag_id, twijfel=TWIJFEL)
        berekening = dossier.open("/berekening").tekst
        for deel in ("2.931,99", "7.068,01", "45.364,87", "124,29"):
            assert deel in berekening
        dossier.neem()
        dossier.verklaar_volledig()
        dossier.scoor()
        dossier.bereid_voor(BIJSTELLEN | {"onderbouwing": ""}, status=422)
        dossier.bereid_voor(BIJSTELLEN)
        dossier.stel_vast(dossier.browser)


def dien_opnieuw_in(als, aanvraag_id):
    """Declare and sign again what bijstellen reopened, and submit; version 1 stays readable."""
    with clock.freeze(BIJGESTELD):
        pad = web.Dossierpad(als(Rol.MANAGER), f"/aanvragen/{aanvraag_id}")
        web.stem_af(pad, "20-3-2026")
        for rol in (Rol.MANAGER, Rol.BEGELEIDER):
            web.teken(pad.door(als(rol)))
        web.dien_in(pad)
        versie_1 = pad.open("/versies/1?tab=rekentool").tekst
    assert "Meerzorgprofiel 2" in versie_1
    assert "45.364,87" in versie_1


def test_s05_de_signalen_over_contextmiddelen_staan_aan(app, dien_in):
    aanvraag_id = dien_in(S05, ONTVANGEN)
    with app.app_context(), clock.freeze(ONTVANGEN):
        stand = stand_van_toetsing(db.session.get_one(Aanvraag, aanvraag_id))
        aan = {signaal.id for signaal in stand.signalen if signaal.actief}
    assert {"SG-CONTEXT-DREMPEL", "SG-INVENTARIS"} <= aan


def test_s05_bijstellen_en_deels_toekennen(app, als, dien_in, lees):
    aanvraag_id = dien_in(S05, ONTVANGEN)
    stuur_terug(app, als, aanvraag_id)
    assert lees(Aanvraag).toestand is Toestand.BIJSTELLEN_GEVRAAGD
    dien_opnieuw_in(als, aanvraag_id)
    aanvraag = lees(Aanvraag)
    assert (aanvraag.toestand, aanvraag.beslisdatum) == (Toestand.IN_TOETSING, date(2026, 5, 6))
    assert lees(AanvraagVersie, AanvraagVersie.nr).nr == 2
    with clock.freeze(BESLOTEN):
        dossier = Dossier(app, als(Rol.BEOORDELAAR), aanvraag_id)
        dossier.scoor()
        dossier.ken_toe({"context_boven": "3000", "reden-context_boven": TWIJFEL["CM-4"]})
        dossier.bereid_voor(TOEKENNEN)
        beschikking = dossier.stel_vast(dossier.browser)
    besluit = lees(Besluit, Besluit.nr)
    assert (besluit.jaarbedrag_cent, besluit.etmaalbedrag_cent) == (4_154_094, 11_381)
    assert besluit.deels
    for deel in ("45.364,87", "41.540,94", "113,81"):
        assert deel in beschikking.tekst
