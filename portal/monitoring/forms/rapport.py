"""The form of the report: make one."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from portal.domain.fouten import DomeinFout
from portal.domain.statistiek import Periode
from portal.monitoring.queries.perioden import list_periodes, periodewoorden
from portal.platform import clock
from portal.platform.form_fields import dag
from portal.platform.forms import (
    Formulier,
    SelectChoice,
    SelectField,
    TextAreaField,
    validators,
)

LAATSTE = timedelta(microseconds=1)
"""How long before the next day the last moment of a day is."""


def _keuzes(perioden: Iterable[Periode]) -> list[SelectChoice]:
    woorden = [(str(periode), periodewoorden(str(periode))) for periode in perioden]
    return [SelectChoice(code, woord.capitalize()) for code, woord in woorden]


class Rapportformulier(Formulier):
    """Which report is made, as known on which day."""

    periode = SelectField("Periode")
    peildag = dag("Peildatum", "Alles wat op deze dag bekend was, telt mee.")
    reden = TextAreaField(
        "Waarom komt er een nieuwe versie?",
        description="Alleen als er al een rapport over deze periode is.",
        validators=[validators.Length(max=1000, message="Schrijf hoogstens 1.000 tekens.")],
    )

    def vul_keuzes(self, vandaag: date) -> None:
        """Offer the periods that have begun."""
        self.periode.choices = _keuzes(list_periodes(vandaag))

    def peilmoment(self, op: datetime) -> datetime:
        """Give the last moment of the chosen day, or now when it is today.

        Raises:
            DomeinFout: `peilmoment_in_toekomst` for a later day.
        """
        assert self.peildag.data is not None
        vandaag = clock.local_day(op)
        if self.peildag.data > vandaag:
            raise DomeinFout("peilmoment_in_toekomst", veld="peildag")
        if self.peildag.data == vandaag:
            return op
        return clock.end_of_day(self.peildag.data) - LAATSTE
