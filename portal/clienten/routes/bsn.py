"""Show a BSN: with a reason, and written down."""

import uuid

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.clienten import actions
from portal.clienten.forms import BsnForm
from portal.clienten.routes.blauwdruk import bp
from portal.clienten.routes.lezen import open_client
from portal.domain.bevoegdheid import Handeling
from portal.platform.database import db
from portal.platform.forms import render_form
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.route("/clienten/<uuid:client_id>/bsn", methods=["GET", "POST"])
@vereist(Handeling.CLIENT_BSN_TONEN)
def bsn(client_id: uuid.UUID) -> ResponseReturnValue:
    """Ask why, then show the number on this page only."""
    client = open_client(client_id)
    form = BsnForm()
    if form.validate_on_submit():
        nummer = actions.toon_bsn(client, form.reden.data, door=huidige_gebruiker())
        pagina = render_template("clienten/bsn_zichtbaar.html", client=client, nummer=nummer)
        db.session.commit()
        return pagina
    return render_form("clienten/bsn.html", form=form, client=client)
