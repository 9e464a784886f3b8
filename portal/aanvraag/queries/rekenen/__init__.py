"""From the raw text of the rekentool blocks to one calculated outcome."""

from portal.aanvraag.queries.rekenen.lezen import BLOKVELDEN, Contextpost, Veldfout
from portal.aanvraag.queries.rekenen.stand import Rekenkader, Rekenstand, reken

__all__ = ["BLOKVELDEN", "Contextpost", "Rekenkader", "Rekenstand", "Veldfout", "reken"]
