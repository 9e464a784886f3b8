"""What the aanbieder decides alone: stop, reopen, throw away, take over, change the soort."""

import uuid

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.intern import gooi_weg, heropen, mag_weggooien, wijs_intern_af
from portal.aanvraag.actions.kopieren import neem_over
from portal.aanvraag.actions.starten import zet_om
from portal.aanvraag.actions.verloop import mag_stap
from portal.aanvraag.forms.check import Analyseformulier
from portal.aanvraag.forms.kopieren import Bronformulier
from portal.aanvraag.queries.dossier import laad_dossier
from portal.aanvraag.queries.dossiers import get_aanvraag
from portal.aanvraag.queries.lijst import Filter, list_aanvragen
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import open_aanvraag, stand_van
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import Formulier, render_form
from portal.platform.web import texts
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

ANDERE_SOORT = {"individueel": "preventief", "preventief": "individueel"}


@bp.route("/aanvragen/<uuid:aanvraag_id>/intern-afwijzen", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_INTERN_AFWIJZEN)
@eenmalig
def intern_afwijzen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Keep a case that is not meerzorgwaardig, with its analysis."""
    stand = stand_van(open_aanvraag(aanvraag_id))
    form = Analyseformulier()
    if form.validate_on_submit():
        with fouten_op(form):
            analyse = form.analyse.data or ""
            wijs_intern_af(stand, analyse, door=huidige_gebruiker(), op=clock.now())
            flash("De zaak is bewaard als intern gestopt.", "success")
            return rond_af(url_for("aanvraag.taken", aanvraag_id=aanvraag_id))
        stand = stand_van(open_aanvraag(aanvraag_id))
    return render_form(
        "aanvraag/intern_afwijzen.html",
        form=form,
        aanvraag=stand.dossier.aanvraag,
        uitgang=stand.check.uitgang,
    )


@bp.route("/aanvragen/<uuid:aanvraag_id>/heropenen", methods=["POST"])
@vereist(Handeling.AANVRAAG_HEROPENEN)
@eenmalig
def heropenen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Take an intern afgewezen aanvraag up again."""
    form = Formulier()
    with fouten_op(form):
        heropen(open_aanvraag(aanvraag_id), door=huidige_gebruiker(), op=clock.now())
        flash("De aanvraag is weer open.", "success")
        return rond_af(url_for("aanvraag.taken", aanvraag_id=aanvraag_id))
    aanvraag = open_aanvraag(aanvraag_id)
    return render_form("aanvraag/geweigerd.html", form=form, aanvraag=aanvraag, titel="Heropenen")


@bp.route("/aanvragen/<uuid:aanvraag_id>/weggooien", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_WEGGOOIEN)
@eenmalig
def weggooien(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Ask once more, and throw a concept away."""
    aanvraag = open_aanvraag(aanvraag_id)
    form = Formulier()
    if form.validate_on_submit():
        with fouten_op(form):
            gooi_weg(aanvraag, door=huidige_gebruiker(), op=clock.now())
            flash(f"Aanvraag {aanvraag.nummer} is weggegooid.", "success")
            return rond_af(url_for("aanvraag.lijst"))
        aanvraag = open_aanvraag(aanvraag_id)
    gebruiker = huidige_gebruiker()
    mag = mag_stap(aanvraag, Handeling.AANVRAAG_WEGGOOIEN, gebruiker)
    return render_form(
        "aanvraag/weggooien.html",
        form=form,
        aanvraag=aanvraag,
        mag=mag and mag_weggooien(aanvraag, gebruiker),
    )


@bp.route("/aanvragen/<uuid:aanvraag_id>/overnemen", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_KOPIEREN)
@eenmalig
def overnemen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Fill what is empty from another aanvraag in view."""
    aanvraag = open_aanvraag(aanvraag_id)
    zoek = request.args.get("zoek", "")[:40]
    gebruiker = huidige_gebruiker()
    form = Bronformulier()
    blad = list_aanvragen(Filter(zoek=zoek), voor=gebruiker)
    form.bied_aan(rij for rij in blad.aanvragen if rij.id != aanvraag_id)
    if form.validate_on_submit():
        with fouten_op(form):
            bron = get_aanvraag(uuid.UUID(form.bron.data), voor=gebruiker)
            aantal = neem_over(
                stand_van(aanvraag), laad_dossier(bron), door=gebruiker, op=clock.now()
            )
            overgenomen = texts.aantal(aantal, "antwoord of doel", "antwoorden en doelen")
            flash(f"Overgenomen: {overgenomen}. Controleer of alles klopt.", "success")
            return rond_af(url_for("aanvraag.taken", aanvraag_id=aanvraag_id))
        aanvraag = open_aanvraag(aanvraag_id)
    return render_form("aanvraag/overnemen.html", form=form, aanvraag=aanvraag, zoek=zoek)


@bp.route("/aanvragen/<uuid:aanvraag_id>/soort", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
@eenmalig
def soort(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Turn an individuele aanvraag into a preventieve one or back, with every answer kept."""
    aanvraag = open_aanvraag(aanvraag_id)
    form = Formulier()
    andere = ANDERE_SOORT.get(aanvraag.soort, "")
    if form.validate_on_submit():
        with fouten_op(form):
            gevraagd = request.form.get("soort", "")
            zet_om(aanvraag, gevraagd, door=huidige_gebruiker(), op=clock.now())
            flash("De aanvraag is omgezet. Uw antwoorden zijn bewaard.", "success")
            return rond_af(url_for("aanvraag.taken", aanvraag_id=aanvraag_id))
        aanvraag = open_aanvraag(aanvraag_id)
    return render_form("aanvraag/soort.html", form=form, aanvraag=aanvraag, andere=andere)
