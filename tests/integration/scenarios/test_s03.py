"""S03: an aanvulverzoek stops the beslistermijn; what comes in time, and what never comes."""

from datetime import UTC, date, datetime

from portal.aanvraag.actions.systeem import verwerk_verstreken_termijnen
from portal.aanvraag.models import Aanvraag
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from tests.factories.aanvraag import S01
from tests.integration.scenarios.zorgkantoor import Dossier

ONTVANGEN = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
GEVRAAGD = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
TERUG = datetime(2026, 12, 10, 9, 0, tzinfo=UTC)
TE_LAAT = datetime(2026, 12, 15, 5, 0, tzinfo=UTC)
VRAAG = {
    "punten-0-plaats": "hs-zonder",
    "punten-0-reden": "Beschrijf een gewone dag.",
    "hersteldatum": "14-12-2026",
}


def vraag_aanvulling(app, als, aanvraag_id):
    with clock.freeze(GEVRAAGD):
        dossier = Dossier(app, als(Rol.BEOORDELAAR), aanvraag_id)
        dossier.neem()
        dossier.stuur("/aanvulling-vragen", "hersteldatum", VRAAG, knop="vragen")


def test_s03_de_aanvulling_komt_op_tijd(app, als, dien_in, lees):
    aanvraag_id = dien_in(S01, ONTVANGEN)
    assert lees(Aanvraag).beslisdatum == date(2027, 1, 11)
    vraag_aanvulling(app, als, aanvraag_id)
    assert lees(Aanvraag).toestand is Toestand.AANVULLING_GEVRAAGD
    assert lees(Aanvraag).termijn_stil
    with clock.freeze(TERUG):
        manager = als(Rol.MANAGER)
        pagina = manager.open(f"/aanvragen/{aanvraag_id}/aanvulling")
        [vraag] = [link for link in pagina.document.links if "/aanvulling/" in link]
        antwoord = manager.open(vraag)
        formulier = antwoord.formulier(met="hs-zonder")
        manager.vul_in(antwoord, {"hs-zonder": "Een gewone dag."}, formulier=formulier)
        klaar = manager.open(f"/aanvragen/{aanvraag_id}/aanvulling")
        manager.vul_in(klaar, formulier=klaar.formulier(met="_eenmalig"))
    aanvraag = lees(Aanvraag)
    assert (aanvraag.toestand, aanvraag.beslisdatum) == (Toestand.INGEDIEND, date(2027, 1, 20))
    assert not aanvraag.termijn_stil


def test_s03_er_komt_niets(app, als, dien_in, lees):
    aanvraag_id = dien_in(S01, ONTVANGEN)
    vraag_aanvulling(app, als, aanvraag_id)
    with app.app_context(), clock.freeze(TE_LAAT):
        assert verwerk_verstreken_termijnen(TE_LAAT) == 1
    aanvraag = lees(Aanvraag)
    assert aanvraag.beslisdatum == date(2027, 1, 25)
    assert aanvraag.aanvulling_uitgebleven
    with clock.freeze(TE_LAAT):
        pagina = Dossier(app, als(Rol.BEOORDELAAR), aanvraag_id).open()
    assert "buiten behandeling" in pagina.tekst
    assert "11 januari 2027" in pagina.tekst
