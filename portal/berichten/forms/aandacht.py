"""The filters of the list of what asks for attention; they stand in the address."""

from collections.abc import Collection

from portal.berichten.queries.aandacht import Aandachtvraag
from portal.berichten.queries.berichttekst import naam_van
from portal.platform.forms import Adresformulier, RadioField, SelectChoice, SelectField

PERIODES = {"7": "7 dagen", "28": "4 weken", "182": "26 weken"}
STANDAARD = "28"


class Aandachtfilter(Adresformulier):
    """How far ahead, and which kind; a choice that does not exist is left out."""

    periode = RadioField(
        "Kijk vooruit",
        choices=[SelectChoice(waarde, woord) for waarde, woord in PERIODES.items()],
        default=STANDAARD,
    )
    soort = SelectField("Soort")

    def vul_keuzes(self, codes: Collection[str]) -> None:
        """Offer the kinds that this user can have."""
        namen = sorted((naam_van(code), code) for code in codes)
        self.soort.choices = [("", "Alle"), *((code, naam) for naam, code in namen)]

    def vraag(self) -> Aandachtvraag:
        """Give what is asked for."""
        if self.periode.data not in PERIODES:
            self.periode.data = STANDAARD
        codes = {waarde for waarde, *_ in self.soort.iter_choices()}
        if self.soort.data not in codes:
            self.soort.data = ""
        return Aandachtvraag(dagen=int(self.periode.data), code=self.soort.data)

    @property
    def vooruit(self) -> str:
        """Give the chosen period in words."""
        return PERIODES[str(self.periode.data)]
