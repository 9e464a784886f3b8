"""The form of looptijd and ingang."""

from datetime import date

from portal.platform.forms import (
    DatumField,
    IntegerField,
    TextAreaField,
    VersieFormulier,
    validators,
)

VROEGST, LAATST = date(2015, 1, 1), date(2100, 12, 31)
"""Between these days the calendar can be computed with; outside it a year is a typing error."""
BINNEN = validators.DateRange(  # type: ignore[attr-defined] # the stubs are older
    min=VROEGST, max=LAATST, message="Controleer het jaar van deze datum."
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
