"""The forms with which a group gets its aanvraag, and with which its clients come and go."""

from collections.abc import Sequence

from portal.aanvraag.forms.starten import Looptijdformulier
from portal.aanvraag.queries.groep import Lidkeuze
from portal.platform.forms import (
    Adresformulier,
    CheckboxField,
    RadioField,
    SelectChoice,
    TextAreaField,
    VersieFormulier,
    validators,
)

KIES = "Kies een cliënt."


class Groepformulier(Adresformulier):
    """For which group."""

    groep = RadioField("Groep", validate_choice=False)


class Ledenformulier(Looptijdformulier):
    """Which clients, for how long, and from when."""

    leden = CheckboxField("Welke cliënten doen mee?", validate_choice=False)

    def bied_aan(self, keuzes: Sequence[Lidkeuze]) -> None:
        """Offer who can be in the aanvraag."""
        self.leden.choices = [als_keuze(keuze) for keuze in keuzes if keuze.kan_mee]


class Erbijformulier(VersieFormulier):
    """Which client comes into a concept."""

    lid = RadioField("Cliënt toevoegen", validators=[validators.InputRequired(KIES)])

    def bied_aan(self, keuzes: Sequence[Lidkeuze]) -> None:
        """Offer who can be in the aanvraag and is not."""
        self.lid.choices = [als_keuze(keuze) for keuze in keuzes if keuze.kan_mee]


class Groepsdoelenformulier(VersieFormulier):
    """Which goals of the group are goals of this client, and how."""

    doelen = CheckboxField("Aan welke doelen van de groep werkt deze cliënt?")
    toelichting = TextAreaField("Wat bereikt deze cliënt met de meerzorg, en hoe?")


def als_keuze(keuze: Lidkeuze) -> SelectChoice:
    """Give a client as a choice."""
    return SelectChoice(str(keuze.client.id), f"{keuze.client.clientcode}, {keuze.zorgprofiel}")
