"""The clients in the aanvraag of a group, its calculation, and what to do when one is left."""

import uuid

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.aanvraag.actions.groep import haal_lid_weg, voeg_lid_toe
from portal.aanvraag.actions.individueel import maak_individueel
from portal.aanvraag.forms.groep import Erbijformulier
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.groep import get_lid, list_lidkeuzes, maak_groepsbeeld
from portal.aanvraag.queries.instroom import met_meerzorg_van
from portal.aanvraag.queries.rekenweergave import lees_berekening
from portal.aanvraag.queries.stand.inhoud import berekening
from portal.aanvraag.queries.stand.kader import groep_minimum_van
from portal.aanvraag.routes.bewerkbaar import open_om_te_bewerken
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import open_aanvraag, stand_van
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import VersieFormulier, eis_versie, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.route("/aanvragen/<uuid:aanvraag_id>/leden", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
def leden(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show which clients are in the aanvraag, and take another one in."""
    aanvraag = _groep_om_te_bewerken(aanvraag_id)
    dag = aanvraag.beoogde_ingang or clock.today()
    assert aanvraag.groep is not None
    erin = {lid.client_id for lid in aanvraag.leden if lid.client_id is not None}
    keuzes = list_lidkeuzes(aanvraag.groep, dag, behalve=erin | met_meerzorg_van(aanvraag))
    form = Erbijformulier(data={"versie": aanvraag.versie})
    form.bied_aan(keuzes)
    if form.validate_on_submit():
        with fouten_op(form):
            eis_versie(form, aanvraag.versie)
            lid = voeg_lid_toe(
                aanvraag, uuid.UUID(form.lid.data), door=huidige_gebruiker(), op=clock.now()
            )
            code = lid.clientcode
            db.session.commit()
            flash(f"Cliënt {code} doet mee.", "success")
            return redirect(url_for("aanvraag.leden", aanvraag_id=aanvraag_id), code=303)
        aanvraag = open_aanvraag(aanvraag_id)
    return render_form(
        "aanvraag/groep/leden.html",
        form=form,
        aanvraag=aanvraag,
        leden=aanvraag.leden,
        anderen=[keuze for keuze in keuzes if not keuze.kan_mee],
        dag=dag,
        minimum=groep_minimum_van(aanvraag, clock.today()),
        concept=aanvraag.toestand is Toestand.CONCEPT,
    )


@bp.route("/aanvragen/<uuid:aanvraag_id>/leden/<uuid:lid_id>/verwijderen", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
@eenmalig
def lid_verwijderen(aanvraag_id: uuid.UUID, lid_id: uuid.UUID) -> ResponseReturnValue:
    """Ask whether a client goes out of the aanvraag, and take him out."""
    aanvraag = _groep_om_te_bewerken(aanvraag_id)
    lid = get_lid(aanvraag, lid_id)
    form = VersieFormulier(data={"versie": aanvraag.versie})
    if form.validate_on_submit():
        with fouten_op(form):
            eis_versie(form, aanvraag.versie)
            code = lid.clientcode
            haal_lid_weg(aanvraag, lid, door=huidige_gebruiker(), op=clock.now())
            flash(f"Cliënt {code} doet niet meer mee.", "success")
            return rond_af(url_for("aanvraag.leden", aanvraag_id=aanvraag_id))
        aanvraag = open_aanvraag(aanvraag_id)
        lid = get_lid(aanvraag, lid_id)
    return render_form(
        "aanvraag/groep/lid_verwijderen.html",
        form=form,
        aanvraag=aanvraag,
        lid=lid,
        over=len(aanvraag.leden) - 1,
        minimum=groep_minimum_van(aanvraag, clock.today()),
    )


@bp.route("/aanvragen/<uuid:aanvraag_id>/individueel", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
@eenmalig
def individueel(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Ask whether a group of one becomes an individuele aanvraag, and make it so.

    Who joins a group that has meerzorg is no group of one.
    """
    aanvraag = _groep_om_te_bewerken(aanvraag_id)
    if aanvraag.is_instroom:
        raise NotFound
    form = VersieFormulier(data={"versie": aanvraag.versie})
    if form.validate_on_submit():
        with fouten_op(form):
            eis_versie(form, aanvraag.versie)
            maak_individueel(aanvraag, door=huidige_gebruiker(), op=clock.now())
            flash("Dit is nu een individuele aanvraag.", "success")
            return rond_af(url_for("aanvraag.taken", aanvraag_id=aanvraag_id))
        aanvraag = open_aanvraag(aanvraag_id)
    return render_form(
        "aanvraag/groep/individueel.html", form=form, aanvraag=aanvraag, leden=aanvraag.leden
    )


@bp.get("/aanvragen/<uuid:aanvraag_id>/groepsrekening")
@vereist(Handeling.AANVRAAG_LEZEN)
def groepsrekening(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show the calculation of the group: every client, the shared context, and both totals."""
    aanvraag = open_aanvraag(aanvraag_id)
    if not aanvraag.is_groep:
        raise NotFound
    stand = stand_van(aanvraag)
    gegevens = berekening(stand.rekenen)
    return render_template(
        "aanvraag/groep/groepsrekening.html",
        aanvraag=aanvraag,
        groep=maak_groepsbeeld(stand),
        berekening=lees_berekening(gegevens) if isinstance(gegevens, dict) else None,
    )


def _groep_om_te_bewerken(aanvraag_id: uuid.UUID) -> Aanvraag:
    aanvraag = open_om_te_bewerken(aanvraag_id)
    if not aanvraag.is_groep:
        raise NotFound
    return aanvraag
