"""The form of looptijd and ingang."""

from portal.aanvraag.forms.starten import BINNEN
from portal.platform.forms import (
    DatumField,
    IntegerField,
    TextAreaField,
    VersieFormulier,
    validators,
)


class Termijnformulier(VersieFormulier):
    """The asked period; everything may wait until later."""

    maanden = IntegerField(
        "Voor hoeveel maanden vraagt u meerzorg?", validators=[validators.Optional()]
    )
    ingang = DatumField(
        "Op welke datum moet de meerzorg ingaan?",
        validators=[validators.Optional(), BINNEN],
    )
    uitleg = TextAreaField("Waarom deze periode?", validators=[validators.Length(max=20_000)])
