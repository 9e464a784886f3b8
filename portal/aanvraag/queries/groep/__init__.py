"""What the aanvraag of a group looks at: who can be in it, and what stands beside it."""

from portal.aanvraag.queries.groep.leden import (
    Lidkeuze,
    get_lid,
    list_leden_op,
    list_lidkeuzes,
    vraagt_als_groep,
)
from portal.aanvraag.queries.groep.rekening import (
    Groepsbeeld,
    Lidregel,
    Rekening,
    maak_groepsbeeld,
    maak_rekening,
)

__all__ = [
    "Groepsbeeld",
    "Lidkeuze",
    "Lidregel",
    "Rekening",
    "get_lid",
    "list_leden_op",
    "list_lidkeuzes",
    "maak_groepsbeeld",
    "maak_rekening",
    "vraagt_als_groep",
]
