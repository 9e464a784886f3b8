"""The eindevaluatie of a toekenning: read, fill in, fix, correct, and its copy as PDF."""

import uuid
from collections.abc import Mapping

from flask import flash, jsonify, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, mag
from portal.platform import autosave, clock
from portal.platform.audit import AuditRegelInvoer, leg_lezen_vast
from portal.platform.database import db
from portal.platform.forms import domain_errors_on, render_form
from portal.platform.pdf import maak_pdf
from portal.platform.web.downloads import als_bijlage
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toekenning.actions import evaluatie as acties
from portal.toekenning.forms.evaluatie import (
    Correctieformulier,
    Evaluatieformulier,
    Vastlegformulier,
    beschrijf_gebrek,
)
from portal.toekenning.letters.evaluatie import maak_afschrift
from portal.toekenning.models import Evaluatie
from portal.toekenning.queries.evaluatie import Evaluatiedossier, get_dossier
from portal.toekenning.queries.evaluatie_inhoud import list_onderdelen
from portal.toekenning.queries.evaluatieteksten import evaluatietekst
from portal.toekenning.queries.volgen import get_planstand
from portal.toekenning.routes.blauwdruk import bp

TEGELIJK = {"uq_evaluatie_toekenning_id_nr": "verouderd"}
VASTLEGGEN = "vastleggen"

bp.app_template_global("evaluatietekst")(evaluatietekst)


