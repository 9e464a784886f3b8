"""From the raw text of the rekentool blocks to one calculated outcome."""

from portal.aanvraag.queries.rekenen.groep import Groepsstand, Lid, reken_groep
from portal.aanvraag.queries.rekenen.groepsrekening import Groepsrekening
from portal.aanvraag.queries.rekenen.lezen import BLOKVELDEN, Blok, Contextpost, Veldfout
from portal.aanvraag.queries.rekenen.opslag import opgeslagen_blok
from portal.aanvraag.queries.rekenen.samenvoegen import (
    Botsing,
    Ingevuld,
    Samengevoegd,
    schoon,
    voeg_samen,
)
from portal.aanvraag.queries.rekenen.stand import Rekenkader, Rekenstand, is_getypt, reken

__all__ = [
    "BLOKVELDEN",
    "Blok",
    "Botsing",
    "Contextpost",
    "Groepsrekening",
    "Groepsstand",
    "Ingevuld",
    "Lid",
    "Rekenkader",
    "Rekenstand",
    "Samengevoegd",
    "Veldfout",
    "is_getypt",
    "opgeslagen_blok",
    "reken",
    "reken_groep",
    "schoon",
    "voeg_samen",
]
