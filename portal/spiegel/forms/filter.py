"""What spiegelinformatie is asked for; it stands in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.spiegel import Dimensie, Plek
from portal.platform.forms import Adresformulier, RadioField, SelectField
from portal.spiegel.queries.teksten import codes

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from portal.toegang.models import Gebruiker


class Spiegelfilter(Adresformulier):
    """Year, aanbieder or zorgkantoor, and one dimension; never two together."""

    jaar = SelectField("Jaar")
    met = SelectField("Zorgaanbieder")
    dimensie = RadioField("Verdeel", default=Dimensie.TOTAAL.value)

    def vul_keuzes(
        self, jaren: Sequence[int], plekken: Sequence[tuple[Plek, str]], *, voor: Gebruiker
    ) -> None:
        """Offer what there is; what is not chosen is the newest year and the first name."""
        if voor.organisatie.soort is OrganisatieSoort.AANBIEDER:
            self.met.label.text = "Zorgkantoor"
        gekozen = [str(jaar) for jaar in jaren]
        anderen = [(str(ander(plek, voor)), naam) for plek, naam in plekken]
        self.jaar.choices = [(jaar, jaar) for jaar in gekozen]
        self.met.choices = anderen
        self.dimensie.choices = list(codes("dimensie"))
        self.jaar.data = self.jaar.data or next(iter(gekozen), "")
        self.met.data = self.met.data or next((nummer for nummer, _ in anderen), "")

    def gekozen_dimensie(self) -> Dimensie:
        """Give the dimension; one that does not exist is the total."""
        gekozen = (een for een in Dimensie if een.value == self.dimensie.data)
        dimensie = next(gekozen, Dimensie.TOTAAL)
        self.dimensie.data = dimensie.value
        return dimensie


def ander(plek: Plek, voor: Gebruiker) -> uuid.UUID:
    """Give the organisation of a pair that is not the user's own."""
    eigen = plek.aanbieder_id == voor.organisatie_id
    return plek.zorgkantoor_id if eigen else plek.aanbieder_id
