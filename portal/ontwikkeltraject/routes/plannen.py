"""Ask for a traject, find for whom, plan it, and move a bijeenkomst."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from flask import flash, redirect, render_template, request, url_for

from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure.volgen import Trajecttoestand
from portal.ontwikkeltraject.actions.beginnen import (
    plan_gevraagd,
    plan_traject,
    verplaats,
    vraag_traject,
)
from portal.ontwikkeltraject.forms.lijst import Zoekformulier
from portal.ontwikkeltraject.forms.plannen import Planformulier, Vraagformulier
from portal.ontwikkeltraject.queries.kiezen import (
    find_op_code,
    get_houder_client,
    get_houder_groep,
    list_aanbieders,
)
from portal.ontwikkeltraject.queries.teksten import TEKSTEN
from portal.ontwikkeltraject.routes.blauwdruk import bp
from portal.ontwikkeltraject.routes.stap import TEGELIJK, adres_van, open_stap, toon, verwerk
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import Formulier, SelectChoice, domain_errors_on, render_form
from portal.platform.paging import lees_uuid
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue

    from portal.ontwikkeltraject.models import Traject
    from portal.ontwikkeltraject.queries.meerzorg import Houder


F = TypeVar("F", bound=Formulier)


@bp.route("/ontwikkeltrajecten/vragen/client/<uuid:client_id>", methods=["GET", "POST"])
@vereist(Handeling.TRAJECT_VRAGEN)
@eenmalig
def vragen_client(client_id: uuid.UUID) -> ResponseReturnValue:
    """Ask the CCE for a traject for a client, as aanbieder."""
    return _vraag(get_houder_client(client_id, voor=huidige_gebruiker(), op=clock.today()))


@bp.route("/ontwikkeltrajecten/vragen/groep/<uuid:groep_id>", methods=["GET", "POST"])
@vereist(Handeling.TRAJECT_VRAGEN)
@eenmalig
def vragen_groep(groep_id: uuid.UUID) -> ResponseReturnValue:
    """Ask the CCE for a traject for a group, as aanbieder."""
    return _vraag(get_houder_groep(groep_id, voor=huidige_gebruiker(), op=clock.today()))


@bp.get("/ontwikkeltrajecten/plannen")
@vereist(Handeling.TRAJECT_PLANNEN)
def zoeken() -> ResponseReturnValue:
    """Find the client or group for whom a traject is planned, by aanbieder and code."""
    gebruiker = huidige_gebruiker()
    form = Zoekformulier(request.args)
    bekend = list_aanbieders(voor=gebruiker)
    keuzes = [SelectChoice(value=str(nr), label=naam) for nr, naam in bekend]
    form.aanbieder.choices = [SelectChoice(value="", label="Kies een zorgaanbieder"), *keuzes]
    code, aanbieder = (form.code.data or "").strip().upper(), lees_uuid(form.aanbieder.data)
    gezocht = bool(code and aanbieder)
    if code and aanbieder:
        houder = find_op_code(aanbieder, code, voor=gebruiker, op=clock.today())
        if houder is not None:
            return redirect(_planadres(houder))
        leg_lezen_vast(audit_regel("traject.zoeken", door=gebruiker))
    return render_template(
        "ontwikkeltraject/zoeken.html",
        form=form,
        gezocht=gezocht,
        onvolledig=bool(request.args) and not gezocht,
    )


@bp.route("/ontwikkeltrajecten/plannen/client/<uuid:client_id>", methods=["GET", "POST"])
@vereist(Handeling.TRAJECT_PLANNEN)
@eenmalig
def plannen_client(client_id: uuid.UUID) -> ResponseReturnValue:
    """Plan a traject for a client."""
    return _plan(get_houder_client(client_id, voor=huidige_gebruiker(), op=clock.today()))


@bp.route("/ontwikkeltrajecten/plannen/groep/<uuid:groep_id>", methods=["GET", "POST"])
@vereist(Handeling.TRAJECT_PLANNEN)
@eenmalig
def plannen_groep(groep_id: uuid.UUID) -> ResponseReturnValue:
    """Plan a traject for a group."""
    return _plan(get_houder_groep(groep_id, voor=huidige_gebruiker(), op=clock.today()))


@bp.route("/ontwikkeltrajecten/<uuid:traject_id>/plannen", methods=["GET", "POST"])
@vereist(Handeling.TRAJECT_PLANNEN)
@eenmalig
def plannen(traject_id: uuid.UUID) -> ResponseReturnValue:
    """Plan what was asked for, or move what was planned."""
    rij = open_stap(traject_id, Handeling.TRAJECT_PLANNEN)
    form = Planformulier(data=_gepland(rij))
    form.zonder_gehouden(rij)

    def plan() -> str:
        nieuw = rij.toestand is Trajecttoestand.GEVRAAGD
        doe = plan_gevraagd if nieuw else verplaats
        doe(rij, form.planning(), door=huidige_gebruiker(), op=clock.now())
        return "gepland" if nieuw else "verplaatst"

    return verwerk(form, rij, plan) or toon("plannen", form, rij)


def _vraag(houder: Houder) -> ResponseReturnValue:
    form = _gelezen(houder, Vraagformulier())
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            vraag, door = form.vraag.data or "", huidige_gebruiker()
            traject = vraag_traject(houder, vraag, door=door, op=clock.now())
            flash(TEKSTEN.tekst("melding", "gevraagd"), "success")
            return rond_af(adres_van(traject.id))
    return render_form("ontwikkeltraject/vragen.html", form=form, houder=houder)


def _plan(houder: Houder) -> ResponseReturnValue:
    form = _gelezen(houder, Planformulier(versie=0))
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            traject = plan_traject(
                houder, form.planning(), door=huidige_gebruiker(), op=clock.now()
            )
            flash(TEKSTEN.tekst("melding", "gepland"), "success")
            return rond_af(adres_van(traject.id))
    return render_form("ontwikkeltraject/plannen.html", form=form, houder=houder, traject=None)


def _gelezen(houder: Houder, form: F) -> F:
    """Write down that somebody opened the form about a client or group, once it is shown."""
    if request.method == "GET":
        door, code = huidige_gebruiker(), Handeling.TRAJECT_LEZEN.value
        leg_lezen_vast(audit_regel(code, door=door, client_id=houder.client_id))
    return form


def _planadres(houder: Houder) -> str:
    if houder.client_id is not None:
        return url_for("ontwikkeltraject.plannen_client", client_id=houder.client_id)
    return url_for("ontwikkeltraject.plannen_groep", groep_id=houder.groep_id)


def _gepland(traject: Traject) -> dict[str, object]:
    velden: dict[str, object] = {"reden": traject.jaargrensreden}
    for rij in traject.bijeenkomsten:
        velden[f"dag_{rij.nr}"], velden[f"plaats_{rij.nr}"] = rij.dag, rij.plaats
        velden[f"tijd_{rij.nr}"] = rij.begin
    return velden
