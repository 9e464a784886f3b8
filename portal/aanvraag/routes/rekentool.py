"""The rekentool: the page, its live outcome, autosave, and how it was calculated."""

import uuid

from flask import jsonify, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.forms.blokken import BlokkenFormulier, getoonde_blokken, veldwaarden
from portal.aanvraag.forms.dagprogramma import DagprogrammaFormulier
from portal.aanvraag.forms.rekentool import RekentoolFormulier
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.groep import maak_rekening
from portal.aanvraag.queries.rekenen import Botsing
from portal.aanvraag.queries.rekenweergave import (
    bepaal_rooster,
    foutplaats,
    fouttekst,
    lees_berekening,
    maak_kaart,
    toon_botsing,
)
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.stand.inhoud import berekening as berekening_van
from portal.aanvraag.queries.versie import inhoud_van
from portal.aanvraag.queries.weergave.rekentool import groepen as rekentoolgroepen
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import open_aanvraag, stand_van
from portal.aanvraag.routes.rekenblokken import (
    bewaar,
    blokken_te_lang,
    mag_bewerken,
    reken_getypt,
    te_bevestigen,
)
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.aanvraag.routes.terug import adres_terug
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import render_form
from portal.platform.web import texts
from portal.toegang.bewaking import vereist

BLOKKEN = ("zorg", "behandelaars", "context", "maatwerk")
CONTEXT, POSTEN = "context", "iz-context-euro"
UITKOMST = "rekentool-uitkomst"
ERBIJ, WEG = "post-erbij", "post-weg-"
BEVESTIGT = ("bereken", "verder")
"""Buttons that save the page as it stands: what was carried over is then confirmed."""


