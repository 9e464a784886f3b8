"""Who speaks for a client: a new one, a change or an end."""

import uuid

from flask.typing import ResponseReturnValue

from portal.clienten import actions, queries
from portal.clienten.actions import Vertegenwoordiging
from portal.clienten.forms import VertegenwoordigerForm
from portal.clienten.models import Client, Vertegenwoordiger
from portal.clienten.routes.blauwdruk import bp
from portal.clienten.routes.lezen import klaar, open_client, toon
from portal.domain.bevoegdheid import Handeling
from portal.platform.forms import domain_errors_on, eis_versie
from portal.platform.web.idempotency import eenmalig
from portal.toegang.bewaking import huidige_gebruiker, vereist

GEEN = "geen"


@bp.route("/clienten/<uuid:client_id>/vertegenwoordiger", methods=["GET", "POST"])
@vereist(Handeling.CLIENT_WIJZIGEN)
@eenmalig
def vertegenwoordiger(client_id: uuid.UUID) -> ResponseReturnValue:
    """Add somebody who speaks for the client."""
    client = open_client(client_id)
    form = VertegenwoordigerForm(data={"versie": client.versie})
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, client.versie)
            actions.leg_vertegenwoordiger_vast(client, _wie(form), door=huidige_gebruiker())
            return klaar(client, "De vertegenwoordiger is opgeslagen.")
    return toon("clienten/vertegenwoordiger.html", form, client, rij=None)


@bp.route(
    "/clienten/<uuid:client_id>/vertegenwoordiger/<uuid:vertegenwoordiger_id>",
    methods=["GET", "POST"],
)
@vereist(Handeling.CLIENT_WIJZIGEN)
def vertegenwoordiger_wijzigen(
    client_id: uuid.UUID, vertegenwoordiger_id: uuid.UUID
) -> ResponseReturnValue:
    """Change or end who speaks for the client."""
    client = open_client(client_id)
    rij = queries.get_vertegenwoordiger(client, vertegenwoordiger_id)
    form = VertegenwoordigerForm(data=_bekend(client, rij))
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, client.versie)
            actions.wijzig_vertegenwoordiger(client, rij, _wie(form), door=huidige_gebruiker())
            return klaar(client, "De vertegenwoordiger is gewijzigd.")
    return toon("clienten/vertegenwoordiger.html", form, client, rij=rij)


def _wie(form: VertegenwoordigerForm) -> Vertegenwoordiging:
    assert form.van.data is not None
    gekozen = form.wettelijk.data
    return Vertegenwoordiging(
        naam=form.naam.data or "",
        adres=form.adres.data or "",
        relatie=form.relatie.data or "",
        wettelijk="" if gekozen == GEEN else gekozen,
        van=form.van.data,
        tot=form.tot.data,
    )


def _bekend(client: Client, rij: Vertegenwoordiger) -> dict[str, object]:
    return {
        "versie": client.versie,
        "naam": rij.naam,
        "relatie": rij.relatie,
        "wettelijk": rij.wettelijk or GEEN,
        "adres": rij.adres,
        "van": rij.van,
        "tot": rij.tot,
    }
