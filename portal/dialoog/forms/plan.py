"""The forms of a meerzorgplan: begin it, write one part of it, submit it, open it again."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.dialoog.actions.plan import Planwens
from portal.dialoog.queries.planbeeld import Blokbeeld, Tekstbeeld
from portal.dialoog.queries.planteksten import CONTACT, plantekst
from portal.platform.forms import (
    Field,
    Formulier,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
    VersieFormulier,
    validators,
)
from portal.toekenning.actions.evaluatie import Bewaring

GETOOND = "getoond-"
"""Prefix of the hidden field with what the page shows of a text."""
MAX_TEKST = 20_000
MAX_CONTACT = {"contactpersoon": 120, "telefoon": 20, "email": 254}
TE_LANG = "Maak dit korter: hooguit 20.000 tekens."


class Beginformulier(Formulier):
    """For which zorgkantoor and which year."""

    zorgkantoor = SelectField("Zorgkantoor", [validators.InputRequired("Kies het zorgkantoor.")])
    jaar = SelectField("Planjaar", [validators.InputRequired("Kies het planjaar.")])

    def vul_keuzes(
        self, zorgkantoren: Sequence[tuple[uuid.UUID, str]], jaren: Sequence[int]
    ) -> None:
        """Set what can be chosen."""
        self.zorgkantoor.choices = [SelectChoice(str(id_), naam) for id_, naam in zorgkantoren]
        self.jaar.choices = [SelectChoice(str(jaar), str(jaar)) for jaar in jaren]

    def wens(self) -> Planwens:
        """Give what was chosen."""
        return Planwens(uuid.UUID(self.zorgkantoor.data), int(self.jaar.data))


class Planstapformulier(VersieFormulier):
    """Take a step on the version that the page showed."""


class Heropenformulier(VersieFormulier):
    """Why a plan is opened again."""

    reden = TextAreaField(
        "Waarom heropent u het plan?",
        [validators.InputRequired("Schrijf op waarom u het plan heropent.")],
        description="De zorgaanbieder leest deze reden. De ingediende versie blijft te lezen.",
    )


@dataclass(frozen=True, slots=True)
class Schrijfblad:
    """One part of a plan as a form.

    Attributes:
        namen: Names of its fields, in order.
        formulier: The controls.
        getoond: What the page shows as stored, by field.
        ander: Text of a colleague beside the own one, by field.
    """

    namen: Sequence[str]
    formulier: Formulier
    getoond: Mapping[str, str]
    ander: Mapping[str, str]

    @classmethod
    def uit_opslag(cls, blok: Blokbeeld, opgeslagen: Mapping[str, str]) -> "Schrijfblad":
        """Make the form of what is stored."""
        namen = namen_van(blok)
        getoond = {naam: opgeslagen.get(naam, "") for naam in namen}
        return cls(namen, _soort(blok)(formdata=None, data=getoond), getoond, {})

    @classmethod
    def uit_post(cls, blok: Blokbeeld, gepost: Mapping[str, str]) -> "Schrijfblad":
        """Read what was posted."""
        namen = namen_van(blok)
        getoond = {naam: _regels(gepost.get(GETOOND + naam, "")) for naam in namen}
        return cls(namen, _soort(blok)(), getoond, {})

    @property
    def bewaring(self) -> Bewaring:
        """Give what was typed beside what was shown; a refused or absent field is left out."""
        velden = (self.formulier[naam] for naam in self.namen)
        getypt = {
            veld.name: _regels(veld.data) for veld in velden if veld.raw_data and not veld.errors
        }
        return Bewaring(self.getoond, getypt)

    def na(self, ander: Mapping[str, str]) -> "Schrijfblad":
        """Give the form after a part of it was saved, with what others wrote."""
        return Schrijfblad(self.namen, self.formulier, {**self.getoond, **ander}, ander)


def namen_van(blok: Blokbeeld) -> tuple[str, ...]:
    """Name the fields of one part, in order."""
    return tuple(beeld.item.id for beeld in blok.teksten) or CONTACT


def _soort(blok: Blokbeeld) -> type[Formulier]:
    velden = {beeld.item.id: _tekstveld(beeld) for beeld in blok.teksten}
    return type("Planvelden", (Formulier,), velden or _contactvelden())


def _tekstveld(beeld: Tekstbeeld) -> Field:
    lengte = validators.Length(max=MAX_TEKST, message=TE_LANG)
    return TextAreaField(beeld.item.label, [lengte], description=beeld.item.hulp)


def _contactvelden() -> dict[str, Field]:
    return {
        naam: StringField(plantekst("contact", naam), [validators.Length(max=MAX_CONTACT[naam])])
        for naam in CONTACT
    }


def _regels(tekst: object) -> str:
    """Write line ends as one character."""
    return tekst.replace("\r\n", "\n") if isinstance(tekst, str) else ""
