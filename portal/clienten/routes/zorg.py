"""Indicatie and woonplek of a client: a new one, or a correction."""

import uuid

from flask import url_for
from flask.typing import ResponseReturnValue

from portal.clienten import actions, queries
from portal.clienten.actions import Indicatiebesluit, Verblijfplaats
from portal.clienten.forms import IndicatieForm, PlaatsingForm
from portal.clienten.forms.zorg import lvhc_keuze
from portal.clienten.models import Client, Indicatie, Plaatsing
from portal.clienten.routes.blauwdruk import bp
from portal.clienten.routes.lezen import klaar, open_client, toon
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import domain_errors_on, eis_versie
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toegang.queries import list_locaties

JA_NEE = {True: "ja", False: "nee"}


@bp.route("/clienten/<uuid:client_id>/indicatie", methods=["GET", "POST"])
@vereist(Handeling.CLIENT_WIJZIGEN)
@eenmalig
def indicatie(client_id: uuid.UUID) -> ResponseReturnValue:
    """Record a new indicatiebesluit; the one before it ends."""
    client = open_client(client_id)
    form = IndicatieForm(data={"versie": client.versie})
    form.vul_keuzes(clock.today())
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, client.versie)
            actions.leg_indicatie_vast(
                client, _besluit(form), door=huidige_gebruiker(), op=clock.now()
            )
            return klaar(client, "De indicatie is opgeslagen.")
    return toon("clienten/indicatie.html", form, client, rij=None)


@bp.route("/clienten/<uuid:client_id>/indicatie/<uuid:indicatie_id>", methods=["GET", "POST"])
@vereist(Handeling.CLIENT_WIJZIGEN)
def indicatie_wijzigen(client_id: uuid.UUID, indicatie_id: uuid.UUID) -> ResponseReturnValue:
    """Correct an indicatiebesluit."""
    client = open_client(client_id)
    rij = queries.get_indicatie(client, indicatie_id)
    form = IndicatieForm(data=_bekende_indicatie(client, rij))
    form.vul_keuzes(clock.today())
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, client.versie)
            actions.wijzig_indicatie(
                client, rij, _besluit(form), door=huidige_gebruiker(), op=clock.now()
            )
            return klaar(client, "De indicatie is gecorrigeerd.")
    return toon("clienten/indicatie.html", form, client, rij=rij)


@bp.route("/clienten/<uuid:client_id>/plaatsing", methods=["GET", "POST"])
@vereist(Handeling.CLIENT_WIJZIGEN)
@eenmalig
def plaatsing(client_id: uuid.UUID) -> ResponseReturnValue:
    """Record where the client lives from a day; the place before it ends."""
    client = open_client(client_id)
    form = PlaatsingForm(data={"versie": client.versie})
    form.vul_keuzes(_locaties())
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, client.versie)
            actions.plaats(client, _plek(form), door=huidige_gebruiker())
            if not client.indicaties:
                return rond_af(url_for("clienten.indicatie", client_id=client_id))
            return klaar(client, "De woonplek is opgeslagen.")
    return toon("clienten/plaatsing.html", form, client, rij=None)


@bp.route("/clienten/<uuid:client_id>/plaatsing/<uuid:plaatsing_id>", methods=["GET", "POST"])
@vereist(Handeling.CLIENT_WIJZIGEN)
def plaatsing_wijzigen(client_id: uuid.UUID, plaatsing_id: uuid.UUID) -> ResponseReturnValue:
    """Correct or end a placement."""
    client = open_client(client_id)
    rij = queries.get_plaatsing(client, plaatsing_id)
    form = PlaatsingForm(data=_bekende_plaatsing(client, rij))
    form.vul_keuzes(_locaties())
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, client.versie)
            actions.wijzig_plaatsing(
                client, rij, _plek(form), tot=form.tot.data, door=huidige_gebruiker()
            )
            return klaar(client, "De woonplek is gecorrigeerd.")
    return toon("clienten/plaatsing.html", form, client, rij=rij)


def _locaties() -> list[tuple[str, str]]:
    return [(str(rij.id), rij.naam) for rij in list_locaties(voor=huidige_gebruiker())]


def _besluit(form: IndicatieForm) -> Indicatiebesluit:
    doelgroep, levering = form.lvhc_delen
    assert form.van.data is not None
    return Indicatiebesluit(
        zorgprofiel=form.zorgprofiel.data,
        behandeling=form.behandeling.data == "ja",
        dagbesteding=form.dagbesteding.data == "ja",
        van=form.van.data,
        tot=form.tot.data,
        lvhc_doelgroep=doelgroep,
        lvhc_levering=levering,
    )


def _plek(form: PlaatsingForm) -> Verblijfplaats:
    assert form.van.data is not None
    return Verblijfplaats(
        locatie_id=uuid.UUID(form.locatie.data),
        leveringsvorm=form.leveringsvorm.data,
        van=form.van.data,
        opnamedatum=form.opnamedatum.data,
    )


def _bekende_indicatie(client: Client, rij: Indicatie) -> dict[str, object]:
    return {
        "versie": client.versie,
        "zorgprofiel": queries.keuze_van(rij, op=clock.today()),
        "van": rij.besluit_van,
        "tot": rij.besluit_tot,
        "behandeling": JA_NEE[rij.behandeling],
        "dagbesteding": JA_NEE[rij.dagbesteding],
        "lvhc": lvhc_keuze(rij.lvhc_doelgroep, rij.lvhc_levering),
    }


def _bekende_plaatsing(client: Client, rij: Plaatsing) -> dict[str, object]:
    return {
        "versie": client.versie,
        "locatie": str(rij.locatie_id),
        "leveringsvorm": rij.leveringsvorm,
        "van": rij.van,
        "opnamedatum": rij.opnamedatum,
        "tot": rij.tot,
    }
