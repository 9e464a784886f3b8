"""The door of every page on which content is changed: open to whom, and when."""

import uuid

from flask import abort, make_response, render_template, request

from portal.aanvraag.actions.verloop import mag_stap
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import is_bewerker
from portal.aanvraag.routes.lezen import open_aanvraag
from portal.domain.bevoegdheid import Handeling
from portal.toegang.bewaking import huidige_gebruiker


def open_om_te_bewerken(aanvraag_id: uuid.UUID) -> Aanvraag:
    """Give the aanvraag of a page with content; a page that cannot be changed now is not shown.

    A POST goes on: its action refuses, and the route keeps what was typed.

    Raises:
        NotFound: It does not exist or is not in view of the user.
        HTTPException: 403 for who does not take part, 422 when the content is closed.
    """
    aanvraag = open_aanvraag(aanvraag_id)
    if request.method == "GET":
        gebruiker = huidige_gebruiker()
        if not is_bewerker(aanvraag, gebruiker):
            _weiger(aanvraag, "niet_in_driehoek", 403)
        if not mag_stap(aanvraag, Handeling.AANVRAAG_BEWERKEN, gebruiker):
            _weiger(aanvraag, "gesloten", 422)
    return aanvraag


def _weiger(aanvraag: Aanvraag, reden: str, status: int) -> None:
    pagina = render_template("aanvraag/vragenlijst/dicht.html", aanvraag=aanvraag, reden=reden)
    abort(make_response(pagina, status))
