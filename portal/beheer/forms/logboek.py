"""The filter of the audit log: a GET form, so that a view has an address."""

from collections.abc import Iterable
from uuid import UUID

from portal.platform.forms import (
    DateField,
    Formulier,
    SelectChoice,
    SelectField,
    StringField,
    validators,
)

DATUM = "%d-%m-%Y"


class LogFilterForm(Formulier):
    """Which lines to show; everything may be left empty."""

    class Meta(Formulier.Meta):
        """Reading needs no token."""

        csrf = False

    keten = SelectField("Organisatie", validators=[validators.Optional()])
    persoon = SelectField("Persoon", validators=[validators.Optional()])
    gebeurtenis = StringField(
        "Gebeurtenis", description="Het begin is genoeg, bijvoorbeeld gebruiker."
    )
    dossier = StringField(
        "Kenmerk van dossier of cliënt", validators=[validators.Optional(), validators.UUID()]
    )
    van = DateField("Vanaf", format=DATUM, validators=[validators.Optional()])
    tot = DateField("Tot en met", format=DATUM, validators=[validators.Optional()])

    def bied_aan(
        self, ketens: Iterable[tuple[UUID, str]], mensen: Iterable[tuple[UUID, str]]
    ) -> None:
        """Offer the chains that may be read, and the people of the chosen one."""
        self.keten.choices = [SelectChoice(str(id_), naam) for id_, naam in ketens]
        self.persoon.choices = [
            SelectChoice("", "Iedereen"),
            *(SelectChoice(str(id_), naam) for id_, naam in mensen),
        ]
