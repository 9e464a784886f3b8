"""The meerzorgplan: list, read, begin, write part by part, submit, open again, as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from werkzeug.exceptions import Forbidden, NotFound

from portal.dialoog.actions import plan as acties
from portal.dialoog.forms.plan import Beginformulier, Heropenformulier, Planstapformulier
from portal.dialoog.letters.plan import lees_document, leg_document_vast
from portal.dialoog.queries.plan import (
    is_dialoog_gehouden,
    list_plannen,
    list_versies,
    list_zorgkantoren,
    peildatum,
)
from portal.dialoog.queries.planbeeld import list_blokken
from portal.dialoog.queries.plancijfers import lees_cijfers
from portal.dialoog.queries.planteksten import lees_alles, list_leeg, plantekst
from portal.dialoog.routes.blauwdruk import bp
from portal.dialoog.routes.planblok import gebreken_van
from portal.dialoog.routes.planstap import open_plan
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.procedure.plan_overgangen import PLANWOORDEN
from portal.domain.procedure.volgen import Plantoestand
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import Formulier, domain_errors_on, eis_versie, render_form
from portal.platform.web.downloads import als_bijlage
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue

    from portal.dialoog.models import Meerzorgplan

GELDEND = (
    "uq_meerzorgplan_geldend",
    "uq_meerzorgplan_aanbieder_id_zorgkantoor_id_jaar_nr",
)
"""What a second plan of one year runs into; which one first differs per database."""

bp.app_template_global("plantekst")(plantekst)
bp.app_template_global("planwoord")(lambda toestand: PLANWOORDEN[toestand])


@bp.get("/meerzorgplannen")
@vereist(Handeling.MEERZORGPLAN_LEZEN)
def plannen() -> ResponseReturnValue:
    """List the meerzorgplannen in view, the newest year first."""
    gebruiker = huidige_gebruiker()
    leg_lezen_vast(audit_regel("meerzorgplan.lijst", door=gebruiker))
    return render_template(
        "dialoog/plan/lijst.html",
        plannen=list_plannen(voor=gebruiker),
        mag_schrijven=mag(gebruiker.rol_set, Handeling.MEERZORGPLAN_SCHRIJVEN),
    )


@bp.route("/meerzorgplannen/beginnen", methods=["GET", "POST"])
@vereist(Handeling.MEERZORGPLAN_SCHRIJVEN)
@eenmalig
def plan_beginnen() -> ResponseReturnValue:
    """Begin the plan of a year for a zorgkantoor; a link can propose both."""
    gebruiker, op = huidige_gebruiker(), clock.now()
    form = Beginformulier(data=request.args.to_dict())
    form.vul_keuzes(list_zorgkantoren(voor=gebruiker), acties.planjaren(op))
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=dict.fromkeys(GELDEND, "plan_bestaat_al")):
            plan = acties.begin_plan(form.wens(), door=gebruiker, op=op)
            flash(plantekst("melding", "begonnen"), "success")
            return rond_af(_adres(plan.id))
    return render_form("dialoog/plan/beginnen.html", form=form)


@bp.get("/meerzorgplannen/<uuid:plan_id>")
@vereist(Handeling.MEERZORGPLAN_LEZEN)
def plan(plan_id: uuid.UUID) -> ResponseReturnValue:
    """Show a plan: figures with their definitions, and the texts."""
    rij = open_plan(plan_id)
    gebruiker = huidige_gebruiker()
    blokken = list_blokken(rij, voor=gebruiker)
    return render_template(
        "dialoog/plan/plan.html",
        plan=rij,
        peildatum=peildatum(rij.jaar),
        vandaag=clock.today(),
        blokken=blokken,
        geteld=any(blok.cijfers for blok in blokken),
        versies=list_versies(rij, voor=gebruiker),
        leeg=list_leeg(rij, lees_alles(rij)) if rij.toestand is Plantoestand.CONCEPT else (),
        ziet_dossiers=mag(gebruiker.rol_set, Handeling.TOEKENNING_LEZEN),
        mag_schrijven=_mag(rij, Handeling.MEERZORGPLAN_SCHRIJVEN, Plantoestand.CONCEPT),
        mag_indienen=_mag(rij, Handeling.MEERZORGPLAN_INDIENEN, Plantoestand.CONCEPT),
        mag_heropenen=_mag(rij, Handeling.MEERZORGPLAN_HEROPENEN, Plantoestand.INGEDIEND)
        and acties.mag_heropenen(rij, gebruiker)
        and not is_dialoog_gehouden(rij),
    )


@bp.get("/meerzorgplannen/<uuid:plan_id>/document")
@vereist(Handeling.MEERZORGPLAN_LEZEN)
def plan_document(plan_id: uuid.UUID) -> ResponseReturnValue:
    """Show a plan that was submitted as its document, to read and to print."""
    rij = _ingediend(plan_id)
    return render_template("dialoog/plan/document.html", plan=rij, document=lees_document(rij))


@bp.get("/meerzorgplannen/<uuid:plan_id>/plan.pdf")
@vereist(Handeling.MEERZORGPLAN_LEZEN)
def plan_pdf(plan_id: uuid.UUID) -> ResponseReturnValue:
    """Give a plan that was submitted as PDF: the bytes as they were fixed."""
    rij = _ingediend(plan_id)
    assert rij.pdf is not None
    return als_bijlage(rij.pdf, f"meerzorgplan-{rij.jaar}-versie-{rij.nr}.pdf", "application/pdf")


@bp.route("/meerzorgplannen/<uuid:plan_id>/indienen", methods=["GET", "POST"])
@vereist(Handeling.MEERZORGPLAN_INDIENEN)
@eenmalig
def plan_indienen(plan_id: uuid.UUID) -> ResponseReturnValue:
    """Show what is still empty; POST submits the plan and freezes its figures."""
    form, rij = Planstapformulier(), open_plan(plan_id)
    if _naar_plan(rij, Plantoestand.CONCEPT):
        return redirect(_adres(plan_id), code=303)
    door, op, versie = huidige_gebruiker(), clock.now(), rij.versie
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, versie)
            acties.dien_in(rij, door=door, op=op)
            leg_document_vast(rij, door=door)
            flash(plantekst("melding", "ingediend"), "success")
            return rond_af(_adres(plan_id))
        rij = open_plan(plan_id)
    form.versie.data = rij.versie
    return render_form(
        "dialoog/plan/indienen.html",
        form=form,
        plan=rij,
        gebreken=gebreken_van(rij),
        te_vroeg=clock.today() < peildatum(rij.jaar),
        peildatum=peildatum(rij.jaar),
    )


@bp.route("/meerzorgplannen/<uuid:plan_id>/heropenen", methods=["GET", "POST"])
@vereist(Handeling.MEERZORGPLAN_HEROPENEN)
@eenmalig
def plan_heropenen(plan_id: uuid.UUID) -> ResponseReturnValue:
    """Ask why, and let the aanbieder write the next version."""
    form, rij = Heropenformulier(), open_plan(plan_id)
    if _naar_plan(rij, Plantoestand.INGEDIEND):
        return redirect(_adres(plan_id), code=303)
    versie = rij.versie
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=dict.fromkeys(GELDEND, "verouderd")):
            eis_versie(form, versie)
            reden = form.reden.data or ""
            acties.heropen(rij, reden, door=huidige_gebruiker(), op=clock.now())
            flash(plantekst("melding", "heropend"), "success")
            return rond_af(_adres(plan_id))
        rij = open_plan(plan_id)
    elif request.method == "GET":
        form.versie.data = rij.versie
    return render_form("dialoog/plan/heropenen.html", form=form, plan=rij)


@bp.post("/meerzorgplannen/<uuid:plan_id>/cijfers")
@vereist(Handeling.MEERZORGPLAN_LEZEN)
@eenmalig
def plan_bijwerken(plan_id: uuid.UUID) -> ResponseReturnValue:
    """Count the figures of a concept anew, for who writes it; else compare what was kept."""
    form, rij = Formulier(), open_plan(plan_id)
    concept = rij.toestand is Plantoestand.CONCEPT
    if concept and not mag(huidige_gebruiker().rol_set, Handeling.MEERZORGPLAN_SCHRIJVEN):
        raise Forbidden
    if (concept or lees_cijfers(rij)) and form.validate_on_submit():
        with domain_errors_on(form):
            acties.werk_cijfers_bij(rij, door=huidige_gebruiker(), op=clock.now())
            flash(plantekst("melding", "bijgewerkt" if concept else "vergeleken"), "success")
            return rond_af(_adres(plan_id))
    return redirect(_adres(plan_id), code=303)


def _ingediend(plan_id: uuid.UUID) -> Meerzorgplan:
    """Give a plan whose document was kept; of what was noted from before the portal none was."""
    rij = open_plan(plan_id)
    if not rij.sha256:
        raise NotFound
    return rij


def _mag(rij: Meerzorgplan, handeling: Handeling, toestand: Plantoestand) -> bool:
    return rij.toestand is toestand and mag(huidige_gebruiker().rol_set, handeling)


def _naar_plan(rij: Meerzorgplan, toestand: Plantoestand) -> bool:
    """Say whether a page of a step is asked for that is past."""
    return request.method == "GET" and rij.toestand is not toestand


def _adres(plan_id: uuid.UUID) -> str:
    return url_for("dialoog.plan", plan_id=plan_id)
