"""One step on a traject: done on what the page showed, or shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, request, url_for

from portal.ontwikkeltraject.queries.teksten import TEKSTEN
from portal.ontwikkeltraject.queries.trajecten import get_traject
from portal.platform.forms import VersieFormulier, domain_errors_on, eis_versie, render_form
from portal.platform.web.idempotency import rond_af
from portal.toegang.bewaking import huidige_gebruiker

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from portal.ontwikkeltraject.models import Traject

TEGELIJK = {
    **dict.fromkeys(
        (
            "uq_trajectgebeurtenis_traject_id_nr",
            "uq_bijeenkomst_traject_id_nr",
            "uq_trajectactie_traject_id_nr",
            "uq_trajectlid_traject_id_client_id",
            "uq_trajectverslag_traject_id_nr",
        ),
        "verouderd",
    ),
    **dict.fromkeys(("uq_traject_client_open", "uq_traject_groep_open"), "traject_begonnen"),
}
"""What the second of two people runs into who do something at the same moment."""


def open_traject(traject_id: uuid.UUID) -> Traject:
    """Give a traject in view of the user.

    Raises:
        NotFound: It does not exist or is not in view.
    """
    return get_traject(traject_id, voor=huidige_gebruiker())


def adres_van(traject_id: uuid.UUID) -> str:
    """Give the address of the page of a traject."""
    return url_for("ontwikkeltraject.traject", traject_id=traject_id)


def verwerk(
    form: VersieFormulier, traject: Traject, doe: Callable[[], str], *, naar: str = ""
) -> ResponseReturnValue | None:
    """Do what a posted form asks, and go on; None when there is a page to show.

    Args:
        form: The form of the step.
        traject: The one it is about.
        doe: Does it, and gives the code of the sentence that says so.
        naar: Where to go on; empty is the page of the traject.
    """
    traject_id, versie = traject.id, traject.versie
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            eis_versie(form, versie)
            flash(TEKSTEN.tekst("melding", doe()), "success")
            return rond_af(naar or adres_van(traject_id))
    elif request.method == "GET":
        form.versie.data = versie
    return None


def toon(
    sjabloon: str, form: VersieFormulier, traject: Traject, **rest: object
) -> ResponseReturnValue:
    """Show the page of a step; what was refused was given up, so the traject is as it is now."""
    return render_form(f"ontwikkeltraject/{sjabloon}.html", form=form, traject=traject, **rest)
