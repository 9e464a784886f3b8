"""Start the aanvraag of a group: choose the group, who is in it, for how long, from when."""

import uuid
from datetime import date

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.groep import Groepsstart, start_groepsaanvraag
from portal.aanvraag.forms.groep import Groepformulier, Ledenformulier
from portal.aanvraag.queries.groep import list_lidkeuzes
from portal.aanvraag.queries.starten import find_regio
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.clienten.queries import Groepenvenster, blader_groepen, get_groep
from portal.domain.bevoegdheid import Handeling
from portal.domain.termijnen import looptijdgrens
from portal.platform import clock
from portal.platform.calendar_data import load_looptijdregels
from portal.platform.forms import SelectChoice, render_form
from portal.platform.framework_data import get_toetsingskader
from portal.platform.web import texts
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.get("/aanvragen/nieuw/groep")
@vereist(Handeling.AANVRAAG_STARTEN)
def nieuw_groep() -> ResponseReturnValue:
    """Ask for the group; the groups follow in the order of their code, a page at a time."""
    venster = Groepenvenster(na=request.args.get("na", "")[:12])
    blad = blader_groepen(venster, voor=huidige_gebruiker(), op=clock.today())
    form = Groepformulier(formdata=None, data={"groep": request.args.get("groep", "")})
    form.groep.choices = [
        SelectChoice(
            str(rij.id),
            f"{rij.code}, {rij.naam}: {texts.aantal(rij.leden, 'cliënt', 'cliënten')}",
        )
        for rij in blad.rijen
    ]
    if "kies" in request.args:
        form.groep.errors = ["Kies een groep."]
    meer = url_for("aanvraag.nieuw_groep", na=blad.rijen[-1].code) if blad.volgende else ""
    return render_template("aanvraag/groep/nieuw_groep.html", form=form, meer=meer)


@bp.route("/aanvragen/nieuw/leden", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_STARTEN)
@eenmalig
def nieuw_leden() -> ResponseReturnValue:
    """Ask for the clients of the group, the looptijd and the ingangsdatum, and start."""
    if not request.args.get("groep"):
        return redirect(url_for("aanvraag.nieuw_groep", kies="1"), code=303)
    groep = get_groep(_id(request.args["groep"]), voor=huidige_gebruiker())
    form, vandaag = Ledenformulier(), clock.today()
    keuzes = list_lidkeuzes(groep, _dag(form))
    if request.method == "GET":
        form.leden.data = [str(keuze.client.id) for keuze in keuzes if keuze.kan_mee]
    form.bied_aan(keuzes)
    if form.validate_on_submit():
        start = Groepsstart(
            groep_id=groep.id,
            client_ids=tuple(_id(nr) for nr in form.leden.data or []),
            maanden=form.maanden.data,
            ingang=form.ingang.data,
        )
        with fouten_op(form):
            aanvraag = start_groepsaanvraag(start, door=huidige_gebruiker(), op=clock.now())
            return rond_af(url_for("aanvraag.taken", aanvraag_id=aanvraag.id))
    regels = load_looptijdregels(vandaag)
    return render_form(
        "aanvraag/groep/nieuw_leden.html",
        form=form,
        groep=groep,
        regio=find_regio(groep.locatie_id, vandaag),
        anderen=[keuze for keuze in keuzes if not keuze.kan_mee],
        minimum=get_toetsingskader(op=vandaag).drempels.groep_minimum,
        grens=looptijdgrens(preventief=False, vg7plus=False, regels=regels),
    )


def _dag(form: Ledenformulier) -> date:
    dag = form.ingang.data
    return dag if dag is not None and not form.ingang.process_errors else clock.today()


def _id(tekst: str) -> uuid.UUID:
    try:
        return uuid.UUID(tekst)
    except ValueError:
        abort(404)
