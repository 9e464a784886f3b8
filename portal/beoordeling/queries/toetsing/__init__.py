"""The toetsing of one submitted version."""

from portal.beoordeling.queries.toetsing.bepalen import bepaal_toetsing, lees_leden
from portal.beoordeling.queries.toetsing.cijfers import cijfer
from portal.beoordeling.queries.toetsing.groepsbeeld import (
    Groepsbeeld,
    Groepstand,
    groepstanden,
    maak_groepsbeeld,
)
from portal.beoordeling.queries.toetsing.kop import Kop, maak_kop
from portal.beoordeling.queries.toetsing.signaalbeeld import (
    Beeldstand,
    Signaalbeeld,
    maak_signaalbeeld,
    signaaltekst,
)
from portal.beoordeling.queries.toetsing.stand import (
    Toetsstand,
    als_domein,
    dag_van_ontvangst,
    is_toetser,
    mag_toetsen,
)
from portal.beoordeling.queries.toetsing.vorige import (
    VorigeToetsing,
    find_vorige_toetsing,
    oordelen_per_groep,
)

__all__ = [
    "Beeldstand",
    "Groepsbeeld",
    "Groepstand",
    "Kop",
    "Signaalbeeld",
    "Toetsstand",
    "VorigeToetsing",
    "als_domein",
    "bepaal_toetsing",
    "cijfer",
    "dag_van_ontvangst",
    "find_vorige_toetsing",
    "groepstanden",
    "is_toetser",
    "lees_leden",
    "maak_groepsbeeld",
    "maak_kop",
    "maak_signaalbeeld",
    "mag_toetsen",
    "oordelen_per_groep",
    "signaaltekst",
]
