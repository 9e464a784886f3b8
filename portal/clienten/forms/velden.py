"""Fields that several forms of clienten share."""

import re

from portal.clienten.teksten import codes
from portal.platform.forms import DatumField, RadioField, SelectChoice, StringField, validators

GEEN_CIJFERS = re.compile(r"[\s.-]")


def kaal(tekst: str | None) -> str:
    """Leave out blanks around a text."""
    return tekst.strip() if tekst else ""


def alleen_cijfers(tekst: str | None) -> str:
    """Leave out blanks, points and dashes, so that a number may be typed in groups."""
    return GEEN_CIJFERS.sub("", tekst or "")


def tekstveld(label: str, hoogste: int, *, fout: str = "", uitleg: str = "") -> StringField:
    """Make a line of text with a limit; `fout` says what to do when it is left empty."""
    eis = validators.DataRequired(fout) if fout else validators.Optional()
    lang = f"Gebruik bij ‘{label}’ niet meer dan {hoogste} tekens."
    return StringField(
        label,
        description=uitleg,
        filters=[kaal],
        validators=[eis, validators.Length(max=hoogste, message=lang)],
    )


def bsnveld(*, uitleg: str = "") -> StringField:
    """Make a line for a BSN, in whatever groups it is typed."""
    return StringField(
        "Burgerservicenummer (BSN)",
        description=uitleg,
        filters=[alleen_cijfers],
        validators=[
            validators.Optional(),
            validators.Regexp(r"\d{9}$", message="Een BSN heeft 9 cijfers. Vul ze alle 9 in."),
        ],
    )


def datumveld(label: str, *, fout: str = "", uitleg: str = "") -> DatumField:
    """Make a day; `fout` says what to do when it is left empty."""
    eis = validators.InputRequired(fout) if fout else validators.Optional()
    return DatumField(label, description=uitleg, validators=[eis])


def keuzeveld(label: str, groep: str, *, fout: str, uitleg: str = "") -> RadioField:
    """Make radios of every code in a group of words."""
    return RadioField(
        label,
        description=uitleg,
        choices=[SelectChoice(code, tekst) for code, tekst in codes(groep)],
        validators=[validators.InputRequired(fout)],
    )


def ja_nee(label: str, *, fout: str, uitleg: str = "") -> RadioField:
    """Make a yes-no question; its data is True, False or None."""
    return RadioField(
        label,
        description=uitleg,
        choices=[SelectChoice("ja", "Ja"), SelectChoice("nee", "Nee")],
        validators=[validators.InputRequired(fout)],
    )
