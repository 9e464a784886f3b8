"""The forms of electronic reachability, of a letter that was posted, and of an outage."""

from portal.platform.forms import (
    DatumField,
    Formulier,
    RadioField,
    SelectChoice,
    VersieFormulier,
    validators,
)

ELEKTRONISCH, PAPIER = "elektronisch", "papier"


class Bereikbaarheidformulier(VersieFormulier):
    """How the zorgkantoor may write; the version is how often was chosen before."""

    keuze = RadioField(
        "Hoe wilt u berichten van het zorgkantoor krijgen?",
        choices=[
            SelectChoice(ELEKTRONISCH, "In het portaal, met een e-mail als er iets klaarstaat"),
            SelectChoice(PAPIER, "Per brief"),
        ],
        validators=[validators.InputRequired("Kies hoe u berichten wilt krijgen.")],
    )


class Postformulier(Formulier):
    """On which day a letter was posted."""

    gepost = DatumField(
        "Op welke dag is de brief gepost?",
        validators=[validators.InputRequired("Vul een dag in.")],
    )
