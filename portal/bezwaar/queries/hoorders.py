"""Who may hear in a bezwaar: people of the zorgkantoor who had no hand in the besluit."""

from collections.abc import Sequence

from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.betrokken import list_betrokken
from portal.domain.bevoegdheid import Rol
from portal.toegang.models import Gebruiker
from portal.toegang.queries import list_gebruikers_met_rol

HOREN = frozenset({Rol.BEZWAARBEHANDELAAR, Rol.TEAMLEIDER})


def list_hoorders(bezwaar: Bezwaar, *, voor: Gebruiker) -> Sequence[Gebruiker]:
    """List who may hear, by name; who sees only other regions is not among them.

    Bron: [processen] C9; [procedure] §4 Z07.
    """
    betrokken = list_betrokken(bezwaar)
    return [
        mens
        for mens in list_gebruikers_met_rol(HOREN, voor=voor)
        if mens.id not in betrokken
        and (not mens.regios or bezwaar.regio_id in {regio.id for regio in mens.regios})
    ]
