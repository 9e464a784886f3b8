"""Form for a location of a zorgaanbieder."""

from collections.abc import Iterable
from uuid import UUID

from portal.beheer.forms.velden import keuzes, patroonveld, tekstveld
from portal.platform.forms import Formulier, SelectChoice, SelectField, VersieFormulier, validators

SECTOREN = (
    ("GHZ", "Gehandicaptenzorg (GHZ)"),
    ("VV", "Verpleging en verzorging (VV)"),
    ("GGZ", "Geestelijke gezondheidszorg (GGZ)"),
)


class LocatieForm(Formulier):
    """A location."""

    naam = tekstveld("Naam van de locatie", 120)
    straat = tekstveld("Straat en huisnummer", 120)
    postcode = patroonveld(
        "Postcode", r"[1-9]\d{3} ?[A-Za-z]{2}", "Vul een postcode in, zoals 1234 AB."
    )
    plaats = tekstveld("Plaats", 80)
    agb_uitvoerder = patroonveld("AGB-code uitvoerder", r"\d{8}", "Vul 8 cijfers in.")
    nza_nummer = patroonveld(
        "NZa-nummer",
        r"\d{1,6}",
        "Vul hoogstens 6 cijfers in.",
        uitleg="Het nummer in categorie 300. Hieruit volgt het zorgkantoor.",
    )
    sector = SelectField(
        "Sector", choices=[SelectChoice(waarde, label) for waarde, label in SECTOREN]
    )
    regio = SelectField(
        "Zorgkantoorregio", validators=[validators.InputRequired("Kies een regio.")]
    )

    def bied_aan(self, regios: Iterable[tuple[UUID, str]]) -> None:
        """Offer the regions that are served in the portal."""
        self.regio.choices = [SelectChoice("", "Kies een regio"), *keuzes(regios)]


class LocatieWijzigForm(LocatieForm, VersieFormulier):
    """A location that exists."""
