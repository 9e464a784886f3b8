"""What is granted beside what was requested, line by line, with the outcome of both."""

import uuid
from dataclasses import dataclass

from flask import flash, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.beoordeling.actions.toekenning import BEPERKINGEN, bewaar_voorstel
from portal.beoordeling.forms.toekenning import (
    keur_getallen,
    lees_toekenningsformulier,
    maak_toekenningsformulier,
    zet_ontbrekende_redenen,
)
from portal.beoordeling.queries.besluiten import mag_toekennen
from portal.beoordeling.queries.toekenning import (
    Regel,
    Toekenning,
    laad_kader,
    lees_regels,
    maak_vergelijking,
    pas_toe,
    regelgroepen,
    toegekende_waarden,
)
from portal.beoordeling.queries.toetsing.teksten import woord
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.toetsdossier import Toetsdossier, open_toetsdossier
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import VersieFormulier, domain_errors_on, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

PAGINA = "beoordeling/toetsing/toekenning.html"
BEREKEN = "bereken"
DEEL = "beoordeling/toetsing/_uitkomst.html"


@dataclass(frozen=True, slots=True)
class Invulling:
    """The page as it is being filled in."""

    dossier: Toetsdossier
    regels: tuple[Regel, ...]
    form: VersieFormulier


@bp.get("/dossiers/<uuid:aanvraag_id>/toekenning")
@vereist(Handeling.VERSIE_LEZEN)
def toekenning(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show requested beside granted."""
    invulling = _open(aanvraag_id)
    if not invulling.regels:
        return render_template(PAGINA, form=invulling.form, **_pagina(invulling, None))
    return render_template(PAGINA, form=invulling.form, **_pagina(invulling, _reken(invulling)))


@bp.post("/dossiers/<uuid:aanvraag_id>/toekenning")
@vereist(Handeling.DOSSIER_TOETSEN)
@eenmalig
def toekenning_opslaan(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Store what is granted; a line that differs without a reason is stored and asked for."""
    invulling = _open(aanvraag_id)
    form, uitkomst = invulling.form, None
    if form.validate_on_submit():
        uitkomst = _reken(invulling)
    if request.form.get("actie") == BEREKEN:
        return render_form(PAGINA, form=form, **_pagina(invulling, uitkomst))
    if uitkomst is not None:
        with domain_errors_on(form, beperkingen=BEPERKINGEN):
            bewaar_voorstel(
                invulling.dossier.stand,
                lees_toekenningsformulier(form, invulling.regels),
                versie=form.versie.data,
                door=huidige_gebruiker(),
                op=clock.now(),
            )
            if not uitkomst.zonder_reden:
                flash(woord("melding", "toekenning"), "success")
                return rond_af(url_for("beoordeling.toekenning", aanvraag_id=aanvraag_id))
            db.session.commit()
            invulling = _open(aanvraag_id, gepost=False)
            form = invulling.form
            zet_ontbrekende_redenen(form, uitkomst)
    return render_form(PAGINA, form=form, **_pagina(invulling, uitkomst))


@bp.post("/dossiers/<uuid:aanvraag_id>/toekenning/uitkomst")
@vereist(Handeling.DOSSIER_TOETSEN)
def toekenning_uitkomst(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Give the outcome of what stands in the fields; stores nothing."""
    invulling = _open(aanvraag_id)
    uitkomst = _reken(invulling) if invulling.form.validate_on_submit() else None
    pagina = _pagina(invulling, uitkomst)
    return make_response(render_template(DEEL, **pagina), 200 if uitkomst else 422)


def _open(aanvraag_id: uuid.UUID, *, gepost: bool = True) -> Invulling:
    dossier = open_toetsdossier(aanvraag_id)
    bron = dossier.stand.bron
    regels = lees_regels(bron) if bron.berekend() else ()
    form = maak_toekenningsformulier(bron, regels, dossier.stand.voorstel, gepost=gepost)
    return Invulling(dossier, regels, form)


def _reken(invulling: Invulling) -> Toekenning | None:
    """Calculate what stands in the fields; None with messages on the form when that is refused."""
    form, stand = invulling.form, invulling.dossier.stand
    if not keur_getallen(form, invulling.regels):
        return None
    voorstel = lees_toekenningsformulier(form, invulling.regels)
    with domain_errors_on(form):
        return pas_toe(
            stand.bron, voorstel, laad_kader(stand.aanvraag, stand.bron, voorstel.ingang)
        )
    return None


def _pagina(invulling: Invulling, uitkomst: Toekenning | None) -> dict[str, object]:
    dossier, bron = invulling.dossier, invulling.dossier.stand.bron
    return {
        "kop": dossier.kop,
        "aanvraag_id": dossier.stand.aanvraag.id,
        "mag_toetsen": mag_toekennen(dossier.stand.aanvraag, huidige_gebruiker()),
        "groepen": regelgroepen(invulling.regels),
        "grens": bron.maandgrens,
        "gevraagde_ingang": bron.ingang,
        "toekenning": uitkomst,
        "toegekend": toegekende_waarden(uitkomst),
        "vergelijking": maak_vergelijking(bron, uitkomst) if invulling.regels else None,
    }
