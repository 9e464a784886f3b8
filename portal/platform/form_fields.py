"""Fields that forms of several slices share: a day, a text, one line, a choice."""

from collections.abc import Iterable

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


def dag(label: str, uitleg: str = "", *, verplicht: bool = True) -> DatumField:
    """Give a field for a day."""
    eerst = validators.InputRequired(DATUM) if verplicht else validators.Optional()
    return DatumField(label, description=uitleg, validators=[eerst])


def tekst(label: str, uitleg: str = "", verplicht: str = "") -> TextAreaField:
    """Give a field for text; without `verplicht` it may stay empty."""
    eerst = validators.DataRequired(verplicht) if verplicht else validators.Optional()
    langste = validators.Length(max=LANGSTE)
    return TextAreaField(label, description=uitleg, validators=[eerst, langste])


def regel(
    label: str, uitleg: str = "", verplicht: str = "", *, langste: int = LANGSTE_REGEL
) -> StringField:
    """Give a field for one line; without `verplicht` it may stay empty."""
    eerst = validators.DataRequired(verplicht) if verplicht else validators.Optional()
    return StringField(
        label, description=uitleg, validators=[eerst, validators.Length(max=langste)]
    )


def keuze(label: str, codes: Iterable[tuple[str, str]], verplicht: str) -> RadioField:
    """Give a choice of codes by their words."""
    keuzes = [SelectChoice(value=code, label=naam) for code, naam in codes]
    return RadioField(label, [validators.InputRequired(verplicht)], choices=keuzes)
