"""A concept of which the rekentool can be filled in, and the forms of its pages."""

from dataclasses import replace

from portal.aanvraag.queries.dossier import laad_dossier
from portal.aanvraag.queries.dossiers import get_aanvraag
from portal.aanvraag.queries.rekenen import opgeslagen_blok
from portal.clienten.actions import maak_zoekindexen
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from tests.factories.aanvraag import OP, S01, maak_aanvraag, vul_driehoek, zet_tarief
from tests.factories.clienten import BSN, VG7, maak_client


def maak_concept(app, wereld, zorg=VG7, *, tarief="0.96", ingang=S01.ingang, bsn=BSN):
    """Make an aanvraag with nothing typed in the rekentool; give its id."""
    with app.app_context():
        manager = _manager(wereld)
        client = maak_client(db.session.get_one(Locatie, wereld["locatie"]), zorg, bsn=bsn)
        aanvraag = maak_aanvraag(client, manager, op=OP)
        aanvraag.beoogde_ingang = ingang
        if tarief:
            zet_tarief(aanvraag, replace(S01, tarief=tarief, ingang=ingang))
        vul_driehoek(aanvraag, wereld)
        db.session.commit()
        return aanvraag.id


def maak_vindbare_client(app, wereld, bsn):
    """Make a client that the own organisation finds by BSN; give the code."""
    with app.app_context():
        client = maak_client(db.session.get_one(Locatie, wereld["locatie"]), bsn=bsn)
        maak_zoekindexen(client, houder_id=wereld["aanbieder"])
        db.session.commit()
        return client.clientcode


def lees_blok(app, wereld, aanvraag_id, naam):
    """Give a stored block as typed."""
    with app.app_context():
        aanvraag = get_aanvraag(aanvraag_id, voor=_manager(wereld))
        return dict(opgeslagen_blok(laad_dossier(aanvraag), naam))


def formulier_van(pagina):
    """Give the form with the blocks of a page."""
    return next(f for f in pagina.document.formulieren if "bereken" in f.knoppen)


def stuur(browser, pagina, velden=None, *, knop, status=303):
    """Fill in the form with blocks and press a button."""
    return browser.vul_in(pagina, velden, formulier=formulier_van(pagina), knop=knop, status=status)


def post(browser, adres, pagina, velden):
    """Send the form with blocks as the page's script does, to another address."""
    return browser.client.post(adres, data={**formulier_van(pagina).velden, **velden})


def _manager(wereld):
    return db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
