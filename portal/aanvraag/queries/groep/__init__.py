"""What the aanvraag of a group looks at: who can be in it, and what stands beside it."""

from portal.aanvraag.queries.groep.leden import (
    Lidkeuze,
    get_lid,
    list_leden_op,
    list_lidkeuzes,
)

__all__ = ["Lidkeuze", "get_lid", "list_leden_op", "list_lidkeuzes"]
