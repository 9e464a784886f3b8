"""Kinds of message, how they reach people, and when which reminder is due."""

from portal.domain.berichten.herinneringen import (
    Sport,
    Venster,
    VervallenTrede,
    aandachtsdag,
    bepaal_sport,
    dag_van,
    list_treden,
    list_vervallen,
)
from portal.domain.berichten.soorten import (
    Berichtsoort,
    Bezorging,
    Keuze,
    Mailstand,
    Trede,
    bepaal_bezorging,
    dag_van_trede,
)

__all__ = [
    "Berichtsoort",
    "Bezorging",
    "Keuze",
    "Mailstand",
    "Sport",
    "Trede",
    "Venster",
    "VervallenTrede",
    "aandachtsdag",
    "bepaal_bezorging",
    "bepaal_sport",
    "dag_van",
    "dag_van_trede",
    "list_treden",
    "list_vervallen",
]
