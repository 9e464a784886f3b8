"""The beslistermijn: extend it, ask to agree with delay, record an ingebrekestelling."""

import uuid
from datetime import date
from typing import TYPE_CHECKING

from flask import flash, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.queries.dossiers import get_aanvraag
from portal.beoordeling.actions import termijn as acties
from portal.beoordeling.forms.termijn import IngebrekeForm, UitstelForm, VerlengForm
from portal.beoordeling.letters.termijn import maak_uitstelvraag, maak_verlenging
from portal.beoordeling.queries.beslistermijn import beslisdatum_na_verlenging
from portal.beoordeling.queries.verzending import bepaal_verzending
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.lezen import open_dossier
from portal.domain.bevoegdheid import Handeling
from portal.domain.termijnen import laatste_dag_ingebrekestelling
from portal.platform import clock
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.platform.forms import VersieFormulier, domain_errors_on, eis_versie, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.platform.web.texts import datum
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    from portal.aanvraag.models import Aanvraag


@bp.route("/dossiers/<uuid:aanvraag_id>/termijn-verlengen", methods=["GET", "POST"])
@vereist(Handeling.DOSSIER_TERMIJN_VERLENGEN)
@eenmalig
def termijn_verlengen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Name a later day to decide, once and before the beslisdatum."""
    aanvraag = open_dossier(aanvraag_id)
    form = VerlengForm(versie=aanvraag.versie)
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, aanvraag.versie)
            _verleng(aanvraag, form.datum.data, form.reden.data)
            flash(f"De nieuwe beslisdatum is {_datum(aanvraag.beslisdatum)}.", "success")
            return rond_af(url_for("beoordeling.dossier", aanvraag_id=aanvraag_id))
    return _toon("termijn_verlengen", form, aanvraag_id)


@bp.route("/dossiers/<uuid:aanvraag_id>/uitstel-vragen", methods=["GET", "POST"])
@vereist(Handeling.DOSSIER_UITSTEL_VRAGEN)
@eenmalig
def uitstel_vragen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Ask the aanbieder to agree that the term stands still for a period."""
    gebruiker = huidige_gebruiker()
    aanvraag = open_dossier(aanvraag_id)
    form = UitstelForm(versie=aanvraag.versie)
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, aanvraag.versie)
            van, tot_en_met, reden = form.van.data, form.tot_en_met.data, form.reden.data
            verzending = bepaal_verzending(aanvraag, door=gebruiker, dag=clock.today())
            brief = maak_uitstelvraag(verzending, reden, van=van, tot_en_met=tot_en_met)
            vraag = acties.Uitstelvraag(van=van, tot_en_met=tot_en_met, reden=reden, brief=brief)
            acties.vraag_uitstel(aanvraag, vraag, door=gebruiker, op=clock.now())
            flash("De vraag om uitstel is verstuurd. De termijn loopt nu nog door.", "success")
            return rond_af(url_for("beoordeling.dossier", aanvraag_id=aanvraag_id))
    return _toon("uitstel_vragen", form, aanvraag_id)


@bp.route("/dossiers/<uuid:aanvraag_id>/ingebrekestelling", methods=["GET", "POST"])
@vereist(Handeling.DOSSIER_INGEBREKESTELLING)
@eenmalig
def ingebrekestelling(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Record when an ingebrekestelling came in."""
    aanvraag = open_dossier(aanvraag_id)
    form = IngebrekeForm(versie=aanvraag.versie)
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, aanvraag.versie)
            ontvangen = form.ontvangen.data
            acties.stel_in_gebreke(aanvraag, ontvangen, door=huidige_gebruiker(), op=clock.now())
            laatste = laatste_dag_ingebrekestelling(
                ontvangen, regels=load_termijnregels(ontvangen), kalender=load_kalender()
            )
            flash(f"Vastgelegd. Besluit uiterlijk op {datum(laatste.datum)}.", "success")
            return rond_af(url_for("beoordeling.dossier", aanvraag_id=aanvraag_id))
    return _toon("ingebrekestelling", form, aanvraag_id)


def _verleng(aanvraag: "Aanvraag", nieuwe_datum: date, reden: str) -> None:
    gebruiker, op = huidige_gebruiker(), clock.now()
    acties.eis_verlengbaar(aanvraag, dag=clock.local_day(op))
    assert aanvraag.beslisdatum is not None
    brief = maak_verlenging(
        bepaal_verzending(aanvraag, door=gebruiker, dag=clock.local_day(op)),
        reden,
        was=aanvraag.beslisdatum,
        beslisdatum=beslisdatum_na_verlenging(aanvraag, nieuwe_datum, dag=clock.local_day(op)),
    )
    verlenging = acties.Verlenging(datum=nieuwe_datum, reden=reden, brief=brief)
    acties.verleng_termijn(aanvraag, verlenging, door=gebruiker, op=op)


def _toon(sjabloon: str, form: VersieFormulier, aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    aanvraag = get_aanvraag(aanvraag_id, voor=huidige_gebruiker())
    return render_form(f"beoordeling/{sjabloon}.html", form=form, aanvraag=aanvraag)


def _datum(dag: date | None) -> str:
    return datum(dag) if dag else ""
