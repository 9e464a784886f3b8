"""Fields that several forms of beheer share."""

from portal.platform.forms import StringField, validators


def _kaal(tekst: str | None) -> str:
    return tekst.strip() if tekst else ""


def tekstveld(label: str, hoogste: int, *, uitleg: str = "", verplicht: bool = True) -> StringField:
    """Make a line of text with a limit, without blanks around it."""
    eis = validators.DataRequired() if verplicht else validators.Optional()
    return StringField(
        label,
        description=uitleg,
        filters=[_kaal],
        validators=[eis, validators.Length(max=hoogste)],
    )


def patroonveld(label: str, patroon: str, fout: str, *, uitleg: str = "") -> StringField:
    """Make a line of text of a fixed shape."""
    return StringField(
        label,
        description=uitleg,
        filters=[_kaal],
        validators=[validators.InputRequired(), validators.Regexp(f"^{patroon}$", message=fout)],
    )


def emailveld(label: str = "E-mailadres", *, uitleg: str = "") -> StringField:
    """Make a line for an e-mail address."""
    return patroonveld(
        label,
        r"(?=.{3,254}$)[^\s@]+@[^\s@]+\.[^\s@]+",
        "Vul een e-mailadres in, zoals naam@voorbeeld.nl.",
        uitleg=uitleg,
    )
