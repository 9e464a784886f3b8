"""The filters of the list of aanvragen; they stand in the address."""

import uuid

from portal.aanvraag.queries.lijst import Filter, Orde
from portal.clienten.vormen import lees_vorm, vormkeuzes
from portal.platform.forms import (
    Adresformulier,
    CheckboxField,
    HiddenField,
    SelectChoice,
    SelectField,
    StringField,
)


class Filterformulier(Adresformulier):
    """What somebody chose; values that do not exist are left out."""

    zoek = StringField("Nummer of cliëntcode", description="Het begin is genoeg")
    toestand = CheckboxField("Status")
    soort = SelectField(
        "Soort",
        choices=[
            SelectChoice("", "Alle"),
            SelectChoice("individueel", "Individueel"),
            SelectChoice("preventief", "Preventief"),
        ],
    )
    leveringsvorm = SelectField(
        "Leveringsvorm", choices=[SelectChoice(*keuze) for keuze in vormkeuzes()]
    )
    locatie = SelectField("Locatie")
    orde = HiddenField()
    richting = HiddenField()

    def als_filter(self, *, na: str, voor: str) -> Filter:
        """Give the chosen filter."""
        locaties = {waarde for waarde, *_ in self.locatie.iter_choices() if waarde}
        soorten = {waarde for waarde, *_ in self.soort.iter_choices()}
        locatie, soort = self.locatie.data or "", self.soort.data or ""
        nummer = self.orde.data == Orde.NUMMER
        return Filter(
            woorden=self.toestand.data or [],
            soort=soort if soort in soorten else "",
            leveringsvorm=lees_vorm(self.leveringsvorm.data),
            locatie_id=uuid.UUID(locatie) if locatie in locaties else None,
            zoek=(self.zoek.data or "")[:40],
            orde=Orde.NUMMER if nummer else Orde.GEWIJZIGD,
            oplopend=self.richting.data == "op",
            na=na,
            voor=voor,
        )
