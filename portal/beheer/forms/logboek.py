"""The filter of the audit log: a GET form, so that a view has an address."""

from collections.abc import Iterable
from uuid import UUID

from portal.beheer.forms.velden import keuzes
from portal.platform.forms import (
    Adresformulier,
    DatumField,
    SelectChoice,
    SelectField,
    StringField,
    validators,
)


class LogFilterForm(Adresformulier):
    """Which lines to show; everything may be left empty."""

    keten = SelectField("Organisatie", validators=[validators.Optional()])
    persoon = SelectField("Persoon", validators=[validators.Optional()])
    gebeurtenis = StringField(
        "Gebeurtenis", description="Het begin is genoeg, bijvoorbeeld gebruiker."
    )
    dossier = StringField(
        "Kenmerk van dossier of cliënt", validators=[validators.Optional(), validators.UUID()]
    )
    van = DatumField("Vanaf", validators=[validators.Optional()])
    tot = DatumField("Tot en met", validators=[validators.Optional()])

    def bied_aan(
        self, ketens: Iterable[tuple[UUID, str]], mensen: Iterable[tuple[UUID, str]]
    ) -> None:
        """Offer the chains that may be read, and the people of the chosen one."""
        self.keten.choices = keuzes(ketens)
        self.persoon.choices = [SelectChoice("", "Iedereen"), *keuzes(mensen)]
