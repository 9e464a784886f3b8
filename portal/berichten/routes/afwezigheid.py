"""Being away: record it for oneself or for who one leads, and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, url_for

from portal.berichten.actions.afwezigheid import Vraag, leg_afwezigheid_vast, trek_afwezigheid_in
from portal.berichten.forms.afwezigheid import Afwezigheidformulier
from portal.berichten.queries.afwezigheid import (
    get_afwezigheid,
    list_afwezigheid,
    list_mensen,
    list_vervangers_voor,
)
from portal.berichten.routes.blauwdruk import bp
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.database import db
from portal.platform.forms import domain_errors_on, render_form
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from portal.toegang.models import Gebruiker


@bp.route("/berichten/afwezigheid", methods=["GET", "POST"])
@vereist(Handeling.BERICHT_LEZEN)
@eenmalig
def afwezigheid() -> ResponseReturnValue:
    """Show who is away from now on, and record an absence."""
    gebruiker = huidige_gebruiker()
    mensen, vervangers = list_mensen(voor=gebruiker), list_vervangers_voor(voor=gebruiker)
    form = Afwezigheidformulier(wie=str(gebruiker.id))
    form.zet_keuzes(mensen, vervangers)
    if form.validate_on_submit():
        with domain_errors_on(form):
            wie = _kies(mensen, form.wie.data)
            assert wie is not None
            vraag = Vraag(
                wie=wie, vervanger=_kies(vervangers, form.vervanger.data), dagen=form.dagen()
            )
            leg_afwezigheid_vast(vraag, door=gebruiker, op=clock.now())
            flash("De afwezigheid is vastgelegd.", "success")
            return rond_af(url_for("berichten.afwezigheid"))
    return render_form(
        "berichten/afwezigheid.html",
        form=form,
        alleen_zelf=len(mensen) == 1,
        rijen=list_afwezigheid(voor=gebruiker, vanaf=clock.today()),
    )


@bp.post("/berichten/afwezigheid/<uuid:afwezigheid_id>/intrekken")
@vereist(Handeling.BERICHT_LEZEN)
def afwezigheid_intrekken(afwezigheid_id: uuid.UUID) -> ResponseReturnValue:
    """Take an absence back."""
    gebruiker = huidige_gebruiker()
    trek_afwezigheid_in(get_afwezigheid(afwezigheid_id, voor=gebruiker), door=gebruiker)
    db.session.commit()
    flash("De afwezigheid is ingetrokken.", "success")
    return redirect(url_for("berichten.afwezigheid"), code=303)


def _kies(mensen: Sequence[Gebruiker], gekozen: str | None) -> Gebruiker | None:
    return next((mens for mens in mensen if str(mens.id) == gekozen), None)
