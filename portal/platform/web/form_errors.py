"""Collect the messages of a refused form in the order of the page, each with its field."""

from collections.abc import Iterator
from dataclasses import dataclass

from wtforms import Field, FieldList, FormField
from wtforms.form import BaseForm

DIT_VELD = "dit veld"


@dataclass(frozen=True, slots=True)
class Veldfout:
    """One message; `veld` is the id to link to, or empty for the form as a whole."""

    veld: str
    tekst: str


def fouten_van(formulier: BaseForm) -> list[Veldfout]:
    """List what to change: first the form as a whole, then each field once, in form order."""
    algemeen = [Veldfout("", str(tekst)) for tekst in formulier.form_errors]
    return algemeen + list(_van_velden(formulier))


def _van_velden(velden: "BaseForm | FieldList[Field]") -> Iterator[Veldfout]:
    for veld in velden:
        if isinstance(veld, FormField):
            yield from _van_velden(veld.form)
        elif isinstance(veld, FieldList):
            yield from _van_velden(veld)
        elif veld.errors:
            yield Veldfout(veld.id, _met_naam(str(veld.errors[0]), veld))


def _met_naam(tekst: str, veld: Field) -> str:
    """Name the field in a message that says `dit veld`: above the form there is no field to see."""
    if DIT_VELD not in tekst:
        return tekst
    return f"{veld.label.text.rstrip('?')}: {tekst[:1].lower()}{tekst[1:]}"
