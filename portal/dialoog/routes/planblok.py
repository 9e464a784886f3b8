"""Write one part of a meerzorgplan: saved complete or not, and nothing of a colleague is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, jsonify, make_response, redirect, request, url_for
from werkzeug.exceptions import NotFound

from portal.clienten.queries.anoniem import lees_vondsten, vind_herkenbaar
from portal.dialoog.actions.plan import bewaar
from portal.dialoog.forms.plan import Schrijfblad
from portal.dialoog.queries.planbeeld import blok_codes, find_blok, lees_vorig
from portal.dialoog.queries.plancijfers import kader_van
from portal.dialoog.queries.planhulp import list_hulp
from portal.dialoog.queries.planteksten import (
    CONTACT,
    lees_alles,
    list_leeg,
    list_vrij,
    plantekst,
)
from portal.dialoog.routes.blauwdruk import bp
from portal.dialoog.routes.planstap import open_plan
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.procedure.volgen import Plantoestand
from portal.platform import autosave, clock
from portal.platform.database import db
from portal.platform.forms import domain_errors_on, render_form
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping

    from flask.typing import ResponseReturnValue

    from portal.dialoog.models import Meerzorgplan
    from portal.dialoog.queries.planbeeld import Schrijfblok

VELDFOUT = "Vul dit in."
BLOK = "/meerzorgplannen/<uuid:plan_id>/schrijven/<blok>"


@bp.route(BLOK, methods=["GET", "POST"])
@vereist(Handeling.MEERZORGPLAN_SCHRIJVEN)
def plan_schrijven(plan_id: uuid.UUID, blok: str) -> ResponseReturnValue:
    """Show the texts of one part with those of last year, and save what is typed."""
    gebruiker = huidige_gebruiker()
    rij = open_plan(plan_id)
    beeld = _blok(rij, blok)
    if request.method == "GET":
        if rij.toestand is not Plantoestand.CONCEPT:
            return redirect(url_for("dialoog.plan", plan_id=plan_id), code=303)
        blad = Schrijfblad.uit_opslag(beeld, lees_alles(rij))
        _meld_leeg(rij, blad)
        return _toon(rij, beeld, blad)
    blad = Schrijfblad.uit_post(beeld, request.form)
    if blad.formulier.validate():
        with domain_errors_on(blad.formulier, beperkingen=_TEGELIJK):
            botsingen = bewaar(rij, blad.bewaring, door=gebruiker, op=clock.now())
            db.session.commit()
            if not botsingen:
                return redirect(_verder(rij, blok), code=303)
            blad = blad.na(botsingen)
            return make_response(_toon(rij, beeld, blad), 409)
    return _toon(open_plan(plan_id), beeld, blad)


@bp.post(f"{BLOK}/bewaren")
@vereist(Handeling.MEERZORGPLAN_SCHRIJVEN)
def plan_bewaren(plan_id: uuid.UUID, blok: str) -> ResponseReturnValue:
    """Save while somebody types; answered with a little JSON."""
    gebruiker = huidige_gebruiker()
    rij = open_plan(plan_id)
    blad = Schrijfblad.uit_post(_blok(rij, blok), request.form)
    blad.formulier.validate()
    with domain_errors_on(blad.formulier, beperkingen=_TEGELIJK):
        botsingen = bewaar(rij, blad.bewaring, door=gebruiker, op=clock.now())
        db.session.commit()
        return _bewaard(blad, botsingen)
    return jsonify({"tekst": blad.formulier.form_errors[0], "waarden": {}}), 422


_TEGELIJK = {"uq_plantekst_plan_id_item": "verouderd"}


def gebreken_van(plan: Meerzorgplan) -> list[tuple[str, str]]:
    """Name everything that is still empty, each with the address of its field."""
    labels = {item.id: (item.label, item.blok) for item in list_vrij(plan)}
    algemeen = kader_van(plan).blokken[0]
    labels |= {naam: (plantekst("contact", naam), algemeen) for naam in CONTACT}
    return [
        (labels[naam][0], _adres(plan, plantekst("blok", labels[naam][1]), naam))
        for naam in list_leeg(plan, lees_alles(plan))
    ]


def _blok(plan: Meerzorgplan, code: str) -> Schrijfblok:
    blok = find_blok(plan, code)
    if blok is None:
        raise NotFound
    return blok


def _adres(plan: Meerzorgplan, blok: str, veld: str) -> str:
    return url_for(
        "dialoog.plan_schrijven", plan_id=plan.id, blok=blok, controle="ja", _anchor=veld
    )


def _meld_leeg(plan: Meerzorgplan, blad: Schrijfblad) -> None:
    """Put what is missing at its fields, for who comes from the page of indienen."""
    if "controle" in request.args:
        for naam in list_leeg(plan, lees_alles(plan)):
            if naam in blad.namen:
                blad.formulier[naam].errors = [VELDFOUT]


def _toon(plan: Meerzorgplan, blok: Schrijfblok, blad: Schrijfblad) -> ResponseReturnValue:
    gebruiker, teksten = huidige_gebruiker(), "\n".join(blad.getoond.values())
    contact = blok.code == plantekst("blok", kader_van(plan).blokken[0])
    return render_form(
        "dialoog/plan/schrijven.html",
        form=blad.formulier,
        plan=plan,
        blok=blok,
        blad=blad,
        vorige=lees_vorig(plan, voor=gebruiker) if blok.items else {},
        codes=list(blok_codes(kader_van(plan)).items()),
        hulp=list_hulp(plan, [item.id for item in blok.items], voor=gebruiker),
        herkenbaar=() if contact else lees_vondsten(vind_herkenbaar(teksten, plan.aanbieder_id)),
        mag_indienen=mag(gebruiker.rol_set, Handeling.MEERZORGPLAN_INDIENEN),
    )


def _verder(plan: Meerzorgplan, blok: str) -> str:
    """Say where to go after saving: the next part, or back to the plan."""
    codes = list(blok_codes(kader_van(plan)))
    volgende = codes[codes.index(blok) + 1 :]
    flash(plantekst("melding", "bewaard"), "success")
    if request.form.get("actie") == "verder" and volgende:
        return url_for("dialoog.plan_schrijven", plan_id=plan.id, blok=volgende[0])
    return url_for("dialoog.plan", plan_id=plan.id)


def _bewaard(blad: Schrijfblad, botsingen: Mapping[str, str]) -> ResponseReturnValue:
    """Tell the page what it shows from now on: 200, or 409 or 422 when not all was saved."""
    bewaard = {naam: t for naam, t in blad.bewaring.getypt.items() if naam not in botsingen}
    return autosave.antwoord(blad.formulier, bewaard, dict.fromkeys(botsingen, autosave.COLLEGA))
