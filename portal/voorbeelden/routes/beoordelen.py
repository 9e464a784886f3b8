"""What a second person does with a proposal, and taking a voorbeeld back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for

from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.forms import VersieFormulier, render_form
from portal.platform.steps import verwerk_stap
from portal.platform.web.idempotency import eenmalig
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.voorbeelden import queries
from portal.voorbeelden.actions.voorbeeld import keur_goed, stuur_terug, trek_in
from portal.voorbeelden.bronnen import find_herkomst
from portal.voorbeelden.forms.voorbeeld import Goedkeurformulier, Redenformulier
from portal.voorbeelden.routes.blauwdruk import bp
from portal.voorbeelden.routes.lijst import voorbeeldtekst

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from portal.voorbeelden.models import GoedVoorbeeld


@bp.route("/goede-voorbeelden/<uuid:voorbeeld_id>/goedkeuren", methods=["GET", "POST"])
@vereist(Handeling.VOORBEELD_GOEDKEUREN)
@eenmalig
def goedkeuren(voorbeeld_id: uuid.UUID) -> ResponseReturnValue:
    """Read the whole text once more and let everybody read it."""
    form, door = Goedkeurformulier(), huidige_gebruiker()

    def keur(rij: GoedVoorbeeld) -> str:
        herkomst = find_herkomst(rij.bron_soort, rij.bron_id, voor=door)
        keur_goed(rij, herkomst=herkomst, door=door, op=clock.now())
        return "goedgekeurd"

    return _doe(form, voorbeeld_id, keur, sjabloon="goedkeuren")


@bp.route("/goede-voorbeelden/<uuid:voorbeeld_id>/terugsturen", methods=["GET", "POST"])
@vereist(Handeling.VOORBEELD_GOEDKEUREN)
@eenmalig
def terugsturen(voorbeeld_id: uuid.UUID) -> ResponseReturnValue:
    """Send a proposal back with why."""
    form, door = Redenformulier(), huidige_gebruiker()

    def stuur(rij: GoedVoorbeeld) -> str:
        stuur_terug(rij, form.reden.data or "", door=door, op=clock.now())
        return "teruggestuurd"

    return _doe(form, voorbeeld_id, stuur, sjabloon="terugsturen")


@bp.route("/goede-voorbeelden/<uuid:voorbeeld_id>/intrekken", methods=["GET", "POST"])
@vereist(Handeling.VOORBEELD_INTREKKEN)
@eenmalig
def intrekken(voorbeeld_id: uuid.UUID) -> ResponseReturnValue:
    """Take a voorbeeld of the own organisation back."""
    form, door = Redenformulier(), huidige_gebruiker()

    def trek(rij: GoedVoorbeeld) -> str:
        trek_in(rij, form.reden.data or "", door=door, op=clock.now())
        return "ingetrokken"

    return _doe(form, voorbeeld_id, trek, sjabloon="intrekken")


def _doe(
    form: VersieFormulier,
    voorbeeld_id: uuid.UUID,
    stap: Callable[[GoedVoorbeeld], str],
    *,
    sjabloon: str,
) -> ResponseReturnValue:
    """Do one step on what the page showed, or show the page with the voorbeeld as it is now."""
    gebruiker = huidige_gebruiker()
    rij = queries.get_eigen(voorbeeld_id, voor=gebruiker)

    def gedaan() -> tuple[str, str]:
        zin = voorbeeldtekst("melding", stap(rij))
        return zin, url_for("voorbeelden.voorbeeld", voorbeeld_id=voorbeeld_id)

    return verwerk_stap(form, rij.versie, gedaan) or render_form(
        f"voorbeelden/{sjabloon}.html",
        form=form,
        voorbeeld=queries.get_eigen(voorbeeld_id, voor=gebruiker),
    )
