"""Forms about groups and who is in them."""

import uuid
from collections.abc import Iterable

from portal.clienten.forms.velden import datumveld, tekstveld
from portal.clienten.queries import Kandidaat
from portal.platform.forms import (
    Adresformulier,
    BooleanField,
    CheckboxField,
    Formulier,
    SelectChoice,
    SelectField,
    VersieFormulier,
    validators,
)

KIES = SelectChoice("", "Maak een keuze")
NAAM_UITLEG = "Bijvoorbeeld Woning Linde. Zonder namen van cliënten."
CODE_UITLEG = "3 tot 12 letters, cijfers of streepjes. Laat leeg en u krijgt een code als G-0001."


class GroepenfilterForm(Adresformulier):
    """What the list of groups is limited to; it stands in the address."""

    locatie = SelectField("Locatie", validate_choice=False)
    opgeheven = BooleanField("Ook opgeheven groepen")

    def vul_keuzes(self, locaties: Iterable[tuple[str, str]]) -> None:
        """Offer the locations in view."""
        self.locatie.choices = [SelectChoice("", "Alle"), *_locaties(locaties)]

    @property
    def locatie_id(self) -> uuid.UUID | None:
        """Give the chosen location, None for all or for one that is not offered."""
        gekozen = self.locatie.data
        bekend = {waarde for waarde, *_ in self.locatie.iter_choices()}
        return uuid.UUID(gekozen) if gekozen and gekozen in bekend else None


class NieuweGroepForm(Formulier):
    """A group that is not in the portal yet."""

    naam = tekstveld("Naam van de groep", 80, fout="Vul de naam in.", uitleg=NAAM_UITLEG)
    locatie = SelectField(
        "Locatie",
        description="Alle leden wonen op deze locatie.",
        validators=[validators.InputRequired("Kies de locatie.")],
    )
    code = tekstveld("Code", 12, uitleg=CODE_UITLEG)

    def vul_keuzes(self, locaties: Iterable[tuple[str, str]]) -> None:
        """Offer the locations in view."""
        self.locatie.choices = [KIES, *_locaties(locaties)]


class GroepForm(VersieFormulier):
    """How a group is called."""

    naam = tekstveld("Naam van de groep", 80, fout="Vul de naam in.", uitleg=NAAM_UITLEG)
    code = tekstveld("Code", 12, fout="Vul de code in.")


class LedenForm(VersieFormulier):
    """Who comes into a group, and from when."""

    clienten = CheckboxField(
        "Wie komen er in de groep?", validators=[validators.InputRequired("Kies een cliënt.")]
    )
    van = datumveld("Eerste dag in de groep", fout="Vul de eerste dag in.")

    def vul_keuzes(self, kandidaten: Iterable[Kandidaat]) -> None:
        """Offer the clients who can come into the group."""
        self.clienten.choices = [
            SelectChoice(str(wie.id), f"{wie.clientcode} ({wie.zorgprofiel or 'geen indicatie'})")
            for wie in kandidaten
        ]


class LidForm(VersieFormulier):
    """The days of one client in a group."""

    van = datumveld("Eerste dag in de groep", fout="Vul de eerste dag in.")
    tot = datumveld("Laatste dag in de groep")


class OpheffenForm(VersieFormulier):
    """When a group ends."""

    laatste_dag = datumveld("Laatste dag van de groep", fout="Vul de laatste dag in.")


def _locaties(locaties: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    return [SelectChoice(nummer, naam) for nummer, naam in locaties]
