"""The filters of the lists of dialogen and afspraken; they stand in the address."""

import uuid
from collections.abc import Mapping, Sequence

from portal.dialoog.queries.afspraken import Afspraakstapel, Afspraakvraag
from portal.dialoog.queries.lijst import Dialoogstapel, Dialoogvraag
from portal.dialoog.queries.teksten import dialoogcodes
from portal.platform.forms import Adresformulier, RadioField, SelectChoice, SelectField
from portal.platform.paging import lees_plaats, lees_uuid


class Dialoogfilter(Adresformulier):
    """Which dialogen are shown; a choice that does not exist shows all."""

    stapel = RadioField("Toon", default=Dialoogstapel.ALLES.value)
    aanbieder = SelectField("Zorgaanbieder")

    def vul_keuzes(self, aanbieders: Sequence[tuple[uuid.UUID, str]]) -> None:
        """Offer what this user can narrow the list to."""
        self.stapel.choices = list(dialoogcodes("lijst"))
        self.aanbieder.choices = [
            SelectChoice(value="", label="Alle"),
            *(SelectChoice(value=str(nr), label=naam) for nr, naam in aanbieders),
        ]

    def vraag(self, adres: Mapping[str, str]) -> Dialoogvraag:
        """Give what is asked for; what cannot be read is left out."""
        gekozen = self.stapel.data
        stapel = Dialoogstapel(gekozen) if gekozen in set(Dialoogstapel) else Dialoogstapel.ALLES
        self.stapel.data = stapel.value
        return Dialoogvraag(
            stapel=stapel,
            plek=lees_uuid(self.aanbieder.data),
            na=lees_plaats(adres.get("na", "")),
            tot=lees_plaats(adres.get("tot", "")),
        )


class Afspraakfilter(Adresformulier):
    """Which afspraken are shown; a choice that does not exist shows those of the own side."""

    stapel = RadioField("Toon", default=Afspraakstapel.VAN_ONS.value)

    def vraag(self, adres: Mapping[str, str]) -> Afspraakvraag:
        """Give what is asked for; what cannot be read is left out."""
        self.stapel.choices = list(dialoogcodes("afsprakenlijst"))
        gekozen = self.stapel.data
        stapel = (
            Afspraakstapel(gekozen) if gekozen in set(Afspraakstapel) else Afspraakstapel.VAN_ONS
        )
        self.stapel.data = stapel.value
        return Afspraakvraag(
            stapel=stapel,
            na=lees_plaats(adres.get("na", "")),
            tot=lees_plaats(adres.get("tot", "")),
        )
