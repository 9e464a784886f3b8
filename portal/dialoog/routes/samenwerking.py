"""Samenwerking per aanbieder, for the beheerder; and which aanbieders have no dialoog yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, render_template, request, url_for

from portal.dialoog.actions.samenwerking import regel_samenwerking
from portal.dialoog.forms.samenwerking import Samenwerkingformulier
from portal.dialoog.queries.samenwerking import (
    LEIDT,
    ROLLEN,
    get_paar,
    is_planner,
    list_cces,
    list_mensen,
    namen_van,
)
from portal.dialoog.queries.teksten import dialoogtekst
from portal.dialoog.queries.volglijst import list_van_zorgkantoor, list_zonder_dialoog
from portal.dialoog.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.procedure.volgen import Dialoogpartij
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toegang.instellingen import get_keuze

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue


@bp.get("/dialogen/volglijst")
@vereist(Handeling.DIALOOG_HOUDEN)
def volglijst() -> ResponseReturnValue:
    """List the aanbieders without a dialoog this year, of those with whom one is expected."""
    gebruiker, vandaag = huidige_gebruiker(), clock.today()
    leg_lezen_vast(audit_regel("dialoog.volglijst", door=gebruiker))
    rijen = list_zonder_dialoog(vandaag.year, voor=gebruiker, op=vandaag)
    return render_template(
        "dialoog/volglijst.html",
        rijen=rijen,
        namen=namen_van(rij.rij for rij in rijen),
        plant={rij.rij.id for rij in rijen if is_planner(rij.rij, gebruiker)},
        jaar=vandaag.year,
        bereik=_bereik(),
    )


@bp.get("/samenwerking")
@vereist(Handeling.SAMENWERKING_BEHEREN)
def samenwerkingen() -> ResponseReturnValue:
    """List the aanbieders of the own zorgkantoor, with who leads, coordinates and advises."""
    gebruiker, vandaag = huidige_gebruiker(), clock.today()
    rijen = list_van_zorgkantoor(vandaag.year, voor=gebruiker, op=vandaag)
    return render_template(
        "dialoog/samenwerkingen.html",
        rijen=rijen,
        namen=namen_van(rij.rij for rij in rijen),
        bereik=_bereik(),
    )


@bp.route("/samenwerking/<uuid:samenwerking_id>", methods=["GET", "POST"])
@vereist(Handeling.SAMENWERKING_BEHEREN)
@eenmalig
def samenwerking(samenwerking_id: uuid.UUID) -> ResponseReturnValue:
    """Choose who leads, coordinates and advises, and whether a dialoog is expected."""
    gebruiker = huidige_gebruiker()
    paar = get_paar(samenwerking_id, voor=gebruiker)
    form = Samenwerkingformulier()
    form.bied_aan(
        list_mensen(paar.rij.zorgkantoor_id, LEIDT),
        list_mensen(paar.rij.aanbieder_id, frozenset({Rol.MANAGER})),
        [(cce, list_mensen(cce.id, ROLLEN[Dialoogpartij.CCE])) for cce in list_cces()],
    )
    if request.method == "GET":
        form.toon(paar.rij)
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, paar.rij.versie)
            regel_samenwerking(paar.rij, form.keuzes(), door=gebruiker, op=clock.now())
            flash(dialoogtekst("melding", "samenwerking"), "success")
            return rond_af(url_for("dialoog.samenwerkingen"))
    return render_form("dialoog/samenwerking.html", form=form, paar=paar)


def _bereik() -> str:
    """Say with whom the own zorgkantoor expects a dialoog."""
    keuze = get_keuze("dialoog_bereik", huidige_gebruiker().organisatie_id, clock.today())
    return dialoogtekst("bereik", keuze)
