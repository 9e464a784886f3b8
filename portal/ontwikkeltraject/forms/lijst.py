"""The filters of the list and the agenda; they stand in the address."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date

from portal.domain.maanden import plus_maanden
from portal.ontwikkeltraject.queries.lijst import Lijstvraag, Plaats, Stand
from portal.ontwikkeltraject.queries.teksten import TEKSTEN
from portal.platform.forms import Adresformulier, RadioField, SelectChoice, SelectField, StringField
from portal.platform.paging import lees_uuid

ALLEMAAL = SelectChoice(value="", label="Alle")
STANDEN = [SelectChoice(value=code, label=naam) for code, naam in TEKSTEN.codes("lijst")]


class Lijstfilter(Adresformulier):
    """Which trajecten are shown; a choice that does not exist shows the open ones."""

    zoek = StringField("Code", description="Begin van de code van de cliënt of groep")
    stand = RadioField("Toon", choices=STANDEN, default=Stand.OPEN.value)
    plek = SelectField("Locatie")

    def vul_keuzes(
        self, plekken: Sequence[tuple[uuid.UUID, str]], *, aanbieder: bool, leidt: bool
    ) -> None:
        """Offer what this user can narrow the list to."""
        self.stand.choices = [
            keuze for keuze in STANDEN if leidt or keuze.value != Stand.VAN_MIJ.value
        ]
        self.plek.label.text = "Locatie" if aanbieder else "Zorgaanbieder"
        self.plek.choices = [
            ALLEMAAL,
            *(SelectChoice(value=str(nr), label=naam) for nr, naam in plekken),
        ]

    def vraag(self, adres: Mapping[str, str]) -> Lijstvraag:
        """Give what is asked for; what cannot be read is left out."""
        bekend = {keuze.value for keuze in STANDEN}
        stand = Stand(self.stand.data) if self.stand.data in bekend else Stand.OPEN
        self.stand.data = stand.value
        return Lijstvraag(
            stand=stand,
            zoek=(self.zoek.data or "").strip(),
            plek=lees_uuid(self.plek.data),
            na=_plaats(adres.get("na", "")),
            tot=_plaats(adres.get("tot", "")),
        )


class Zoekformulier(Adresformulier):
    """For whom the CCE plans a traject; it stands in the address."""

    aanbieder = SelectField("Zorgaanbieder")
    code = StringField("Code van de cliënt of de groep", description="Bijvoorbeeld D-1183")


def lees_maand(tekst: str, vandaag: date) -> date:
    """Read `2026-12` as the first day of that month; this month for what cannot be read."""
    try:
        maand = date.fromisoformat(f"{tekst}-01")
        plus_maanden(maand, 1)
    except ValueError:
        return vandaag.replace(day=1)
    return maand


def _plaats(tekst: str) -> Plaats | None:
    code, _, nummer = tekst.rpartition(".")
    gevonden = lees_uuid(nummer)
    return (code, gevonden) if code and gevonden else None
