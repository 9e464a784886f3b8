"""Register a toekenning from before the portal, one by one or from a file."""

import functools
from collections.abc import Mapping
from datetime import date

from portal.clienten.queries import list_profielen
from portal.platform.dated_files import read_toml
from portal.platform.forms import (
    FileField,
    Formulier,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
    VersieFormulier,
    validators,
)
from portal.toekenning.queries.vooraf import KOLOMMEN, LEVERINGSVORMEN, SOORTEN

LANG = frozenset({"perspectief", "afspraken"})
"""Columns that hold more than a line."""


KEUZES: Mapping[str, tuple[str, ...]] = {
    "leveringsvorm": LEVERINGSVORMEN,
    "soort": SOORTEN,
    "behandeling": ("ja", "nee"),
    "dagbesteding": ("ja", "nee"),
}
PROFIEL = "zorgprofiel"


@functools.cache
def kolomteksten() -> Mapping[str, Mapping[str, str]]:
    """Give label and hint of every column."""
    return read_toml("teksten/vooraf.toml")


class Registratieformulier(Formulier):
    """The columns of the file as fields; what each must hold is read in one place."""

    def vul_keuzes(self, op: date) -> None:
        """Offer the zorgprofielen of a day."""
        codes = [SelectChoice(rij.code, rij.code) for rij in list_profielen(op)]
        self[PROFIEL].choices = [SelectChoice("", "Maak een keuze"), *codes]

    def velden(self) -> dict[str, str]:
        """Give the text of every column as typed."""
        return {naam: self[naam].data or "" for naam in KOLOMMEN}


def _veld(naam: str) -> StringField | RadioField | SelectField:
    teksten = kolomteksten()[naam]
    label, uitleg = teksten["label"], teksten.get("uitleg", "")
    if naam == PROFIEL:
        return SelectField(label, description=uitleg, validate_choice=False)
    if naam in KEUZES:
        keuzes = [SelectChoice(waarde, waarde.capitalize()) for waarde in KEUZES[naam]]
        return RadioField(label, choices=keuzes, validate_choice=False)
    soort = TextAreaField if naam in LANG else StringField
    return soort(label, description=uitleg)


for _naam in KOLOMMEN:
    setattr(Registratieformulier, _naam, _veld(_naam))


class Inleesformulier(Formulier):
    """A CSV file, or rows that were mended on the page."""

    bestand = FileField("Kies het CSV-bestand", description="CSV, hoogstens 1 MB en 1.000 regels")
    regels = TextAreaField("Regels die nog niet goed zijn")


class Bevestigingsformulier(VersieFormulier):
    """Confirm one registration."""


class Weigeringsformulier(VersieFormulier):
    """Take one registration out, with why."""

    reden = TextAreaField(
        "Waarom klopt deze registratie niet?",
        validators=[validators.DataRequired("Schrijf wat er niet klopt.")],
    )
