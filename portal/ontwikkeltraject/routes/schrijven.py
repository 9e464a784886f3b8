"""The record of a traject in four pages; each can be saved unfinished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.domain.bevoegdheid import Handeling
from portal.domain.ontwikkeltraject import is_over_jaargrens
from portal.ontwikkeltraject.actions.schrijven import (
    schrijf_acties,
    schrijf_afspraken,
    schrijf_leesbaar,
    schrijf_stand,
)
from portal.ontwikkeltraject.forms.verslag import (
    maak_actiesformulier,
    maak_afsprakenformulier,
    maak_leesbaarformulier,
    maak_standformulier,
)
from portal.ontwikkeltraject.queries.meerzorg import list_betrokken
from portal.ontwikkeltraject.routes.blauwdruk import bp
from portal.ontwikkeltraject.routes.stap import open_stap, toon, verwerk
from portal.platform import clock
from portal.platform.web.idempotency import eenmalig
from portal.toegang.bewaking import huidige_gebruiker, vereist

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from portal.ontwikkeltraject.models import Traject

ADRES = "/ontwikkeltrajecten/<uuid:traject_id>/verslag"
BEWAARD = "bewaard"


@bp.route(f"{ADRES}/stand", methods=["GET", "POST"])
@vereist(Handeling.TRAJECT_SCHRIJVEN)
@eenmalig
def stand(traject_id: uuid.UUID) -> ResponseReturnValue:
    """Write themes, how things are now, and knelpunten."""
    rij = open_stap(traject_id, Handeling.TRAJECT_SCHRIJVEN)
    form = maak_standformulier(rij)

    def schrijf() -> str:
        schrijf_stand(rij, form.wat(), door=huidige_gebruiker(), op=clock.now())
        return BEWAARD

    return verwerk(form, rij, schrijf) or toon("verslag/stand", form, rij)


@bp.route(f"{ADRES}/acties", methods=["GET", "POST"])
@vereist(Handeling.TRAJECT_SCHRIJVEN)
@eenmalig
def acties(traject_id: uuid.UUID) -> ResponseReturnValue:
    """Write the acties, each with its owner and day."""
    rij = open_stap(traject_id, Handeling.TRAJECT_SCHRIJVEN)
    form = maak_actiesformulier(rij)

    def schrijf() -> str:
        schrijf_acties(rij, form.rijen(), door=huidige_gebruiker(), op=clock.now())
        return BEWAARD

    return verwerk(form, rij, schrijf) or toon("verslag/acties", form, rij)


@bp.route(f"{ADRES}/afspraken", methods=["GET", "POST"])
@vereist(Handeling.TRAJECT_SCHRIJVEN)
@eenmalig
def afspraken(traject_id: uuid.UUID) -> ResponseReturnValue:
    """Write the evaluation, what goes into the plans, and the leereffect."""
    rij = open_stap(traject_id, Handeling.TRAJECT_SCHRIJVEN)
    jaargrens = is_over_jaargrens([een.dag for een in rij.bijeenkomsten])
    form = maak_afsprakenformulier(rij, over_jaargrens=jaargrens)

    def schrijf() -> str:
        door, op = huidige_gebruiker(), clock.now()
        schrijf_afspraken(rij, form.wat_is_afgesproken(), door=door, op=op)
        return BEWAARD

    return verwerk(form, rij, schrijf) or toon("verslag/afspraken", form, rij)


@bp.route(f"{ADRES}/leesbaar", methods=["GET", "POST"])
@vereist(Handeling.TRAJECT_SCHRIJVEN)
@eenmalig
def leesbaar(traject_id: uuid.UUID) -> ResponseReturnValue:
    """Write the report in plain words."""
    rij = open_stap(traject_id, Handeling.TRAJECT_SCHRIJVEN)
    form = maak_leesbaarformulier(rij, _leden(rij))

    def schrijf() -> str:
        schrijf_leesbaar(rij, form.wat(), door=huidige_gebruiker(), op=clock.now())
        return BEWAARD

    klaar = verwerk(form, rij, schrijf)
    return klaar or toon("verslag/leesbaar", form, rij, eigen=list(form.leden))


def _leden(traject: Traject) -> Sequence[tuple[uuid.UUID, str]]:
    """Give the members of a group in view of the user, by code; of a client none."""
    if traject.groep_id is None:
        return []
    return [(lid.id, lid.clientcode) for lid in list_betrokken(traject, voor=huidige_gebruiker())]
