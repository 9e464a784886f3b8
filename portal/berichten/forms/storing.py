"""The form of an outage: when it began and, perhaps, when it ended."""

from datetime import UTC, date, datetime, time

from portal.platform import clock
from portal.platform.forms import (
    DatumField,
    Field,
    Formulier,
    StringField,
    VersieFormulier,
    validators,
)

TIJD = r"^([01]?\d|2[0-3])[.:][0-5]\d$"
TIJD_FOUT = "Vul een tijd in, zoals 14.30."
DAG_FOUT = "Vul een dag in."
IS_TIJD = validators.Regexp(TIJD, message=TIJD_FOUT)


def _tijd_bij_dag(form: Formulier, veld: Field) -> None:
    """Ask for the time of a last day: without one the outage would count as going on."""
    if form["tot_dag"].data is not None and not (veld.data or "").strip():
        raise validators.StopValidation(TIJD_FOUT)


def _moment(dag: date, tijd: str) -> datetime:
    """Read a Dutch day and time as a moment in UTC."""
    uur, _, minuut = tijd.replace(".", ":").partition(":")
    lokaal = datetime.combine(dag, time(int(uur), int(minuut)), clock.AMSTERDAM)
    return lokaal.astimezone(UTC)


class Storingformulier(Formulier):
    """An outage that lasts still when no end is filled in."""

    van_dag = DatumField("Eerste dag", validators=[validators.InputRequired(DAG_FOUT)])
    van_tijd = StringField(
        "Begintijd",
        description="Bijvoorbeeld 14.30",
        validators=[
            validators.InputRequired(TIJD_FOUT),
            validators.Regexp(TIJD, message=TIJD_FOUT),
        ],
    )
    tot_dag = DatumField("Laatste dag", validators=[validators.Optional()])
    tot_tijd = StringField(
        "Eindtijd",
        description="Laat leeg als de storing nog duurt",
        validators=[_tijd_bij_dag, validators.Optional(), IS_TIJD],
    )

    def van(self) -> datetime:
        """Give when it began; both fields are filled in."""
        assert self.van_dag.data is not None
        return _moment(self.van_dag.data, self.van_tijd.data or "")

    def tot(self) -> datetime | None:
        """Give when it ended; without a day it is the first one, without a time it goes on."""
        dag = self.tot_dag.data or self.van_dag.data
        if dag is None or not self.tot_tijd.data:
            return None
        return _moment(dag, self.tot_tijd.data)


class Eindeformulier(VersieFormulier):
    """When an outage ended."""

    tot_dag = DatumField("Laatste dag", validators=[validators.InputRequired(DAG_FOUT)])
    tot_tijd = StringField(
        "Eindtijd",
        description="Bijvoorbeeld 14.30",
        validators=[
            validators.InputRequired(TIJD_FOUT),
            validators.Regexp(TIJD, message=TIJD_FOUT),
        ],
    )

    def tot(self) -> datetime:
        """Give when it ended; both fields are filled in."""
        assert self.tot_dag.data is not None
        return _moment(self.tot_dag.data, self.tot_tijd.data or "")
