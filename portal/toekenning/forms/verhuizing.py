"""Forms of the verhuisformulier: to begin, to change, to sign and to stop."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from portal.domain.fouten import DomeinFout
from portal.domain.waarden import Aandeel, Uren, percentage_uit_tekst, uren_uit_tekst
from portal.platform.forms import (
    BooleanField,
    DatumField,
    Formulier,
    RadioField,
    SelectChoice,
    StringField,
    TextAreaField,
    VersieFormulier,
    validators,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.toegang.models import Locatie

VERPLICHT = validators.InputRequired()
HOOGSTENS = validators.Length(max=2000)


class Zoekformulier(Formulier):
    """Look for the place where the client goes to live."""

    class Meta(Formulier.Meta):
        """A search changes nothing, so it goes in the address and needs no token."""

        csrf = False

    zoek = StringField("Naam, plaats of NZa-nummer", validators=[validators.Length(max=80)])


class _Velden(Formulier):
    locatie = RadioField(
        "Waar gaat de cliënt wonen?",
        validators=[validators.InputRequired("Kies waar de cliënt gaat wonen.")],
    )
    verhuisdatum = DatumField("Eerste dag op de nieuwe plek", validators=[VERPLICHT])
    meerzorguren = StringField(
        "Meerzorguren per week", validators=[validators.Optional(), validators.Length(max=20)]
    )

    def zet_locaties(self, locaties: Sequence[Locatie]) -> None:
        """Offer the places that were found."""
        self.locatie.choices = [SelectChoice(str(rij.id), naam_van(rij)) for rij in locaties]

    @staticmethod
    def hints_bij(locaties: Sequence[Locatie]) -> dict[str, str]:
        """Give what tells places with the same name apart, by value."""
        return {
            str(rij.id): f"{rij.plaats}, NZa-nummer {rij.nza_nummer}, {rij.regio.zorgkantoor.naam}"
            for rij in locaties
        }

    def gekozen_locatie(self) -> uuid.UUID:
        """Give the chosen place."""
        return uuid.UUID(str(self.locatie.data))

    def lees_uren(self) -> Uren | None:
        """Read the hours.

        Raises:
            DomeinFout: `geen_getal` or `negatief`, at the field.
        """
        return _lees_uren(self.meerzorguren.data or "")


class Startformulier(_Velden):
    """Begin a form; the version of the toekenning does not matter, one form can be open."""

    plan = RadioField(
        "Neemt de nieuwe plek het zorgplan in zijn geheel over?",
        choices=[
            SelectChoice("ja", "Ja, het zorgplan blijft gelijk"),
            SelectChoice("nee", "Nee, of voor een deel"),
        ],
        validators=[VERPLICHT],
    )


class Wijzigformulier(VersieFormulier, _Velden):
    """Change a form; every signature lapses."""

    tarief = StringField(
        "Tariefpercentage van de nieuwe zorgaanbieder",
        validators=[validators.Optional(), validators.Length(max=20)],
    )

    def lees_tarief(self) -> Aandeel | None:
        """Read the percentage.

        Raises:
            DomeinFout: `geen_getal` or `tarief_buiten_bereik`, at the field.
        """
        tekst = self.tarief.data or ""
        try:
            return percentage_uit_tekst(tekst) if tekst else None
        except DomeinFout as fout:
            raise DomeinFout(fout.code, **{**fout.gegevens, "veld": "tarief"}) from fout


class Ondertekenformulier(VersieFormulier):
    """Sign, with both declarations."""

    verhuisd = BooleanField()
    plan = BooleanField()
    reden = TextAreaField("Waarom kan dit zo laat nog?", validators=[HOOGSTENS])


class Stopformulier(VersieFormulier):
    """Stop the form, with why."""

    reden = TextAreaField("Waarom stopt u dit formulier?", validators=[HOOGSTENS])


def naam_van(locatie: Locatie) -> str:
    """Name a place as people look it up."""
    return f"{locatie.aanbieder.naam}, {locatie.naam}"


def _lees_uren(tekst: str) -> Uren | None:
    try:
        return uren_uit_tekst(tekst) if tekst else None
    except DomeinFout as fout:
        raise DomeinFout(fout.code, **{**fout.gegevens, "veld": "meerzorguren"}) from fout
