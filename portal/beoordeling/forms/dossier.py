"""Small forms on the page of a dossier: a note, and why somebody wants to see a BSN."""

from portal.beoordeling.queries.woorden import woorden
from portal.platform.forms import (
    Formulier,
    RadioField,
    SelectChoice,
    TextAreaField,
    validators,
)

LANGSTE_NOTITIE = 4000


class NotitieForm(Formulier):
    """A private note."""

    tekst = TextAreaField(
        "Nieuwe notitie",
        validators=[
            validators.DataRequired("Schrijf een notitie."),
            validators.Length(max=LANGSTE_NOTITIE),
        ],
    )


class BsnForm(Formulier):
    """Why somebody wants to see a BSN."""

    reden = RadioField(
        "Waarom wilt u het BSN zien?",
        choices=[SelectChoice(code, tekst) for code, tekst in woorden("bsnreden").items()],
        validators=[validators.InputRequired("Kies waarom u het BSN wilt zien.")],
    )
