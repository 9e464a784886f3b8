"""What every page of one client starts with: the row that may be seen, and a line that it was."""

import uuid

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from portal.clienten import queries
from portal.clienten.models import Client
from portal.clienten.routes.beeld import nu_rijen
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import VersieFormulier, render_form
from portal.platform.web.idempotency import rond_af
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker


def open_client(client_id: uuid.UUID) -> Client:
    """Give the client of a page and write one audit line when the page only reads.

    Raises:
        NotFound: The client does not exist or is not in view of the user.
    """
    gebruiker = huidige_gebruiker()
    client = queries.get_client(client_id, voor=gebruiker, op=clock.today())
    if request.method == "GET":
        leg_lezen_vast(
            audit_regel(
                Handeling.CLIENT_LEZEN.value, door=gebruiker, over=client, client_id=client.id
            )
        )
    return client


def klaar(client: Client, melding: str) -> Response:
    """Commit a change and go to the client; to the list when the client moved out of view."""
    client_id = client.id
    if queries.is_zichtbaar(client_id, voor=huidige_gebruiker(), op=clock.today()):
        flash(melding, "success")
        return rond_af(url_for("clienten.client", client_id=client_id))
    flash(f"{melding} De cliënt staat niet meer op een locatie van u.", "success")
    return rond_af(url_for("clienten.lijst"))


def toon(
    sjabloon: str, form: VersieFormulier, client: Client, **rest: object
) -> ResponseReturnValue:
    """Show a form about a client; after a conflict also with what is recorded now."""
    nu = nu_rijen(client, op=clock.today()) if form.verouderd else ()
    return render_form(sjabloon, form=form, client=client, nu=nu, **rest)
