"""The forms with which an aanvraag starts; earlier choices stand in the address."""

from portal.aanvraag.queries.starten import LAATST, VROEGST
from portal.platform.form_fields import binnen
from portal.platform.forms import (
    Adresformulier,
    DatumField,
    Formulier,
    IntegerField,
    RadioField,
    SelectChoice,
    StringField,
    validators,
)

BINNEN = binnen(VROEGST, LAATST)


class Soortformulier(Adresformulier):
    """Which soort of aanvraag."""

    soort = RadioField(
        "Welke aanvraag wilt u doen?",
        choices=[
            SelectChoice("individueel", "Individueel"),
            SelectChoice("preventief", "Kortdurend en preventief"),
            SelectChoice("groep", "Groep"),
        ],
        default="individueel",
        validate_choice=False,
    )


class Clientformulier(Adresformulier):
    """For which client."""

    zoek = StringField("Cliëntcode", description="Het begin is genoeg")
    client = RadioField("Cliënt", validate_choice=False)


class Looptijdformulier(Formulier):
    """For how long, and from when."""

    maanden = IntegerField(
        "Voor hoeveel maanden vraagt u meerzorg?", validators=[validators.InputRequired()]
    )
    ingang = DatumField(
        "Op welke datum moet de meerzorg ingaan?", validators=[validators.Optional(), BINNEN]
    )
