"""The filters of the lists of bezwaren; they stand in the address."""

import uuid
from collections.abc import Mapping, Sequence

from portal.bezwaar.queries.lijst import Lijstvraag, Stand
from portal.bezwaar.queries.teksten import bezwaarcodes
from portal.clienten.vormen import lees_vorm, vormkeuzes
from portal.platform.forms import Adresformulier, RadioField, SelectField, StringField
from portal.platform.paging import lees_plaats, lees_uuid

ALLEMAAL = ("", "Alle")


class Lijstfilter(Adresformulier):
    """Which bezwaren are shown; a choice that does not exist shows the open ones."""

    standen: frozenset[str] = frozenset()

    zoek = StringField("Cliëntcode of nummer", description="Begin van de code, of BZ-2026-00012")
    stand = RadioField("Toon", default=Stand.OPEN.value)
    plek = SelectField("Locatie")
    leveringsvorm = SelectField("Leveringsvorm")

    def vul_keuzes(self, plekken: Sequence[tuple[uuid.UUID, str]], *, zorgkantoor: bool) -> None:
        """Offer what this user can narrow the list to."""
        keuzes = list(bezwaarcodes("stand" if zorgkantoor else "stand_aanbieder"))
        self.standen = frozenset(code for code, _ in keuzes)
        self.stand.choices = keuzes
        self.plek.label.text = "Zorgaanbieder" if zorgkantoor else "Locatie"
        self.leveringsvorm.choices = list(vormkeuzes())
        self.plek.choices = [ALLEMAAL, *((str(nr), naam) for nr, naam in plekken)]

    def vraag(self, adres: Mapping[str, str]) -> Lijstvraag:
        """Give what is asked for; what cannot be read is left out."""
        stand = Stand(self.stand.data) if self.stand.data in self.standen else Stand.OPEN
        self.stand.data = stand.value
        return Lijstvraag(
            stand=stand,
            zoek=(self.zoek.data or "").strip(),
            plek=lees_uuid(self.plek.data),
            leveringsvorm=lees_vorm(self.leveringsvorm.data),
            na=lees_plaats(adres.get("na", "")),
            tot=lees_plaats(adres.get("tot", "")),
        )
