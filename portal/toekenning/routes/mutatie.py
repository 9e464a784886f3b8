"""Ask for a change in a group: shown first, with what it does to each member."""

import uuid

from flask import flash, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.clienten.queries import get_groep
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import domain_errors_on, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toekenning.actions.mutatie import bekijk_mutatie, vraag_mutatie_aan
from portal.toekenning.forms.mutatie import Mutatieformulier
from portal.toekenning.queries import mutatie as queries
from portal.toekenning.queries.bladeren import lees_vanaf
from portal.toekenning.queries.mutatieteksten import mutatietekst
from portal.toekenning.routes.blauwdruk import bp

TEGELIJK = {"uq_mutatie_open": "mutatie_bestaat"}
MELDEN = "melden"


@bp.app_template_global("mutatietekst")
def _mutatietekst(groep: str, code: str, **gegevens: str) -> str:
    """Give a text of a change in a group to a template."""
    return mutatietekst(groep, code, **gegevens)


@bp.route("/groepen/<uuid:groep_id>/mutatie", methods=["GET", "POST"])
@vereist(Handeling.MUTATIE_AANVRAGEN)
@eenmalig
def mutatie_aanvragen(groep_id: uuid.UUID) -> ResponseReturnValue:
    """Say who leaves or moves, look at what that does, and ask the zorgkantoor.

    While a change of the same group waits, that one is shown instead.
    """
    gebruiker, dag = huidige_gebruiker(), clock.today()
    groep = get_groep(groep_id, voor=gebruiker)
    bestaand = queries.find_open_mutatie(groep_id, voor=gebruiker)
    if bestaand is not None:
        pagina = render_template("toekenning/mutatie/wacht.html", groep=groep, rij=bestaand)
        return make_response(pagina, 409 if request.method == "POST" else 200)
    leden = queries.list_lopende_leden(groep_id, voor=gebruiker, op=dag)
    if not leden:
        raise NotFound
    groepen = queries.list_andere_groepen(groep, op=dag)
    form, beeld = Mutatieformulier(), None
    form.zet_keuzes(leden, groepen)
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            vraag = form.vraag(groepen)
            beeld = bekijk_mutatie(groep, vraag, voor=gebruiker)
            gezien, form.gezien.data = form.gezien.data, vraag.vingerafdruk
            if request.form.get("knop") == MELDEN and gezien == vraag.vingerafdruk:
                rij = vraag_mutatie_aan(groep, vraag, door=gebruiker, op=clock.now())
                flash(mutatietekst("melding", "aangevraagd"), "success")
                return rond_af(url_for("toekenning.mutatie", mutatie_id=rij.id))
        groep = get_groep(groep_id, voor=gebruiker)
    return render_form("toekenning/mutatie/aanvragen.html", form=form, groep=groep, beeld=beeld)


@bp.get("/mutaties")
@vereist(Handeling.TOEKENNING_LEZEN)
def mutaties() -> ResponseReturnValue:
    """List the changes in groups in view, those that wait first."""
    na = lees_vanaf(request.args.get("na", ""))
    blad = queries.list_mutaties(voor=huidige_gebruiker(), na=na)
    return render_template("toekenning/mutatie/lijst.html", blad=blad, eerste=na is None)
