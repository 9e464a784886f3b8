"""One step on a dialoog: done on what the page showed, or shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, request, url_for

from portal.dialoog.queries.dialogen import get_dialoog
from portal.dialoog.queries.teksten import dialoogtekst
from portal.platform.forms import VersieFormulier, domain_errors_on, eis_versie, render_form
from portal.platform.web.idempotency import rond_af
from portal.toegang.bewaking import huidige_gebruiker

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from portal.dialoog.models import Dialoog

TEGELIJK = {
    "uq_dialoog_jaar": "dialoog_bestaat",
    "uq_akkoord_dialoog_id_ronde_partij": "partij_antwoordde",
    **dict.fromkeys(
        (
            "uq_afspraak_dialoog_id_nr",
            "uq_agendapunt_dialoog_id_nr",
            "uq_dialooggebeurtenis_dialoog_id_nr",
            "uq_dialoogbrief_dialoog_id_nr",
        ),
        "verouderd",
    ),
}
"""What the second of two people runs into who do something at the same moment."""


def open_dialoog(dialoog_id: uuid.UUID) -> Dialoog:
    """Give a dialoog in view of the user.

    Raises:
        NotFound: It does not exist or is not in view.
    """
    return get_dialoog(dialoog_id, voor=huidige_gebruiker())


def verwerk(
    form: VersieFormulier, versie: int, doe: Callable[[], tuple[str, str]]
) -> ResponseReturnValue | None:
    """Do what a posted form asks, and go on; None when there is a page to show.

    Args:
        form: The form of the step.
        versie: Version of what the form is about.
        doe: Does it, and gives the code of the sentence that says so and where to go on.
    """
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=TEGELIJK):
            eis_versie(form, versie)
            melding, adres = doe()
            flash(dialoogtekst("melding", melding), "success")
            return rond_af(adres)
    elif request.method == "GET":
        form.versie.data = versie
    return None


def naar(dialoog_id: uuid.UUID) -> str:
    """Give the address of a dialoog."""
    return url_for("dialoog.dialoog", dialoog_id=dialoog_id)


def toon(
    sjabloon: str, form: VersieFormulier, dialoog_id: uuid.UUID, **rest: object
) -> ResponseReturnValue:
    """Show the page of a step with the dialoog as it is now."""
    return render_form(
        f"dialoog/{sjabloon}.html", form=form, dialoog=open_dialoog(dialoog_id), **rest
    )
