"""What of an aanvraag asks for attention around a day: N01-N10, N15 and N16 of the list.

Every source asks a constant number of queries; who hears it is only looked up for the engine.
"""

from portal.aanvraag.queries.herinneringen.kolommen import (
    concepten,
    te_antwoorden,
    te_beslissen,
    zonder_behandelaar,
)
from portal.aanvraag.queries.herinneringen.verloop import (
    in_gebreke,
    na_aanvulling,
    zonder_aanvraag,
)

BRONNEN = (
    concepten,
    zonder_aanvraag,
    zonder_behandelaar,
    te_antwoorden,
    na_aanvulling,
    te_beslissen,
    in_gebreke,
)

__all__ = ["BRONNEN"]
