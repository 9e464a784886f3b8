"""The doelen: the list, one doel, and taking one out."""

import sys
import uuid
from collections.abc import Iterator

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.doelen import ONDERDEEL, bewaar_doel, verwijder_doel, voeg_doel_toe
from portal.aanvraag.forms.doelen import DOEL, Doelformulier
from portal.aanvraag.forms.pagina import BEWERK, HUN, TAKEN, Actie
from portal.aanvraag.forms.velden import vul_in
from portal.aanvraag.models import Aanvraag, Doel
from portal.aanvraag.queries.antwoordtekst import als_tekst, doelregels_van
from portal.aanvraag.queries.conflict import Conflict
from portal.aanvraag.queries.doelen import (
    Doelbeeld,
    get_doel,
    get_rij,
    get_velden,
    get_vraag,
    list_doelen,
)
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.stand.groep import doelnaam, gekozen_groepsdoelen
from portal.aanvraag.queries.vragenlijst import list_collegas, list_secties, ondertekend_voor
from portal.aanvraag.queries.weergave.lezen import datum
from portal.aanvraag.routes.bewerkbaar import open_om_te_bewerken
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import stand_van
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
from portal.platform import clock
from portal.platform.autosave import GETOOND
from portal.platform.database import db
from portal.platform.forms import Formulier, VersieFormulier, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

AFRONDEN = "afronden"


