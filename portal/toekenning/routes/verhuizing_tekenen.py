"""Sign a verhuisformulier, or stop it; the last signature puts it into effect."""

import uuid
from datetime import datetime

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import VersieFormulier, domain_errors_on, eis_versie, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toekenning.actions.verhuizen import laat_verhuizen
from portal.toekenning.actions.verhuizing import (
    Ondertekening,
    is_volledig_getekend,
    onderteken,
    stop_verhuizing,
)
from portal.toekenning.forms.verhuizing import Ondertekenformulier, Stopformulier
from portal.toekenning.letters.verhuizing import verstuur_verhuisbrief
from portal.toekenning.models import Verhuizing
from portal.toekenning.queries import verhuizing as queries
from portal.toekenning.queries.verhuisbeeld import Verhuisbeeld, maak_beeld, verklaringen_bij
from portal.toekenning.queries.verhuisteksten import verhuistekst
from portal.toekenning.routes.blauwdruk import bp
from portal.toekenning.routes.verhuizing import TEGELIJK


@bp.route("/verhuizingen/<uuid:verhuizing_id>/ondertekenen", methods=["GET", "POST"])
@vereist(Handeling.VERHUIZING_ONDERTEKENEN)
@eenmalig
def verhuizing_ondertekenen(verhuizing_id: uuid.UUID) -> ResponseReturnValue:
    """Give both declarations and sign, when it is the turn of the own organisation."""
    rij, beeld = _open(verhuizing_id)
    if not beeld.mag_tekenen:
        return _terug(verhuizing_id)
    form = Ondertekenformulier()
    for veld, tekst in verklaringen_bij(rij, dag=clock.today()).items():
        form[veld].label.text = tekst
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            eis_versie(form, rij.versie)
            flash(verhuistekst("melding", _teken(rij, form, clock.now())), "success")
            return rond_af(url_for("toekenning.verhuizing", verhuizing_id=verhuizing_id))
    return _toon("ondertekenen", form, verhuizing_id)


@bp.route("/verhuizingen/<uuid:verhuizing_id>/stoppen", methods=["GET", "POST"])
@vereist(Handeling.VERHUIZING_ONDERTEKENEN)
@eenmalig
def verhuizing_stoppen(verhuizing_id: uuid.UUID) -> ResponseReturnValue:
    """Stop the form, with a reason; the toekenning runs on."""
    rij, beeld = _open(verhuizing_id)
    if not beeld.is_open:
        return _terug(verhuizing_id)
    form = Stopformulier()
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            eis_versie(form, rij.versie)
            reden, door = form.reden.data or "", huidige_gebruiker()
            stop_verhuizing(rij, reden, door=door, op=clock.now())
            flash(verhuistekst("melding", "gestopt"), "success")
            return rond_af(url_for("toekenning.verhuizingen"))
    return _toon("stoppen", form, verhuizing_id)


def _teken(rij: Verhuizing, form: Ondertekenformulier, op: datetime) -> str:
    door = huidige_gebruiker()
    verklaard = Ondertekening(
        verhuisd=bool(form.verhuisd.data),
        plan=bool(form.plan.data),
        reden=form.reden.data or "",
    )
    onderteken(rij, verklaard, door=door, op=op)
    if not is_volledig_getekend(rij):
        return "getekend"
    verhuisd = laat_verhuizen(rij, door=door, op=op)
    verstuur_verhuisbrief(rij, functie=verhuisd.functie, door=door, op=op)
    return "van_kracht"


def _open(verhuizing_id: uuid.UUID) -> tuple[Verhuizing, Verhuisbeeld]:
    gebruiker = huidige_gebruiker()
    rij = queries.get_verhuizing(verhuizing_id, voor=gebruiker)
    return rij, maak_beeld(rij, voor=gebruiker, dag=clock.today())


def _terug(verhuizing_id: uuid.UUID) -> ResponseReturnValue:
    return redirect(url_for("toekenning.verhuizing", verhuizing_id=verhuizing_id), code=303)


def _toon(sjabloon: str, form: VersieFormulier, verhuizing_id: uuid.UUID) -> ResponseReturnValue:
    """Show the page of a step with the form as it is now."""
    rij, beeld = _open(verhuizing_id)
    if request.method == "GET":
        form.versie.data = rij.versie
    return render_form(f"toekenning/verhuizing/{sjabloon}.html", form=form, rij=rij, beeld=beeld)
