"""The form of the thread between aanbieder and zorgkantoor."""

from portal.platform.forms import TextAreaField, VersieFormulier, validators

MAX_OVERLEG = 2_000


class Overlegformulier(VersieFormulier):
    """A message; the version is the number of the newest message that the page showed."""

    tekst = TextAreaField(
        "Uw bericht",
        [
            validators.InputRequired("Schrijf een bericht."),
            validators.Length(
                max=MAX_OVERLEG, message="Maak uw bericht korter. Er passen 2.000 tekens in."
            ),
        ],
    )
