"""Fields that the forms of hearing, term and advice share."""

from portal.bezwaar.queries.onderzoekteksten import onderzoekcodes
from portal.platform.forms import (
    DatumField,
    RadioField,
    SelectChoice,
    StringField,
    TextAreaField,
    validators,
)

LANGSTE, LANGSTE_REGEL = 8000, 300
DATUM = "Vul een datum in, zoals 27-11-2026."
IN_BRIEF = "Deze tekst komt in de brief."


def dag(label: str, uitleg: str = "") -> DatumField:
    """Give a field for a day that must be filled in."""
    return DatumField(label, description=uitleg, validators=[validators.InputRequired(DATUM)])


def tekst(label: str, uitleg: str = "", verplicht: str = "Schrijf op waarom.") -> TextAreaField:
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
    """Give the choices of a group of texts."""
    keuzes = [SelectChoice(value=code, label=naam) for code, naam in onderzoekcodes(groep)]
    return RadioField(label, [validators.InputRequired(verplicht)], choices=keuzes)
