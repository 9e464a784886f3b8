"""Build a form from data: one field for each part that is asked, values kept as typed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from portal.aanvraag.actions.samenvoegen import Getoond, schoon
from portal.domain.vragenlijst import Doelveld, Subveld, Veldtype
from portal.platform.encrypted import JsonWaarde
from portal.platform.forms import (
    Field,
    Formulier,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
    validators,
)
from portal.platform.web.dates import datum_als_tekst, datum_uit_tekst

MAX_TEKSTVAK = 20_000
MAX_REGEL = 500
MEESTE_RONDJES = 5


class Invoer(StrEnum):
    """Which control a part gets."""

    REGEL = "regel"
    TEKSTVAK = "tekstvak"
    GETAL = "getal"
    BEDRAG = "bedrag"
    DATUM = "datum"
    RONDJES = "rondjes"
    LIJST = "lijst"


_INVOER = {
    Veldtype.TEKSTVAK: Invoer.TEKSTVAK,
    Veldtype.GETAL: Invoer.GETAL,
    Veldtype.BEDRAG: Invoer.BEDRAG,
    Veldtype.DATUM: Invoer.DATUM,
}


_VOORBEELD = {
    Invoer.GETAL: "een getal in, zoals 10,5",
    Invoer.BEDRAG: "een bedrag in, zoals 1.250,00",
    Invoer.DATUM: "een datum in, zoals 27-11-2026",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Veld:
    """One control of a form.

    Attributes:
        naam: Its name, as `rs-afbouw.stap.1.datum`.
        label: What people read.
        invoer: Which control.
        hint: Help under the label, empty when none.
        opties: Choices.
        woorden: Guideline in words, 0 when it has none of its own.
        max_tekens: Longest text that is saved.
        optioneel: May stay empty.
    """

    naam: str
    label: str
    invoer: Invoer
    hint: str = ""
    opties: tuple[str, ...] = ()
    woorden: int = 0
    max_tekens: int = MAX_REGEL
    optioneel: bool = False


def veld_van(deel: Subveld | Doelveld, naam: str, *, hint: str = "") -> Veld:
    """Give the control of one part of an answer or a doel."""
    tekens = deel.max_tekens if isinstance(deel, Doelveld) else None
    invoer = _invoer_van(deel)
    lang = MAX_TEKSTVAK if invoer is Invoer.TEKSTVAK else MAX_REGEL
    return Veld(
        naam=naam,
        label=deel.label,
        invoer=invoer,
        hint=hint,
        opties=deel.opties,
        woorden=deel.max_woorden or 0,
        max_tekens=tekens or lang,
        optioneel=not deel.verplicht,
    )


def _invoer_van(deel: Subveld | Doelveld) -> Invoer:
    if deel.type is Veldtype.KEUZE:
        return Invoer.RONDJES if len(deel.opties) <= MEESTE_RONDJES else Invoer.LIJST
    if deel.type is Veldtype.TEKST and deel.max_woorden:
        return Invoer.TEKSTVAK
    return _INVOER.get(deel.type, Invoer.REGEL)


def maak_formulier(velden: Iterable[Veld], waarden: Mapping[str, str] | None) -> Formulier:
    """Make a form with these controls, filled with `waarden`, or with what was posted if None."""
    soort = type("Antwoordformulier", (Formulier,), {veld.naam: _bouw(veld) for veld in velden})
    formulier = soort() if waarden is None else soort(formdata=None, data=dict(waarden))
    assert isinstance(formulier, Formulier)
    return formulier


def _bouw(veld: Veld) -> Field:
    te_lang = f"Maak dit korter: hooguit {veld.max_tekens:,} tekens.".replace(",", ".")
    lengte = [validators.Length(max=veld.max_tekens, message=te_lang)]
    keuzes = [SelectChoice(optie, optie[:1].upper() + optie[1:]) for optie in veld.opties]
    match veld.invoer:
        case Invoer.RONDJES:
            return RadioField(
                veld.label, description=veld.hint, choices=keuzes, validate_choice=False
            )
        case Invoer.LIJST:
            return SelectField(
                veld.label,
                description=veld.hint,
                choices=[SelectChoice("", "Maak een keuze"), *keuzes],
                validate_choice=False,
            )
        case Invoer.TEKSTVAK:
            return TextAreaField(veld.label, lengte, description=veld.hint)
        case _:
            return StringField(veld.label, lengte, description=veld.hint)


def vul_in(veld: Veld, formulier: Formulier) -> str:
    """Say how to fill in a control that is empty, or that cannot be read as what it should be."""
    voorbeeld = _VOORBEELD.get(veld.invoer)
    if veld.invoer in {Invoer.RONDJES, Invoer.LIJST}:
        return f"Maak een keuze bij “{veld.label}”."
    if voorbeeld and formulier[veld.naam].data:
        return f"Vul bij “{veld.label}” {voorbeeld}."
    return f"Vul “{veld.label}” in."


def typ(veld: Veld, waarde: JsonWaarde) -> str:
    """Write a stored part as a person types it."""
    if not isinstance(waarde, str):
        return ""
    return datum_als_tekst(waarde) if veld.invoer is Invoer.DATUM else waarde


def lees(formulier: Formulier, veld: Veld) -> str:
    """Give what was typed, ready to be stored: line ends as one character, a date as ISO."""
    getypt = formulier[veld.naam].data
    tekst = getypt.replace("\r\n", "\n") if isinstance(getypt, str) else ""
    return datum_uit_tekst(tekst) if veld.invoer is Invoer.DATUM else tekst


def schrijf_getoond(getoond: Getoond) -> str:
    """Write the value of the hidden field."""
    inhoud = {"versie": getoond.versie, "waarde": getoond.waarde}
    return json.dumps(inhoud, ensure_ascii=False, sort_keys=True)


def lees_getoond(tekst: str) -> Getoond:
    """Read the hidden field; one that cannot be read counts as: nothing was shown."""
    try:
        inhoud = json.loads(tekst)
    except (ValueError, RecursionError):
        inhoud = None
    if not isinstance(inhoud, dict):
        return Getoond(0, None)
    versie = inhoud.get("versie")
    return Getoond(versie if isinstance(versie, int) else 0, schoon(inhoud.get("waarde")))
