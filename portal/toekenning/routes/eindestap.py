"""One step on the end of a toekenning: done on what the page showed, or shown again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for
from werkzeug.exceptions import NotFound

from portal.platform import clock
from portal.platform.forms import VersieFormulier, render_form
from portal.platform.steps import verwerk_stap
from portal.toegang.bewaking import huidige_gebruiker
from portal.toekenning.queries.einde import find_besluit
from portal.toekenning.queries.teksten import toekenningtekst
from portal.toekenning.queries.toekenning import get_toekenning

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from portal.beoordeling.models import Toekenning
    from portal.toekenning.models import Eindebesluit

TEGELIJK = dict.fromkeys(
    (
        "uq_eindebesluit_open",
        "uq_eindemelding_open",
        "uq_toekenningsbrief_toekenning_id_nr",
    ),
    "verouderd",
)
"""What the second of two people runs into who do something at the same moment."""


@dataclass(frozen=True, slots=True)
class Gedaan:
    """What was done: the code of the sentence that says so, and where to go on."""

    melding: str
    endpoint: str = "toekenning.toekenning"
    dag: str = ""


def open_toekenning(toekenning_id: uuid.UUID) -> Toekenning:
    """Give a toekenning in view of the user.

    Raises:
        NotFound: It does not exist or is not in view.
    """
    return get_toekenning(toekenning_id, voor=huidige_gebruiker())


def open_besluit(toekenning_id: uuid.UUID) -> Eindebesluit:
    """Give the besluit on the end of a toekenning in view that is being made.

    Raises:
        NotFound: There is none, or the toekenning is not in view.
    """
    besluit = find_besluit(open_toekenning(toekenning_id))
    if besluit is None:
        raise NotFound
    return besluit


def verwerk(
    form: VersieFormulier, versie: int, toekenning_id: uuid.UUID, doe: Callable[[], Gedaan]
) -> ResponseReturnValue | None:
    """Do what a posted form asks, and go on; None when there is a page to show."""

    def gedaan() -> tuple[str, str]:
        wat = doe()
        zin = toekenningtekst("melding", wat.melding, dag=wat.dag)
        return zin, url_for(wat.endpoint, toekenning_id=toekenning_id)

    return verwerk_stap(form, versie, gedaan, beperkingen=TEGELIJK)


def toon(
    sjabloon: str, form: VersieFormulier, toekenning_id: uuid.UUID, **rest: object
) -> ResponseReturnValue:
    """Show the page of a step with the toekenning as it is now."""
    return render_form(
        f"toekenning/einde/{sjabloon}.html",
        form=form,
        toekenning=open_toekenning(toekenning_id),
        vandaag=clock.today(),
        **rest,
    )
