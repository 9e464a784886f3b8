"""The toekenning that a her-aanvraag follows on, and what that asks of the new aanvraag."""

from portal.aanvraag.queries.voorganger.gegevens import Voorgangergegevens, find_voorganger
from portal.aanvraag.queries.voorganger.terugblik import (
    HA_DOELEN,
    Terugblikdoel,
    list_vorige_doelen,
    terugblik_van,
)
from portal.aanvraag.queries.voorganger.verschil import omvang_nu, verschil_met_vorige

__all__ = [
    "HA_DOELEN",
    "Terugblikdoel",
    "Voorgangergegevens",
    "find_voorganger",
    "list_vorige_doelen",
    "omvang_nu",
    "terugblik_van",
    "verschil_met_vorige",
]
