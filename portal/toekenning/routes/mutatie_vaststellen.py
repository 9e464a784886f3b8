"""Read a change in a group, fix it, or say why it does not go through."""

import uuid

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.mutatie import Mutatiestand
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import VersieFormulier, domain_errors_on, eis_versie, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.platform.web.messages import tekst_van
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toekenning.actions.mutatie import beeld_van, laat_niet_doorgaan
from portal.toekenning.actions.mutatie_vaststellen import stel_mutatie_vast
from portal.toekenning.forms.mutatie import Afwijsformulier, Vaststelformulier
from portal.toekenning.letters.groepsmutatie import verstuur_mutatiebrieven
from portal.toekenning.models import Mutatie
from portal.toekenning.queries import mutatie as queries
from portal.toekenning.queries.mutatiebeeld import Mutatiebeeld
from portal.toekenning.queries.mutatieteksten import mutatietekst
from portal.toekenning.routes.blauwdruk import bp


@bp.get("/mutaties/<uuid:mutatie_id>")
@vereist(Handeling.TOEKENNING_LEZEN)
def mutatie(mutatie_id: uuid.UUID) -> ResponseReturnValue:
    """Show one change with what it does, or did."""
    gebruiker = huidige_gebruiker()
    rij = queries.get_mutatie(mutatie_id, voor=gebruiker)
    leg_lezen_vast(audit_regel(Handeling.TOEKENNING_LEZEN.value, door=gebruiker, over=rij))
    return _toon("mutatie", rij, Vaststelformulier(formdata=None))


@bp.post("/mutaties/<uuid:mutatie_id>/vaststellen")
@vereist(Handeling.MUTATIE_BEHANDELEN)
@eenmalig
def mutatie_vaststellen(mutatie_id: uuid.UUID) -> ResponseReturnValue:
    """Fix a change: each client whom it touches gets a letter."""
    rij = queries.get_mutatie(mutatie_id, voor=huidige_gebruiker())
    form = Vaststelformulier()
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            eis_versie(form, rij.versie)
            door, op = huidige_gebruiker(), clock.now()
            gewijzigd = stel_mutatie_vast(rij, door=door, op=op)
            verstuur_mutatiebrieven(rij, gewijzigd, door=door, op=op)
            flash(mutatietekst("melding", "vastgesteld"), "success")
            return rond_af(url_for("toekenning.mutatie", mutatie_id=mutatie_id))
    return _toon("mutatie", queries.get_mutatie(mutatie_id, voor=huidige_gebruiker()), form)


@bp.route("/mutaties/<uuid:mutatie_id>/niet-doorgaan", methods=["GET", "POST"])
@vereist(Handeling.MUTATIE_BEHANDELEN)
@eenmalig
def mutatie_niet_doorgaan(mutatie_id: uuid.UUID) -> ResponseReturnValue:
    """Say why a change does not go through; nothing changes for anybody."""
    rij, form = queries.get_mutatie(mutatie_id, voor=huidige_gebruiker()), Afwijsformulier()
    if rij.stand is not Mutatiestand.AANGEVRAAGD:
        return redirect(url_for("toekenning.mutatie", mutatie_id=mutatie_id), code=303)
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            eis_versie(form, rij.versie)
            reden, door = form.reden.data or "", huidige_gebruiker()
            laat_niet_doorgaan(rij, reden, door=door, op=clock.now())
            flash(mutatietekst("melding", "niet_doorgegaan"), "success")
            return rond_af(url_for("toekenning.mutatie", mutatie_id=mutatie_id))
        rij = queries.get_mutatie(mutatie_id, voor=huidige_gebruiker())
    return _toon("niet_doorgaan", rij, form)


TEGELIJK = {"uq_toekenningsbrief_toekenning_id_nr": "verouderd"}


def _toon(sjabloon: str, rij: Mutatie, form: VersieFormulier) -> ResponseReturnValue:
    """Show a page about a change as it is now."""
    gebruiker = huidige_gebruiker()
    if request.method == "GET":
        form.versie.data = rij.versie
    beeld, belemmering = _beeld(rij)
    return render_form(
        f"toekenning/mutatie/{sjabloon}.html",
        form=form,
        rij=rij,
        beeld=beeld,
        belemmering=belemmering,
        brieven=queries.list_brieven_van(rij),
        mag_behandelen=queries.mag_behandelen(gebruiker),
        mag_aanvragen=mag(gebruiker.rol_set, Handeling.MUTATIE_AANVRAGEN),
    )


def _beeld(rij: Mutatie) -> tuple[Mutatiebeeld | None, str]:
    """Give what a change that waits would do, or why it no longer can."""
    if rij.stand is not Mutatiestand.AANGEVRAAGD:
        return None, ""
    try:
        return beeld_van(rij), ""
    except DomeinFout as fout:
        return None, tekst_van(fout)
