"""A page for a step that this dossier does not have now says so, and how to go on."""

from flask import abort, make_response, render_template

from portal.aanvraag.actions.verloop import mag_stap
from portal.aanvraag.models import Aanvraag
from portal.domain.bevoegdheid import Handeling
from portal.toegang.bewaking import huidige_gebruiker


def eis_stap(aanvraag: Aanvraag, handeling: Handeling) -> None:
    """Refuse a page whose step is not in the table for this toestand.

    Raises:
        HTTPException: 422, with a page that says where the aanvraag stands.
    """
    if not mag_stap(aanvraag, handeling, huidige_gebruiker()):
        weiger(aanvraag)


def weiger(aanvraag: Aanvraag) -> None:
    """Show that the step is closed.

    Raises:
        HTTPException: 422.
    """
    pagina = render_template("aanvraag/afronden/gesloten.html", aanvraag=aanvraag)
    abort(make_response(pagina, 422))
