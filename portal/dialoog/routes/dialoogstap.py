"""One step on a dialoog: done on what the page showed, or shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request, url_for
from werkzeug.exceptions import NotFound

from portal.dialoog.queries.dialogen import get_dialoog, ziet_verslag
from portal.dialoog.queries.teksten import dialoogtekst
from portal.domain.bevoegdheid import Handeling
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import VersieFormulier, render_form
from portal.platform.steps import verwerk_stap
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from portal.dialoog.models import Dialoog
    from portal.platform.database import RijMetId

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
    """Give a dialoog in view of the user, and write down that it was read.

    Raises:
        NotFound: It does not exist or is not in view.
    """
    rij = get_dialoog(dialoog_id, voor=huidige_gebruiker())
    leg_gelezen_vast(rij)
    return rij


def open_verslag(dialoog_id: uuid.UUID) -> Dialoog:
    """Give a dialoog to who may see its verslag; before it was offered that is who writes it.

    Raises:
        NotFound: It does not exist or may not be seen yet; the two look the same.
    """
    gebruiker = huidige_gebruiker()
    rij = get_dialoog(dialoog_id, voor=gebruiker)
    if not ziet_verslag(rij, gebruiker):
        raise NotFound
    leg_gelezen_vast(rij)
    return rij


def leg_gelezen_vast(rij: RijMetId) -> None:
    """Write down that a page was opened about a dialoog, or about a part of one."""
    if request.method == "GET":
        code = Handeling.DIALOOG_LEZEN.value
        leg_lezen_vast(audit_regel(code, door=huidige_gebruiker(), over=rij))


def verwerk(
    form: VersieFormulier, versie: int, doe: Callable[[], tuple[str, str]]
) -> ResponseReturnValue | None:
    """Do what a posted form asks, and go on; None when there is a page to show.

    Args:
        form: The form of the step.
        versie: Version of what the form is about.
        doe: Does it, and gives the code of the sentence that says so and where to go on.
    """

    def gedaan() -> tuple[str, str]:
        melding, adres = doe()
        return dialoogtekst("melding", melding), adres

    return verwerk_stap(form, versie, gedaan, beperkingen=TEGELIJK)


def naar(dialoog_id: uuid.UUID) -> str:
    """Give the address of a dialoog."""
    return url_for("dialoog.dialoog", dialoog_id=dialoog_id)


def toon(
    sjabloon: str, form: VersieFormulier, dialoog: Dialoog, **rest: object
) -> ResponseReturnValue:
    """Show the page of a step; after a refusal with the dialoog as it was stored."""
    return render_form(f"dialoog/{sjabloon}.html", form=form, dialoog=dialoog, **rest)
