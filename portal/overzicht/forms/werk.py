"""The form with which work is handed over."""

from portal.platform.forms import Formulier, SelectField, validators


class Overdrachtformulier(Formulier):
    """Who takes the work over."""

    aan = SelectField(
        "Aan wie draagt u het werk over?",
        validators=[validators.InputRequired("Kies een collega.")],
    )
