"""The form of an absence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.domain.afwezigheid import Dagen
from portal.platform.forms import DatumField, Formulier, SelectChoice, SelectField, validators

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.toegang.models import Gebruiker

NIEMAND = ""


class Afwezigheidformulier(Formulier):
    """Who is away, when, and who stands in."""

    wie = SelectField("Wie is afwezig?")
    van = DatumField("Eerste dag", validators=[validators.InputRequired("Vul de eerste dag in.")])
    tot_en_met = DatumField(
        "Laatste dag", validators=[validators.InputRequired("Vul de laatste dag in.")]
    )
    vervanger = SelectField(
        "Wie krijgt de berichten ook?", description="Een collega met dezelfde rol."
    )

    def zet_keuzes(self, mensen: Sequence[Gebruiker], vervangers: Sequence[Gebruiker]) -> None:
        """Offer the people for whom this may be recorded, and who may stand in."""
        self.wie.choices = [SelectChoice(str(mens.id), mens.naam) for mens in mensen]
        self.vervanger.choices = [
            SelectChoice(NIEMAND, "Niemand"),
            *(SelectChoice(str(mens.id), mens.naam) for mens in vervangers),
        ]

    def dagen(self) -> Dagen:
        """Give the days; both fields are filled in."""
        assert self.van.data is not None
        assert self.tot_en_met.data is not None
        return Dagen(self.van.data, self.tot_en_met.data)
