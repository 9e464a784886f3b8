"""How the zorgkantoor may write to the own organisation, and the letter that goes instead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flask import flash, request, url_for

from portal.berichten.actions.bereikbaarheid import PER_DAG, zet_bereikbaarheid
from portal.berichten.actions.posten import leg_post_vast
from portal.berichten.forms.bereikbaarheid import (
    ELEKTRONISCH,
    PAPIER,
    Bereikbaarheidformulier,
    Postformulier,
)
from portal.berichten.queries.bereikbaarheid import list_bereikbaarheid
from portal.berichten.queries.berichttekst import naam_van
from portal.berichten.queries.posttaken import geadresseerde, get_posttaak
from portal.berichten.routes.adressen import adres_bij
from portal.berichten.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue

    from portal.berichten.models import Taak


@bp.route("/bereikbaarheid", methods=["GET", "POST"])
@vereist(Handeling.BEREIKBAARHEID_BEHEREN)
@eenmalig
def bereikbaarheid() -> ResponseReturnValue:
    """Show how the zorgkantoor may write, and change it from today."""
    beheerder = huidige_gebruiker()
    rijen = list_bereikbaarheid(beheerder.organisatie_id)
    op_papier = bool(rijen) and not rijen[0].elektronisch
    form = Bereikbaarheidformulier(keuze=PAPIER if op_papier else ELEKTRONISCH)
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=PER_DAG):
            eis_versie(form, len(rijen))
            elektronisch = form.keuze.data == ELEKTRONISCH
            anders = zet_bereikbaarheid(elektronisch=elektronisch, door=beheerder, op=clock.now())
            flash("Uw keuze is bewaard." if anders else "Dit was al uw keuze.", "success")
            return rond_af(url_for("berichten.bereikbaarheid"))
        rijen = list_bereikbaarheid(huidige_gebruiker().organisatie_id)
    form.versie.data = len(rijen)
    return render_form("berichten/bereikbaarheid.html", form=form, rijen=rijen)


@bp.route("/taken/<uuid:taak_id>/per-brief", methods=["GET", "POST"])
@vereist(Handeling.TAAK_AFHANDELEN)
@eenmalig
def per_brief(taak_id: uuid.UUID) -> ResponseReturnValue:
    """Say what must go by letter, and record on which day it was posted."""
    gebruiker = huidige_gebruiker()
    taak, form = get_posttaak(taak_id, voor=gebruiker), Postformulier()
    if form.validate_on_submit() and form.gepost.data is not None:
        with domain_errors_on(form):
            leg_post_vast(taak, form.gepost.data, door=gebruiker, op=clock.now())
            flash("De dag van verzenden is vastgelegd.", "success")
            return rond_af(url_for("berichten.per_brief", taak_id=taak_id))
        taak = get_posttaak(taak_id, voor=huidige_gebruiker())
    if request.method == "GET":
        form.gepost.data = clock.today()
    return render_form(
        "berichten/per_brief.html",
        form=form,
        taak=taak,
        aan=geadresseerde(taak),
        bericht=naam_van(taak.code),
        gepost=_gepost(taak),
        adres=adres_bij(taak.object_soort, taak.object_id, gebruiker.organisatie.soort),
    )


def _gepost(taak: Taak) -> date | None:
    gepost = taak.gegevens.get("gepost")
    return date.fromisoformat(str(gepost)) if gepost else None
