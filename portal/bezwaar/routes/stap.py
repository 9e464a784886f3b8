"""One step on a bezwaar: done on what the page showed, or shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request, url_for

from portal.bezwaar.queries.bezwaren import get_bezwaar
from portal.bezwaar.queries.teksten import bezwaartekst
from portal.platform import clock
from portal.platform.forms import VersieFormulier, render_form
from portal.platform.steps import verwerk_stap
from portal.toegang.bewaking import huidige_gebruiker

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from portal.bezwaar.models import Bezwaar

TEGELIJK = dict.fromkeys(
    ("uq_bezwaargebeurtenis_bezwaar_id_nr", "uq_bezwaarbrief_bezwaar_id_nr"), "verouderd"
)
"""What the second of two people runs into who do something at the same moment."""


def open_bezwaar(bezwaar_id: uuid.UUID) -> Bezwaar:
    """Give a bezwaar in view of the user; a posted step keeps it until it is done.

    Raises:
        NotFound: It does not exist or is not in view.
    """
    stap = request.method == "POST"
    return get_bezwaar(bezwaar_id, voor=huidige_gebruiker(), om_te_wijzigen=stap)


def verwerk(
    form: VersieFormulier, bezwaar: Bezwaar, doe: Callable[[], str]
) -> ResponseReturnValue | None:
    """Do what a posted form asks, and go on; None when there is a page to show.

    Args:
        form: The form of the step.
        bezwaar: The one it is about.
        doe: Does it, and gives the code of the sentence that says so.
    """
    adres = url_for("bezwaar.bezwaar", bezwaar_id=bezwaar.id)

    def gedaan() -> tuple[str, str]:
        return bezwaartekst("melding", doe()), adres

    return verwerk_stap(form, bezwaar.versie, gedaan, beperkingen=TEGELIJK)


def toon(
    sjabloon: str, form: VersieFormulier, bezwaar_id: uuid.UUID, **rest: object
) -> ResponseReturnValue:
    """Show the page of a step with the bezwaar as it is now."""
    return render_form(
        f"bezwaar/{sjabloon}.html",
        form=form,
        bezwaar=get_bezwaar(bezwaar_id, voor=huidige_gebruiker()),
        vandaag=clock.today(),
        **rest,
    )
