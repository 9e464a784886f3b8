"""The form of a proeftuin."""

import uuid
from collections.abc import Iterable

from portal.monitoring.actions.proeftuinen import Proeftuingegevens
from portal.platform.forms import (
    DatumField,
    Formulier,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
    validators,
)


class Proeftuinformulier(Formulier):
    """An experiment that is over."""

    aanbieder = SelectField(
        "Zorgaanbieder", validators=[validators.InputRequired("Kies de zorgaanbieder.")]
    )
    naam = StringField(
        "Naam van de proeftuin en de locatie",
        validators=[validators.InputRequired("Vul een naam in."), validators.Length(max=120)],
    )
    van = DatumField("Eerste dag", validators=[validators.InputRequired("Vul een dag in.")])
    tot = DatumField("Laatste dag", validators=[validators.InputRequired("Vul een dag in.")])
    geleerd = TextAreaField(
        "Wat is ervan geleerd?",
        description="Schrijf geen namen van cliënten of medewerkers op.",
        validators=[validators.Optional(), validators.Length(max=4000)],
    )

    def vul_keuzes(self, aanbieders: Iterable[tuple[uuid.UUID, str]]) -> None:
        """Offer the aanbieders of this zorgkantoor."""
        keuzes = [SelectChoice(str(nr), naam) for nr, naam in aanbieders]
        self.aanbieder.choices = [SelectChoice("", "Maak een keuze"), *keuzes]

    def gegevens(self) -> Proeftuingegevens:
        """Give what was filled in; the form is valid."""
        assert self.van.data is not None
        assert self.tot.data is not None
        return Proeftuingegevens(
            aanbieder_id=uuid.UUID(self.aanbieder.data),
            naam=(self.naam.data or "").strip(),
            van=self.van.data,
            tot=self.tot.data,
            geleerd=(self.geleerd.data or "").strip(),
        )
