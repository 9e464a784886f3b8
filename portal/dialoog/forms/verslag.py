"""Forms of the verslag: its texts, an afspraak, what a party says of it, what came of one."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from portal.dialoog.actions.afspraken import Inhoud
from portal.dialoog.actions.verslag import Tekst
from portal.dialoog.forms.velden import ZONDER_NAMEN, dag, keuze, regel, tekst
from portal.dialoog.queries.teksten import dialoogtekst
from portal.dialoog.queries.verslag import VELDEN
from portal.domain.procedure.dialoogverslag import PUNTEN
from portal.domain.procedure.volgen import Afspraaksoort, Afspraakstand, Dialoogpartij
from portal.platform.forms import SelectChoice, SelectField, VersieFormulier

if TYPE_CHECKING:
    from portal.dialoog.models import Afspraak
    from portal.toegang.models import Gebruiker

GEEN = ("", "Niets")


class Verslagformulier(VersieFormulier):
    """The texts of a verslag; what is not filled in yet may stay empty."""

    punt_1 = tekst("Wat is er besproken?", ZONDER_NAMEN)
    merkten = tekst(dialoogtekst("veld", "merkten"), ZONDER_NAMEN)
    niet_gelukt = tekst(dialoogtekst("veld", "niet_gelukt"), ZONDER_NAMEN)
    succes = tekst(dialoogtekst("veld", "succes"), ZONDER_NAMEN)
    dilemma = tekst(dialoogtekst("veld", "dilemma"), ZONDER_NAMEN)
    punt_2 = tekst("Wat is er besproken?", ZONDER_NAMEN)
    punt_3 = tekst("Wat is er besproken?", ZONDER_NAMEN)
    punt_4 = tekst("Wat is er besproken?", ZONDER_NAMEN)
    punt_5 = tekst("Samenvatting", ZONDER_NAMEN)
    zonder_resultaat = tekst(
        dialoogtekst("veld", "zonder_resultaat"), "Alleen invullen als zo'n afspraak er niet is."
    )

    def tekst(self) -> Tekst:
        """Give what was typed."""
        return Tekst(
            punten={nr: self[f"punt_{nr}"].data or "" for nr in PUNTEN},
            velden={veld: self[veld].data or "" for veld in VELDEN},
        )


class Afspraakformulier(VersieFormulier):
    """One afspraak."""

    wat = tekst("Wat spreekt u af?", ZONDER_NAMEN, "Schrijf op wat u afspreekt.")
    soort = keuze("Waar gaat de afspraak over?", "soort", "Kies waar de afspraak over gaat.")
    partij = keuze("Wie doet het?", "partij", "Kies welke partij het doet.")
    eigenaar = SelectField("Eigenaar")
    wie = regel("Of een andere naam", "Alleen als de eigenaar niet in de lijst staat.")
    wanneer = dag("Wanneer is het klaar?")
    resultaat_inhoud = tekst(
        "Resultaat in inhoud", "Wat is er dan beter voor cliënten? " + ZONDER_NAMEN
    )
    resultaat_geld = tekst("Resultaat in geld", "Welk bedrag of hoeveel uren scheelt het?")
    koppeling = SelectField("Waar hangt de afspraak aan?")

    def bied_aan(
        self,
        mensen: "Mapping[Dialoogpartij, Sequence[Gebruiker]]",
        koppelingen: Iterable[tuple[str, str]],
    ) -> None:
        """Offer the owners by party, and what it can hang on."""
        self.eigenaar.choices = [
            SelectChoice(value="", label="Kies een naam"),
            *(
                SelectChoice(
                    value=f"{partij}.{mens.id}",
                    label=f"{mens.naam} ({dialoogtekst('partij_klein', partij.value)})",
                )
                for partij, van in mensen.items()
                for mens in van
            ),
        ]
        self.namen = {f"{p}.{mens.id}": mens.naam for p, van in mensen.items() for mens in van}
        self.koppeling.choices = [
            SelectChoice(value=code, label=naam) for code, naam in (GEEN, *koppelingen)
        ]

    def toon(self, rij: "Afspraak") -> None:
        """Show an afspraak as it is."""
        self.wat.data, self.wanneer.data = rij.wat, rij.wanneer
        self.soort.data, self.partij.data = rij.soort.value, rij.partij.value
        self.resultaat_inhoud.data, self.resultaat_geld.data = rij.inhoud, rij.geld
        if rij.eigenaar_id is None:
            self.wie.data = rij.wie
        else:
            self.eigenaar.data = f"{rij.partij}.{rij.eigenaar_id}"
        if rij.gekoppeld_soort:
            self.koppeling.data = f"{rij.gekoppeld_soort}.{rij.gekoppeld_aan}"

    def validate(self, extra_validators: object = None) -> bool:
        """Ask for an owner, by account or by name, of the party that does it."""
        del extra_validators
        goed = bool(super().validate())
        gekozen = self.eigenaar.data or ""
        if not gekozen and not (self.wie.data or "").strip():
            self.eigenaar.errors, goed = ["Kies wie de eigenaar is, of vul een naam in."], False
        elif gekozen and gekozen.partition(".")[0] != self.partij.data:
            self.eigenaar.errors, goed = ["Kies een eigenaar van de partij die het doet."], False
        return goed

    def afspraak(self) -> Inhoud:
        """Give what was agreed."""
        gekozen = self.eigenaar.data or ""
        soort, _, aan = (self.koppeling.data or "").partition(".")
        assert self.wanneer.data is not None
        return Inhoud(
            soort=Afspraaksoort(self.soort.data),
            wat=self.wat.data or "",
            partij=Dialoogpartij(self.partij.data),
            wie=self.namen[gekozen] if gekozen else (self.wie.data or ""),
            eigenaar_id=uuid.UUID(gekozen.partition(".")[2]) if gekozen else None,
            wanneer=self.wanneer.data,
            inhoud=self.resultaat_inhoud.data or "",
            geld=self.resultaat_geld.data or "",
            gekoppeld_soort=soort,
            gekoppeld_aan=aan,
        )


class Opmerkingformulier(VersieFormulier):
    """What has to change in the verslag."""

    opmerking = tekst(
        "Wat moet er in het verslag veranderen?",
        verplicht="Schrijf op wat er in het verslag moet veranderen.",
    )


class Standformulier(VersieFormulier):
    """What came of an afspraak."""

    stand = keuze("Hoe staat het met de afspraak?", "stand", "Kies hoe het ermee staat.")
    toelichting = tekst("Toelichting", ZONDER_NAMEN)

    @property
    def gekozen(self) -> Afspraakstand:
        """Give the stand that was chosen."""
        return Afspraakstand(self.stand.data)
