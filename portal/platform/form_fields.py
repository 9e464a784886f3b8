"""Fields that forms of several slices share: a day, a time, a text, one line, a choice."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from portal.domain.fouten import DomeinFout
from portal.domain.waarden import tijd_uit_tekst
from portal.platform.forms import (
    DatumField,
    Field,
    RadioField,
    SelectChoice,
    StringField,
    TextAreaField,
    TextInput,
    validators,
)

LANGSTE, LANGSTE_REGEL = 8000, 300
DATUM = "Vul een datum in, zoals 27-11-2026."
MINUTEN_PER_UUR = 60


class TijdField(Field):
    """A time of day as people type it, 10:30 or 10.30; anything else gets the text `fout`."""

    widget = TextInput()
    data: time | None

    def __init__(self, label: str, *, fout: str, **kenmerken: Any) -> None:
        super().__init__(label, **kenmerken)
        self._fout = fout

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return f"{self.data:%H.%M}" if self.data else ""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read a time; 24:00 is no moment of a day."""
        self.data = None
        if not valuelist:
            return
        try:
            minuten = tijd_uit_tekst(valuelist[0].replace(".", ":"))
            self.data = time(*divmod(minuten, MINUTEN_PER_UUR))
        except (DomeinFout, ValueError) as fout:
            raise ValueError(self._fout) from fout


def dag(label: str, uitleg: str = "", *, verplicht: bool = True) -> DatumField:
    """Give a field for a day."""
    eerst = validators.InputRequired(DATUM) if verplicht else validators.Optional()
    return DatumField(label, description=uitleg, validators=[eerst])


def binnen(vroegst: date, laatst: date) -> Any:
    """Give the validator that asks to look again at a day that the portal cannot calculate with."""
    melding = f"Controleer het jaar van deze datum. Het portaal rekent vanaf {vroegst.year}."
    return validators.DateRange(  # type: ignore[attr-defined] # the stubs are older
        min=vroegst, max=laatst, message=melding
    )


def tijd(label: str, uitleg: str, fout: str, *, verplicht: bool = True) -> TijdField:
    """Give a field for a time of day; `fout` asks for it."""
    eerst = validators.InputRequired(fout) if verplicht else validators.Optional()
    return TijdField(label, fout=fout, description=uitleg, validators=[eerst])


def tekst(label: str, uitleg: str = "", verplicht: str = "") -> TextAreaField:
    """Give a field for text; without `verplicht` it may stay empty."""
    eerst = validators.DataRequired(verplicht) if verplicht else validators.Optional()
    langste = validators.Length(max=LANGSTE)
    return TextAreaField(label, description=uitleg, validators=[eerst, langste])


def regel(
    label: str, uitleg: str = "", verplicht: str = "", *, langste: int = LANGSTE_REGEL
) -> StringField:
    """Give a field for one line; without `verplicht` it may stay empty."""
    eerst = validators.DataRequired(verplicht) if verplicht else validators.Optional()
    return StringField(
        label, description=uitleg, validators=[eerst, validators.Length(max=langste)]
    )


def keuze(label: str, codes: Iterable[tuple[str, str]], verplicht: str) -> RadioField:
    """Give a choice of codes by their words."""
    keuzes = [SelectChoice(value=code, label=naam) for code, naam in codes]
    return RadioField(label, [validators.InputRequired(verplicht)], choices=keuzes)
