"""The filters of the list of toekenningen; they stand in the address."""

import uuid
from collections.abc import Mapping, Sequence

from portal.beoordeling.queries.toekenningen import AFLOOPWEKEN
from portal.clienten.vormen import lees_vorm, vormkeuzes
from portal.platform.forms import Adresformulier, RadioField, SelectField, StringField
from portal.platform.paging import lees_plaats, lees_uuid
from portal.toekenning.queries.lijst import Lijstvraag, Stand
from portal.toekenning.queries.teksten import toekenningtekst

ALLEMAAL = ("", "Alle")
VAN_AANBIEDER = (Stand.LOPEND, Stand.AFLOPEND, Stand.GEMELD, Stand.AFGELOPEN, Stand.ALLES)


class Lijstfilter(Adresformulier):
    """Which toekenningen are shown; a choice that does not exist shows those that run."""

    standen: Sequence[Stand] = ()

    zoek = StringField("Cliëntcode of nummer", description="Begin van de code, of TK-2026-00012")
    stand = RadioField("Toon", default=Stand.LOPEND.value)
    plek = SelectField("Locatie")
    leveringsvorm = SelectField("Leveringsvorm")

    def vul_keuzes(self, plekken: Sequence[tuple[uuid.UUID, str]], *, zorgkantoor: bool) -> None:
        """Offer what this user can narrow the list to."""
        self.standen = tuple(Stand) if zorgkantoor else VAN_AANBIEDER
        self.stand.choices = [(stand.value, _naam(stand)) for stand in self.standen]
        self.plek.label.text = "Zorgaanbieder" if zorgkantoor else "Locatie"
        self.leveringsvorm.choices = list(vormkeuzes())
        self.plek.choices = [ALLEMAAL, *((str(nr), naam) for nr, naam in plekken)]

    @property
    def standnaam(self) -> str:
        """Give the name of what is shown."""
        return _naam(Stand(self.stand.data))

    def vraag(self, adres: Mapping[str, str]) -> Lijstvraag:
        """Give what is asked for; what cannot be read is left out."""
        gekozen = (stand for stand in self.standen if stand.value == self.stand.data)
        stand = next(gekozen, Stand.LOPEND)
        self.stand.data = stand.value
        return Lijstvraag(
            stand=stand,
            zoek=(self.zoek.data or "").strip(),
            plek=lees_uuid(self.plek.data),
            leveringsvorm=lees_vorm(self.leveringsvorm.data),
            na=lees_plaats(adres.get("na", "")),
            tot=lees_plaats(adres.get("tot", "")),
        )


def _naam(stand: Stand) -> str:
    return toekenningtekst("stand", stand.value, weken=AFLOOPWEKEN)
