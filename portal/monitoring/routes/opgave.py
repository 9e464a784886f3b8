"""Figures handed in by a zorgkantoor that works outside the portal: entered, or from a file."""

import uuid

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.statistiek import Periode
from portal.monitoring.actions.opgave import (
    Opgavefout,
    Opgaveinhoud,
    lees_opgaven_in,
    leg_opgave_vast,
)
from portal.monitoring.forms.opgave import Opgaveformulier, Opgavenbestand
from portal.monitoring.models import Deelnamewijze
from portal.monitoring.queries.deelnemers import list_deelnemers
from portal.monitoring.queries.definities import OPGEGEVEN, get_definities
from portal.monitoring.queries.opgaven import (
    BESTAND,
    KOLOMMEN,
    get_zorgkantoor,
    list_opgaven,
)
from portal.monitoring.queries.perioden import list_periodes
from portal.monitoring.routes.blauwdruk import bp
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast, leg_weigering_vast
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.spreadsheets import schrijf_csv
from portal.platform.web import texts
from portal.platform.web.downloads import als_bijlage
from portal.platform.web.idempotency import (
    deels_gedaan,
    eenmalig,
    eenmalig_per_regel,
    rond_af,
    rond_deels_af,
)
from portal.platform.web.messages import tekst_van
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist

TEGELIJK = {"uq_opgave_zorgkantoor_id_periode_nr": "verouderd"}


@bp.get("/monitor/opgaven")
@vereist(Handeling.OPGAVE_INVOEREN)
def opgaven() -> ResponseReturnValue:
    """List who hands in figures and what came in, per period."""
    gebruiker = huidige_gebruiker()
    perioden = list_periodes(clock.today())[:6]
    return render_template(
        "monitoring/opgaven.html",
        standen=[(periode, list_deelnemers(periode, voor=gebruiker)) for periode in perioden],
        opgave=Deelnamewijze.OPGAVE,
    )


@bp.route("/monitor/opgaven/<uuid:zorgkantoor_id>/<periode>", methods=["GET", "POST"])
@vereist(Handeling.OPGAVE_INVOEREN)
@eenmalig
def opgave(zorgkantoor_id: uuid.UUID, periode: str) -> ResponseReturnValue:
    """Enter figures, or correct what was handed in before."""
    gebruiker, over = huidige_gebruiker(), _periode(periode)
    kantoor = get_zorgkantoor(zorgkantoor_id, voor=gebruiker)
    eerder = list_opgaven(zorgkantoor_id, over)
    nr, form = eerder[0].nr if eerder else 0, Opgaveformulier()
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            eis_versie(form, nr)
            inhoud = Opgaveinhoud(form.cijfers(), form.opmerking.data or "")
            leg_opgave_vast(kantoor, over, inhoud, door=gebruiker, op=clock.now())
            flash("De cijfers zijn opgeslagen.", "success")
            return rond_af(url_for("monitoring.opgaven"))
    if request.method == "GET":
        form.toon(eerder[0] if eerder else None)
        leg_lezen_vast(audit_regel("monitor.opgave_gelezen", door=gebruiker, over=kantoor))
    if form.verouderd:
        leg_weigering_vast(audit_regel("monitor.opgave_gelezen", door=gebruiker, over=kantoor))
        eerder = list_opgaven(zorgkantoor_id, over)
    form.versie.data = eerder[0].nr if eerder else 0
    wijzen = {rij.zorgkantoor_id: rij.wijze for rij in list_deelnemers(over, voor=gebruiker)}
    return render_form(
        "monitoring/opgave.html",
        form=form,
        kantoor=kantoor,
        periode=over,
        eerder=eerder,
        telt=wijzen[kantoor.id] is Deelnamewijze.OPGAVE,
        maten=[maat for maat in get_definities().maten if maat.id in OPGEGEVEN],
        groepen=get_definities().groepen,
    )


@bp.route("/monitor/opgaven/inlezen", methods=["GET", "POST"])
@vereist(Handeling.OPGAVE_INVOEREN)
@eenmalig_per_regel
def opgaven_inlezen() -> ResponseReturnValue:
    """Read a file: good rows come in, the others stay on the page to mend and send again."""
    form, aantal = Opgavenbestand(), 0
    fouten: tuple[Opgavefout, ...] = ()
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            eerder = deels_gedaan()
            rijen = eerder.kies(BESTAND.lees_gekozen(form.bestand.data, form.regels.data))
            nu, fouten = lees_opgaven_in(rijen, door=huidige_gebruiker(), op=clock.now())
            aantal = eerder.aantal + nu
            if not fouten:
                wat = texts.aantal(aantal, "opgave is", "opgaven zijn")
                flash(f"{wat} ingelezen.", "success")
                return rond_af(url_for("monitoring.opgaven"))
            rond_deels_af(aantal, [fout.rij.nr for fout in fouten])
            form.regels.data = BESTAND.schrijf(fout.rij for fout in fouten)
    pagina = render_template(
        "monitoring/opgaven_inlezen.html",
        form=form,
        aantal=aantal,
        fouten=[(fout.rij.nr, _melding(fout.fout)) for fout in fouten],
        kolommen=KOLOMMEN,
        groepen=[groep.id for groep in get_definities().groepen],
    )
    return pagina, 422 if fouten or form.errors else 200


@bp.get("/monitor/opgaven/voorbeeld.csv")
@vereist(Handeling.OPGAVE_INVOEREN)
def opgaven_voorbeeld() -> ResponseReturnValue:
    """Give an empty file with the headings."""
    return als_bijlage(schrijf_csv(KOLOMMEN, ()), "opgave-voorbeeld.csv", "text/csv")


def _periode(tekst: str) -> Periode:
    """Read the period of an address; one that has not begun does not exist."""
    try:
        periode = Periode.uit_tekst(tekst)
    except DomeinFout:
        raise NotFound from None
    if periode.eerste > clock.today():
        raise NotFound
    return periode


def _melding(fout: DomeinFout) -> str:
    """Say what is wrong, with the column in front."""
    kolom = fout.gegevens.get("veld")
    return f"{kolom}: {tekst_van(fout)}" if kolom else tekst_van(fout)
