"""The filters of the list of who is due; they stand in the address."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date

from portal.ontwikkeltraject.queries.beurt import JAREN_VOORUIT, TE_LAAT, Lijstvraag
from portal.platform.forms import Adresformulier, SelectField
from portal.platform.paging import lees_uuid

ALLES = ("", "Alle")


class Beurtfilter(Adresformulier):
    """Which clients are shown; a choice that does not exist shows all."""

    jaren: Sequence[str] = ()

    wanneer = SelectField("Aan de beurt in")
    plek = SelectField("Zorgaanbieder")

    def vul_keuzes(
        self, plekken: Sequence[tuple[uuid.UUID, str]], *, aanbieder: bool, op: date
    ) -> None:
        """Offer what this user can narrow the list to."""
        self.jaren = tuple(str(op.year + nr) for nr in range(JAREN_VOORUIT))
        gekozen = ((jaar, jaar) for jaar in self.jaren)
        self.wanneer.choices = [ALLES, (TE_LAAT, "Over tijd"), *gekozen]
        self.plek.label.text = "Locatie" if aanbieder else "Zorgaanbieder"
        self.plek.choices = [ALLES, *((str(nr), naam) for nr, naam in plekken)]

    def vraag(self, adres: Mapping[str, str]) -> Lijstvraag:
        """Give what is asked for; what cannot be read is left out."""
        gekozen = self.wanneer.data if self.wanneer.data in {TE_LAAT, *self.jaren} else ""
        self.wanneer.data = gekozen
        return Lijstvraag(
            jaar=int(gekozen) if gekozen.isdecimal() else None,
            te_laat=gekozen == TE_LAAT,
            plek=lees_uuid(self.plek.data),
            na=lees_uuid(adres.get("na")),
            tot=lees_uuid(adres.get("tot")),
        )
