"""Read the letter of a besluit, have it checked by a second person, and fix it."""

import uuid

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.beoordeling.actions import besluit as acties
from portal.beoordeling.actions.vaststellen import vaststellen
from portal.beoordeling.forms.besluit import Terugstuurformulier, Vaststelformulier
from portal.beoordeling.queries.besluitteksten import besluittekst
from portal.beoordeling.queries.toetsing import is_toetser
from portal.beoordeling.routes.besluitdossier import (
    Besluitdossier,
    als_concept,
    eis_besluit,
    onderteken,
    open_besluitdossier,
    schrijf_brief,
)
from portal.beoordeling.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import BesluitToestand
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.pdf import Document, maak_pdf
from portal.platform.web import texts
from portal.platform.web.downloads import als_bijlage
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.get("/dossiers/<uuid:aanvraag_id>/besluit/brief")
@vereist(Handeling.VERSIE_LEZEN)
def brief(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show the letter as it would be sent, and what can be done with it."""
    geopend = open_besluitdossier(aanvraag_id)
    return _toon_brief(geopend, Vaststelformulier(data=_versie(geopend)))


@bp.get("/dossiers/<uuid:aanvraag_id>/besluit/brief.pdf")
@vereist(Handeling.VERSIE_LEZEN)
def brief_pdf(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Give the draft of the letter as PDF, marked as such."""
    geopend = open_besluitdossier(aanvraag_id)
    try:
        document, _ = schrijf_brief(geopend, op=clock.now())
    except DomeinFout:
        raise NotFound from None
    kenmerk = f"{geopend.dossier.stand.aanvraag.nummer}-B{eis_besluit(geopend).nr}"
    return als_bijlage(maak_pdf(als_concept(document)), f"concept-{kenmerk}.pdf", "application/pdf")


@bp.post("/dossiers/<uuid:aanvraag_id>/besluit/terug")
@vereist(Handeling.BESLUIT_TERUG_NAAR_TOETSING)
def besluit_terug(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Take the prepared besluit back to the toetsing; its texts stay."""
    geopend = open_besluitdossier(aanvraag_id)
    form = Vaststelformulier()
    if form.validate_on_submit():
        with domain_errors_on(form):
            aanvraag = geopend.dossier.stand.aanvraag
            eis_versie(form, aanvraag.versie)
            acties.terug_naar_toetsing(aanvraag, door=huidige_gebruiker(), op=clock.now())
            db.session.commit()
            flash("Het dossier is terug in toetsing. Uw teksten zijn bewaard.", "success")
            return redirect(
                url_for("beoordeling.toetsing_begin", aanvraag_id=aanvraag_id), code=303
            )
    return _toon_brief(open_besluitdossier(aanvraag_id), form)


@bp.post("/dossiers/<uuid:aanvraag_id>/besluit/aanbieden")
@vereist(Handeling.BESLUIT_TER_CONTROLE_AANBIEDEN)
def besluit_aanbieden(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Offer the besluit to the second person."""
    geopend = open_besluitdossier(aanvraag_id)
    form = Vaststelformulier()
    if form.validate_on_submit():
        with domain_errors_on(form):
            aanvraag = geopend.dossier.stand.aanvraag
            eis_versie(form, aanvraag.versie)
            acties.ter_controle_aanbieden(
                aanvraag, eis_besluit(geopend), door=huidige_gebruiker(), op=clock.now()
            )
            db.session.commit()
            flash("Het besluit ligt klaar voor de teamleider.", "success")
            return redirect(url_for("beoordeling.brief", aanvraag_id=aanvraag_id), code=303)
    return _toon_brief(open_besluitdossier(aanvraag_id), form)


@bp.route("/dossiers/<uuid:aanvraag_id>/besluit/terugsturen", methods=["GET", "POST"])
@vereist(Handeling.BESLUIT_TERUGSTUREN)
def besluit_terugsturen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Send the besluit back to who prepared it, with a reason."""
    geopend = open_besluitdossier(aanvraag_id)
    if eis_besluit(geopend).stand is not BesluitToestand.TER_CONTROLE:
        raise NotFound
    form = Terugstuurformulier()
    if form.validate_on_submit():
        with domain_errors_on(form):
            aanvraag = geopend.dossier.stand.aanvraag
            eis_versie(form, aanvraag.versie)
            acties.terugsturen(
                aanvraag,
                eis_besluit(geopend),
                form.reden.data or "",
                door=huidige_gebruiker(),
                op=clock.now(),
            )
            db.session.commit()
            flash("Het besluit is teruggestuurd.", "success")
            return redirect(url_for("beoordeling.dossier", aanvraag_id=aanvraag_id), code=303)
    elif request.method == "GET":
        form.versie.data = geopend.dossier.stand.aanvraag.versie
    return render_form(
        "beoordeling/besluit/terugsturen.html",
        form=form,
        dossier=open_besluitdossier(aanvraag_id).dossier,
    )


@bp.route("/dossiers/<uuid:aanvraag_id>/besluit/vaststellen", methods=["GET", "POST"])
@vereist(Handeling.BESLUIT_VASTSTELLEN)
@eenmalig
def besluit_vaststellen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Say what fixing means, and do it: the letter goes out and never changes again."""
    geopend, op = open_besluitdossier(aanvraag_id), clock.now()
    form = Vaststelformulier()
    if form.validate_on_submit():
        with domain_errors_on(form):
            aanvraag, in_de_maak = geopend.dossier.stand.aanvraag, eis_besluit(geopend)
            eis_versie(form, aanvraag.versie)
            wie = onderteken(geopend, op=op)
            _, verzending = schrijf_brief(geopend, op=op, ondertekenaar=wie)
            vaststellen(aanvraag, in_de_maak, verzending, door=huidige_gebruiker(), op=op)
            return rond_af(url_for("beoordeling.beschikking", besluit_id=in_de_maak.id))
        geopend = open_besluitdossier(aanvraag_id)
    elif request.method == "GET":
        form.versie.data = geopend.dossier.stand.aanvraag.versie
    return render_form(
        "beoordeling/besluit/vaststellen.html",
        form=form,
        dossier=geopend.dossier,
        gevolg=_gevolg(geopend),
    )


def _versie(geopend: Besluitdossier) -> dict[str, int]:
    return {"versie": geopend.dossier.stand.aanvraag.versie}


def _toon_brief(geopend: Besluitdossier, form: Vaststelformulier) -> ResponseReturnValue:
    in_de_maak = eis_besluit(geopend)
    document: Document | None = None
    with domain_errors_on(form):
        document, _ = schrijf_brief(geopend, op=clock.now())
    aanvraag, gebruiker = geopend.dossier.stand.aanvraag, huidige_gebruiker()
    form.versie.data = aanvraag.versie
    return render_form(
        "beoordeling/besluit/brief.html",
        form=form,
        dossier=geopend.dossier,
        besluit=in_de_maak,
        document=document,
        mag=is_toetser(aanvraag, gebruiker),
        ter_controle=in_de_maak.stand is BesluitToestand.TER_CONTROLE,
        zelf_betrokken=gebruiker.id in {aanvraag.behandelaar_id, in_de_maak.voorbereid_door_id},
    )


def _gevolg(geopend: Besluitdossier) -> str:
    in_de_maak = eis_besluit(geopend)
    cent = in_de_maak.jaarbedrag_cent or 0
    return besluittekst(
        "gevolg",
        in_de_maak.uitkomst.value,
        bedrag=texts.euro(cent),
        maanden=str(in_de_maak.maanden or ""),
    )
