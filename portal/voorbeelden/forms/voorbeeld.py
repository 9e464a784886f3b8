"""What somebody tells of a good example, and why one is sent back or withdrawn."""

from collections.abc import Iterable
from datetime import date

from portal.clienten.queries import list_profielen
from portal.platform.forms import (
    BooleanField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
    VersieFormulier,
    validators,
)
from portal.voorbeelden.actions.voorbeeld import Inhoud
from portal.voorbeelden.queries import list_maatregelen, list_themas

KORT, LANG = 1500, 3000


def _kaal(tekst: str | None) -> str:
    return tekst.strip() if tekst else ""


def _tekst(label: str, uitleg: str, hoogste: int, fout: str) -> TextAreaField:
    lang = f"Gebruik bij ‘{label}’ niet meer dan {hoogste} tekens."
    return TextAreaField(
        label,
        description=uitleg,
        filters=[_kaal],
        validators=[
            validators.DataRequired(fout),
            validators.Length(max=hoogste, message=lang),
        ],
    )


def _keuze(label: str, fout: str, uitleg: str = "") -> SelectField:
    return SelectField(label, description=uitleg, validators=[validators.InputRequired(fout)])


class Voorbeeldformulier(VersieFormulier):
    """One result, told so that others can use it; a new one has version 0."""

    titel = StringField(
        "Titel",
        description="In enkele woorden: wat lukte er?",
        filters=[_kaal],
        validators=[
            validators.DataRequired("Vul een titel in."),
            validators.Length(max=120, message="Gebruik bij ‘Titel’ niet meer dan 120 tekens."),
        ],
    )
    situatie = _tekst(
        "Wat was de situatie?",
        "Wat maakte het moeilijk voor de cliënt of de groep?",
        KORT,
        "Vul in wat de situatie was.",
    )
    aanpak = _tekst(
        "Wat deed u anders?",
        "Schrijf het zo op dat een ander team het ook kan doen.",
        LANG,
        "Vul in wat u anders deed.",
    )
    resultaat = _tekst(
        "Wat leverde het op?",
        "Voor de cliënt, en als u het weet ook in uren of geld.",
        KORT,
        "Vul in wat het opleverde.",
    )
    thema = _keuze("Thema", "Kies een thema.")
    maatregel = _keuze("Soort maatregel", "Kies een soort maatregel.")
    zorgprofiel = SelectField("Zorgprofiel", validators=[validators.Optional()])

    def vul_keuzes(self, op: date) -> None:
        """Offer the themes, measures and zorgprofielen of a day."""
        kies = SelectChoice(value="", label="Maak een keuze")
        self.thema.choices = [kies, *_keuzes(list_themas())]
        self.maatregel.choices = [kies, *_keuzes(list_maatregelen())]
        self.zorgprofiel.choices = list_profielkeuzes(op)

    def inhoud(self) -> Inhoud:
        """Give what was typed."""
        return Inhoud(
            titel=self.titel.data or "",
            situatie=self.situatie.data or "",
            aanpak=self.aanpak.data or "",
            resultaat=self.resultaat.data or "",
            thema=self.thema.data or "",
            zorgprofiel=self.zorgprofiel.data or "",
            maatregel=self.maatregel.data or "",
        )


class Goedkeurformulier(VersieFormulier):
    """Let everybody read it."""

    gelezen = BooleanField(
        "Ik heb de tekst gelezen. Niemand is erin te herkennen.",
        validators=[validators.InputRequired("Lees de tekst en zet het vinkje.")],
    )


class Redenformulier(VersieFormulier):
    """Why a voorbeeld is sent back or withdrawn."""

    reden = _tekst("Waarom?", "", 1000, "Vul in waarom.")


def list_profielkeuzes(op: date) -> list[SelectChoice]:
    """Give the zorgprofielen to choose from, the first for any profile."""
    profielen = [(rij.code, rij.code) for rij in list_profielen(op)]
    return [SelectChoice(value="", label="Elk zorgprofiel"), *_keuzes(profielen)]


def _keuzes(namen: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    return [SelectChoice(value=code, label=naam) for code, naam in namen]
