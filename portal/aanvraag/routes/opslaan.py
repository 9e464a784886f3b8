"""Saving while somebody types: the same actions as the pages, answered with a little JSON."""

import uuid
from collections.abc import Mapping

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.antwoorden import Verslag, bewaar_antwoorden
from portal.aanvraag.actions.doelen import bewaar_doel
from portal.aanvraag.forms.doelen import DOEL, Doelformulier
from portal.aanvraag.forms.pagina import Actie, Paginaformulier
from portal.aanvraag.forms.velden import schrijf_getoond
from portal.aanvraag.queries.doelen import get_rij, get_velden
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import open_aanvraag, stand_van
from portal.aanvraag.routes.vragenlijst import vragen_van
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.platform import autosave, clock
from portal.platform.database import db
from portal.platform.forms import Formulier
from portal.platform.web.messages import tekst_van
from portal.platform.web.texts import tijd
from portal.toegang.bewaking import huidige_gebruiker, vereist

NIETS = Actie("", "")


@bp.post("/aanvragen/<uuid:aanvraag_id>/vragenlijst/<sectie_id>/<int:nr>/bewaren")
@vereist(Handeling.AANVRAAG_BEWERKEN)
def vragen_bewaren(aanvraag_id: uuid.UUID, sectie_id: str, nr: int) -> ResponseReturnValue:
    """Save every changed answer of a page on its own."""
    aanvraag = open_aanvraag(aanvraag_id)
    form = Paginaformulier.uit_post(
        vragen_van(stand_van(aanvraag), sectie_id, nr), request.form, NIETS
    )
    form.formulier.validate()
    gebruiker, op = huidige_gebruiker(), clock.now()
    try:
        wijzigingen = form.geldige(form.wijzigingen(NIETS))
        verslag = bewaar_antwoorden(aanvraag, sectie_id, wijzigingen, door=gebruiker, op=op)
        db.session.commit()
    except DomeinFout as fout:
        return _geweigerd(fout)
    eerste = {
        conflict.sleutel: form.eerste_veld(conflict.sleutel) for conflict in verslag.conflicten
    }
    return _antwoord(form.formulier, verslag, eerste)


@bp.post("/aanvragen/<uuid:aanvraag_id>/doelen/<uuid:doel_id>/bewaren")
@vereist(Handeling.AANVRAAG_BEWERKEN)
def doel_bewaren(aanvraag_id: uuid.UUID, doel_id: uuid.UUID) -> ResponseReturnValue:
    """Save the changed parts of a doel."""
    aanvraag = open_aanvraag(aanvraag_id)
    stand = stand_van(aanvraag)
    doel = get_rij(stand, doel_id)
    form = Doelformulier.uit_post(get_velden(stand), request.form, NIETS)
    if not form.formulier.validate():
        return _antwoord(form.formulier, Verslag(), {})
    try:
        verslag = bewaar_doel(
            aanvraag, doel, form.wijziging(), door=huidige_gebruiker(), op=clock.now()
        )
        db.session.commit()
    except DomeinFout as fout:
        return _geweigerd(fout)
    return _antwoord(form.formulier, verslag, {DOEL: form.velden[0].naam})


def _antwoord(
    formulier: Formulier, verslag: Verslag, eerste: Mapping[str, str]
) -> ResponseReturnValue:
    """Tell the page what it shows from now on: 200, or 409 or 422 when not all was saved."""
    bewaard = {naam: schrijf_getoond(waarde) for naam, waarde in verslag.getoond.items()}
    botsingen = {
        eerste[conflict.sleutel]: f"{conflict.door} heeft dit om {tijd(conflict.op)} ook "
        "gewijzigd. Uw tekst is nog niet opgeslagen. Kies onderaan Opslaan en verder. "
        "Dan ziet u beide versies."
        for conflict in verslag.conflicten
    }
    return autosave.antwoord(formulier, bewaard, botsingen)


def _geweigerd(fout: DomeinFout) -> ResponseReturnValue:
    db.session.rollback()
    return jsonify({"tekst": tekst_van(fout), "waarden": {}}), 422
