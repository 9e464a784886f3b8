"""The list of clients, and searching in it."""

import uuid
from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.clienten import actions, queries
from portal.clienten.dossiers import Verwijzing, dossierbron
from portal.clienten.forms import CodeForm, ZoekForm
from portal.clienten.queries import Clientrij, Venster, Zoekvraag
from portal.clienten.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.database import db
from portal.platform.forms import render_form
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    from portal.toegang.models import Gebruiker


@bp.get("/clienten")
@vereist(Handeling.CLIENT_LEZEN)
def lijst() -> ResponseReturnValue:
    """List the clients in view by code."""
    gebruiker = _van_aanbieder()
    form = CodeForm(request.args)
    venster = Venster(
        begin=(form.code.data or "").strip().upper(),
        na=request.args.get("na", ""),
        tot=request.args.get("tot", ""),
    )
    bladzijde = queries.blader(venster, voor=gebruiker, op=clock.today())
    leg_lezen_vast(audit_regel("client.lijst", door=gebruiker))
    return render_template(
        "clienten/lijst.html",
        codeform=form,
        zoekform=ZoekForm(formdata=None),
        begin=venster.begin,
        rijen=bladzijde.rijen,
        open_aanvragen=_open_aanvragen(bladzijde.rijen, gebruiker),
        links=bladzijde.links(
            lambda rij: rij.clientcode,
            partial(url_for, "clienten.lijst", code=venster.begin or None),
        ),
    )


@bp.post("/clienten/zoeken")
@vereist(Handeling.CLIENT_LEZEN)
def zoeken() -> ResponseReturnValue:
    """Find clients by what is encrypted: by POST, so that it never stands in an address."""
    gebruiker = _van_aanbieder()
    form = ZoekForm()
    rijen: Collection[Clientrij] = ()
    open_aanvragen: Mapping[uuid.UUID, Verwijzing] = {}
    if form.validate_on_submit():
        vraag = Zoekvraag(
            bsn=form.zoek_bsn.data or "",
            achternaam=form.zoek_achternaam.data or "",
            geboortedatum=form.zoek_geboortedatum.data,
        )
        gevonden = queries.client_ids_bij(vraag.soort, gebruiker.organisatie_id, vraag.tekst)
        rijen = queries.list_gevonden(gevonden, voor=gebruiker, op=clock.today())
        open_aanvragen = _open_aanvragen(rijen, gebruiker)
        actions.leg_zoeken_vast(vraag.soort, door=gebruiker)
        db.session.commit()
    return render_form(
        "clienten/zoeken.html", form=form, rijen=rijen, open_aanvragen=open_aanvragen
    )


def _van_aanbieder() -> "Gebruiker":
    """Give the user; a zorgkantoor sees clients in its dossiers only.

    Raises:
        NotFound: The user is not of an aanbieder.
    """
    gebruiker = huidige_gebruiker()
    if gebruiker.organisatie.soort is not OrganisatieSoort.AANBIEDER:
        raise NotFound
    return gebruiker


def _open_aanvragen(
    rijen: Collection[Clientrij], gebruiker: "Gebruiker"
) -> Mapping[uuid.UUID, Verwijzing]:
    return dossierbron().open_aanvragen([rij.id for rij in rijen], voor=gebruiker)
