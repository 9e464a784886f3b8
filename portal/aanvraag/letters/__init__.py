"""Documents of the aanvraag on paper: the receipt, and the aanvraag as it was submitted."""

from portal.aanvraag.letters.aanvraag import maak_aanvraagdocument
from portal.aanvraag.letters.ontvangst import maak_ontvangstbevestiging

__all__ = ["maak_aanvraagdocument", "maak_ontvangstbevestiging"]
