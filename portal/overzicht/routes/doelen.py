"""The goals of a client, each followed from aanvraag to evaluatie, for both sides."""

import uuid

from flask import render_template
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.overzicht.queries.doelen import Persoon, get_persoon, lees_draden
from portal.overzicht.routes.blauwdruk import bp
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.get("/clienten/<uuid:client_id>/doelen")
@vereist(Handeling.CLIENT_LEZEN)
def client_doelen(client_id: uuid.UUID) -> ResponseReturnValue:
    """List the goals of a client with how each stands now."""
    persoon, gebruiker = _open(client_id), huidige_gebruiker()
    draden = lees_draden(persoon.client_ids, voor=gebruiker, op=clock.today())
    return render_template(
        "overzicht/doelen.html", client=persoon.client, draden=draden, eigen=_is_eigen()
    )


@bp.get("/clienten/<uuid:client_id>/doelen/<uuid:doel_id>")
@vereist(Handeling.CLIENT_LEZEN)
def client_doel(client_id: uuid.UUID, doel_id: uuid.UUID) -> ResponseReturnValue:
    """Follow one goal over aanvragen, toekenningen, metingen, evaluaties and trajecten."""
    persoon, gebruiker = _open(client_id), huidige_gebruiker()
    draden = lees_draden(persoon.client_ids, voor=gebruiker, op=clock.today())
    draad = next((rij for rij in draden if rij.doel_id == str(doel_id)), None)
    if draad is None:
        raise NotFound
    return render_template(
        "overzicht/doel.html", client=persoon.client, draad=draad, eigen=_is_eigen()
    )


def _open(client_id: uuid.UUID) -> Persoon:
    """Give the person of a client in view, and leave a line that the goals were read.

    Raises:
        NotFound: The client does not exist or is not in view.
    """
    gebruiker = huidige_gebruiker()
    persoon = get_persoon(client_id, voor=gebruiker, op=clock.today())
    code = Handeling.CLIENT_LEZEN.value
    regel = audit_regel(
        code, door=gebruiker, over=persoon.client, client_id=client_id, kenmerk="doelen"
    )
    leg_lezen_vast(regel)
    return persoon


def _is_eigen() -> bool:
    return huidige_gebruiker().organisatie.soort is OrganisatieSoort.AANBIEDER
