"""One step on a traject: done on what the page showed, or shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, redirect, request, url_for

from portal.domain.bevoegdheid import Handeling
from portal.ontwikkeltraject.actions.verloop import mag_stap
from portal.ontwikkeltraject.queries.teksten import TEKSTEN
from portal.ontwikkeltraject.queries.trajecten import get_traject
from portal.platform.audit import leg_lezen_vast
from portal.platform.forms import VersieFormulier, render_form
from portal.platform.steps import verwerk_stap
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from portal.ontwikkeltraject.models import Traject
    from portal.platform.database import RijMetId

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
    """Give a traject in view of the user, and write down that it was read.

    Raises:
        NotFound: It does not exist or is not in view.
    """
    rij = get_traject(traject_id, voor=huidige_gebruiker())
    leg_gelezen_vast(rij, rij.client_id)
    return rij


def open_stap(traject_id: uuid.UUID, handeling: Handeling) -> Traject:
    """Give a traject for one of its steps; to its own page where that step cannot be asked for now.

    What is sent all the same is refused by the step itself.

    Raises:
        NotFound: It does not exist or is not in view.
    """
    rij = open_traject(traject_id)
    if request.method == "GET" and not mag_stap(rij, handeling, huidige_gebruiker()):
        abort(redirect(adres_van(rij.id), code=303))
    return rij


def leg_gelezen_vast(rij: RijMetId, client_id: uuid.UUID | None) -> None:
    """Write down that a page was opened about a traject, or about a part of one."""
    if request.method == "GET":
        code = Handeling.TRAJECT_LEZEN.value
        leg_lezen_vast(audit_regel(code, door=huidige_gebruiker(), over=rij, client_id=client_id))


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
    adres = naar or adres_van(traject.id)

    def gedaan() -> tuple[str, str]:
        return TEKSTEN.tekst("melding", doe()), adres

    return verwerk_stap(form, traject.versie, gedaan, beperkingen=TEGELIJK)


def toon(
    sjabloon: str, form: VersieFormulier, traject: Traject, **rest: object
) -> ResponseReturnValue:
    """Show the page of a step; what was refused was given up, so the traject is as it is now."""
    return render_form(f"ontwikkeltraject/{sjabloon}.html", form=form, traject=traject, **rest)
