"""The beslistermijn: extend it, ask to agree with delay, record an ingebrekestelling."""

import uuid
from datetime import date
from typing import TYPE_CHECKING

from flask.typing import ResponseReturnValue

from portal.beoordeling.actions import termijn as acties
from portal.beoordeling.forms.termijn import IngebrekeForm, UitstelForm, VerlengForm
from portal.beoordeling.letters.termijn import maak_uitstelvraag, maak_verlenging
from portal.beoordeling.queries.beslistermijn import beslisdatum_na_verlenging
from portal.beoordeling.queries.verzending import bepaal_verzending
from portal.beoordeling.routes.blauwdruk import bp
from portal.beoordeling.routes.lezen import open_dossier
from portal.beoordeling.routes.verwerken import toon_stap, verwerk
from portal.domain.bevoegdheid import Handeling
from portal.domain.termijnen import laatste_dag_ingebrekestelling
from portal.platform import clock
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.platform.web.idempotency import eenmalig
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
    klaar = verwerk(aanvraag, form, lambda: _verleng(aanvraag, form.datum.data, form.reden.data))
    return klaar or toon_stap("termijn_verlengen", form, aanvraag_id)


@bp.route("/dossiers/<uuid:aanvraag_id>/uitstel-vragen", methods=["GET", "POST"])
@vereist(Handeling.DOSSIER_UITSTEL_VRAGEN)
@eenmalig
def uitstel_vragen(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Ask the aanbieder to agree that the term stands still for a period."""
    aanvraag = open_dossier(aanvraag_id)
    form = UitstelForm(versie=aanvraag.versie)
    klaar = verwerk(aanvraag, form, lambda: _vraag_uitstel(aanvraag, form))
    return klaar or toon_stap("uitstel_vragen", form, aanvraag_id)


@bp.route("/dossiers/<uuid:aanvraag_id>/ingebrekestelling", methods=["GET", "POST"])
@vereist(Handeling.DOSSIER_INGEBREKESTELLING)
@eenmalig
def ingebrekestelling(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Record when an ingebrekestelling came in."""
    aanvraag = open_dossier(aanvraag_id)
    form = IngebrekeForm(versie=aanvraag.versie)
    klaar = verwerk(aanvraag, form, lambda: _stel_in_gebreke(aanvraag, form.ontvangen.data))
    return klaar or toon_stap("ingebrekestelling", form, aanvraag_id)


def _verleng(aanvraag: "Aanvraag", nieuwe_datum: date, reden: str) -> str:
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
    return f"De nieuwe beslisdatum is {datum(aanvraag.beslisdatum)}."


def _vraag_uitstel(aanvraag: "Aanvraag", form: UitstelForm) -> str:
    gebruiker, van, tot_en_met = huidige_gebruiker(), form.van.data, form.tot_en_met.data
    verzending = bepaal_verzending(aanvraag, door=gebruiker, dag=clock.today())
    brief = maak_uitstelvraag(verzending, form.reden.data, van=van, tot_en_met=tot_en_met)
    vraag = acties.Uitstelvraag(van=van, tot_en_met=tot_en_met, reden=form.reden.data, brief=brief)
    acties.vraag_uitstel(aanvraag, vraag, door=gebruiker, op=clock.now())
    return "De vraag om uitstel is verstuurd. De termijn loopt nu nog door."


def _stel_in_gebreke(aanvraag: "Aanvraag", ontvangen: date) -> str:
    acties.stel_in_gebreke(aanvraag, ontvangen, door=huidige_gebruiker(), op=clock.now())
    laatste = laatste_dag_ingebrekestelling(
        ontvangen, regels=load_termijnregels(ontvangen), kalender=load_kalender()
    )
    return f"Vastgelegd. Besluit uiterlijk op {datum(laatste.datum)}."
