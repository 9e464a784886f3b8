"""Proeftuinen: the old experiments, to read, and for the teamleider to register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, render_template, request, url_for
from werkzeug.exceptions import NotFound

from portal.domain.bevoegdheid import Handeling, mag
from portal.monitoring.actions.proeftuinen import registreer_proeftuin
from portal.monitoring.forms.proeftuinen import Aanbiederkeuze, Proeftuinformulier
from portal.monitoring.queries.proeftuinen import (
    list_aanbieders,
    list_locaties,
    list_proeftuinen,
    looptijd,
)
from portal.monitoring.routes.blauwdruk import bp
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import domain_errors_on, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

DUBBEL = {"uq_proeftuin_aanbieder_id_naam": "proeftuin_bestaat"}


@bp.get("/proeftuinen")
@vereist(Handeling.PROEFTUIN_LEZEN)
def proeftuinen() -> ResponseReturnValue:
    """List the experiments in view with what was learned."""
    gebruiker = huidige_gebruiker()
    rijen = list_proeftuinen(voor=gebruiker)
    leg_lezen_vast(audit_regel("proeftuin.lijst", door=gebruiker))
    return render_template(
        "monitoring/proeftuinen.html",
        rijen=rijen,
        mag_registreren=mag(gebruiker.rol_set, Handeling.PROEFTUIN_REGISTREREN),
        tabs=mag(gebruiker.rol_set, Handeling.STUURINFORMATIE_LEZEN),
    )


@bp.route("/proeftuinen/nieuw", methods=["GET", "POST"])
@vereist(Handeling.PROEFTUIN_REGISTREREN)
@eenmalig
def proeftuin_nieuw() -> ResponseReturnValue:
    """Ask of whom an experiment was, and register it once it is over."""
    gebruiker = huidige_gebruiker()
    aanbieders = {str(rij.id): (rij.id, rij.naam) for rij in list_aanbieders(voor=gebruiker)}
    gekozen = request.args.get("aanbieder")
    if gekozen is None:
        keuze = Aanbiederkeuze()
        keuze.vul_keuzes(aanbieders.values())
        return render_template("monitoring/proeftuin_aanbieder.html", keuze=keuze)
    if gekozen not in aanbieders:
        raise NotFound
    aanbieder_id, naam = aanbieders[gekozen]
    form = Proeftuinformulier()
    form.vul_keuzes([(rij.id, rij.naam) for rij in list_locaties(aanbieder_id, voor=gebruiker)])
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=DUBBEL):
            registreer_proeftuin(form.gegevens(aanbieder_id), door=gebruiker, op=clock.now())
            flash("De proeftuin is geregistreerd.", "success")
            return rond_af(url_for("monitoring.proeftuinen"))
    return render_form(
        "monitoring/proeftuin_nieuw.html", form=form, aanbieder=naam, looptijd=looptijd()
    )
