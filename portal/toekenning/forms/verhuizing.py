"""Forms of the verhuisformulier: to begin, to change, to sign and to stop."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, TypeVar

from portal.domain.fouten import DomeinFout
from portal.domain.waarden import (
    Aandeel,
    Bedrag,
    Uren,
    euro_uit_tekst,
    percentage_uit_tekst,
    uren_uit_tekst,
)
from portal.platform.forms import (
    Adresformulier,
    BooleanField,
    DatumField,
    Field,
    Formulier,
    RadioField,
    SelectChoice,
    StringField,
    TextAreaField,
    VersieFormulier,
    validators,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from portal.toegang.models import Locatie

VERPLICHT = validators.InputRequired()
G = TypeVar("G")
HOOGSTENS = validators.Length(max=2000)


class Zoekformulier(Adresformulier):
    """Look for the place where the client goes to live."""

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

    basis_100 = StringField(
        "Bedrag per jaar bij 100%, zonder contextmiddelen",
        validators=[validators.Optional(), validators.Length(max=20)],
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
        return _lees(uren_uit_tekst, self.meerzorguren)

    def lees_basis(self) -> Bedrag | None:
        """Read the amount at 100%.

        Raises:
            DomeinFout: `geen_getal` or `negatief`, at the field.
        """
        return _lees(euro_uit_tekst, self.basis_100)


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
        return _lees(percentage_uit_tekst, self.tarief)


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


def _lees(lees: Callable[[str], G], veld: Field) -> G | None:
    """Read a number as people type it; None for an empty field."""
    tekst = str(veld.data or "").strip()
    try:
        return lees(tekst) if tekst else None
    except DomeinFout as fout:
        raise DomeinFout(fout.code, **{**fout.gegevens, "veld": veld.name}) from fout
