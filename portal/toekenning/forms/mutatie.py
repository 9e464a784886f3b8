"""Forms of a change in a group: what the aanbieder asks, and the answer of the zorgkantoor."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from portal.aanvraag.queries.starten import LAATST, VROEGST
from portal.domain.procedure.mutatie import Mutatiesoort
from portal.platform.form_fields import binnen
from portal.platform.forms import (
    CheckboxField,
    DatumField,
    Formulier,
    HiddenField,
    RadioField,
    SelectChoice,
    TextAreaField,
    VersieFormulier,
    validators,
)
from portal.toekenning.actions.mutatie import Mutatievraag
from portal.toekenning.queries.mutatieteksten import mutatietekst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.beoordeling.models import Toekenning
    from portal.clienten.models import Groep

HOOGSTENS = validators.Length(max=2000)


class Mutatieformulier(Formulier):
    """Who leaves or moves, from which day; shown with what it does before it is asked."""

    soort = RadioField(
        "Wat verandert er?", validators=[validators.InputRequired("Kies wat er verandert.")]
    )
    leden = CheckboxField("Om wie gaat het?")
    eerste_dag = DatumField(
        "Eerste dag buiten de groep", validators=[validators.InputRequired("Vul een dag in.")]
    )
    naar = RadioField("Naar welke groep?", validators=[validators.Optional()])
    toelichting = TextAreaField("Toelichting voor het zorgkantoor", validators=[HOOGSTENS])
    gezien = HiddenField()
    """Digest of the change whose consequences were shown."""

    def zet_keuzes(self, leden: Sequence[Toekenning], groepen: Sequence[Groep]) -> None:
        """Offer the members of the group and the other groups."""
        self.soort.choices = [
            SelectChoice(soort.value, mutatietekst("soort", soort.value)) for soort in Mutatiesoort
        ]
        self.leden.choices = [SelectChoice(str(rij.id), rij.clientcode) for rij in leden]
        self.naar.choices = [
            SelectChoice(str(groep.id), f"{groep.code}, {groep.naam} ({groep.locatie.naam})")
            for groep in groepen
        ]

    def vraag(self, groepen: Sequence[Groep]) -> Mutatievraag:
        """Give what is asked."""
        naar = next((groep for groep in groepen if str(groep.id) == self.naar.data), None)
        soort, dag = Mutatiesoort(self.soort.data), self.eerste_dag.data
        assert dag is not None
        return Mutatievraag(
            soort=soort,
            eerste_dag=dag,
            weg={uuid.UUID(waarde) for waarde in self.leden.data or ()},
            naar=naar if soort is Mutatiesoort.VERPLAATSING else None,
            toelichting=self.toelichting.data or "",
        )


class Vaststelformulier(VersieFormulier):
    """Fix what was asked."""


class Afwijsformulier(VersieFormulier):
    """Say why what was asked does not go through."""

    reden = TextAreaField("Waarom gaat dit niet door?", validators=[HOOGSTENS])


class Instroomformulier(Formulier):
    """Who joins the group, and from which day."""

    leden = CheckboxField("Wie komt er in de groep?")
    ingang = DatumField(
        "Eerste dag in de groep",
        validators=[validators.InputRequired("Vul een dag in."), binnen(VROEGST, LAATST)],
    )

    def zet_keuzes(self, leden: Sequence[tuple[str, str]]) -> None:
        """Offer members of the group without a toekenning in it: value and code."""
        self.leden.choices = [SelectChoice(waarde, code) for waarde, code in leden]

    def gekozen(self) -> set[uuid.UUID]:
        """Give the chosen clients."""
        return {uuid.UUID(waarde) for waarde in self.leden.data or ()}
