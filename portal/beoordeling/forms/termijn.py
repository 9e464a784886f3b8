"""Forms on the beslistermijn: extension, delay and ingebrekestelling."""

from portal.platform.form_fields import DATUM
from portal.platform.forms import DatumField, Field, TextAreaField, VersieFormulier, validators

LANGSTE_REDEN = 2000


def _reden(label: str) -> Field:
    return TextAreaField(
        label,
        description="Deze tekst komt in de brief.",
        validators=[
            validators.DataRequired("Schrijf op waarom."),
            validators.Length(max=LANGSTE_REDEN),
        ],
    )


def _datum(label: str, uitleg: str = "") -> Field:
    return DatumField(label, description=uitleg, validators=[validators.InputRequired(DATUM)])


class VerlengForm(VersieFormulier):
    """A later day to decide."""

    datum = _datum(
        "Nieuwe datum", "Zonder de dagen dat de termijn stilstond. Die tellen wij erbij."
    )
    reden = _reden("Waarom duurt het langer?")


class UitstelForm(VersieFormulier):
    """A period in which the aanbieder would let the term stand still."""

    van = _datum("Eerste dag van het uitstel")
    tot_en_met = _datum("Laatste dag van het uitstel")
    reden = _reden("Waarom vraagt u uitstel?")


class IngebrekeForm(VersieFormulier):
    """When an ingebrekestelling came in."""

    ontvangen = _datum("Wanneer kwam de ingebrekestelling binnen?")
