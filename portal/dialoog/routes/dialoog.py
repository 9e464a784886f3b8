"""The list of dialogen, the page of one, its letters, and the file for people's calendar."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound

from portal.dialoog.forms.lijst import Dialoogfilter
from portal.dialoog.queries.agenda import list_agenda
from portal.dialoog.queries.brieven import get_brief, list_brieven
from portal.dialoog.queries.deelnemers import list_deelnemers, per_partij
from portal.dialoog.queries.dialogen import hoorde_van
from portal.dialoog.queries.lijst import list_aanbieders, list_bladzijde
from portal.dialoog.queries.teksten import dialoogtekst
from portal.dialoog.queries.tijdlijn import list_gebeurtenissen
from portal.dialoog.queries.uitnodiging import lees_bijeenkomst
from portal.dialoog.queries.verslag import find_antwoorddag, find_plan, lees_punten
from portal.dialoog.queries.voorbeeldbron import deeladres
from portal.dialoog.queries.wacht import lees_wacht
from portal.dialoog.routes import dialoogbeeld
from portal.dialoog.routes.blauwdruk import bp
from portal.dialoog.routes.dialoogstap import leg_gelezen_vast, open_dialoog
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.procedure.dialoog import ACCENTEN
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.calendar_file import MIMETYPE, maak_agendabestand
from portal.platform.paging import als_plaats
from portal.platform.pdf import van_gegevens
from portal.platform.web.downloads import als_bijlage
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toegang.tijdlijn import per_maand

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue

    from portal.dialoog.models import Dialoogbrief

bp.app_template_global("dialoogtekst")(dialoogtekst)


@bp.get("/dialogen")
@vereist(Handeling.DIALOOG_LEZEN)
def dialogen() -> ResponseReturnValue:
    """List the dialogen of the own organisation."""
    gebruiker = huidige_gebruiker()
    form = Dialoogfilter(request.args)
    form.vul_keuzes(list_aanbieders(voor=gebruiker))
    vraag = form.vraag(request.args)
    bladzijde = list_bladzijde(vraag, voor=gebruiker)
    leg_lezen_vast(audit_regel("dialoog.lijst", door=gebruiker))
    return render_template(
        "dialoog/dialogen.html",
        filterform=form,
        rijen=bladzijde.rijen,
        gefilterd=bool(vraag.plek),
        mag_plannen=mag(gebruiker.rol_set, Handeling.DIALOOG_PLANNEN),
        mag_volgen=mag(gebruiker.rol_set, Handeling.DIALOOG_HOUDEN),
        links=bladzijde.links(
            lambda rij: als_plaats(rij.dag, rij.id),
            partial(url_for, "dialoog.dialogen", stapel=vraag.stapel.value, aanbieder=vraag.plek),
        ),
    )


@bp.get("/dialogen/<uuid:dialoog_id>")
@vereist(Handeling.DIALOOG_LEZEN)
def dialoog(dialoog_id: uuid.UUID) -> ResponseReturnValue:
    """Show a dialoog to one of its parties, with what this user can do.

    Who was told of it and takes no part any more is sent to the list.
    """
    gebruiker, op = huidige_gebruiker(), clock.now()
    try:
        rij = open_dialoog(dialoog_id)
    except NotFound:
        if not hoorde_van(dialoog_id, voor=gebruiker):
            raise
        flash(dialoogtekst("melding", "niet_meer"), "info")
        return redirect(url_for("dialoog.dialogen"), code=303)
    plan = find_plan(rij)
    return render_template(
        "dialoog/dialoog.html",
        dialoog=rij,
        wacht=lees_wacht(rij, plan, op=op),
        agenda=list_agenda(rij),
        punten=lees_punten(rij),
        accenten=ACCENTEN[rij.ervaring],
        deelnemers=per_partij(list_deelnemers(rij)),
        toont_verslag=dialoogbeeld.toont_verslag(rij, voor=gebruiker),
        antwoorden=dialoogbeeld.list_antwoorden(rij),
        opmerkingen=dialoogbeeld.list_opmerkingen(rij),
        acties=dialoogbeeld.list_acties(rij, plan, voor=gebruiker, op=op),
        antwoorddag=find_antwoorddag(rij),
        brieven=list_brieven(rij),
        deeladres=deeladres(rij, voor=gebruiker),
        maanden=per_maand(list_gebeurtenissen(rij)),
        **dialoogbeeld.lees_paginacontext(rij, plan, voor=gebruiker),
    )


@bp.get("/dialogen/<uuid:dialoog_id>/agenda.ics")
@vereist(Handeling.DIALOOG_LEZEN)
def agendabestand(dialoog_id: uuid.UUID) -> ResponseReturnValue:
    """Give the dialoog as a calendar file; after it was cancelled, one that takes it out."""
    rij = open_dialoog(dialoog_id)
    adres = url_for("dialoog.dialoog", dialoog_id=rij.id, _external=True)
    bijeenkomst = lees_bijeenkomst(rij, voor=huidige_gebruiker(), adres=adres)
    return als_bijlage(maak_agendabestand(bijeenkomst), f"meerzorgdialoog-{rij.jaar}.ics", MIMETYPE)


@bp.get("/dialoogbrieven/<uuid:dialoogbrief_id>")
@vereist(Handeling.DIALOOG_LEZEN)
def brief(dialoogbrief_id: uuid.UUID) -> ResponseReturnValue:
    """Show an invitation or a verslag from the content that was stored."""
    rij = _open_brief(dialoogbrief_id)
    document = van_gegevens(json.loads(rij.brief))
    return render_template("dialoog/dialoogbrief.html", brief=rij, document=document)


@bp.get("/dialoogbrieven/<uuid:dialoogbrief_id>.pdf")
@vereist(Handeling.DIALOOG_LEZEN)
def brief_pdf(dialoogbrief_id: uuid.UUID) -> ResponseReturnValue:
    """Give the PDF of an invitation or a verslag, the very bytes that were stored."""
    rij = _open_brief(dialoogbrief_id)
    naam = f"dialoog-{rij.dialoog.jaar}-{rij.soort.lower()}-{rij.nr}.pdf"
    return als_bijlage(rij.pdf, naam, "application/pdf")


def _open_brief(brief_id: uuid.UUID) -> Dialoogbrief:
    """Give a letter in view, and write down that it was read."""
    rij = get_brief(brief_id, voor=huidige_gebruiker())
    leg_gelezen_vast(rij)
    return rij
