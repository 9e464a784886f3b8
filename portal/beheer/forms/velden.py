"""Fields that several forms of beheer share."""

from collections.abc import Iterable
from uuid import UUID

from portal.platform.forms import SelectChoice, StringField, validators


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


def keuzes(rijen: Iterable[tuple[UUID, str]]) -> list[SelectChoice]:
    """Offer rows by id and name."""
    return [SelectChoice(str(id_), naam) for id_, naam in rijen]
