"""The forms of the report: make one, and say how the figures of a zorgkantoor come."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from portal.domain.statistiek import Periode
from portal.monitoring.queries.deelnemers import OPGAVE, PORTAAL
from portal.platform import clock
from portal.platform.forms import (
    DatumField,
    Formulier,
    RadioField,
    SelectChoice,
    SelectField,
    TextAreaField,
    validators,
)

JAREN_TERUG = 3
LAATSTE = timedelta(microseconds=1)
"""How long before the next day the last moment of a day is."""


def periodekeuzes(vandaag: date) -> list[Periode]:
    """Give the periods that have begun, the newest first."""
    jaren = range(vandaag.year, vandaag.year - JAREN_TERUG, -1)
    alle = [deel for jaar in jaren for deel in (Periode(jaar), *Periode(jaar).helften[::-1])]
    return [periode for periode in alle if periode.eerste <= vandaag]


def _keuzes(perioden: Iterable[Periode]) -> list[SelectChoice]:
    return [SelectChoice(str(periode), str(periode)) for periode in perioden]


class Rapportformulier(Formulier):
    """Which report is made, as known on which day."""

    periode = SelectField("Periode")
    peildag = DatumField(
        "Peildatum",
        description="Alles wat op deze dag bekend was, telt mee.",
        validators=[validators.InputRequired("Vul een dag in.")],
    )
    reden = TextAreaField(
        "Waarom komt er een nieuwe versie?",
        description="Alleen als er al een rapport over deze periode is.",
        validators=[validators.Length(max=1000, message="Schrijf hoogstens 1.000 tekens.")],
    )

    def vul_keuzes(self, vandaag: date) -> None:
        """Offer the periods that have begun."""
        self.periode.choices = _keuzes(periodekeuzes(vandaag))

    def peilmoment(self, op: datetime) -> datetime:
        """Give the last moment of the chosen day, or now when it is today."""
        assert self.peildag.data is not None
        if self.peildag.data == clock.local_day(op):
            return op
        return clock.end_of_day(self.peildag.data) - LAATSTE


class Deelnemerformulier(Formulier):
    """How the figures of a zorgkantoor come from a day on."""

    zorgkantoor = SelectField("Zorgkantoor")
    wijze = RadioField(
        "Waar komen de cijfers vandaan?",
        choices=[
            SelectChoice(PORTAAL, "Het portaal telt ze"),
            SelectChoice(OPGAVE, "Het zorgkantoor geeft ze op"),
        ],
        validators=[validators.InputRequired("Kies waar de cijfers vandaan komen.")],
    )
    van = DatumField("Vanaf", validators=[validators.InputRequired("Vul een dag in.")])

    def vul_keuzes(self, kantoren: Iterable[tuple[str, str]]) -> None:
        """Offer the zorgkantoren."""
        self.zorgkantoor.choices = [SelectChoice(*paar) for paar in kantoren]
