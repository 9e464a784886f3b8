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
from portal.aanvraag.routes.lezen import stand_van
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.forms import render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.platform.web.messages import tekst_van
from portal.platform.workbook import (
    GelezenVeld,
    WerkboekInhoud,
    lees_werkboek,
    toon_veld,
    toon_waarde,
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
            return _toon_nieuw(lees_werkboek(BytesIO(form.bestand.data.read())))
    return render_form("aanvraag/werkboek/upload.html", form=form, aanvraag=None)


@bp.post("/aanvragen/werkboek/starten")
@vereist(Handeling.AANVRAAG_WERKBOEK_INLEZEN)
@eenmalig
def werkboek_starten() -> ResponseReturnValue:
    """Start the aanvraag of a confirmed workbook and fill it in."""
    form, gebruiker, op = Bevestigformulier(), huidige_gebruiker(), clock.now()
    with fouten_op(form):
        client_id = _als_id(form.doel.data)
        vulling = ontzegel(form.zegel.data or "", plaats_van(gebruiker.id, client_id), op=op)
        soort = vulling.soort if vulling.soort in SOORTEN else SOORTEN[0]
        start = Start(soort=soort, client_id=client_id, maanden=None, ingang=vulling.ingang)
        aanvraag = start_aanvraag(start, door=gebruiker, op=op)
        vul_uit_werkboek(stand_van(aanvraag), vulling, door=gebruiker, op=op)
        return _klaar(aanvraag)
    return _opnieuw(form, None)


@bp.route("/aanvragen/<uuid:aanvraag_id>/werkboek", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_WERKBOEK_INLEZEN)
def werkboek(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Read a workbook and lay it beside a concept."""
    aanvraag = open_om_te_bewerken(aanvraag_id)
    form = Uploadformulier()
    if form.validate_on_submit():
        with fouten_op(form):
            return _toon_bij(aanvraag, lees_werkboek(BytesIO(form.bestand.data.read())))
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
    return _opnieuw(form, aanvraag)


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
    vulling = maak_vulling(inhoud)
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
    ziet_bsn = mag(huidige_gebruiker().rol_set, Handeling.CLIENT_BSN_TONEN)
    vergelijking = vergelijk_uitkomst(inhoud)
    return {
        "inhoud": inhoud,
        "velden": [_toon(veld, ziet_bsn=ziet_bsn) for veld in inhoud.velden if veld.ruw],
        "aantal_leeg": sum(not veld.ruw for veld in inhoud.velden),
        "meldingen": [
            (melding.cel, tekst_van(DomeinFout(melding.code, **melding.gegevens)))
            for melding in inhoud.meldingen
        ],
        "verschillen": [
            (rij.veld, toon_waarde(rij.werkboek), toon_waarde(rij.portaal))
            for rij in vergelijking.verschillen
        ],
        "reden": tekst_van(vergelijking.reden) if vergelijking.reden else "",
    }


def _toon(veld: GelezenVeld, *, ziet_bsn: bool) -> tuple[str, str, str, str]:
    """Give sheet, cell, stored text and value; a BSN only for who may see it in the dossier."""
    ruw, waarde = veld.ruw or "", toon_veld(veld)
    if veld.veld.endswith(".bsn") and not ziet_bsn:
        ruw, waarde = "", f"{'•' * 6}{waarde[-3:]}"
    return veld.blad.strip(), veld.cel, ruw, waarde


def _als_id(tekst: str | None) -> uuid.UUID:
    try:
        return uuid.UUID(tekst or "")
    except ValueError as fout:
        raise DomeinFout("werkboek_verlopen") from fout


def _klaar(aanvraag: Aanvraag) -> ResponseReturnValue:
    flash(GEVULD, "success")
    return rond_af(url_for("aanvraag.rekentool", aanvraag_id=aanvraag.id))


def _opnieuw(form: Bevestigformulier, aanvraag: Aanvraag | None) -> ResponseReturnValue:
    """Ask for the file again, with what was refused."""
    upload = Uploadformulier(formdata=None)
    upload.form_errors.extend(form.form_errors)
    return render_form("aanvraag/werkboek/upload.html", form=upload, aanvraag=aanvraag)
