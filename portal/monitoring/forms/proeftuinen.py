"""The form of a proeftuin."""

import uuid
from collections.abc import Iterable

from portal.monitoring.actions.proeftuinen import Proeftuingegevens
from portal.platform.form_fields import regel
from portal.platform.forms import (
    Adresformulier,
    DatumField,
    Formulier,
    SelectChoice,
    SelectField,
    TextAreaField,
    validators,
)


class Aanbiederkeuze(Adresformulier):
    """Of whom an experiment was; it stands in the address."""

    aanbieder = SelectField("Zorgaanbieder")

    def vul_keuzes(self, aanbieders: Iterable[tuple[uuid.UUID, str]]) -> None:
        """Offer the aanbieders of this zorgkantoor."""
        self.aanbieder.choices = [SelectChoice(str(nr), naam) for nr, naam in aanbieders]


class Proeftuinformulier(Formulier):
    """An experiment that is over."""

    naam = regel("Naam van de proeftuin", verplicht="Vul een naam in.", langste=120)
    locatie = SelectField("Locatie", validators=[validators.Optional()])
    van = DatumField("Eerste dag", validators=[validators.InputRequired("Vul de eerste dag in.")])
    tot = DatumField("Laatste dag", validators=[validators.InputRequired("Vul de laatste dag in.")])
    geleerd = TextAreaField(
        "Wat is ervan geleerd?",
        description="Schrijf geen namen van cliënten of medewerkers op.",
        validators=[validators.Optional(), validators.Length(max=4000)],
    )

    def vul_keuzes(self, locaties: Iterable[tuple[uuid.UUID, str]]) -> None:
        """Offer the locations of the aanbieder."""
        keuzes = [SelectChoice(str(nr), naam) for nr, naam in locaties]
        self.locatie.choices = [
            SelectChoice("", "Niet bekend, of de locatie is er niet meer"),
            *keuzes,
        ]

    def gegevens(self, aanbieder_id: uuid.UUID) -> Proeftuingegevens:
        """Give what was filled in of an aanbieder; the form is valid."""
        assert self.van.data is not None
        assert self.tot.data is not None
        return Proeftuingegevens(
            aanbieder_id=aanbieder_id,
            locatie_id=uuid.UUID(self.locatie.data) if self.locatie.data else None,
            naam=(self.naam.data or "").strip(),
            van=self.van.data,
            tot=self.tot.data,
            geleerd=(self.geleerd.data or "").strip(),
        )
