"""The dagprogramma of a week: rows for ma-vr and za-zo, copied by row, day or whole programme."""

import uuid

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.forms.blokken import getoonde_blokken, veldwaarden
from portal.aanvraag.forms.dagprogramma import DagprogrammaFormulier
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dagprogrammas import list_bronnen
from portal.aanvraag.queries.dossier import laad_dossier
from portal.aanvraag.queries.dossiers import get_aanvraag
from portal.aanvraag.queries.rekenen import BLOKVELDEN, Botsing, opgeslagen_blok
from portal.aanvraag.queries.rekenweergave import bepaal_rooster, toon_botsing
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import open_aanvraag, stand_van
from portal.aanvraag.routes.rekenblokken import bewaar, mag_bewerken, te_bevestigen
from portal.aanvraag.routes.tegelijk import fouten_op
from portal.domain.bevoegdheid import Handeling
from portal.platform.forms import SelectChoice, render_form
from portal.toegang.bewaking import huidige_gebruiker, vereist

NAAM = "dagprogramma"
OVERNEMEN, ERBIJ, BEREKEN, VERDER = "overnemen", "erbij", "bereken", "verder"


@bp.route("/aanvragen/<uuid:aanvraag_id>/rekentool/dagprogramma", methods=["GET", "POST"])
@vereist(Handeling.AANVRAAG_BEWERKEN)
def dagprogramma(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show the week as rows with their totals, or store them after adding, copying or removing."""
    aanvraag = open_aanvraag(aanvraag_id)
    stand = stand_van(aanvraag)
    if stand.rekenen is None or (request.method == "GET" and not mag_bewerken(aanvraag)):
        return redirect(url_for("aanvraag.rekentool", aanvraag_id=aanvraag.id), code=303)
    if request.method == "GET":
        form = _formulier(stand, erbij=request.args.get(ERBIJ, ""))
        return render_template(
            "aanvraag/rekentool/dagprogramma.html", form=form, **_pagina(stand, form)
        )
    return _verwerk(aanvraag, stand)


def _verwerk(aanvraag: Aanvraag, stand: Stand) -> ResponseReturnValue:
    form, actie = DagprogrammaFormulier(), request.form.get("actie", "")
    soort, _, plaats = actie.partition(" ")
    if soort == OVERNEMEN:
        _neem_over(form)
    else:
        form.pas_toe(soort, plaats)
    botsingen: tuple[Botsing, ...] = ()
    with fouten_op(form):
        botsingen = bewaar(aanvraag, form, bevestig=soort in {BEREKEN, VERDER})
        stand = stand_van(aanvraag)
        form = _formulier(stand, botsingen)
        form.verouderd = bool(botsingen)
    if not (botsingen or form.form_errors or (form.errors and soort in {BEREKEN, VERDER})):
        return redirect(_volgende(aanvraag, soort, plaats), code=303)
    pagina = _pagina(stand, form, botsingen)
    return render_form("aanvraag/rekentool/dagprogramma.html", form=form, **pagina)


def _volgende(aanvraag: Aanvraag, soort: str, plaats: str) -> str:
    if soort == VERDER:
        return url_for("aanvraag.rekentool", aanvraag_id=aanvraag.id)
    erbij = plaats if soort == ERBIJ else None
    return url_for("aanvraag.dagprogramma", aanvraag_id=aanvraag.id, erbij=erbij)


def _neem_over(form: DagprogrammaFormulier) -> None:
    """Replace the rows by those of another aanvraag that the user sees; 404 for any other."""
    try:
        bron_id = uuid.UUID(form.uit.data or "")
    except ValueError:
        return
    bron = get_aanvraag(bron_id, voor=huidige_gebruiker())
    blok = opgeslagen_blok(laad_dossier(bron), NAAM)
    for dag in BLOKVELDEN[NAAM]:
        form.zet_rijen(dag, blok.get(dag))


def _formulier(
    stand: Stand, botsingen: tuple[Botsing, ...] = (), *, erbij: str = ""
) -> DagprogrammaFormulier:
    getoond = getoonde_blokken(stand.dossier, (NAAM,))
    form = DagprogrammaFormulier(formdata=None, data=veldwaarden(getoond, botsingen))
    for dag in BLOKVELDEN[NAAM]:
        rijen = form.rijen(dag)
        if dag == erbij or not rijen.entries:
            rijen.append_entry({})
    form.zet_getoond(getoond)
    if stand.rekenen is not None:
        form.zet_fouten(stand.rekenen.fouten)
    return form


def _pagina(
    stand: Stand, form: DagprogrammaFormulier, botsingen: tuple[Botsing, ...] = ()
) -> dict[str, object]:
    aanvraag = stand.dossier.aanvraag
    bronnen = list_bronnen(aanvraag, voor=huidige_gebruiker())
    form.uit.choices = [
        SelectChoice("", "Maak een keuze"),
        *(
            SelectChoice(str(bron.id), f"{bron.nummer}, cliënt {bron.clientcode}")
            for bron in bronnen
        ),
    ]
    tabel = stand.kader.tabel
    return {
        "aanvraag": aanvraag,
        "te_bevestigen": te_bevestigen(stand, (NAAM,)),
        "botsingen": [toon_botsing(botsing) for botsing in botsingen],
        "rooster": bepaal_rooster(form.blok(), tabel),
        "bezetting": sorted(tabel.bezetting),
        "heeft_bronnen": bool(bronnen),
    }
