"""Read the official workbook: show every field and every difference, and fill in when confirmed."""

import uuid
from io import BytesIO

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.starten import Start, start_aanvraag
from portal.aanvraag.actions.werkboek import vul_uit_werkboek
from portal.aanvraag.forms.werkboek import Bevestigformulier, Uploadformulier
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.starten import SOORTEN
from portal.aanvraag.queries.werkboek import (
    afwijkingen,
    eis_zelfde_client,
    find_client,
    maak_vulling,
    ontzegel,
    plaats_van,
    vergelijk_uitkomst,
    verzegel,
)
from portal.aanvraag.routes.bewerkbaar import open_om_te_bewerken
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.groepswerkboek import (
    als_id,
    opnieuw,
    toon_bij_groep,
    toon_nieuwe_groep,
)
from portal.aanvraag.routes.lezen import stand_van
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.aanvraag.routes.werkboekbeeld import toon_verschil, velden_van
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.platform.web.messages import tekst_van
from portal.platform.workbook import (
    WerkboekInhoud,
    lees_werkboek,
)
from portal.toegang.bewaking import huidige_gebruiker, vereist

GEVULD = "De rekentool is ingevuld uit het werkboek. Controleer de uren en verdeel de behandelaars."


@bp.route("/aanvragen/werkboek", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_WERKBOEK_INLEZEN)
def werkboek_nieuw() -> ResponseReturnValue:
    """Read a workbook and offer to start an aanvraag for its client."""
    form = Uploadformulier()
    if form.validate_on_submit():
        with fouten_op(form):
            inhoud = lees_werkboek(BytesIO(form.bestand.data.read()))
            return toon_nieuwe_groep(inhoud) if inhoud.groep else _toon_nieuw(inhoud)
    return render_form("aanvraag/werkboek/upload.html", form=form, aanvraag=None)


@bp.post("/aanvragen/werkboek/starten")
@vereist(Handeling.AANVRAAG_WERKBOEK_INLEZEN)
@eenmalig
def werkboek_starten() -> ResponseReturnValue:
    """Start the aanvraag of a confirmed workbook and fill it in."""
    form, gebruiker, op = Bevestigformulier(), huidige_gebruiker(), clock.now()
    with fouten_op(form):
        client_id = als_id(form.doel.data)
        vulling = ontzegel(form.zegel.data or "", plaats_van(gebruiker.id, client_id), op=op)
        soort = vulling.soort if vulling.soort in SOORTEN else SOORTEN[0]
        start = Start(soort=soort, client_id=client_id, maanden=None, ingang=vulling.ingang)
        aanvraag = start_aanvraag(start, door=gebruiker, op=op)
        vul_uit_werkboek(stand_van(aanvraag), vulling, door=gebruiker, op=op)
        return _klaar(aanvraag)
    return opnieuw(form, None)


@bp.route("/aanvragen/<uuid:aanvraag_id>/werkboek", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_WERKBOEK_INLEZEN)
def werkboek(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Read a workbook and lay it beside a concept."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    form = Uploadformulier()
    if form.validate_on_submit():
        with fouten_op(form):
            inhoud = lees_werkboek(BytesIO(form.bestand.data.read()))
            toon = toon_bij_groep if aanvraag.is_groep else _toon_bij
            return toon(aanvraag, inhoud)
    return render_form("aanvraag/werkboek/upload.html", form=form, aanvraag=aanvraag)


@bp.post("/aanvragen/<uuid:aanvraag_id>/werkboek/invullen")
@vereist(Handeling.AANVRAAG_WERKBOEK_INLEZEN)
@eenmalig
def werkboek_invullen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Fill in a concept from a confirmed workbook."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    form, gebruiker, op = Bevestigformulier(), huidige_gebruiker(), clock.now()
    with fouten_op(form):
        vulling = ontzegel(form.zegel.data or "", plaats_van(gebruiker.id, aanvraag.id), op=op)
        vul_uit_werkboek(stand_van(aanvraag), vulling, door=gebruiker, op=op)
        return _klaar(aanvraag)
    return opnieuw(form, aanvraag)


def _toon_nieuw(inhoud: WerkboekInhoud) -> ResponseReturnValue:
    gebruiker, vulling = huidige_gebruiker(), maak_vulling(inhoud)
    client = find_client(inhoud, op=clock.today(), voor=gebruiker)
    zegel = ""
    if client is not None:
        zegel = verzegel(vulling, plaats_van(gebruiker.id, client.id), op=clock.now())
    return render_template(
        "aanvraag/werkboek/gelezen.html",
        aanvraag=None,
        client=client,
        doel=client.id if client else None,
        zegel=zegel,
        afwijkingen=(),
        **_lezing(inhoud),
    )


def _toon_bij(aanvraag: Aanvraag, inhoud: WerkboekInhoud) -> ResponseReturnValue:
    stand, gebruiker = stand_van(aanvraag), huidige_gebruiker()
    vulling = maak_vulling(inhoud, voor_lid=aanvraag.is_lid)
    eis_zelfde_client(inhoud, stand)
    return render_template(
        "aanvraag/werkboek/gelezen.html",
        aanvraag=aanvraag,
        client=aanvraag.client,
        doel=aanvraag.id,
        zegel=verzegel(vulling, plaats_van(gebruiker.id, aanvraag.id), op=clock.now()),
        afwijkingen=[(rij.code, rij.werkboek, rij.portaal) for rij in afwijkingen(inhoud, stand)],
        **_lezing(inhoud),
    )


def _lezing(inhoud: WerkboekInhoud) -> dict[str, object]:
    vergelijking = vergelijk_uitkomst(inhoud)
    return {
        **velden_van(inhoud),
        "verschillen": [toon_verschil(rij) for rij in vergelijking.verschillen],
        "reden": tekst_van(vergelijking.reden) if vergelijking.reden else "",
    }


def _klaar(aanvraag: Aanvraag) -> ResponseReturnValue:
    flash(GEVULD, "success")
    return rond_af(url_for("aanvraag.rekentool", aanvraag_id=aanvraag.id))
