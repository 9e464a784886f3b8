"""Forms on the end of a toekenning: report it, decide on it, send the besluit back."""

from typing import Any

from portal.domain.procedure import Eindereden
from portal.domain.procedure.einde import MELDREDENEN, Einde, Eindesoort
from portal.platform.form_fields import dag
from portal.platform.forms import (
    BooleanField,
    RadioField,
    SelectChoice,
    TextAreaField,
    VersieFormulier,
    validators,
)
from portal.toekenning.actions.einde import Voorstel
from portal.toekenning.queries.teksten import toekenningtekst

LANGSTE = 4000
ZEKER = "Vink aan dat u het zeker weet."


def _reden(label: str) -> RadioField:
    keuzes = [
        SelectChoice(value=reden.value, label=toekenningtekst("reden", reden.value))
        for reden in MELDREDENEN
    ]
    return RadioField(label, [validators.InputRequired("Kies een reden.")], choices=keuzes)


def _tekst(label: str, uitleg: str, verplicht: str = "") -> TextAreaField:
    eerst = validators.DataRequired(verplicht) if verplicht else validators.Optional()
    return TextAreaField(
        label, description=uitleg, validators=[eerst, validators.Length(max=LANGSTE)]
    )


class Meldformulier(VersieFormulier):
    """The end as the aanbieder reports it."""

    reden = _reden("Waarom stopt de meerzorg?")
    zeker = BooleanField("Ik weet zeker dat deze cliënt op deze dag is overleden")
    laatste_dag = dag(
        "Laatste dag van de meerzorg",
        "Bij overlijden: de dag van overlijden. Bijvoorbeeld 27-11-2026",
    )
    ingestemd = BooleanField("De cliënt of de vertegenwoordiger stemt in met deze dag")
    toelichting = _tekst(
        "Toelichting", "Wat moet het zorgkantoor weten? Geen medische gegevens van anderen."
    )

    @property
    def is_overlijden(self) -> bool:
        """Say whether the client died."""
        return bool(self.reden.data == Eindereden.OVERLIJDEN.value)

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for certainty before an end that is final at once."""
        del extra_validators
        goed = bool(super().validate())
        if goed and self.is_overlijden and not self.zeker.data:
            self.zeker.errors = [ZEKER]
            return False
        return goed

    def einde(self) -> Einde:
        """Give what was reported."""
        assert self.laatste_dag.data is not None
        return Einde(
            reden=Eindereden(self.reden.data),
            laatste_dag=self.laatste_dag.data,
            ingestemd=bool(self.ingestemd.data),
        )


class Beeindigformulier(VersieFormulier):
    """An earlier end as the reviewer decides on it."""

    reden = _reden("Waarom eindigt de toekenning eerder?")
    laatste_dag = dag(
        "Laatste dag van de toekenning",
        "Vandaag of later. Een dag die voorbij is, kan bij overlijden of als de cliënt instemde.",
    )
    ingestemd = BooleanField("De cliënt of de vertegenwoordiger stemde in met deze dag")
    motivering = _tekst("Motivering", "Deze tekst komt in de brief.", "Schrijf op waarom.")
    daarna = _tekst("Wat geldt er daarna voor deze cliënt?", "Deze tekst komt in de brief.")

    def voorstel(self) -> Voorstel:
        """Give what was chosen and written."""
        assert self.laatste_dag.data is not None
        return Voorstel(
            soort=Eindesoort.BEEINDIGEN,
            reden=Eindereden(self.reden.data),
            dag=self.laatste_dag.data,
            motivering=self.motivering.data or "",
            daarna=self.daarna.data or "",
            ingestemd=bool(self.ingestemd.data),
        )


class Intrekformulier(VersieFormulier):
    """The withdrawal of what rested on wrong facts."""

    vanaf = dag(
        "Vanaf welke dag geldt de toekenning niet meer?",
        "Dat mag ook een dag in het verleden zijn.",
    )
    motivering = _tekst(
        "Welke gegevens waren onjuist?", "Deze tekst komt in de brief.", "Schrijf op waarom."
    )
    daarna = _tekst("Wat geldt er daarna voor deze cliënt?", "Deze tekst komt in de brief.")

    def voorstel(self) -> Voorstel:
        """Give what was chosen and written."""
        assert self.vanaf.data is not None
        return Voorstel(
            soort=Eindesoort.INTREKKEN,
            reden=Eindereden.INGETROKKEN,
            dag=self.vanaf.data,
            motivering=self.motivering.data or "",
            daarna=self.daarna.data or "",
        )


class Redenformulier(VersieFormulier):
    """Why a report is not followed, or a besluit goes back to who prepared it."""

    reden = _tekst("Waarom?", "", "Schrijf op waarom.")


class Stapformulier(VersieFormulier):
    """One button on a besluit in the making."""
