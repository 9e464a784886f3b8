"""Fields that the forms of the dialoog share."""

from functools import partial

from portal.dialoog.queries.teksten import dialoogcodes
from portal.platform import form_fields
from portal.platform.form_fields import dag, tekst, tijd
from portal.platform.forms import RadioField

__all__ = ["ZONDER_NAMEN", "dag", "keuze", "regel", "tekst", "tijd"]

ZONDER_NAMEN = "Zonder namen van cliënten."
regel = partial(form_fields.regel, langste=200)


def keuze(label: str, groep: str, verplicht: str) -> RadioField:
    """Give the choices of a group of words."""
    return form_fields.keuze(label, dialoogcodes(groep), verplicht)
