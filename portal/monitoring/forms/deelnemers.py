"""Say how the figures of a zorgkantoor come, and take back what was said wrongly."""

from collections.abc import Iterable

from portal.monitoring.models import Deelnamewijze
from portal.platform.form_fields import dag
from portal.platform.forms import (
    Formulier,
    RadioField,
    SelectChoice,
    SelectField,
    TextAreaField,
    VersieFormulier,
    validators,
)


class Deelnemerformulier(Formulier):
    """How the figures of a zorgkantoor come from a day on."""

    zorgkantoor = SelectField("Zorgkantoor")
    wijze = RadioField(
        "Waar komen de cijfers vandaan?",
        choices=[
            SelectChoice(Deelnamewijze.PORTAAL.value, "Het portaal telt ze"),
            SelectChoice(Deelnamewijze.OPGAVE.value, "Het zorgkantoor geeft ze op"),
        ],
        validators=[validators.InputRequired("Kies waar de cijfers vandaan komen.")],
    )
    van = dag(
        "Vanaf",
        "1 januari of 1 juli. Een halfjaar dat maar voor een deel in het portaal staat,"
        " geeft het zorgkantoor op.",
    )

    def vul_keuzes(self, kantoren: Iterable[tuple[str, str]]) -> None:
        """Offer the zorgkantoren."""
        self.zorgkantoor.choices = [SelectChoice(*paar) for paar in kantoren]


class Intrekformulier(VersieFormulier):
    """Why it is taken back."""

    reden = TextAreaField(
        "Waarom trekt u dit in?",
        description="Noem geen namen.",
        validators=[
            validators.DataRequired("Schrijf op waarom."),
            validators.Length(max=1000, message="Schrijf hoogstens 1.000 tekens."),
        ],
    )