@bp.get("/toekenningen/<uuid:toekenning_id>/evaluatie")
@vereist(Handeling.EVALUATIE_LEZEN)
def evaluatie(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Show what was fixed to both sides, and to the aanbieder what can be done."""
    dossier = _open(toekenning_id)
    rij = _gekozen(dossier, request.args.get("versie", type=int))
    gebruiker = huidige_gebruiker()
    if rij is not None:
        leg_lezen_vast(_leesregel(rij, dossier))
    return render_template(
        "toekenning/evaluatie/lezen.html",
        dossier=dossier,
        rij=rij,
        document=maak_afschrift(rij) if rij else None,
        van_aanbieder=gebruiker.organisatie.soort is OrganisatieSoort.AANBIEDER,
        mag_vastleggen=mag(gebruiker.rol_set, Handeling.EVALUATIE_VASTLEGGEN),
        mag_delen=mag(gebruiker.rol_set, Handeling.VOORBEELD_VOORDRAGEN),
        plan=get_planstand(dossier.toekenning, clock.today()),
    )


@bp.get("/toekenningen/<uuid:toekenning_id>/evaluatie/<int:nr>.pdf")
@vereist(Handeling.EVALUATIE_LEZEN)
def evaluatie_pdf(toekenning_id: uuid.UUID, nr: int) -> ResponseReturnValue:
    """Give a fixed version as PDF (B20)."""
    dossier = _open(toekenning_id)
    rij = _gekozen(dossier, nr)
    assert rij is not None
    leg_lezen_vast(_leesregel(rij, dossier))
    naam = f"{dossier.toekenning.nummer}-eindevaluatie-{rij.nr}.pdf"
    return als_bijlage(maak_pdf(maak_afschrift(rij)), naam, "application/pdf")


@bp.route("/toekenningen/<uuid:toekenning_id>/evaluatie/invullen", methods=["GET", "POST"])
@vereist(Handeling.EVALUATIE_INVULLEN)
def evaluatie_invullen(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Show the questions and save what is typed, complete or not."""
    dossier = _open(toekenning_id)
    if request.method == "GET":
        if not dossier.mag_schrijven:
            return redirect(_adres(toekenning_id), code=303)
        form = Evaluatieformulier.uit_opslag(dossier)
        _meld_gebreken(form)
        return _toon(dossier, form)
    form = Evaluatieformulier.uit_post(dossier, request.form)
    if form.formulier.validate():
        with domain_errors_on(form.formulier, beperkingen=TEGELIJK):
            botsingen = acties.bewaar(
                dossier, form.bewaring, door=huidige_gebruiker(), op=clock.now()
            )
            db.session.commit()
            if not botsingen:
                return redirect(_verder(toekenning_id), code=303)
            form = form.na(_open(toekenning_id).antwoorden, botsingen)
            return make_response(_toon(dossier, form), 409)
    return _toon(_open(toekenning_id), form)


@bp.post("/toekenningen/<uuid:toekenning_id>/evaluatie/bewaren")
@vereist(Handeling.EVALUATIE_INVULLEN)
def evaluatie_bewaren(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Save while somebody types; answered with a little JSON."""
    dossier = _open(toekenning_id)
    form = Evaluatieformulier.uit_post(dossier, request.form)
    form.formulier.validate()
    gebruiker, op = huidige_gebruiker(), clock.now()
    with domain_errors_on(form.formulier, beperkingen=TEGELIJK):
        botsingen = acties.bewaar(dossier, form.bewaring, door=gebruiker, op=op)
        db.session.commit()
        return _bewaard(form, botsingen)
    return jsonify({"tekst": form.formulier.form_errors[0], "waarden": {}}), 422


def _bewaard(form: Evaluatieformulier, botsingen: Mapping[str, str]) -> ResponseReturnValue:
    """Tell the page what it shows from now on: 200, or 409 or 422 when not all was saved."""
    bewaard = {naam: t for naam, t in form.bewaring.getypt.items() if naam not in botsingen}
    return autosave.antwoord(form.formulier, bewaard, dict.fromkeys(botsingen, autosave.COLLEGA))


@bp.route("/toekenningen/<uuid:toekenning_id>/evaluatie/vastleggen", methods=["GET", "POST"])
@vereist(Handeling.EVALUATIE_VASTLEGGEN)
@eenmalig
def evaluatie_vastleggen(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Show everything once more with what is missing; POST fixes it."""
    dossier = _open(toekenning_id)
    if request.method == "GET" and (dossier.open is None or not dossier.mag_schrijven):
        return redirect(_adres(toekenning_id), code=303)
    form = Vastlegformulier(data={"versie": dossier.open.versie if dossier.open else 0})
    if form.validate_on_submit():
        with domain_errors_on(form):
            gebruiker, op = huidige_gebruiker(), clock.now()
            acties.leg_vast(dossier, versie=form.versie.data, door=gebruiker, op=op)
            flash("De eindevaluatie is vastgelegd. Het zorgkantoor kan haar nu lezen.", "success")
            return rond_af(_adres(toekenning_id))
        dossier = _open(toekenning_id)
        form.versie.data = dossier.open.versie if dossier.open else 0
    return render_form(
        "toekenning/evaluatie/vastleggen.html",
        form=form,
        dossier=dossier,
        onderdelen=list(list_onderdelen(dossier)),
        plan=get_planstand(dossier.toekenning, clock.today()),
        invullen=_invuladres(toekenning_id),
        gebreken=[
            (beschrijf_gebrek(gebrek), _invuladres(toekenning_id, gebrek.vraag.naam))
            for gebrek in dossier.gebreken
        ],
    )


@bp.route("/toekenningen/<uuid:toekenning_id>/evaluatie/corrigeren", methods=["GET", "POST"])
@vereist(Handeling.EVALUATIE_VASTLEGGEN)
@eenmalig
def evaluatie_corrigeren(toekenning_id: uuid.UUID) -> ResponseReturnValue:
    """Ask why, and begin the next version of what was fixed."""
    dossier = _open(toekenning_id)
    if request.method == "GET" and (dossier.vastgelegd is None or dossier.open is not None):
        return redirect(_adres(toekenning_id), code=303)
    form = Correctieformulier()
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            reden = form.reden.data or ""
            acties.corrigeer(dossier, reden, door=huidige_gebruiker(), op=clock.now())
            return rond_af(_invuladres(toekenning_id))
        dossier = _open(toekenning_id)
    return render_form("toekenning/evaluatie/corrigeren.html", form=form, dossier=dossier)


def _open(toekenning_id: uuid.UUID) -> Evaluatiedossier:
    return get_dossier(toekenning_id, voor=huidige_gebruiker(), op=clock.today())


def _gekozen(dossier: Evaluatiedossier, nr: int | None) -> Evaluatie | None:
    """Give the fixed version that was asked for, or else the one that holds."""
    if nr is None:
        return dossier.vastgelegd
    for rij in dossier.versies:
        if rij.nr == nr and rij.vastgelegd_op is not None:
            return rij
    raise NotFound


def _toon(dossier: Evaluatiedossier, form: Evaluatieformulier) -> ResponseReturnValue:
    return render_form(
        "toekenning/evaluatie/invullen.html",
        form=form.formulier,
        dossier=dossier,
        blad=form,
        plan=get_planstand(dossier.toekenning, clock.today()),
        mag_vastleggen=mag(huidige_gebruiker().rol_set, Handeling.EVALUATIE_VASTLEGGEN),
    )


def _meld_gebreken(form: Evaluatieformulier) -> None:
    """Put what is missing at its fields, for who comes from the page that fixes it."""
    if "controle" in request.args:
        for gebrek in form.dossier.gebreken:
            form.formulier[gebrek.vraag.naam].errors = [beschrijf_gebrek(gebrek)]


def _verder(toekenning_id: uuid.UUID) -> str:
    """Say where to go after saving."""
    if request.form.get("actie") == VASTLEGGEN:
        return url_for("toekenning.evaluatie_vastleggen", toekenning_id=toekenning_id)
    flash("Opgeslagen. U kunt later verdergaan.", "success")
    return _adres(toekenning_id)


def _adres(toekenning_id: uuid.UUID) -> str:
    return url_for("toekenning.evaluatie", toekenning_id=toekenning_id)


def _invuladres(toekenning_id: uuid.UUID, veld: str | None = None) -> str:
    """Give the page with the questions; at one of them, with what is missing at each."""
    return url_for(
        "toekenning.evaluatie_invullen",
        toekenning_id=toekenning_id,
        controle="ja" if veld else None,
        _anchor=veld,
    )


def _leesregel(rij: Evaluatie, dossier: Evaluatiedossier) -> AuditRegelInvoer:
    return audit_regel(
        Handeling.EVALUATIE_LEZEN.value,
        door=huidige_gebruiker(),
        over=rij,
        client_id=dossier.toekenning.client_id,
        kenmerk=f"versie-{rij.nr}",
    )
