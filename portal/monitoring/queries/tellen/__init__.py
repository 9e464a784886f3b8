"""Exact counts of what happened, per zorgkantoor, half-year and leveringsvorm group."""

from portal.monitoring.queries.tellen.alles import tel_halfjaren
from portal.monitoring.queries.tellen.doorlooptijd import (
    Clienten,
    Doorlooptijd,
    meet_doorlooptijden,
)
from portal.monitoring.queries.tellen.raam import Telraam, Telsleutel

__all__ = [
    "Clienten",
    "Doorlooptijd",
    "Telraam",
    "Telsleutel",
    "meet_doorlooptijden",
    "tel_halfjaren",
]
