"""The doelen of the vorige toekenning: the list, and what became of one of them."""

import uuid

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.aanvraag.actions.terugblik import ONDERDEEL, bewaar_terugblik
from portal.aanvraag.forms.doelen import DOEL, Doelformulier
from portal.aanvraag.forms.pagina import BEWERK, HUN, TAKEN, Actie
from portal.aanvraag.forms.velden import vul_in
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.antwoordtekst import Regel, als_tekst, doelregels_van
from portal.aanvraag.queries.conflict import Conflict
from portal.aanvraag.queries.doelen import get_velden as get_doelvelden
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.voorganger import HA_DOELEN, Terugblikdoel
from portal.aanvraag.queries.vragenlijst import list_collegas, list_secties, ondertekend_voor
from portal.aanvraag.routes.bewerkbaar import open_om_te_bewerken
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import stand_van
from portal.aanvraag.routes.naast import voorganger_naast
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.aanvraag.routes.terug import adres_terug
from portal.aanvraag.routes.vraagblokken import (
    getypt,
    maak_conflictbeeld,
    toon_conflictpagina,
)
from portal.aanvraag.routes.vragenteksten import vragentekst
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure import Onderdeel
from portal.domain.vragenlijst import Doelveld, doelvelden
from portal.platform import clock
from portal.platform.autosave import GETOOND
from portal.platform.database import db
from portal.toegang.bewaking import huidige_gebruiker, vereist


