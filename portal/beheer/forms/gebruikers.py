"""Forms for users, organisations and their first beheerder."""

from collections.abc import Iterable
from uuid import UUID

from portal.beheer.forms.velden import emailveld, keuzes, patroonveld, tekstveld
from portal.domain.bevoegdheid import ROLLEN_PER_SOORT, OrganisatieSoort
from portal.platform.forms import (
    CheckboxField,
    Formulier,
    RadioField,
    SelectChoice,
    SelectField,
    VersieFormulier,
    validators,
)
from portal.toegang.rolnamen import rolnaam, soortnaam

Keuzes = Iterable[tuple[UUID, str]]


class _MetEmail(Formulier):
    email = emailveld(uitleg="Hiermee logt deze persoon in. Later wijzigen kan niet.")


class _Gebruikervelden(Formulier):
    naam = tekstveld("Naam", 120)
    functietitel = tekstveld("Functie", 80, verplicht=False)
    telefoon = tekstveld("Telefoon", 20, verplicht=False)
    rollen = CheckboxField("Rollen", validators=[validators.InputRequired("Kies minstens 1 rol.")])
    locaties = CheckboxField(
        "Locaties",
        description="Begeleiders en behandelaars zien alleen cliënten van deze locaties. "
        "Kiest u bij een manager niets, dan ziet die persoon alle locaties.",
    )
    regios = CheckboxField(
        "Regio's", description="Kiest u niets, dan ziet deze persoon alle regio's."
    )

    def bied_aan(self, soort: OrganisatieSoort, locaties: Keuzes, regios: Keuzes) -> None:
        """Offer the roles of a kind of organisation, and its locations and regions."""
        self.rollen.choices = [
            SelectChoice(rol.value, rolnaam(rol).capitalize()) for rol in ROLLEN_PER_SOORT[soort]
        ]
        self.locaties.choices = keuzes(locaties)
        self.regios.choices = keuzes(regios)


class UitnodigForm(_MetEmail, _Gebruikervelden):
    """A new user."""


class GebruikerForm(_Gebruikervelden, VersieFormulier):
    """A user that exists."""


class OrganisatieForm(Formulier):
    """A new organisation with its first beheerder."""

    soort = RadioField(
        "Soort organisatie",
        choices=[
            SelectChoice(soort.value, soortnaam(soort)[0].upper() + soortnaam(soort)[1:])
            for soort in OrganisatieSoort
            if soort is not OrganisatieSoort.PORTAAL
        ],
        validators=[validators.InputRequired("Kies een soort organisatie.")],
    )
    naam = tekstveld("Naam van de organisatie", 120)
    kvk = patroonveld("KvK-nummer", r"\d{8}", "Vul 8 cijfers in.")
    beheerder = tekstveld("Naam van de eerste beheerder", 120)
    email = emailveld("E-mailadres van de eerste beheerder")


class RegioForm(Formulier):
    """A region that a zorgkantoor starts to serve."""

    regio = SelectField("Regio", validators=[validators.InputRequired("Kies een regio.")])
