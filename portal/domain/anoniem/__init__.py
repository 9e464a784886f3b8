"""What in a text can lead back to a person or a place, as far as its form shows it."""

from portal.domain.anoniem.bsn import vind_bsns, zonder_bsns
from portal.domain.anoniem.vormen import (
    Vondst,
    Vondstsoort,
    eis_zonder_bsn,
    vind_naamvormen,
    vind_patronen,
)
from portal.domain.anoniem.woorden import Woordgroep, lees_woordgroepen, normaliseer

__all__ = [
    "Vondst",
    "Vondstsoort",
    "Woordgroep",
    "eis_zonder_bsn",
    "lees_woordgroepen",
    "normaliseer",
    "vind_bsns",
    "vind_naamvormen",
    "vind_patronen",
    "zonder_bsns",
]
