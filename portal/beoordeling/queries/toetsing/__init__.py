"""The toetsing of one submitted version."""

from portal.beoordeling.queries.toetsing.stand import (
    Toetsstand,
    als_domein,
    bepaal_toetsing,
    dag_van_ontvangst,
    find_voorstel,
    is_toetser,
    mag_toetsen,
)

__all__ = [
    "Toetsstand",
    "als_domein",
    "bepaal_toetsing",
    "dag_van_ontvangst",
    "find_voorstel",
    "is_toetser",
    "mag_toetsen",
]
