"""Check everything on one page, submit, and see what was received."""

import uuid

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.aanvraag.actions import indienen as acties
from portal.aanvraag.actions.verloop import mag_stap
from portal.aanvraag.forms.indienen import Digestformulier
from portal.aanvraag.letters import maak_ontvangstbevestiging
from portal.aanvraag.letters.ontvangst import onderdelen
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.cce import cce_deel
from portal.aanvraag.queries.controleren import bepaal_controle
from portal.aanvraag.queries.ontvangst import Ontvangst, find_ontvangst
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.versie import inhoud_van
from portal.aanvraag.queries.weergave import maak_weergave
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import open_aanvraag, stand_van
from portal.aanvraag.routes.plaatsen import als_fouten
from portal.aanvraag.routes.samenvatten import vat_samen
from portal.aanvraag.routes.taken import IN_BEWERKING
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.forms import render_form
from portal.platform.pdf import maak_pdf
from portal.platform.web.downloads import als_bijlage
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.get("/aanvragen/<uuid:aanvraag_id>/controleren")
@vereist(Handeling.AANVRAAG_LEZEN)
def controleren(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show everything that would be submitted, with what is missing and links to change it."""
    aanvraag = open_aanvraag(aanvraag_id)
    if aanvraag.toestand not in IN_BEWERKING:
        return _al_ingediend(aanvraag, 200)
    stand = stand_van(aanvraag)
    return _toon(stand, Digestformulier(data={"digest": stand.digest}, formdata=None))


@bp.route("/aanvragen/<uuid:aanvraag_id>/indienen", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_INDIENEN)
@eenmalig
def indienen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Submit what the check page showed; who comes here by itself goes to that page."""
    aanvraag = open_aanvraag(aanvraag_id)
    if request.method == "GET":
        return redirect(url_for("aanvraag.controleren", aanvraag_id=aanvraag_id), code=303)
    if aanvraag.toestand not in IN_BEWERKING:
        return _al_ingediend(aanvraag, 409)
    opnieuw = aanvraag.toestand is Toestand.BIJSTELLEN_GEVRAAGD
    dien_in = acties.bijgesteld_indienen if opnieuw else acties.indienen
    form = Digestformulier()
    if form.validate_on_submit():
        with fouten_op(form):
            dien_in(
                aanvraag,
                getoonde_digest=form.digest.data or "",
                door=huidige_gebruiker(),
                op=clock.now(),
            )
            return rond_af(url_for("aanvraag.ontvangst", aanvraag_id=aanvraag_id))
    aanvraag = open_aanvraag(aanvraag_id)
    if aanvraag.toestand not in IN_BEWERKING:
        return _al_ingediend(aanvraag, 409)
    stand = stand_van(aanvraag)
    form.digest.data = stand.digest
    return _toon(stand, form)


@bp.get("/aanvragen/<uuid:aanvraag_id>/ontvangst")
@vereist(Handeling.AANVRAAG_LEZEN)
def ontvangst(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show what was received, and what happens next."""
    ontvangen = _ontvangst(aanvraag_id)
    return render_template(
        "aanvraag/afronden/ontvangst.html",
        aanvraag=ontvangen.aanvraag,
        ontvangst=ontvangen,
        onderdelen=onderdelen(ontvangen),
    )


@bp.get("/aanvragen/<uuid:aanvraag_id>/ontvangst.pdf")
@vereist(Handeling.AANVRAAG_LEZEN)
def ontvangst_pdf(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Give the receipt as PDF."""
    ontvangen = _ontvangst(aanvraag_id)
    bestand = maak_pdf(maak_ontvangstbevestiging(ontvangen))
    naam = f"ontvangst-{ontvangen.aanvraag.nummer}-{ontvangen.versie.nr}.pdf"
    return als_bijlage(bestand, naam, "application/pdf")


def _ontvangst(aanvraag_id: uuid.UUID) -> Ontvangst:
    ontvangen = find_ontvangst(open_aanvraag(aanvraag_id))
    if ontvangen is None:
        raise NotFound
    return ontvangen


def _toon(stand: Stand, form: Digestformulier) -> ResponseReturnValue:
    aanvraag, lijst = stand.dossier.aanvraag, stand.kader.vragenlijst
    controle = bepaal_controle(stand)
    inhoud = inhoud_van(stand, cce_deel(aanvraag, stand.kader.op))
    opnieuw = aanvraag.toestand is Toestand.BIJSTELLEN_GEVRAAGD
    handeling = Handeling.AANVRAAG_BIJGESTELD_INDIENEN if opnieuw else Handeling.AANVRAAG_INDIENEN
    return render_form(
        "aanvraag/afronden/controleren.html",
        form=form,
        aanvraag=aanvraag,
        punten=als_fouten(aanvraag, lijst, controle.punten),
        waarschuwingen=als_fouten(aanvraag, lijst, controle.waarschuwingen),
        fasen=vat_samen(aanvraag, lijst, maak_weergave(inhoud)),
        mag_indienen=mag_stap(aanvraag, handeling, huidige_gebruiker()),
        opnieuw=opnieuw,
    )


def _al_ingediend(aanvraag: Aanvraag, status: int) -> ResponseReturnValue:
    pagina = render_template("aanvraag/afronden/al_ingediend.html", aanvraag=aanvraag)
    return make_response(pagina, status)