@bp.route("/aanvragen/<uuid:aanvraag_id>/rekentool", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
def rekentool(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show the input with its outcome, or store what was typed; wrong text is stored as well."""
    aanvraag = open_aanvraag(aanvraag_id)
    stand = stand_van(aanvraag)
    if stand.rekenen is None or (request.method == "GET" and not mag_bewerken(aanvraag)):
        return _lezen(aanvraag, stand)
    if request.method == "GET":
        form = _formulier(stand, erbij="erbij" in request.args)
        return render_template(
            "aanvraag/rekentool/rekentool.html", form=form, **_pagina(stand, form)
        )
    return _verwerk(aanvraag, stand)


@bp.post("/aanvragen/<uuid:aanvraag_id>/rekentool/uitkomst")
@vereist(Handeling.AANVRAAG_BEWERKEN)
def rekentool_uitkomst(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Give the outcome of what stands in the fields; stores nothing."""
    aanvraag = open_aanvraag(aanvraag_id)
    stand = stand_van(aanvraag)
    form = _gestuurd(aanvraag)
    rekenen = reken_getypt(stand, form)
    if isinstance(form, DagprogrammaFormulier):
        blok = form.ingevuld()["dagprogramma"].blok
        rooster = bepaal_rooster(blok, stand.kader.tabel)
        return render_template("aanvraag/rekentool/_weektotaal.html", rooster=rooster)
    if rekenen is not None and rekenen.is_geheel:
        rekening = maak_rekening(rekenen, stand.kader)
        return render_template("aanvraag/groep/_uitkomst.html", rekening=rekening)
    kaart = maak_kaart(rekenen) if rekenen else None
    return render_template("aanvraag/rekentool/_uitkomst.html", kaart=kaart)


@bp.post("/aanvragen/<uuid:aanvraag_id>/rekentool/bewaren")
@vereist(Handeling.AANVRAAG_BEWERKEN)
def rekentool_bewaren(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Store what was typed so far and answer the page's script."""
    aanvraag = open_aanvraag(aanvraag_id)
    form = _gestuurd(aanvraag)
    botsingen: tuple[Botsing, ...] = ()
    with fouten_op(form):
        botsingen = bewaar(aanvraag, form)
    if form.errors:
        return jsonify(tekst=str(form.form_errors[0])), 422
    if botsingen:
        return jsonify(conflicten=[_conflict(botsing) for botsing in botsingen]), 409
    form.zet_getoond(getoonde_blokken(stand_van(aanvraag).dossier, form.blokvelden()))
    te_lang = form.te_lang()
    waarden = form.verborgen(zonder=blokken_te_lang(form))
    if te_lang:
        tekst = f"Niet alles is opgeslagen. {fouttekst(te_lang[0])}"
        return jsonify(tekst=tekst, waarden=waarden), 422
    return jsonify(tekst=f"Opgeslagen om {texts.tijd(clock.now())}", waarden=waarden)


@bp.get("/aanvragen/<uuid:aanvraag_id>/rekentool/berekening")
@vereist(Handeling.AANVRAAG_LEZEN)
def berekening(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show every step of the calculation with its own numbers."""
    aanvraag = open_aanvraag(aanvraag_id)
    if aanvraag.is_groep:
        return redirect(url_for("aanvraag.groepsrekening", aanvraag_id=aanvraag.id), code=303)
    stand = stand_van(aanvraag)
    gegevens = berekening_van(stand.rekenen)
    return render_template(
        "aanvraag/rekentool/berekening.html",
        aanvraag=aanvraag,
        kaart=maak_kaart(stand.rekenen) if stand.rekenen else None,
        berekening=lees_berekening(gegevens) if isinstance(gegevens, dict) else None,
    )


def _gestuurd(aanvraag: Aanvraag) -> BlokkenFormulier:
    """Give the form that was sent: both pages use the same addresses."""
    if "dagprogramma-versie" in request.form:
        return DagprogrammaFormulier()
    form = RekentoolFormulier()
    form.verberg(*_elders(aanvraag))
    return form


def _elders(aanvraag: Aanvraag) -> tuple[str, ...]:
    """Name the blocks that stand elsewhere: with the group, or with each of its clients."""
    if aanvraag.is_groep:
        return tuple(blok for blok in BLOKKEN if blok != CONTEXT)
    return (CONTEXT,) if aanvraag.is_lid else ()


def _verwerk(aanvraag: Aanvraag, stand: Stand) -> ResponseReturnValue:
    form, actie = RekentoolFormulier(), request.form.get("actie", "")
    form.verberg(*_elders(aanvraag))
    if actie.startswith(WEG) and CONTEXT in form:
        form.haal_post_weg(actie.removeprefix(WEG))
    botsingen: tuple[Botsing, ...] = ()
    with fouten_op(form):
        botsingen = bewaar(aanvraag, form, bevestig=actie in BEVESTIGT)
        stand = stand_van(aanvraag)
        form = _formulier(stand, botsingen, gestuurd=form)
        form.verouderd = bool(botsingen)
    op_posten = actie == ERBIJ or actie.startswith(WEG)
    blijft = form.form_errors or form.te_lang() or (form.errors and not op_posten)
    if not (botsingen or blijft):
        return redirect(_volgende(aanvraag, actie), code=303)
    _zet_keuzes(stand, form)
    pagina = _pagina(stand, form, botsingen)
    return render_form("aanvraag/rekentool/rekentool.html", form=form, **pagina)


def _volgende(aanvraag: Aanvraag, actie: str) -> str:
    if actie == "verder":
        return adres_terug(aanvraag.id)
    erbij = "1" if actie == ERBIJ else None
    anker = "posten" if actie == ERBIJ or actie.startswith(WEG) else "uitkomst"
    return url_for("aanvraag.rekentool", aanvraag_id=aanvraag.id, _anchor=anker, erbij=erbij)


def _formulier(
    stand: Stand,
    botsingen: tuple[Botsing, ...] = (),
    *,
    erbij: bool = False,
    gestuurd: RekentoolFormulier | None = None,
) -> RekentoolFormulier:
    getoond = getoonde_blokken(stand.dossier, BLOKKEN)
    te_lang = blokken_te_lang(gestuurd) if gestuurd else frozenset[str]()
    waarden = veldwaarden(getoond, botsingen)
    if gestuurd:
        waarden |= {naam: gestuurd[naam].data for naam in te_lang}
    if stand.rekenen is not None and stand.rekenen.zorg.uit_dagprogramma:
        waarden["zorg"]["bron"] = "dagprogramma"
    form = RekentoolFormulier(formdata=None, data=waarden)
    form.verberg(*_elders(stand.dossier.aanvraag))
    if erbij and "context" in form:
        form.context.form["posten"].append_entry({})
    form.zet_getoond(getoond)
    if gestuurd:
        form.neem_over(gestuurd, te_lang)
    _zet_keuzes(stand, form)
    form.zet_fouten(form.te_lang())
    if stand.rekenen is not None:
        fouten = stand.rekenen.fouten
        form.zet_fouten(fout for fout in fouten if foutplaats(fout).blok not in te_lang)
    return form


def _zet_keuzes(stand: Stand, form: RekentoolFormulier) -> None:
    posten = stand.kader.vragenlijst.vragen[POSTEN].subvelden[0]
    soorten = next(kolom.opties for kolom in posten.kolommen if kolom.id == "soort")
    if CONTEXT in form:
        form.zet_keuzes(soorten, _doelen(stand))
    if stand.rekenen is not None and stand.rekenen.kader.zzp:
        form.verberg("maatwerk")


def _doelen(stand: Stand) -> dict[str, str]:
    namen = {}
    for doel in stand.dossier.zichtbare_doelen:
        velden = doel.velden if isinstance(doel.velden, dict) else {}
        namen[str(doel.doel_id)] = f"Doel {doel.volgnummer}: {velden.get('korte_naam', '')}"
    return namen


def _pagina(
    stand: Stand, form: RekentoolFormulier, botsingen: tuple[Botsing, ...] = ()
) -> dict[str, object]:
    posten = stand.kader.vragenlijst.vragen[POSTEN].subvelden[0]
    aantal = len(form.context.form["posten"].entries) if CONTEXT in form else 0
    rekenen = stand.rekenen
    geheel = rekenen if rekenen is not None and rekenen.is_geheel else None
    return {
        "aanvraag": stand.dossier.aanvraag,
        "te_bevestigen": te_bevestigen(stand, BLOKKEN),
        "rekening": maak_rekening(geheel, stand.kader) if geheel else None,
        "kaart": maak_kaart(stand.rekenen) if stand.rekenen else None,
        "botsingen": [toon_botsing(botsing) for botsing in botsingen],
        "meer_posten": posten.max_rijen is None or aantal < posten.max_rijen,
        "tarief": stand.kader.tarief,
        "handmatig": "maatwerk" in form,
        "doelen": _doelen(stand),
    }


def _lezen(aanvraag: Aanvraag, stand: Stand) -> ResponseReturnValue:
    """Show what was typed to somebody who may not change it, or not any more."""
    groepen = rekentoolgroepen(inhoud_van(stand))
    pagina = render_template(
        "aanvraag/rekentool/lezen.html",
        aanvraag=aanvraag,
        kaart=maak_kaart(stand.rekenen) if stand.rekenen else None,
        groepen=[groep for groep in groepen if groep.items and groep.id != UITKOMST],
    )
    return make_response(pagina, 200 if request.method == "GET" else 422)


def _conflict(botsing: Botsing) -> dict[str, str]:
    getoond = toon_botsing(botsing)
    return {"veld": getoond["veld"], "tekst": getoond["melding"], "url": ""}
