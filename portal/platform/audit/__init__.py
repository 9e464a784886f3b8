"""The audit log after NEN 7513: one chain of lines per organisation, anchored outside."""

from portal.platform.audit.chain import leg_lezen_vast, leg_vast, leg_weigering_vast
from portal.platform.audit.models import AuditKop, AuditRegel, AuditRegelInvoer, Uitkomst
from portal.platform.audit.verify import Breuk, controleer

__all__ = [
    "AuditKop",
    "AuditRegel",
    "AuditRegelInvoer",
    "Breuk",
    "Uitkomst",
    "controleer",
    "leg_lezen_vast",
    "leg_vast",
    "leg_weigering_vast",
]
