"""Forms on completeness: the questions of an aanvulverzoek, and a reason to withdraw it."""

from collections.abc import Iterable, Sequence

from portal.aanvraag.queries.woorden import woorden
from portal.platform.forms import (
    DatumField,
    FieldList,
    FormField,
    Formulier,
    SelectChoice,
    SelectField,
    TextAreaField,
    VersieFormulier,
    validators,
)

MEESTE_VRAGEN = 20
LANGSTE_REDEN = 2000
Keuzes = Sequence[tuple[str, str]]


class PuntForm(Formulier):
    """One question: which place, why, and which file."""

    class Meta(Formulier.Meta):
        """The form around it carries the token."""

        csrf = False

    lid = SelectField("Over wie gaat het?", default="")
    plaats = SelectField(
        "Waar gaat het om?", validators=[validators.InputRequired("Kies een plek.")]
    )
    reden = TextAreaField(
        "Wat ontbreekt, en waarom is dat nodig?",
        validators=[
            validators.DataRequired("Schrijf op wat ontbreekt en waarom."),
            validators.Length(max=LANGSTE_REDEN),
        ],
    )
    bestand = SelectField("Bestand")


class AanvullingForm(VersieFormulier):
    """One or more questions, and until when they may be answered."""

    punten = FieldList(FormField(PuntForm), min_entries=1, max_entries=MEESTE_VRAGEN)
    hersteldatum = DatumField(
        "Uiterste datum voor de aanvulling",
        validators=[validators.InputRequired("Vul een datum in, zoals 14-12-2026.")],
    )

    def bied_aan(self, plaatsen: Keuzes, leden: Keuzes = ()) -> None:
        """Offer the places of the submitted version, the clients of a group, the kinds of file."""
        bestanden = [
            SelectChoice("", "Geen bestand nodig"),
            *_keuzes(woorden("bestandsoort").items()),
        ]
        for punt in self.punten:
            punt.form.lid.choices = [SelectChoice("", "De hele groep"), *_keuzes(leden)]
            punt.form.plaats.choices = [SelectChoice("", "Kies een plek"), *_keuzes(plaatsen)]
            punt.form.bestand.choices = bestanden


class RedenForm(VersieFormulier):
    """Why a request is withdrawn."""

    reden = TextAreaField(
        "Waarom trekt u het verzoek in?",
        validators=[
            validators.DataRequired("Schrijf op waarom."),
            validators.Length(max=LANGSTE_REDEN),
        ],
    )


class VersieknopForm(VersieFormulier):
    """A button that carries the version that the page showed."""


def _keuzes(paren: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    return [SelectChoice(code, tekst) for code, tekst in paren]
