"""The national report: what was made, make one, read it and take it along."""

import uuid

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from portal.domain.bevoegdheid import Handeling
from portal.domain.statistiek import Periode
from portal.monitoring.actions.opdracht import vraag_rapport
from portal.monitoring.forms.rapport import Rapportformulier
from portal.monitoring.letters.rapport import KOLOMMEN, maak_document, rijen_van
from portal.monitoring.queries.beeld import Rapportbeeld, maak_beeld
from portal.monitoring.queries.deelnemers import list_deelnemers
from portal.monitoring.queries.perioden import list_periodes, periodewoorden
from portal.monitoring.queries.rapporten import (
    get_rapport,
    list_opdrachten,
    list_rapporten,
)
from portal.monitoring.routes.blauwdruk import bp
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import domain_errors_on, render_form
from portal.platform.pdf import maak_pdf
from portal.platform.spreadsheets import schrijf_csv, schrijf_xlsx
from portal.platform.web.downloads import als_bijlage
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEGELIJK = {"uq_rapportopdracht_open": "rapport_al_gevraagd"}

bp.app_template_filter("periodewoorden")(periodewoorden)


@bp.route("/monitor", methods=["GET"])
@vereist(Handeling.MONITOR_LANDELIJK)
def landelijk() -> ResponseReturnValue:
    """List the reports that were made or asked for, and whose figures are still missing."""
    gebruiker, vandaag = huidige_gebruiker(), clock.today()
    perioden = list_periodes(vandaag)[:3]
    return render_template(
        "monitoring/landelijk.html",
        rapporten=list_rapporten(),
        opdrachten=list_opdrachten(clock.now()),
        standen=[(periode, list_deelnemers(periode, voor=gebruiker)) for periode in perioden],
    )


@bp.route("/monitor/nieuw", methods=["GET", "POST"])
@vereist(Handeling.MONITOR_RAPPORT_MAKEN)
@eenmalig
def rapport_nieuw() -> ResponseReturnValue:
    """Ask for a version of the report; the worker makes it."""
    form, op = Rapportformulier(), clock.now()
    form.vul_keuzes(clock.today())
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            vraag_rapport(
                Periode.uit_tekst(form.periode.data),
                form.peilmoment(op),
                form.reden.data or "",
                door=huidige_gebruiker(),
                op=op,
            )
            return rond_af(url_for("monitoring.landelijk"))
    if form.peildag.data is None and not form.errors:
        form.peildag.data = clock.local_day(op)
    return render_form("monitoring/rapport_nieuw.html", form=form)


@bp.get("/monitor/rapporten/<uuid:rapport_id>")
@vereist(Handeling.MONITOR_LANDELIJK)
def rapport(rapport_id: uuid.UUID) -> ResponseReturnValue:
    """Show one report: chart, table, definitions."""
    beeld = _gelezen(rapport_id)
    return render_template("monitoring/rapport.html", beeld=beeld)


@bp.get("/monitor/rapporten/<uuid:rapport_id>/rapport.csv")
@vereist(Handeling.MONITOR_LANDELIJK)
def rapport_csv(rapport_id: uuid.UUID) -> ResponseReturnValue:
    """Give one report as CSV."""
    beeld = _gelezen(rapport_id)
    return als_bijlage(schrijf_csv(KOLOMMEN, rijen_van(beeld)), _naam(beeld, "csv"), "text/csv")


@bp.get("/monitor/rapporten/<uuid:rapport_id>/rapport.xlsx")
@vereist(Handeling.MONITOR_LANDELIJK)
def rapport_xlsx(rapport_id: uuid.UUID) -> ResponseReturnValue:
    """Give one report as XLSX."""
    beeld = _gelezen(rapport_id)
    return als_bijlage(schrijf_xlsx(KOLOMMEN, rijen_van(beeld)), _naam(beeld, "xlsx"), XLSX)


@bp.get("/monitor/rapporten/<uuid:rapport_id>/rapport.pdf")
@vereist(Handeling.MONITOR_LANDELIJK)
def rapport_pdf(rapport_id: uuid.UUID) -> ResponseReturnValue:
    """Give one report as PDF."""
    beeld = _gelezen(rapport_id)
    return als_bijlage(maak_pdf(maak_document(beeld)), _naam(beeld, "pdf"), "application/pdf")


def _gelezen(rapport_id: uuid.UUID) -> Rapportbeeld:
    rij = get_rapport(rapport_id)
    leg_lezen_vast(audit_regel("monitor.rapport_gelezen", door=huidige_gebruiker(), over=rij))
    return maak_beeld(rij)


def _naam(beeld: Rapportbeeld, soort: str) -> str:
    return f"monitor-meerzorg-{beeld.rapport.periode}-versie-{beeld.rapport.nr}.{soort}"