@bp.route("/aanvragen/<uuid:aanvraag_id>/terugblik", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
def terugblik(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """List the old doelen; POST is `Onderdeel afronden`, which changes nothing."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    stand = stand_van(aanvraag)
    doelen = _doelen(stand)
    open_ = [doel for doel in doelen if doel.ontbreekt] if request.method == "POST" else []
    if request.method == "POST" and not open_:
        flash("De terugblik op de vorige doelen is klaar.", "success")
        return redirect(adres_terug(aanvraag.id), code=303)
    pagina = render_template(
        "aanvraag/terugblik.html",
        vraag=stand.kader.vragenlijst.vragen[HA_DOELEN],
        taken=[_taak(aanvraag, doel) for doel in doelen],
        fouten=[
            (f"{doel.naam}: vul de stand, de uitleg en het vervolg in.", _adres(aanvraag, doel))
            for doel in open_
        ],
        **_gedeeld(aanvraag, stand),
    )
    return make_response(pagina, 422 if open_ else 200)


@bp.route("/aanvragen/<uuid:aanvraag_id>/terugblik/<uuid:doel_id>", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
def terugblikdoel(aanvraag_id: uuid.UUID, doel_id: uuid.UUID) -> ResponseReturnValue:
    """Show one old doel as it was granted, and save what became of it."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    stand = stand_van(aanvraag)
    doel = next((doel for doel in _doelen(stand) if doel.id == str(doel_id)), None)
    if doel is None:
        raise NotFound
    if request.method == "POST":
        return _bewaar(aanvraag, stand, doel)
    versie = stand.dossier.antwoordversie(HA_DOELEN)
    form = Doelformulier.uit_waarde(_velden(stand), dict(doel.antwoord), versie)
    if "controle" in request.args:
        for veld in form.velden:
            if veld.naam in doel.ontbreekt:
                form.formulier[veld.naam].errors = [vul_in(veld, form.formulier)]
    return _toon(aanvraag, stand, doel, form)


def _doelen(stand: Stand) -> tuple[Terugblikdoel, ...]:
    """Give the old doelen.

    Raises:
        NotFound: It is no her-aanvraag.
    """
    if stand.vervolg is None:
        raise NotFound
    return stand.vervolg.doelen


def _velden(stand: Stand) -> tuple[Doelveld, ...]:
    lijst = stand.kader.vragenlijst
    return doelvelden(lijst, lijst.vragen[HA_DOELEN])


def _taak(aanvraag: Aanvraag, doel: Terugblikdoel) -> dict[str, str]:
    begonnen = "bezig" if doel.antwoord else "nog_invullen"
    return {
        "tekst": doel.naam or vragentekst("terugblik", "zonder_naam"),
        "href": _adres(aanvraag, doel),
        "hint": ", ".join(
            tekst for tekst in (doel.antwoord.get(veld, "") for veld in KORT) if tekst
        ),
        "stand": begonnen if doel.ontbreekt else "klaar",
    }


KORT = ("stand_vorig_doel", "vervolg_vorig_doel")


def _adres(aanvraag: Aanvraag, doel: Terugblikdoel) -> str:
    return url_for("aanvraag.terugblikdoel", aanvraag_id=aanvraag.id, doel_id=doel.id)


def _bewaar(aanvraag: Aanvraag, stand: Stand, doel: Terugblikdoel) -> ResponseReturnValue:
    actie = Actie.uit_tekst(request.form.get("actie", ""))
    form = Doelformulier.uit_post(_velden(stand), request.form, actie)
    if actie.soort == BEWERK:
        form = form.samengevoegd()
        ander = als_tekst(doelregels_van(_velden(stand), form.getoond.waarde))
        return _toon(aanvraag, stand, doel, form, ander)
    if actie.soort == HUN:
        return redirect(url_for("aanvraag.terugblik", aanvraag_id=aanvraag.id), code=303)
    if form.formulier.validate():
        with fouten_op(form.formulier):
            verslag = bewaar_terugblik(
                aanvraag, doel, form.wijziging(), door=huidige_gebruiker(), op=clock.now()
            )
            db.session.commit()
            for conflict in verslag.conflicten:
                return _toon_conflict(aanvraag, stand, doel, form, conflict)
            naar = request.form.get("daarna") or request.form.get("actie", "")
            pagina = "aanvraag.taken" if naar == TAKEN else "aanvraag.terugblik"
            return redirect(url_for(pagina, aanvraag_id=aanvraag.id), code=303)
    return _toon(aanvraag, stand, doel, form)


def _toon_conflict(
    aanvraag: Aanvraag, stand: Stand, doel: Terugblikdoel, form: Doelformulier, conflict: Conflict
) -> ResponseReturnValue:
    velden = _velden(stand)
    teksten = (
        als_tekst(doelregels_van(velden, waarde))
        for waarde in (conflict.basis, conflict.hun, conflict.mijn)
    )
    beeld = maak_conflictbeeld(conflict, doel.naam, *teksten)
    verborgen = [(GETOOND + DOEL, form.verborgen), *getypt(form.formulier, form.velden)]
    return toon_conflictpagina(aanvraag, [beeld], verborgen)


def _toon(
    aanvraag: Aanvraag, stand: Stand, doel: Terugblikdoel, form: Doelformulier, ander: str = ""
) -> ResponseReturnValue:
    fout = request.method == "POST" and bool(form.formulier.errors)
    pagina = render_template(
        "aanvraag/terugblik_doel.html",
        form=form.formulier,
        doel=doel,
        oud=_oud(stand, doel),
        velden=form.velden,
        verborgen=form.verborgen,
        ander=ander,
        **_gedeeld(aanvraag, stand),
    )
    return make_response(pagina, 422 if fout else 200)


def _oud(stand: Stand, doel: Terugblikdoel) -> tuple[Regel, ...]:
    """Give the old doel as it was granted."""
    return doelregels_van(get_doelvelden(stand), doel.oud)


def _gedeeld(aanvraag: Aanvraag, stand: Stand) -> dict[str, object]:
    return {
        "aanvraag": aanvraag,
        "secties": list_secties(stand),
        **voorganger_naast(stand),
        "ondertekend": ondertekend_voor(stand, {Onderdeel.INHOUD}),
        "collegas": list_collegas(aanvraag, ONDERDEEL, voor=huidige_gebruiker(), op=clock.now()),
    }
