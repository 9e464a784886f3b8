"""Forms to sign in and to choose a passphrase."""

from portal.platform.forms import Formulier, PasswordField, StringField, validators
from portal.toegang.wachtwoord import KORTSTE, LANGSTE

KIES = (
    f"Kies een zin van {KORTSTE} tot {LANGSTE} tekens, bijvoorbeeld vier of vijf woorden die "
    "alleen u samen gebruikt. Plakken mag."
)
_LENGTE = validators.Length(
    min=KORTSTE, max=LANGSTE, message=f"Gebruik {KORTSTE} tot {LANGSTE} tekens."
)


class InlogForm(Formulier):
    """Name and passphrase."""

    email = StringField(
        "E-mailadres",
        validators=[validators.InputRequired("Vul uw e-mailadres in.")],
        render_kw={"spellcheck": "false", "autocapitalize": "none"},
    )
    wachtzin = PasswordField(
        "Wachtzin", validators=[validators.InputRequired("Vul uw wachtzin in.")]
    )


def _nieuw() -> PasswordField:
    return PasswordField(
        "Nieuwe wachtzin",
        description=KIES,
        validators=[validators.InputRequired("Kies een wachtzin."), _LENGTE],
    )


class NieuweWachtzinForm(Formulier):
    """A first or new passphrase."""

    nieuw = _nieuw()


class WachtwoordForm(Formulier):
    """The present passphrase and a new one."""

    huidig = PasswordField(
        "Uw wachtzin nu", validators=[validators.InputRequired("Vul uw wachtzin van nu in.")]
    )
    nieuw = _nieuw()
