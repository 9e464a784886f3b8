"""Confirm the plan, record a tussenmeting, and the list of eindevaluaties that are open."""

import uuid
from datetime import date
from typing import TYPE_CHECKING

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.platform import clock
from portal.platform.forms import Formulier, domain_errors_on, render_form
from portal.platform.framework_data import get_evaluatiekader
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toekenning.actions.volgen import TEGELIJK, Meetinvoer, bevestig_plan, leg_meting_vast
from portal.toekenning.forms.evaluatie import Planformulier, maak_meetformulier
from portal.toekenning.queries.evaluatielijst import Plaats, list_evaluaties, tel_open
from portal.toekenning.queries.toegekend import lees_doelen
from portal.toekenning.queries.toekenning import get_toekenning
from portal.toekenning.queries.volgen import (
    Meetstand,
    get_planstand,
    get_volgbeeld,
    list_planpunten,
)
from portal.toekenning.routes.blauwdruk import bp

if TYPE_CHECKING:
    from portal.beoordeling.models import Toekenning


@bp.get("/evaluaties")
@vereist(Handeling.EVALUATIE_LEZEN)
def evaluaties() -> ResponseReturnValue:
    """List the toekenningen that wait for their eindevaluatie, late ones first."""
    gebruiker, vandaag = huidige_gebruiker(), clock.today()
    bladzijde = list_evaluaties(voor=gebruiker, op=vandaag, na=_plaats())
    volgende = bladzijde.volgende
    return render_template(
        "toekenning/evaluatie/lijst.html",
        regels=bladzijde.regels,
        telling=tel_open(voor=gebruiker, op=vandaag),
        bij_zorgkantoor=gebruiker.organisatie.soort is OrganisatieSoort.ZORGKANTOOR,
        eerste=request.args.get("na") is None,
        volgende=url_for("toekenning.evaluaties", na=f"{volgende.einde}_{volgende.id}")
        if volgende
        else "",
    )


def _plaats() -> Plaats | None:
    """Read where the page begins; anything else is the beginning."""
    dag, _, nummer = request.args.get("na", "").partition("_")
    try:
        return Plaats(date.fromisoformat(dag), uuid.UUID(nummer))
    except ValueError:
        return None


@bp.route("/toekenningen/<uuid:toekenning_id>/plan-bevestigen", methods=["GET", "POST"])
@vereist(Handeling.PLAN_BEVESTIGEN)
@eenmalig
def plan_bevestigen(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Confirm that what was agreed stands in the plan of the client (A29)."""
    toekenning = _open(toekenning_id)
    form = _planformulier(toekenning)
    if form.validate_on_submit() and (dag := form.dag.data) is not None:
        with domain_errors_on(form, beperkingen=TEGELIJK):
            door, op = huidige_gebruiker(), clock.now()
            bevestig_plan(toekenning, form.punten.data or [], dag, door=door, op=op)
            flash("Bevestigd: de afspraken staan in het plan van de cliënt.", "success")
            return rond_af(_terug(toekenning_id))
        toekenning = _open(toekenning_id)
    return render_form(
        "toekenning/evaluatie/plan.html",
        form=form,
        toekenning=toekenning,
        plan=get_planstand(toekenning, clock.today()),
    )


def _planformulier(toekenning: "Toekenning") -> Planformulier:
    punten = get_evaluatiekader(op=clock.today()).planpunten
    form = Planformulier()
    form.punten.choices = [(code, punten[code]) for code in list_planpunten(toekenning)]
    return form


@bp.route("/toekenningen/<uuid:toekenning_id>/tussenmetingen", methods=["GET", "POST"])
@vereist(Handeling.TUSSENMETING_VASTLEGGEN)
@eenmalig
def tussenmetingen(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Show the tussenmetingen and record one (A30)."""
    toekenning = _open(toekenning_id)
    doelen = list(lees_doelen(toekenning))
    namen = [doel.naam for doel in doelen]
    standen = get_evaluatiekader(op=clock.today()).meetstanden
    form = maak_meetformulier(doelen, standen)()
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            invoer = _lees_meting(form, namen)
            leg_meting_vast(toekenning, invoer, door=huidige_gebruiker(), op=clock.now())
            flash("De tussenmeting is vastgelegd.", "success")
            return rond_af(url_for("toekenning.tussenmetingen", toekenning_id=toekenning_id))
        toekenning = _open(toekenning_id)
    return render_form(
        "toekenning/evaluatie/tussenmetingen.html",
        form=form,
        toekenning=toekenning,
        volg=get_volgbeeld(toekenning, clock.today()),
        standen=standen,
        nummers=list(range(1, len(namen) + 1)),
    )


def _lees_meting(form: Formulier, namen: list[str]) -> Meetinvoer:
    return Meetinvoer(
        dag=form["dag"].data,
        standen=[
            Meetstand(naam, form[f"stand-{nr}"].data or "", form[f"gemeten-{nr}"].data or "")
            for nr, naam in enumerate(namen, start=1)
        ],
        bijstelling=form["bijstelling"].data or "",
    )


def _open(toekenning_id: uuid.UUID) -> "Toekenning":
    return get_toekenning(toekenning_id, voor=huidige_gebruiker())


def _terug(toekenning_id: uuid.UUID) -> str:
    return url_for("toekenning.plan_bevestigen", toekenning_id=toekenning_id)