@bp.route("/aanvragen/<uuid:aanvraag_id>/doelen", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
@eenmalig
def doelen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show the doelen; POST adds an empty one, or checks whether all of them are ready."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    stand, form = stand_van(aanvraag), Formulier()
    beelden, controle = list_doelen(stand), request.form.get("actie") == AFRONDEN
    genoeg = bool(beelden) or bool(gekozen_groepsdoelen(stand.dossier))
    klaar = genoeg and all(beeld.is_klaar for beeld in beelden) and not stand.doelfouten
    if controle and klaar:
        flash("De doelen zijn klaar.", "success")
        return redirect(adres_terug(aanvraag.id), code=303)
    if form.validate_on_submit() and not controle:
        with fouten_op(form):
            doel = voeg_doel_toe(
                aanvraag, get_vraag(stand).max_aantal, door=huidige_gebruiker(), op=clock.now()
            )
            return rond_af(url_for("aanvraag.doel", aanvraag_id=aanvraag.id, doel_id=doel.doel_id))
    pagina = render_template(
        "aanvraag/doelen.html",
        form=form,
        taken=[_taak(aanvraag, beeld) for beeld in beelden],
        fouten=list(_fouten(aanvraag, stand, beelden)) if controle else [],
        mag_erbij=len(beelden) < (get_vraag(stand).max_aantal or sys.maxsize),
        buren=_buren(aanvraag, stand),
        **_gedeeld(aanvraag, stand),
    )
    return make_response(pagina, 422 if request.method == "POST" else 200)


@bp.route("/aanvragen/<uuid:aanvraag_id>/doelen/<uuid:doel_id>", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
def doel(aanvraag_id: uuid.UUID, doel_id: uuid.UUID) -> ResponseReturnValue:
    """Show one doel and save what is typed, complete or not."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    stand = stand_van(aanvraag)
    if request.method == "POST":
        return _bewaar(aanvraag, stand, get_rij(stand, doel_id))
    beeld = get_doel(stand, doel_id)
    form = Doelformulier.uit_opslag(get_velden(stand), beeld.doel)
    if "controle" in request.args:
        _meld(beeld, form)
    return _toon(aanvraag, stand, beeld.doel, form)


@bp.route(
    "/aanvragen/<uuid:aanvraag_id>/doelen/<uuid:doel_id>/verwijderen", methods=["GET", "POST"]
)
@vereist(Handeling.AANVRAAG_BEWERKEN)
def doel_verwijderen(aanvraag_id: uuid.UUID, doel_id: uuid.UUID) -> ResponseReturnValue:
    """Ask whether a doel goes out, and take it out."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    beeld = get_doel(stand_van(aanvraag), doel_id)
    form = VersieFormulier(data={"versie": beeld.doel.versie})
    if form.validate_on_submit():
        with fouten_op(form):
            verwijder_doel(
                aanvraag,
                beeld.doel,
                form.versie.data or 0,
                door=huidige_gebruiker(),
                op=clock.now(),
            )
            db.session.commit()
            flash(f"Doel {beeld.doel.volgnummer} is verwijderd.", "success")
            return redirect(url_for("aanvraag.doelen", aanvraag_id=aanvraag.id), code=303)
    return render_form(
        "aanvraag/doelen_verwijderen.html", form=form, aanvraag=aanvraag, beeld=beeld
    )


def _taak(aanvraag: Aanvraag, beeld: Doelbeeld) -> dict[str, str]:
    nummer = f"Doel {beeld.doel.volgnummer}"
    naam = beeld.tekst("korte_naam")
    einddatum = datum(beeld.tekst("einddatum"))
    hint = [beeld.tekst("thema"), f"klaar op {einddatum}" if einddatum else ""]
    return {
        "tekst": f"{nummer}: {naam}" if naam else nummer,
        "href": url_for("aanvraag.doel", aanvraag_id=aanvraag.id, doel_id=beeld.doel.doel_id),
        "hint": ", ".join(filter(None, hint)),
        "stand": "let_op" if beeld.fouten else "klaar" if beeld.is_klaar else "bezig",
    }


def _fouten(
    aanvraag: Aanvraag, stand: Stand, beelden: tuple[Doelbeeld, ...]
) -> Iterator[tuple[str, str]]:
    """Give text and address of everything that keeps the doelen from being finished."""
    labels = {veld.id: veld.label for veld in get_velden(stand)}
    if not beelden:
        yield vragentekst("doelfout", "te_weinig_doelen"), ""
    for fout in stand.doelfouten:
        if fout.nr == 0 and beelden:
            yield vragentekst("doelfout", fout.code), ""
    for beeld in beelden:
        pagina = url_for(
            "aanvraag.doel", aanvraag_id=aanvraag.id, doel_id=beeld.doel.doel_id, controle="ja"
        )
        nummer = f"Doel {beeld.doel.volgnummer}"
        for veld in beeld.ontbrekend:
            yield f"{nummer}: vul in “{labels[veld]}”.", f"{pagina}#{veld}"
        for fout in beeld.fouten:
            yield f"{nummer}: {vragentekst('doelfout', fout.code)}", f"{pagina}#{fout.veld}"


def _buren(aanvraag: Aanvraag, stand: Stand) -> tuple[str, str]:
    """Give the pages of the vragenlijst before and after the doelen, empty where there is none."""
    for beeld in list_secties(stand):
        for pagina in beeld.paginas:
            if pagina.is_doelen:
                vorige, volgende = (beeld.naast(pagina.nr, stap) for stap in (-1, 1))
                return (
                    _adres(aanvraag, beeld.sectie.id, vorige),
                    _adres(aanvraag, beeld.sectie.id, volgende),
                )
    return "", ""


def _adres(aanvraag: Aanvraag, sectie_id: str, nr: int | None) -> str:
    if nr is None:
        return ""
    return url_for("aanvraag.vragen", aanvraag_id=aanvraag.id, sectie_id=sectie_id, nr=nr)


def _bewaar(aanvraag: Aanvraag, stand: Stand, rij: Doel) -> ResponseReturnValue:
    actie = Actie.uit_tekst(request.form.get("actie", ""))
    form = Doelformulier.uit_post(get_velden(stand), request.form, actie)
    if actie.soort == BEWERK:
        form = form.samengevoegd()
        ander = als_tekst(doelregels_van(get_velden(stand), form.getoond.waarde))
        return _toon(aanvraag, stand, rij, form, ander)
    if actie.soort == HUN:
        return redirect(url_for("aanvraag.doelen", aanvraag_id=aanvraag.id), code=303)
    if form.formulier.validate():
        with fouten_op(form.formulier):
            verslag = bewaar_doel(
                aanvraag, rij, form.wijziging(), door=huidige_gebruiker(), op=clock.now()
            )
            db.session.commit()
            for conflict in verslag.conflicten:
                return _toon_conflict(aanvraag, stand, rij, form, conflict)
            return redirect(_verder(aanvraag), code=303)
    return _toon(aanvraag, stand, rij, form)


def _verder(aanvraag: Aanvraag) -> str:
    naar = request.form.get("daarna") or request.form.get("actie", "")
    pagina = "aanvraag.taken" if naar == TAKEN else "aanvraag.doelen"
    return url_for(pagina, aanvraag_id=aanvraag.id)


def _toon_conflict(
    aanvraag: Aanvraag, stand: Stand, rij: Doel, form: Doelformulier, conflict: Conflict
) -> ResponseReturnValue:
    velden = get_velden(stand)
    teksten = (
        als_tekst(doelregels_van(velden, waarde))
        for waarde in (conflict.basis, conflict.hun, conflict.mijn)
    )
    beeld = maak_conflictbeeld(conflict, f"Doel {rij.volgnummer}", *teksten)
    verborgen = [(GETOOND + DOEL, form.verborgen), *getypt(form.formulier, form.velden)]
    return toon_conflictpagina(aanvraag, [beeld], verborgen)


def _meld(beeld: Doelbeeld, form: Doelformulier) -> None:
    """Put a message at every part that keeps the doelen from being finished."""
    for veld in form.velden:
        if veld.naam in beeld.ontbrekend:
            form.formulier[veld.naam].errors = [vul_in(veld, form.formulier)]
    for fout in beeld.fouten:
        form.formulier[fout.veld].errors = [vragentekst("doelfout", fout.code)]


def _toon(
    aanvraag: Aanvraag, stand: Stand, rij: Doel, form: Doelformulier, ander: str = ""
) -> ResponseReturnValue:
    fout = request.method == "POST" and bool(form.formulier.errors)
    pagina = render_template(
        "aanvraag/doelen_doel.html",
        form=form.formulier,
        doel=rij,
        velden=form.velden,
        verborgen=form.verborgen,
        ander=ander,
        **_gedeeld(aanvraag, stand),
    )
    return make_response(pagina, 422 if fout else 200)


def _gedeeld(aanvraag: Aanvraag, stand: Stand) -> dict[str, object]:
    return {
        "aanvraag": aanvraag,
        "vraag": get_vraag(stand),
        "groepsdoelen": [doelnaam(doel) for doel in gekozen_groepsdoelen(stand.dossier)],
        "secties": list_secties(stand),
        "stand": stand,
        "ondertekend": ondertekend_voor(stand, {Onderdeel.INHOUD}),
        "collegas": list_collegas(aanvraag, ONDERDEEL, voor=huidige_gebruiker(), op=clock.now()),
    }
