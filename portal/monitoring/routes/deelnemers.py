"""Say how the figures of a zorgkantoor come, and take back what was said wrongly."""

import uuid

from flask import flash, url_for
from flask.typing import ResponseReturnValue

from portal.domain.bevoegdheid import Handeling
from portal.domain.statistiek import Periode
from portal.monitoring.actions.deelnemers import trek_deelnemer_in, zet_deelnemer
from portal.monitoring.forms.deelnemers import Deelnemerformulier, Intrekformulier
from portal.monitoring.models import Deelnamewijze
from portal.monitoring.queries.deelnemers import (
    get_gezegd,
    list_deelnemers,
    list_gezegd,
    list_zorgkantoren,
)
from portal.monitoring.queries.opgaven import get_zorgkantoor
from portal.monitoring.routes.blauwdruk import bp
from portal.platform import clock
from portal.platform.forms import domain_errors_on, render_form
from portal.platform.steps import verwerk_stap
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

TEGELIJK = {"uq_monitordeelnemer_geldig": "verouderd"}


@bp.route("/monitor/deelnemers", methods=["GET", "POST"])
@vereist(Handeling.MONITOR_RAPPORT_MAKEN)
@eenmalig
def deelnemers() -> ResponseReturnValue:
    """Say of a zorgkantoor whether the portal counts its figures, or it hands them in."""
    gebruiker, form = huidige_gebruiker(), Deelnemerformulier()
    kantoren = list_zorgkantoren(voor=gebruiker)
    form.vul_keuzes((str(rij.id), rij.naam) for rij in kantoren)
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            kantoor = get_zorgkantoor(uuid.UUID(form.zorgkantoor.data), voor=gebruiker)
            assert form.van.data is not None
            wijze = Deelnamewijze(form.wijze.data)
            zet_deelnemer(kantoor, wijze, form.van.data, door=gebruiker, op=clock.now())
            flash("De deelname is vastgelegd.", "success")
            return rond_af(url_for("monitoring.deelnemers"))
    jaar = Periode(clock.today().year)
    return render_form(
        "monitoring/deelnemers.html",
        form=form,
        jaar=jaar,
        rijen=list_deelnemers(jaar, voor=gebruiker),
        gezegd=list_gezegd(voor=gebruiker),
    )


@bp.route("/monitor/deelnemers/<uuid:deelnemer_id>/intrekken", methods=["GET", "POST"])
@vereist(Handeling.MONITOR_RAPPORT_MAKEN)
@eenmalig
def deelnemer_intrekken(deelnemer_id: uuid.UUID) -> ResponseReturnValue:
    """Take back what was said wrongly; a report as known before keeps it."""
    gebruiker, form = huidige_gebruiker(), Intrekformulier()
    rij = get_gezegd(deelnemer_id, voor=gebruiker)

    def trek_in() -> tuple[str, str]:
        trek_deelnemer_in(rij, form.reden.data or "", door=gebruiker, op=clock.now())
        return "De deelname is ingetrokken.", url_for("monitoring.deelnemers")

    return verwerk_stap(form, rij.versie, trek_in) or render_form(
        "monitoring/deelnemer_intrekken.html",
        form=form,
        deelnemer=get_gezegd(deelnemer_id, voor=gebruiker),
    )
