"""One step on a dossier: done on the version that the page showed, or shown again with why not."""

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.queries.dossiers import get_aanvraag
from portal.platform.forms import Formulier, VersieFormulier, render_form
from portal.platform.steps import verwerk_stap
from portal.toegang.bewaking import huidige_gebruiker

if TYPE_CHECKING:
    from portal.aanvraag.models import Aanvraag

TEGELIJK = dict.fromkeys(
    (
        "uq_gebeurtenis_aanvraag_id_nr",
        "uq_besluit_aanvraag_id_nr",
        "uq_poststuk_aanvraag_id_nr",
        "uq_aanvulverzoek_aanvraag_id_nr",
    ),
    "verouderd",
)
"""What the second of two people runs into who do something at the same moment."""


def verwerk(
    aanvraag: "Aanvraag",
    form: VersieFormulier,
    doe: Callable[[], str],
    *,
    naar: str = "beoordeling.dossier",
) -> ResponseReturnValue | None:
    """Do what a posted form asks, and go on; None when there is a page to show.

    Args:
        aanvraag: The dossier.
        form: What was posted; gets what is refused.
        doe: Does it, and gives the sentence that says so.
        naar: Endpoint of the page of the dossier to go to.
    """
    adres = url_for(naar, aanvraag_id=aanvraag.id)
    return verwerk_stap(form, aanvraag.versie, lambda: (doe(), adres), beperkingen=TEGELIJK)


def toon_stap(
    sjabloon: str, form: Formulier, aanvraag_id: uuid.UUID, **rest: object
) -> ResponseReturnValue:
    """Show the page of a step with the dossier as it is now."""
    aanvraag = get_aanvraag(aanvraag_id, voor=huidige_gebruiker())
    return render_form(f"beoordeling/{sjabloon}.html", form=form, aanvraag=aanvraag, **rest)
