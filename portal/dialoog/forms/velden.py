"""Fields that the forms of the dialoog share."""

from portal.dialoog.queries.teksten import dialoogcodes
from portal.platform.forms import (
    DatumField,
    RadioField,
    SelectChoice,
    StringField,
    TextAreaField,
    validators,
)

LANGSTE, LANGSTE_REGEL = 8000, 200
DATUM = "Vul een datum in, zoals 27-11-2026."
ZONDER_NAMEN = "Zonder namen van cliënten."


def dag(label: str, uitleg: str = "") -> DatumField:
    """Give a field for a day that must be filled in."""
    return DatumField(label, description=uitleg, validators=[validators.InputRequired(DATUM)])


def tekst(label: str, uitleg: str = "", verplicht: str = "") -> TextAreaField:
    """Give a field for text; without `verplicht` it may stay empty."""
    eerst = validators.DataRequired(verplicht) if verplicht else validators.Optional()
    langste = validators.Length(max=LANGSTE)
    return TextAreaField(label, description=uitleg, validators=[eerst, langste])


def regel(label: str, uitleg: str = "", verplicht: str = "") -> StringField:
    """Give a field for one line; without `verplicht` it may stay empty."""
    eerst = validators.DataRequired(verplicht) if verplicht else validators.Optional()
    langste = validators.Length(max=LANGSTE_REGEL)
    return StringField(label, description=uitleg, validators=[eerst, langste])


def keuze(label: str, groep: str, verplicht: str) -> RadioField:
    """Give the choices of a group of words."""
    keuzes = [SelectChoice(value=code, label=naam) for code, naam in dialoogcodes(groep)]
    return RadioField(label, [validators.InputRequired(verplicht)], choices=keuzes)
