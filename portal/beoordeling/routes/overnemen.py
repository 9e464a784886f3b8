"""What was found on an earlier version: take it over, or read it."""

import uuid

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.aanvraag.queries.dossiers import get_versie
from portal.aanvraag.queries.versie import lees_versie
from portal.aanvraag.queries.weergave import maak_weergave
from portal.beoordeling.actions.overnemen import BEPERKINGEN, neem_vorige_over
from portal.beoordeling.queries.toekenning import beschrijf_voorstel
from portal.beoordeling.queries.toetsing import (
    bepaal_toetsing,
    find_vorige_toetsing,
    maak_signaalbeeld,
    oordelen_per_groep,
)
from portal.beoordeling.queries.toetsing.teksten import woord, woorden
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.lezen import open_deel
from portal.beoordeling.routes.toetsdossier import open_toetsdossier
from portal.beoordeling.routes.verwerken import toon_stap
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import Formulier, domain_errors_on
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

OVERNEMEN = "Oordelen overnemen"


@bp.post("/dossiers/<uuid:aanvraag_id>/oordelen-overnemen")
@vereist(Handeling.DOSSIER_TOETSEN)
@eenmalig
def oordelen_overnemen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Copy what still holds of the version before, and go to what is left."""
    stand, form = open_toetsdossier(aanvraag_id).stand, Formulier()
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=BEPERKINGEN):
            vorige = find_vorige_toetsing(stand, maak_weergave(stand.versie), clock.today())
            if vorige is None:
                raise NotFound
            gedaan = neem_vorige_over(stand, vorige, door=huidige_gebruiker(), op=clock.now())
            flash(woord("melding", "vorige_overgenomen", {"aantal": gedaan}), "success")
            return rond_af(url_for("beoordeling.toetsing_begin", aanvraag_id=aanvraag_id))
    return toon_stap("niet_gelukt", form, aanvraag_id, wat=OVERNEMEN)


@bp.get("/dossiers/<uuid:aanvraag_id>/versies/<int:nr>/toetsing")
@vereist(Handeling.VERSIE_LEZEN)
def versie_toetsing(aanvraag_id: uuid.UUID, nr: int) -> ResponseReturnValue:
    """Show what was found on one version, to read only."""
    aanvraag = open_deel(aanvraag_id)
    versie = lees_versie(get_versie(aanvraag, nr))
    stand = bepaal_toetsing(aanvraag, versie, clock.today())
    return render_template(
        "beoordeling/toetsing/eerder.html",
        aanvraag=aanvraag,
        nr=nr,
        groepen=oordelen_per_groep(stand),
        signalen=[
            maak_signaalbeeld(stand, signaal)
            for signaal in stand.signalen
            if signaal.id in stand.reacties
        ],
        voorstel=beschrijf_voorstel(stand),
        oordeelwoorden=woorden("oordeel"),
    )
