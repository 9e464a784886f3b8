"""The ontwikkeltraject of the CCE: when a client is due for one, and when one is complete."""

from portal.domain.ontwikkeltraject.anderen import Lid, eis_zonder_anderen
from portal.domain.ontwikkeltraject.beurt import bepaal_signaaldatum, bepaal_start
from portal.domain.ontwikkeltraject.regels import Trajectregels
from portal.domain.ontwikkeltraject.volledigheid import (
    AANTAL,
    LEEREFFECT,
    LEESBAAR,
    Actie,
    Invulling,
    Ontbreekt,
    controleer_bijeenkomst,
    controleer_dag,
    controleer_komende_dag,
    is_over_jaargrens,
    list_ontbreekt,
)

__all__ = [
    "AANTAL",
    "LEEREFFECT",
    "LEESBAAR",
    "Actie",
    "Invulling",
    "Lid",
    "Ontbreekt",
    "Trajectregels",
    "bepaal_signaaldatum",
    "bepaal_start",
    "controleer_bijeenkomst",
    "controleer_dag",
    "controleer_komende_dag",
    "eis_zonder_anderen",
    "is_over_jaargrens",
    "list_ontbreekt",
]
