"""The thread of a dossier, one page for both sides: who may see the dossier may read it."""

import uuid

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.overleg import schrijf_overleg
from portal.aanvraag.forms.overleg import Overlegformulier
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import NIET_BIJ_ZORGKANTOOR, get_aanvraag, is_bewerker
from portal.aanvraag.queries.overleg import BERICHT, delen_van, get_vraag, laatste_nr, list_overleg
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.gesloten import weiger
from portal.berichten.actions.lezen import leesmerken
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, mag
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

TEGELIJK = {"uq_overlegbericht_aanvraag_id_nr": "verouderd"}


@bp.get("/overleg/<uuid:aanvraag_id>")
@vereist(Handeling.OVERLEG_LEZEN)
def overleg(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show the thread, of the whole dossier or about one answer; what waited is read by it."""
    gebruiker = huidige_gebruiker()
    aanvraag = _open(aanvraag_id)
    form = Overlegformulier(formdata=None, versie=laatste_nr(aanvraag))
    pagina = _toon(aanvraag, form)
    leg_lezen_vast(
        audit_regel(
            Handeling.OVERLEG_LEZEN.value,
            door=gebruiker,
            over=aanvraag,
            client_id=aanvraag.client_id,
        ),
        *leesmerken(delen_van(aanvraag), door=gebruiker, op=clock.now(), code=BERICHT),
    )
    return pagina


@bp.post("/overleg/<uuid:aanvraag_id>")
@vereist(Handeling.OVERLEG_SCHRIJVEN)
@eenmalig
def overleg_schrijven(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Send a message to the other side."""
    aanvraag, vraag_id = _open(aanvraag_id), _vraag_id()
    form = Overlegformulier()
    if vraag_id:
        get_vraag(aanvraag, vraag_id)
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            eis_versie(form, laatste_nr(aanvraag))
            schrijf_overleg(
                aanvraag,
                vraag_id,
                form.tekst.data or "",
                door=huidige_gebruiker(),
                op=clock.now(),
            )
            flash("Uw bericht is verstuurd.", "success")
            naar = url_for("aanvraag.overleg", aanvraag_id=aanvraag_id, vraag=vraag_id or None)
            return rond_af(naar)
        aanvraag = _open(aanvraag_id)
        form.versie.data = laatste_nr(aanvraag)
    return _toon(aanvraag, form)


def _open(aanvraag_id: uuid.UUID) -> Aanvraag:
    """Give a submitted dossier in view.

    Raises:
        NotFound: It does not exist or is not in view.
        HTTPException: 422 while it was not submitted.
    """
    aanvraag = get_aanvraag(aanvraag_id, voor=huidige_gebruiker())
    if aanvraag.toestand in NIET_BIJ_ZORGKANTOOR:
        weiger(aanvraag)
    return aanvraag


def _vraag_id() -> str:
    return request.args.get("vraag", "")[:60]


def _toon(aanvraag: Aanvraag, form: Overlegformulier) -> ResponseReturnValue:
    gebruiker, vraag_id = huidige_gebruiker(), _vraag_id()
    bij_zorgkantoor = gebruiker.organisatie.soort is OrganisatieSoort.ZORGKANTOOR
    schrijft = mag(gebruiker.rol_set, Handeling.OVERLEG_SCHRIJVEN)
    return render_form(
        "aanvraag/overleg/overleg.html",
        form=form,
        aanvraag=aanvraag,
        regels=list_overleg(aanvraag, voor=gebruiker, vraag_id=vraag_id),
        vraag=get_vraag(aanvraag, vraag_id) if vraag_id else None,
        bij_zorgkantoor=bij_zorgkantoor,
        mag_schrijven=schrijft and (bij_zorgkantoor or is_bewerker(aanvraag, gebruiker)),
    )
