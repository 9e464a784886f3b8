"""Propose a goed voorbeeld, and change what was proposed or sent back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, request, url_for

from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import domain_errors_on, eis_versie, render_form
from portal.platform.paging import lees_uuid
from portal.platform.web.idempotency import eenmalig, rond_af
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.voorbeelden import queries
from portal.voorbeelden.actions.voorbeeld import draag_voor, lees_inhoud, pas_aan
from portal.voorbeelden.bronnen import find_herkomst, get_herkomst
from portal.voorbeelden.forms.voorbeeld import Voorbeeldformulier
from portal.voorbeelden.routes.blauwdruk import bp
from portal.voorbeelden.routes.lijst import voorbeeldtekst

if TYPE_CHECKING:
    import uuid

    from flask.typing import ResponseReturnValue

    from portal.voorbeelden.bronnen import Herkomst
    from portal.voorbeelden.models import GoedVoorbeeld

_VELDEN = ("titel", "situatie", "aanpak", "resultaat", "thema", "zorgprofiel", "maatregel")


@bp.route("/goede-voorbeelden/voordragen", methods=["GET", "POST"])
@vereist(Handeling.VOORBEELD_VOORDRAGEN)
@eenmalig
def voordragen() -> ResponseReturnValue:
    """Propose a voorbeeld, blank or from what it was seen in."""
    herkomst = _lees_herkomst()
    profiel = herkomst.zorgprofiel if herkomst else ""
    form = Voorbeeldformulier(data={"versie": 0, "zorgprofiel": profiel})
    form.vul_keuzes(clock.today())
    if form.validate_on_submit():
        with domain_errors_on(form):
            rij = draag_voor(
                form.inhoud(), herkomst=herkomst, door=huidige_gebruiker(), op=clock.now()
            )
            return _klaar(rij)
    return render_form("voorbeelden/voordragen.html", form=form, herkomst=herkomst, voorbeeld=None)


@bp.route("/goede-voorbeelden/<uuid:voorbeeld_id>/aanpassen", methods=["GET", "POST"])
@vereist(Handeling.VOORBEELD_VOORDRAGEN)
@eenmalig
def aanpassen(voorbeeld_id: uuid.UUID) -> ResponseReturnValue:
    """Change an own proposal; it then waits for a second person again."""
    gebruiker = huidige_gebruiker()
    rij = queries.get_eigen(voorbeeld_id, voor=gebruiker)
    herkomst = find_herkomst(rij.bron_soort, rij.bron_id, voor=gebruiker)
    inhoud = lees_inhoud(rij)
    form = Voorbeeldformulier(
        data={"versie": rij.versie, **{veld: getattr(inhoud, veld) for veld in _VELDEN}}
    )
    form.vul_keuzes(clock.today())
    if form.validate_on_submit():
        with domain_errors_on(form):
            eis_versie(form, rij.versie)
            pas_aan(rij, form.inhoud(), herkomst=herkomst, door=gebruiker, op=clock.now())
            return _klaar(rij)
    return render_form(
        "voorbeelden/voordragen.html",
        form=form,
        herkomst=herkomst,
        voorbeeld=queries.get_eigen(voorbeeld_id, voor=gebruiker),
    )


def _lees_herkomst() -> Herkomst | None:
    """Give what the address says a voorbeeld was seen in.

    Raises:
        NotFound: It is not there, or not in view.
    """
    soort = request.args.get("bron", "")
    if not soort:
        return None
    bron_id = lees_uuid(request.args.get("bron_id"))
    return get_herkomst(soort, bron_id, voor=huidige_gebruiker())


def _klaar(rij: GoedVoorbeeld) -> ResponseReturnValue:
    flash(voorbeeldtekst("melding", "voorgedragen"), "success")
    return rond_af(url_for("voorbeelden.voorbeeld", voorbeeld_id=rij.id))
