"""A step on something that others work on too: done on what the page showed, or shown again."""

from collections.abc import Callable, Mapping

from flask import flash, request
from flask.typing import ResponseReturnValue

from portal.platform.forms import VersieFormulier, domain_errors_on, eis_versie
from portal.platform.web.idempotency import rond_af


def verwerk_stap(
    form: VersieFormulier,
    versie: int,
    doe: Callable[[], tuple[str, str]],
    *,
    beperkingen: Mapping[str, str] | None = None,
) -> ResponseReturnValue | None:
    """Do what a posted form asks, and go on; None when there is a page to show.

    Args:
        form: The form of the step; gets what is refused, and on a fresh page the version.
        versie: Version of what the form is about.
        doe: Does it, and gives the sentence that says so and the address to go on to.
        beperkingen: Code per database constraint that the second of two people runs into.
    """
    if form.validate_on_submit():
        with domain_errors_on(form, beperkingen=beperkingen):
            eis_versie(form, versie)
            zin, adres = doe()
            flash(zin, "success")
            return rond_af(adres)
    elif request.method == "GET":
        form.versie.data = versie
    return None
