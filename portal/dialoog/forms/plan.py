"""The forms of a meerzorgplan: begin it, write one part of it, submit it, open it again."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.dialoog.actions.plan import Planwens
from portal.dialoog.queries.planbeeld import Schrijfblok
from portal.dialoog.queries.planteksten import CONTACT, plantekst
from portal.domain.meerzorgplan import Planitem
from portal.platform import autosave
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
    def uit_opslag(cls, blok: Schrijfblok, opgeslagen: Mapping[str, str]) -> "Schrijfblad":
        """Make the form of what is stored."""
        namen = namen_van(blok)
        getoond = {naam: opgeslagen.get(naam, "") for naam in namen}
        return cls(namen, _soort(blok)(formdata=None, data=getoond), getoond, {})

    @classmethod
    def uit_post(cls, blok: Schrijfblok, gepost: Mapping[str, str]) -> "Schrijfblad":
        """Read what was posted."""
        namen = namen_van(blok)
        return cls(namen, _soort(blok)(), autosave.lees_getoond(gepost, namen), {})

    @property
    def bewaring(self) -> Bewaring:
        """Give what was typed beside what was shown; a refused or absent field is left out."""
        return Bewaring(self.getoond, autosave.lees_getypt(self.formulier, self.namen))

    def na(self, ander: Mapping[str, str]) -> "Schrijfblad":
        """Give the form after a part of it was saved, with what others wrote."""
        return Schrijfblad(self.namen, self.formulier, {**self.getoond, **ander}, ander)


def namen_van(blok: Schrijfblok) -> tuple[str, ...]:
    """Name the fields of one part, in order."""
    return tuple(item.id for item in blok.items) or CONTACT


def _soort(blok: Schrijfblok) -> type[Formulier]:
    velden = {item.id: _tekstveld(item) for item in blok.items}
    return type("Planvelden", (Formulier,), velden or _contactvelden())


def _tekstveld(item: Planitem) -> Field:
    lengte = validators.Length(max=MAX_TEKST, message=TE_LANG)
    return TextAreaField(item.label, [lengte], description=item.hulp)


def _contactvelden() -> dict[str, Field]:
    return {
        naam: StringField(plantekst("contact", naam), [validators.Length(max=MAX_CONTACT[naam])])
        for naam in CONTACT
    }
