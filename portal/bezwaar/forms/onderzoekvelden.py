"""Fields that the forms of hearing, term and advice share."""

from portal.bezwaar.queries.onderzoekteksten import onderzoekcodes
from portal.platform import form_fields
from portal.platform.form_fields import dag, regel, tijd
from portal.platform.forms import RadioField, TextAreaField

__all__ = ["IN_BRIEF", "dag", "keuze", "regel", "tekst", "tijd"]

IN_BRIEF = "Deze tekst komt in de brief."


def tekst(label: str, uitleg: str = "", verplicht: str = "Schrijf op waarom.") -> TextAreaField:
    """Give a field for text that is asked unless told otherwise."""
    return form_fields.tekst(label, uitleg, verplicht)


def keuze(label: str, groep: str, verplicht: str) -> RadioField:
    """Give the choices of a group of texts."""
    return form_fields.keuze(label, onderzoekcodes(groep), verplicht)
